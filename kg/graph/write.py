"""Writes a graph into a folder in every format; the same statements give the same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import neo4j, rows, syntax
from kg.graph.export import to_networkx
from kg.graph.rdf_xml import rdf_xml, without_forbidden
from kg.iri import decode
from kg.model import Statement

if TYPE_CHECKING:
    import networkx as nx

_FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # signs that East Asian settings read as their half-width forms
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *_FULL_WIDTH)
_RETURN = re.compile(r"\r\n?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_CLOCK = re.compile(rb' lastmodifieddate="[^"]*"')
_SEPARATOR = "；"


def write(statements: Sequence[Statement], directory: Path, formats: Iterable[str] = ()) -> tuple[Path, ...]:
    """Every file of `WRITERS` in `directory`, and those of `MORE` in the formats named.

    Each is replaced as a whole, and one that an earlier build wrote in a format not named now is taken away; an
    `OSError` where it can't be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    writers = dict(WRITERS)
    for one in formats:
        writers.update(MORE[one])
    if (directory / "run.json").exists():  # of an earlier build
        for name in {name for files in MORE.values() for name in files} - set(writers):
            (directory / name).unlink(missing_ok=True)
    return tuple(_replace(directory / name, writers[name](statements)) for name in sorted(writers))


def table(lines: Iterable[Sequence[str]]) -> str:
    """Comma-separated values (RFC 4180, but with the line ends of the other files) without a cell that is a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([_harmless(cell) for cell in line] for line in lines)
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
    head = ("label", "kind", "type", "start", "end", "traditional", "aliases", "mentions", "iri")
    lines = (
        (
            row.label,
            row.kind.value,
            rows.short(row.type),
            row.start,
            row.end,
            row.traditional,
            _SEPARATOR.join(row.aliases),
            str(row.mentions),
            row.iri,
        )
        for row in rows.things(statements)
    )
    return _for_spreadsheets((head, *lines))


def _facts(statements: Sequence[Statement]) -> bytes:
    head = ("subject", "predicate", "object", "sentence", "article", "rule", "confidence", "attributed_to")
    names = rows.labels(statements)
    lines = (
        (
            names.get(row.subject, row.subject),
            rows.short(row.predicate),
            names.get(rows.plain(row.object), rows.plain(row.object)),
            row.sentence,
            decode(row.article.rpartition("/article/")[2]),
            row.rule,
            row.confidence,
            row.holder,
            row.subject,
            row.predicate,
            rows.plain(row.object),
            row.iri,
        )
        for row in rows.facts(statements)
    )
    return _for_spreadsheets(((*head, "subject_iri", "predicate_iri", "object_iri", "fact_iri"), *lines))


def _for_spreadsheets(lines: Iterable[Sequence[str]]) -> bytes:
    """With a byte order mark, without which Excel takes Chinese for another encoding."""
    return syntax.clean(table(lines)).encode("utf-8-sig")


def _harmless(cell: str) -> str:
    cell = _RETURN.sub("\n", cell)  # a bare return would end the row unquoted
    return "'" + cell if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _replace(path: Path, content: bytes) -> Path:
    """A reader sees the old file or the new one, never half of it."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)
    return path


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
