"""The terms of `ontology/`: declared, labelled in both languages, and used as declared."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, BNode, Graph, Namespace, URIRef

from kg import ontology
from kg.iri import KG, PREFIXES
from kg.lexicon import ontology_home

HOME = ontology_home()
ROOT = Path(__file__).resolve().parents[2]
KGNS = Namespace(KG)
SH = Namespace("http://www.w3.org/ns/shacl#")

VOCABULARY = [
    "coOrganizer",
    "document",
    "adopts",
    "signs",
    "issues",
    "discusses",
    "amends",
    "trigger",
    "polarity",
    "modality",
    "earliest",
    "latest",
    "edtf",
    "effectiveFrom",
    "adminCode",
    "rule",
    "confidence",
    "attributedTo",
    "triggeredBy",
    "notTriggeredBy",
    "headNoun",
    "seek",
    "slot",
    "example",
    "counterExample",
    "Fact",
    "GovernmentBody",
    "PartyBody",
    "TradeUnion",
    "Company",
    "School",
    "MediaOrganization",
    "Military",
    "Policy",
    "Plan",
    "Agreement",
    "Standard",
    "Report",
    "Declaration",
    "Letter",
    "Program",
    "Venue",
]


@pytest.fixture(scope="module")
def terms() -> Graph:
    return Graph().parse(HOME / "kg.ttl")


def own(graph: Graph) -> list[URIRef]:
    return sorted({s for s in graph.subjects() if isinstance(s, URIRef) and str(s).startswith(KG)})


def test_vocabulary_is_declared(terms: Graph) -> None:
    assert [name for name in VOCABULARY if (KGNS[name], None, None) not in terms] == []


def test_every_own_term_is_labelled_and_explained(terms: Graph) -> None:
    assert len(own(terms)) >= 54
    for term in own(terms):
        assert sorted(label.language for label in terms.objects(term, RDFS.label)) == ["en", "zh"], term
        assert list(terms.objects(term, RDFS.comment)), term


def test_every_term_a_graph_uses_is_declared_labelled_and_explained_in_both_languages() -> None:
    declared = Graph().parse(HOME / "kg.ttl")
    for path in (HOME / "event").glob("*.ttl"):
        declared.parse(path)
    told = Graph().parse(ROOT / "output" / "graph.ttl")
    told.parse(ROOT / "tests" / "ontology" / "small_graph.ttl")
    used = {*told.predicates(), *told.objects(None, RDF.type)}
    used |= {one for one in declared.subjects(RDF.type) if (one, RDF.type, SH.PropertyShape) not in declared}
    terms = sorted(one for one in used if isinstance(one, URIRef))
    assert len(terms) > 175
    for term in terms:
        explained = [*declared.objects(term, RDFS.comment), *declared.objects(term, SKOS.definition)]
        for texts in (list(declared.objects(term, RDFS.label)), explained):
            assert sorted(text.language for text in texts) == ["en", "zh"], term
            assert all(bool(re.search("[一-鿿]", text)) == (text.language == "zh") for text in texts), term


def test_every_own_property_has_a_domain_and_a_range(terms: Graph) -> None:
    shared = {KGNS.earliest, KGNS.latest}  # of events and of dates alike: no one domain
    properties = [term for term in own(terms) if (term, RDF.type, RDFS.Class) not in terms]
    assert len(properties) >= 24
    for term in properties:
        above = terms.value(term, RDFS.subPropertyOf)
        assert term in shared or (term, RDFS.domain, None) in terms, term
        assert above or (term, RDFS.range, None) in terms or term == KGNS.effectiveFrom, term


def test_document_roles_stand_below_document(terms: Graph) -> None:
    for name in ("adopts", "signs", "issues", "discusses", "amends"):
        assert (KGNS[name], RDFS.subPropertyOf, KGNS.document) in terms


def test_word_lists_name_only_declared_classes() -> None:
    known = ontology.load().parents
    named = set()
    for path in sorted((HOME / "lexicon").glob("*.tsv")):
        rows = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for prefix, name in re.findall(r"\b(kg|schema):([A-Z]\w+)", "\n".join(rows)):
            named.add((PREFIXES[prefix] + name, path.name))
    assert sorted(f"{iri} in {path}" for iri, path in named if iri not in known) == []


def test_role_shapes_are_iris() -> None:
    paths = sorted((HOME / "event").glob("*.ttl"))
    assert len(paths) >= 49
    for path in paths:
        graph = Graph().parse(path)
        shapes = list(graph.objects(None, SH.property))
        assert not [shape for shape in shapes if isinstance(shape, BNode)], path
        assert all((shape, RDF.type, SH.PropertyShape) in graph for shape in shapes), path
