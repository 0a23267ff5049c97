"""Writes docs/terms.html, the terms of the vocabulary as pyLODE documents them, with the diagram in it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

from pylode import OntPub
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef

from kg.iri import PREFIXES
from kg.lexicon import ontology_home

HERE = Path(__file__).resolve().parent
KG = Namespace("https://w3id.org/dashiji/kg#")
SHOWN = (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, DCTERMS.license)
STYLE = """
      body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
      #diagram { overflow-x: auto; }
      #diagram svg { min-width: 60em; max-width: 100%; }
      @media (max-width: 60em) {
        body { padding: 1em; }
        #toc { position: static; width: auto; height: auto; }
        #content { width: auto; }
      }
"""


def page() -> str:
    """The whole page: no script, no request to anywhere."""
    text = OntPub(_documented()).make_html()
    text = re.sub(r"\s*<script [^>]*application/ld\+json.*?</script>", "", text, flags=re.DOTALL)
    text = re.sub(r'\s*<dt id="ns\d+">.*?</dd>', "", text, flags=re.DOTALL)  # made up for what has no prefix
    text = _prefixes_apart(text)
    text = re.sub(r"<html[^>]*>\s*<head>", '<html lang="zh">\n  <head>\n    <meta charset="utf-8">', text, count=1)
    text = text.replace("</style>", STYLE + "    </style>", 1)
    picture = f'<div class="section" id="diagram">\n<h2>Diagram · 图示</h2>\n{_diagram()}</div>\n'
    return re.sub(r'(<div class="section" id="classes">)', lambda found: picture + found[0], text, count=1)


def _prefixes_apart(text: str) -> str:
    """Namespaces and the entries that lead to them under ids of their own: a term may be called the same."""
    text = re.sub(r'\s*<li>\s*<a href="#ns\d+">.*?</li>', "", text, flags=re.DOTALL)
    body, contents = text.split('id="toc"', 1)
    terms, prefixes = contents.split(">Namespaces<", 1)
    prefixes = re.sub(r'href="#(?!legend)', 'href="#prefix-', prefixes)
    body = body.replace('<dt id="', '<dt id="prefix-')
    return f'{body}id="toc"{terms}>Namespaces<{prefixes}'


def _documented() -> Graph:
    """Classes and properties with one bilingual label, definitions and examples in both languages, roles as notes."""
    known, told = Graph(), Graph()
    for prefix, namespace in PREFIXES.items():
        told.bind(prefix, namespace)
    for path in (ontology_home() / "kg.ttl", *sorted((ontology_home() / "event").glob("*.ttl"))):
        known.parse(path)
    terms = {one for one in known.subjects(RDF.type) if isinstance(one, URIRef)}
    for term in sorted(terms - set(known.subjects(RDF.type, SH.PropertyShape))):
        for predicate in SHOWN:
            for node in known.objects(term, predicate):
                told.add((term, predicate, node))
        if (term, RDF.type, RDFS.Class) in known:
            told.add((term, RDF.type, OWL.Class))
        told.add((term, RDFS.label, Literal(" ".join(_words(known, term, RDFS.label)))))
        said = [*_words(known, term, RDFS.comment), *_words(known, term, SKOS.definition)]
        told.add((term, DCTERMS.description, Literal("\n\n".join(said))))
        examples = sorted(str(one) for one in known.objects(term, KG.example))
        if examples:
            told.add((term, SKOS.example, Literal("\n\n".join(examples))))
        roles = "\n".join(sorted(_role(known, shape) for shape in known.objects(term, SH.property)))
        if roles:
            told.add((term, SKOS.note, Literal(f"Roles · 角色\n\n{roles}")))
    return told


def _words(known: Graph, term: URIRef, predicate: URIRef) -> list[str]:
    """The English words, then the Chinese."""
    found = {one.language: str(one) for one in known.objects(term, predicate) if isinstance(one, Literal)}
    return [found[language] for language in ("en", "zh") if language in found]


def _role(known: Graph, shape: object) -> str:
    assert isinstance(shape, URIRef)
    path = known.value(shape, SH.path)
    assert isinstance(path, URIRef)
    return f"- `{known.qname(path)}` {' '.join(_words(known, shape, SH.name))}"


def _diagram() -> str:
    spec = importlib.util.spec_from_file_location("make_ontology_diagram", HERE / "make_ontology_diagram.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.diagram())


if __name__ == "__main__":
    (HERE / "terms.html").write_text(page(), encoding="utf-8")
