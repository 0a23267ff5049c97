"""A graph that was built before, as the statements a page is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import store
from kg.graph.quads import SIMPLIFIED, TRADITIONAL
from kg.iri import XSD
from kg.rdf import Literal, Statement

if TYPE_CHECKING:
    import pyoxigraph as ox

_SCRIPTS = {tag.lower(): tag for tag in (SIMPLIFIED, TRADITIONAL)}
"""Stores fold the case of language tags."""


def statements(directory: Path) -> tuple[Statement, ...]:
    """Every quad of the graph that a build wrote into `directory`, sorted; a `StoreError` where there is none."""
    found = [
        statement_of(quad)
        for quad in store.quads(directory)
        if _iri(quad.graph_name)  # the graph without a name repeats all others
    ]
    return tuple(sorted(found, key=_order))


def statement_of(quad: ox.Quad) -> Statement:
    """A quad of a store or a file as a statement, without its evidence."""
    return Statement(_iri(quad.subject), quad.predicate.value, _object(quad.object), _iri(quad.graph_name))


def _iri(node: ox.NamedNode | ox.BlankNode | ox.Triple | ox.DefaultGraph) -> str:
    return str(getattr(node, "value", ""))


def _object(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | Literal:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not isinstance(node, ox.Literal):
        return _iri(node)
    if node.language:
        return Literal(node.value, language=_SCRIPTS.get(node.language, node.language))
    datatype = node.datatype.value
    return Literal(node.value, "" if datatype == XSD + "string" else datatype)


def _order(one: Statement) -> tuple[str, str, str, str, str, str]:
    node = one.object
    words = (node.value, node.datatype, node.language) if isinstance(node, Literal) else (node, "", "")
    return (one.graph, one.subject, one.predicate, *words)
