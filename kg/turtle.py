"""Turtle files as plain values."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError
from kg.iri import KG
from kg.rdf import Literal

Facts = dict[str, dict[str, list[str | Literal]]]
"""Triples by subject and predicate; IRIs as strings, blank nodes as strings that begin with `_:`."""


def read(path: Path) -> Facts:
    """The triples of a Turtle file by subject and predicate; an `OntologyError` names the file, and line, of a fault.

    Blank nodes begin with `_:`.
    """
    from rdflib import Graph  # noqa: PLC0415 - heavy, and needed here only
    from rdflib.plugins.parsers.notation3 import BadSyntax  # noqa: PLC0415

    graph = Graph()
    try:
        graph.parse(data=path.read_bytes(), format="turtle", publicID=KG)
    except FileNotFoundError as error:
        raise OntologyError("the file is missing", where=str(path), hint="reinstall the package") from error
    except (BadSyntax, UnicodeDecodeError, ValueError, IndexError, AssertionError) as error:
        reason = (str(error) or "it ends too early").splitlines()[0]
        raise OntologyError(f"not valid Turtle: {reason}", where=str(path), hint="mend the syntax there") from error
    facts: Facts = {}
    for subject, predicate, node in graph:
        facts.setdefault(_plain(subject), {}).setdefault(str(predicate), []).append(_value(node))
    return facts


def _value(node: object) -> str | Literal:
    from rdflib import Literal as RdfLiteral  # noqa: PLC0415

    if isinstance(node, RdfLiteral):
        return Literal(str(node), str(node.datatype or ""), node.language or "")
    return _plain(node)


def _plain(node: object) -> str:
    from rdflib import BNode  # noqa: PLC0415

    return f"_:{node}" if isinstance(node, BNode) else str(node)
