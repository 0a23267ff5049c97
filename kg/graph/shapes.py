"""Checks a graph against the SHACL shapes of the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import OntologyError, SettingsError
from kg.graph import contract, early_dates, findings, soundness, terms
from kg.graph.export import rdflib_node
from kg.iri import RDF, RDFS, SH
from kg.lexicon import ontology_home, overlays
from kg.ontology_source import overlay_files
from kg.rdf import Statement, Violation

if TYPE_CHECKING:
    import rdflib

_SEVERITIES = {"Violation": 0, "Warning": 1, "Info": 2}


def check(statements: Sequence[Statement]) -> tuple[Violation, ...]:
    """What breaks the shapes, in the union of all graphs; the gravest first, then by focus node.

    Source: SHACL (W3C, 2017). The shapes are `ontology/shapes.ttl` and the event types. They are compiled (`contract`),
    unless one uses what only a SHACL engine understands.
    """
    try:
        known = contract.load()
    except OntologyError:
        return check_graph(_union(statements))
    return _graded({*soundness.strange(statements, known), *soundness.breaches(statements, known)})


def check_graph(graph: rdflib.Graph, language: str = "en") -> tuple[Violation, ...]:
    """The same by pyshacl for any RDF graph, terms that the vocabulary does not know included.

    The graph gains the terms of the ontology, and stand-ins for its days before the year 1. Messages are in `language`,
    `en` or `zh`.
    """
    try:
        import pyshacl  # noqa: PLC0415 - heavy
    except ImportError as error:
        hint = "pip install 'dashiji[check]'"
        raise SettingsError("kg check needs pyshacl, which is not installed", hint=hint) from error

    shapes, ontology = load()
    kinds = {str(one) for one in graph.objects(None, _node(RDF + "type"))}
    strange = tuple(terms.unknown(kinds, {str(one) for one in graph.predicates()}, _declared(), language))
    meant = early_dates.stand_ins(graph)
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology, inplace=True)
    results = report.objects(None, _node(SH + "result"))  # not those that are only details of one
    found = (findings.read(report, result, shapes, language) for result in results)
    return _graded({*strange, *(replace(one, value=meant.get(one.value, one.value)) for one in found)})


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
    for path in overlay_files(overlays()):
        shapes.parse(path)
    ontology = rdflib.Graph().parse(home / "kg.ttl")
    for triple in shapes.triples((None, _node(RDFS + "subClassOf"), None)):
        ontology.add(triple)
    return shapes, ontology


@cache
def _declared() -> tuple[str, ...]:
    """The IRIs of all terms, sorted."""
    return tuple(sorted({str(one) for part in load() for one in part.subjects(_node(RDF + "type"))}))


def _graded(found: Iterable[Violation]) -> tuple[Violation, ...]:
    return tuple(sorted(found, key=lambda one: (_SEVERITIES.get(one.severity, 0), one)))


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
