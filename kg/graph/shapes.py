"""Checks a graph against the SHACL shapes of the ontology."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.graph import findings, terms
from kg.graph.export import rdflib_node
from kg.iri import RDF, RDFS, SH
from kg.lexicon import ontology_home
from kg.model import Statement, Violation

if TYPE_CHECKING:
    import rdflib

_SEVERITIES = {"Violation": 0, "Warning": 1, "Info": 2}


def check(statements: Sequence[Statement]) -> tuple[Violation, ...]:
    """What breaks the shapes, in the union of all graphs; the gravest first, then by focus node.

    Source: SHACL (W3C, 2017). The shapes are `ontology/shapes.ttl` and the event types.
    """
    return check_graph(_union(statements))


def check_graph(graph: rdflib.Graph, language: str = "en") -> tuple[Violation, ...]:
    """The same for any RDF graph, with warnings of terms that the vocabulary does not know; the graph gains its terms.

    Messages are in `language`, `en` or `zh`.
    """
    import pyshacl  # noqa: PLC0415 - heavy

    shapes, ontology = load()
    strange = tuple(terms.unknown(graph, _declared(), language))
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology, inplace=True)
    results = report.objects(None, _node(SH + "result"))  # not those that are only details of one
    found = {*strange, *(findings.read(report, result, shapes, language) for result in results)}
    return tuple(sorted(found, key=lambda one: (_SEVERITIES.get(one.severity, 0), one)))


def count_of_known(graph: rdflib.Graph) -> int:
    """How many nodes have a class of the ontology; where none has, the shapes say nothing."""
    shapes, ontology = load()
    classes = {one for part in (shapes, ontology) for one in part.subjects(_node(RDF + "type"), _node(RDFS + "Class"))}
    classes |= set(shapes.objects(None, _node(SH + "targetClass")))
    return len({node for node, kind in graph.subject_objects(_node(RDF + "type")) if kind in classes})


@cache
def load() -> tuple[rdflib.Graph, rdflib.Graph]:
    """The shapes with the event types, and the terms they speak of with the classes above each."""
    import rdflib  # noqa: PLC0415 - heavy

    home = ontology_home()
    shapes = rdflib.Graph().parse(home / "shapes.ttl")
    for path in sorted((home / "event").glob("*.ttl")):
        shapes.parse(path)
    ontology = rdflib.Graph().parse(home / "kg.ttl")
    for triple in shapes.triples((None, _node(RDFS + "subClassOf"), None)):
        ontology.add(triple)
    return shapes, ontology


@cache
def _declared() -> tuple[str, ...]:
    """The IRIs of all terms, sorted."""
    return tuple(sorted({str(one) for part in load() for one in part.subjects(_node(RDF + "type"))}))


def _union(statements: Sequence[Statement]) -> rdflib.Graph:
    import rdflib  # noqa: PLC0415 - heavy

    graph = rdflib.Graph()
    nodes: dict[object, rdflib.URIRef | rdflib.Literal] = {}
    for one in statements:
        for term in (one.subject, one.predicate, one.object):
            if term not in nodes:
                nodes[term] = rdflib_node(term)
        graph.add((nodes[one.subject], nodes[one.predicate], nodes[one.object]))
    return graph


def _node(name: str) -> rdflib.URIRef:
    import rdflib  # noqa: PLC0415 - heavy

    return rdflib.URIRef(name)
