"""Checks a graph against the SHACL shapes of the ontology."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.graph.export import rdflib_node
from kg.iri import RDF, SH
from kg.lexicon import ontology_home
from kg.model import Statement, Violation

if TYPE_CHECKING:
    import rdflib

_SEVERITIES = {"Violation": 0, "Warning": 1, "Info": 2}


def check(statements: Sequence[Statement]) -> tuple[Violation, ...]:
    """What breaks the shapes, in the union of all graphs; the gravest first, then by focus node.

    Source: SHACL (W3C, 2017). The shapes are `ontology/shapes.ttl` and the event types.
    """
    import pyshacl  # noqa: PLC0415 - heavy

    shapes, ontology = _shapes()
    _, report, _ = pyshacl.validate(_union(statements), shacl_graph=shapes, ont_graph=ontology, inplace=True)
    found = {
        _violation(report, result) for result in report.subjects(_node(RDF + "type"), _node(SH + "ValidationResult"))
    }
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


@cache
def _shapes() -> tuple[rdflib.Graph, rdflib.Graph]:
    """The shapes and the terms they speak of."""
    import rdflib  # noqa: PLC0415 - heavy

    home = ontology_home()
    shapes = rdflib.Graph().parse(home / "shapes.ttl")
    for path in sorted((home / "event").glob("*.ttl")):
        shapes.parse(path)
    return shapes, rdflib.Graph().parse(home / "kg.ttl")


def _violation(report: rdflib.Graph, result: rdflib.term.Node) -> Violation:
    def told(name: str) -> str:
        values = sorted(str(one) for one in report.objects(result, _node(SH + name)) if not _blank(one))
        return values[0] if values else ""

    return Violation(
        focus=told("focusNode"),
        path=told("resultPath"),
        message=told("resultMessage"),
        severity=told("resultSeverity").rpartition("#")[2],
        shape=told("sourceShape"),
        value=told("value"),
    )


def _node(name: str) -> rdflib.URIRef:
    import rdflib  # noqa: PLC0415 - heavy

    return rdflib.URIRef(name)


def _blank(node: object) -> bool:
    import rdflib  # noqa: PLC0415 - heavy

    return isinstance(node, rdflib.BNode)
