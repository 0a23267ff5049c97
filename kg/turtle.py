"""Turtle files as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.errors import OntologyError
from kg.iri import KG, XSD
from kg.rdf import Literal

_Triple = tuple[str, str, str | Literal]
_STRINGS = frozenset({XSD + "string"})
Facts = dict[str, dict[str, list[str | Literal]]]
"""Triples by subject and predicate; IRIs as strings, blank nodes as strings that begin with `_:`."""


def read(path: Path) -> Facts:
    """The triples of a Turtle file by subject and predicate; an `OntologyError` names the file, and line, of a fault.

    Blank nodes begin with `_:`.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise OntologyError("the file is missing", where=str(path), hint="reinstall the package") from error
    facts: Facts = {}
    for subject, predicate, node in _quickly(data) or _carefully(data, path):
        facts.setdefault(subject, {}).setdefault(predicate, []).append(node)
    return facts


def _quickly(data: bytes) -> list[_Triple]:
    """The triples of sound Turtle; none of any other, of which rdflib tells what is wrong."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    def plain(node: object) -> str:
        return str(node) if isinstance(node, ox.BlankNode) else node.value  # type: ignore[attr-defined]

    def value(node: object) -> str | Literal:
        if not isinstance(node, ox.Literal):
            return plain(node)
        kind = "" if node.language or node.datatype.value in _STRINGS else node.datatype.value
        return Literal(node.value, kind, node.language or "")

    try:
        told = list(ox.parse(input=data, format=ox.RdfFormat.TURTLE, base_iri=KG))
    except (SyntaxError, ValueError):
        return []
    if any(isinstance(one.object, ox.Literal) and "-" in (one.object.language or "") for one in told):
        return []  # which writes regions and scripts of languages small
    return list(dict.fromkeys((plain(one.subject), one.predicate.value, value(one.object)) for one in told))


def _carefully(data: bytes, path: Path) -> Iterator[_Triple]:
    from rdflib import Graph  # noqa: PLC0415 - heavy, and needed here only
    from rdflib.plugins.parsers.notation3 import BadSyntax  # noqa: PLC0415

    graph = Graph()
    try:
        graph.parse(data=data, format="turtle", publicID=KG)
    except (BadSyntax, UnicodeDecodeError, ValueError, IndexError, AssertionError) as error:
        reason = (str(error) or "it ends too early").splitlines()[0]
        raise OntologyError(f"not valid Turtle: {reason}", where=str(path), hint="mend the syntax there") from error
    return ((_plain(subject), str(predicate), _value(node)) for subject, predicate, node in graph)


def _value(node: object) -> str | Literal:
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415

    if isinstance(node, RdfLiteral):
        return Literal(str(node), str(node.datatype or ""), node.language or "")
    return _plain(node)


def _plain(node: object) -> str:
    from rdflib import BNode  # noqa: PLC0415

    return f"_:{node}" if isinstance(node, BNode) else str(node)
