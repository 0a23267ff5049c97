"""Writes a graph into a folder in every format; the same statements give the same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from kg.graph import rows, syntax
from kg.graph.export import to_networkx
from kg.iri import decode
from kg.model import Statement

_FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # signs that East Asian settings read as their half-width forms
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *_FULL_WIDTH)
_RETURN = re.compile(r"\r\n?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SEPARATOR = "；"


def write(statements: Sequence[Statement], directory: Path) -> tuple[Path, ...]:
    """Every file of `WRITERS` in `directory`, each replaced as a whole; an `OSError` where it can't be written."""
    directory.mkdir(parents=True, exist_ok=True)
    return tuple(_replace(directory / name, WRITERS[name](statements)) for name in sorted(WRITERS))


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


def _graphml(statements: Sequence[Statement]) -> bytes:
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = to_networkx(statements)
    for attributes in (*(one for _, one in graph.nodes(data=True)), *(one for *_, one in graph.edges(data=True))):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = _NOT_IN_XML.sub("\ufffd", value)
    target = io.BytesIO()
    nx.write_graphml_xml(graph, target)
    return target.getvalue().replace(b"\r\n", b"\n")


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
