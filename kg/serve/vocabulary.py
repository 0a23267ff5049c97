"""The vocabulary where its IRIs lead: as a page or as triples, with its shapes and its context for JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape

from starlette.responses import Response

from kg.graph import published
from kg.graph.abbreviations import abbreviated
from kg.graph.media import GRAPHS
from kg.iri import BASE, KG, OWL, RDF, RDFS
from kg.serve import pages
from kg.serve.links import VOCABULARY, link

TITLE = "词汇 Vocabulary"
SHAPES, CONTEXT = "/shapes", "/context"
"""What stands below the address of the vocabulary, as its versions do."""
_CLASSES, _PROPERTIES = (f"{RDFS}Class",), (f"{RDF}Property", f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty")
_TOLD = (("上位 Below", f"{RDFS}subClassOf"), ("定义域 Of", f"{RDFS}domain"), ("值域 Gives", f"{RDFS}range"))


def respond(form: str, headers: dict[str, str]) -> Response:
    """It in a form of `GRAPHS` or as a page."""
    if form == "html":
        return pages.page(TITLE, _body())
    return Response(_written("terms", form), media_type=GRAPHS[form], headers=headers)


def shapes(form: str, headers: dict[str, str]) -> Response:
    """The shapes apart, in a form of `GRAPHS`."""
    return Response(_written("shapes", form), media_type=GRAPHS[form], headers=headers)


def context(headers: dict[str, str]) -> Response:
    """The JSON-LD context, which pages of any site may load."""
    media_type = GRAPHS["jsonld"]
    return Response(published.context(), media_type=media_type, headers={**headers, "Access-Control-Allow-Origin": "*"})


@cache
def _written(part: str, form: str) -> bytes:
    return published.written(published.shapes() if part == "shapes" else published.vocabulary(), form)


@cache
def _body() -> str:
    files = (("?format=ttl", "Turtle"), (SHAPES, "SHACL"), (CONTEXT, "JSON-LD context"))
    links = " · ".join(f"<a href='{VOCABULARY}{end}'>{words}</a>" for end, words in files)
    parts = [
        f"<h1>{TITLE} <small>{published.version()}</small></h1>\n",
        f"<p>{links}</p>\n",
    ]
    for heading, kinds in (("类 Classes", _CLASSES), ("属性 Properties", _PROPERTIES)):
        terms = sorted({term for kind in kinds for term in _subjects(kind)}, key=lambda iri: abbreviated(iri).lower())
        parts.append(f"<h2>{heading} <small>{len(terms)}</small></h2>\n<dl>\n{''.join(map(_term, terms))}</dl>\n")
    return "".join(parts)


def _term(iri: str) -> str:
    anchor = f' id="{escape(iri.removeprefix(KG))}"' if iri.startswith(KG) else ""
    names, comments = _values(iri, f"{RDFS}label"), _values(iri, f"{RDFS}comment")
    told = "".join(
        f"<div><small>{words}</small> {', '.join(link(one, abbreviated(one), BASE) for one in found)}</div>\n"
        for words, predicate in _TOLD
        if (found := _values(iri, predicate))
    )
    return (
        f"<dt{anchor}>{escape(abbreviated(iri))}</dt>\n<dd>{escape(' · '.join(names))}<br>"
        f"<small>{escape(' '.join(comments))}</small>{told}</dd>\n"
    )


def _subjects(kind: str) -> Iterator[str]:
    for one in published.vocabulary():
        if one.predicate.value == f"{RDF}type" and published.text(one.object) == kind:
            yield published.text(one.subject)


def _values(iri: str, predicate: str) -> list[str]:
    """IRIs and words, the Chinese before the English."""
    found = published.values(iri, predicate)
    ordered = sorted(found, key=lambda node: (not str(getattr(node, "language", "")).startswith("zh"), str(node)))
    return [one.value for one in ordered]
