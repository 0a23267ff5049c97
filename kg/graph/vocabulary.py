"""The terms of the ontology in the graph itself, so that a question for meetings finds congresses and forums."""

from __future__ import annotations

from functools import cache

from kg.graph.quads import Quads
from kg.iri import OWL, RDF, RDFS
from kg.lexicon import ontology_home
from kg.rdf import Literal

_TYPE = RDF + "type"
_SUPER = frozenset({RDFS + "subClassOf", RDFS + "subPropertyOf"})
_KINDS = {
    RDFS + "Class": RDFS + "Class",
    RDF + "Property": RDF + "Property",
    OWL + "ObjectProperty": RDF + "Property",
    OWL + "DatatypeProperty": RDF + "Property",
}
_Triple = tuple[str, str, str | Literal]


def graph_of(base: str) -> str:
    """The IRI of the ontology's graph."""
    return base + "ontology"


def describe(base: str, quads: Quads) -> None:
    """Note every class and property with its labels and what it stands below, in the ontology's graph."""
    for subject, predicate, node in _terms():
        quads.add(subject, predicate, node, graph_of(base))


@cache
def _terms() -> tuple[_Triple, ...]:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    home, found = ontology_home(), set[_Triple]()
    for path in (home / "kg.ttl", *sorted((home / "event").glob("*.ttl"))):
        for one in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            node, predicate = one.object, one.predicate.value
            if not isinstance(one.subject, ox.NamedNode):
                continue
            if predicate == RDFS + "label" and isinstance(node, ox.Literal):
                found.add((one.subject.value, predicate, Literal(node.value, language=node.language or "")))
            elif isinstance(node, ox.NamedNode) and predicate in _SUPER:
                found.add((one.subject.value, predicate, node.value))
            elif isinstance(node, ox.NamedNode) and predicate == _TYPE and node.value in _KINDS:
                found.add((one.subject.value, predicate, _KINDS[node.value]))
    return tuple(found)
