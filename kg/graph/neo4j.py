"""Things and links as the pair of CSV files that `neo4j-admin database import` takes without flags."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from kg.graph import rows
from kg.graph.export import to_networkx
from kg.graph.syntax import clean
from kg.iri import short
from kg.ontology import FAMILIES
from kg.rdf import Statement

_WHITESPACE = re.compile(r"\s+")  # a line break inside a field needs --multiline-fields
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LIST = ";"
_ROOTS = {kind: name.rpartition("/")[2].rpartition("#")[2] for name, kind in reversed(FAMILIES.items())}
"""The label that all things of a kind share: the name of its first class."""


def nodes(statements: Sequence[Statement]) -> str:
    """A thing a row: IRI, labels (`Event;Forum`), then properties with their Neo4j types."""
    head = ("id:ID", ":LABEL", "label", "traditional", "aliases:string[]", "start", "end", "mentions:int")
    lines = (
        (
            row.iri,
            _LIST.join(dict.fromkeys((_ROOTS[row.kind], _local(row.type)))),
            row.label,
            row.traditional,
            _LIST.join(one.replace(_LIST, "；") for one in row.aliases),
            row.start,
            row.end,
            str(row.mentions),
        )
        for row in rows.things(statements)
    )
    return _table((head, *lines))


def relationships(statements: Sequence[Statement]) -> str:
    """A link a row, its type the property's name as Neo4j writes types: `coOrganizer` is `CO_ORGANIZER`."""
    head = (":START_ID", ":END_ID", ":TYPE", "predicate", "sentence", "article", "rule", "confidence:float")
    edges = sorted(to_networkx(statements).edges(data=True, keys=True), key=lambda one: one[:3])
    told = ("predicate", "sentence", "article", "rule", "confidence")
    lines = (
        (start, end, _type(known["predicate"]), *(str(known.get(name, "")) for name in told))
        for start, end, _, known in edges
    )
    return _table((head, *lines))


def _local(name: str) -> str:
    return short(name).rpartition(":")[2].rpartition("/")[2]


def _type(predicate: str) -> str:
    return _HUMP.sub("_", _local(predicate)).upper()


def _table(lines: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([_WHITESPACE.sub(" ", cell) for cell in line] for line in lines)
    return clean(text.getvalue())
