"""Writes a graph into a folder in every format; the same statements give the same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cells import harmless
from kg.graph import neo4j, rows, syntax
from kg.graph.export import to_networkx
from kg.graph.rdf_xml import rdf_xml, without_forbidden
from kg.iri import decode, short
from kg.rdf import Statement

if TYPE_CHECKING:
    import networkx as nx

_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"')
BYTE_ORDER_MARK = "\ufeff".encode()
"""Without it Excel takes Chinese for another encoding."""
_SEPARATOR = "；"
THING_COLUMNS = ("label", "kind", "type", "start", "end", "traditional", "aliases", "mentions", "iri")
FACT_COLUMNS = (
    *("subject", "predicate", "object", "sentence", "article", "rule", "confidence", "attributed_to"),
    *("subject_iri", "predicate_iri", "object_iri", "fact_iri"),
)


TABLES = ("entities.csv", "facts.csv")
"""The files for spreadsheets."""


def write(statements: Sequence[Statement], directory: Path, formats: Iterable[str] = ()) -> tuple[Path, ...]:
    """Every file of `WRITERS` in `directory`, and those of `MORE` in the formats named; an `OSError` where it can't."""
    directory.mkdir(parents=True, exist_ok=True)
    writers = _writers(formats)
    for name, writer in writers.items():
        (directory / name).write_bytes(writer(statements))
    return tuple(directory / name for name in writers)


def names(formats: Iterable[str] = ()) -> tuple[str, ...]:
    """What `write` writes, sorted."""
    return tuple(_writers(formats))


def _writers(formats: Iterable[str]) -> dict[str, Callable[[Sequence[Statement]], bytes]]:
    found = dict(WRITERS)
    for one in formats:
        found.update(MORE[one])
    return {name: found[name] for name in sorted(found)}


def table(lines: Iterable[Sequence[str]]) -> str:
    """Comma-separated values (RFC 4180, but with the line ends of the other files) without a cell that is a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue()


def _nquads(statements: Sequence[Statement]) -> bytes:
    return syntax.nquads(statements).encode("utf-8")


def _turtle(statements: Sequence[Statement]) -> bytes:
    return syntax.turtle(statements).encode("utf-8")


def _trig(statements: Sequence[Statement]) -> bytes:
    return syntax.trig(statements).encode("utf-8")


def _jsonld(statements: Sequence[Statement]) -> bytes:
    return syntax.jsonld(statements).encode("utf-8")


def _ntriples(statements: Sequence[Statement]) -> bytes:
    return syntax.ntriples(statements).encode("utf-8")


def _rdf_xml(statements: Sequence[Statement]) -> bytes:
    return rdf_xml(statements).encode("utf-8")


def _nodes(statements: Sequence[Statement]) -> bytes:
    return neo4j.nodes(statements).encode("utf-8")


def _relationships(statements: Sequence[Statement]) -> bytes:
    return neo4j.relationships(statements).encode("utf-8")


def _gexf(statements: Sequence[Statement]) -> bytes:
    import networkx as nx  # noqa: PLC0415 - heavy

    target = io.BytesIO()
    nx.write_gexf(_for_xml(statements), target, version="1.2draft")
    return _CLOCK.sub(b"", target.getvalue()).replace(b"\r\n", b"\n")


def _graphml(statements: Sequence[Statement]) -> bytes:
    import networkx as nx  # noqa: PLC0415 - heavy

    target = io.BytesIO()
    nx.write_graphml_xml(_for_xml(statements), target)
    return target.getvalue().replace(b"\r\n", b"\n")


def _for_xml(statements: Sequence[Statement]) -> nx.MultiDiGraph[str]:
    graph = to_networkx(statements)
    for attributes in (*(one for _, one in graph.nodes(data=True)), *(one for *_, one in graph.edges(data=True))):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = without_forbidden(value)
    return graph


def _entities(statements: Sequence[Statement]) -> bytes:
    return _for_spreadsheets((THING_COLUMNS, *map(thing_cells, rows.things(statements))))


def _facts(statements: Sequence[Statement]) -> bytes:
    names = rows.labels(statements)
    return _for_spreadsheets((FACT_COLUMNS, *(fact_cells(row, names) for row in rows.facts(statements))))


def thing_cells(row: rows.ThingRow) -> tuple[str, ...]:
    """A thing as a line under `THING_COLUMNS`."""
    return (
        row.label,
        row.kind.value,
        short(row.type),
        row.start,
        row.end,
        row.traditional,
        _SEPARATOR.join(row.aliases),
        str(row.mentions),
        row.iri,
    )


def fact_cells(row: rows.FactRow, names: Mapping[str, str]) -> tuple[str, ...]:
    """A fact as a line under `FACT_COLUMNS`, its things by their names."""
    return (
        names.get(row.subject, row.subject),
        short(row.predicate),
        names.get(rows.plain(row.object), rows.plain(row.object)),
        row.sentence,
        decode(row.article.rpartition("/article/")[2]),
        row.rule,
        row.confidence,
        names.get(row.holder, row.holder),
        row.subject,
        row.predicate,
        rows.plain(row.object),
        row.iri,
    )


def _for_spreadsheets(lines: Iterable[Sequence[str]]) -> bytes:
    return BYTE_ORDER_MARK + syntax.clean(table(lines)).encode("utf-8")


WRITERS: dict[str, Callable[[Sequence[Statement]], bytes]] = {
    "entities.csv": _entities,
    "facts.csv": _facts,
    "graph.graphml": _graphml,
    "graph.jsonld": _jsonld,
    "graph.nq": _nquads,
    "graph.trig": _trig,
    "graph.ttl": _turtle,
}
"""File name to what makes its bytes."""

MORE: dict[str, dict[str, Callable[[Sequence[Statement]], bytes]]] = {
    "gexf": {"graph.gexf": _gexf},
    "neo4j": {"neo4j-nodes.csv": _nodes, "neo4j-relationships.csv": _relationships},
    "ntriples": {"graph.nt": _ntriples},
    "rdfxml": {"graph.rdf": _rdf_xml},
}
"""Format that a build writes when asked to, to its files."""
