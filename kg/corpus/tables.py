"""Tables of a graph that does not fit into memory, from its sorted N-Quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

from kg.graph import rows, syntax, write
from kg.iri import ITSRDF, NIF
from kg.rdf import Statement

_MANY = 1000  # lines that are written at a time
_NAMED = f" <{ITSRDF}taIdentRef> <".encode()
_TEXT = f" <{NIF}isString> ".encode()
_FACT = b"#fact="


def write_tables(master: Path, directory: Path, articles: str) -> dict[str, int]:
    """Writes `write.TABLES` into a folder; `articles` begins articles' IRIs.

    Back come the bytes that each article takes of the table of facts, by IRI.
    """
    mentions = Counter[bytes]()
    things, facts = (directory / name for name in write.TABLES)
    told = sorted(_things(master, articles, mentions), key=_iri)
    counted = (replace(row, mentions=mentions[row.iri.encode()]) for row in told)
    _write(things, write.THING_COLUMNS, map(write.thing_cells, counted))
    names = {row.iri: row.label for row in told}
    del told, mentions
    sizes: dict[str, int] = {}
    with facts.open("wb") as file:
        file.write(write.BYTE_ORDER_MARK + write.table([write.FACT_COLUMNS]).encode("utf-8"))
        for article, some in groupby(_facts(master, articles), key=lambda row: row.article):
            sizes[article] = file.write(fact_lines(some, names))
    return sizes


def fact_lines(told: Iterable[rows.FactRow], names: Mapping[str, str]) -> bytes:
    """The lines of some facts; `names` are those of things by IRI."""
    return syntax.clean(write.table(write.fact_cells(row, names) for row in told)).encode("utf-8")


def _iri(row: rows.ThingRow) -> str:
    return row.iri


def _things(master: Path, articles: str, mentions: Counter[bytes]) -> Iterator[rows.ThingRow]:
    """The things in order of the file; what each is named in the text is counted on the way."""
    begin = f"<{articles}".encode()

    def of_things(line: bytes) -> bool:
        if not line.startswith(begin):
            return True
        at = line.index(b" ")
        if line.startswith(_NAMED, at):
            start = at + len(_NAMED)
            mentions[line[start : line.index(b">", start)]] += 1
        return False

    for _, statements in _subjects(master, of_things):
        yield from rows.things(statements)


def _facts(master: Path, articles: str) -> Iterator[rows.FactRow]:
    """The facts by article; what is said of an article itself stands behind its parts, and behind those of others.

    An article whose IRI begins that of another comes to its end later, but is told before.
    """
    begin = f"<{articles}".encode()

    begun: dict[str, list[Statement]] = {}
    done: list[rows.FactRow] = []
    for subject, statements in _subjects(master, lambda line: line.startswith(begin) and of_facts(line)):
        for one in statements:
            begun.setdefault(one.graph, []).append(one)
        if subject in begun:
            done.extend(rows.facts(begun.pop(subject)))
        if not begun:
            yield from sorted(done, key=rows.order)
            done = []
    yield from sorted(done, key=rows.order)


def of_facts(line: bytes) -> bool:
    """Whether a line about a part of an article tells of a fact, or has the article's words."""
    at = line.index(b" ")
    return line.find(_FACT, 0, at) > 0 or line.startswith(_TEXT, at)


def _subjects(master: Path, wanted: Callable[[bytes], bool]) -> Iterator[tuple[str, list[Statement]]]:
    """What the lines that are wanted say of each subject."""
    for subject, statements in groupby(_parsed(master, wanted), key=lambda one: one.subject):
        yield subject, list(statements)


def _parsed(master: Path, wanted: Callable[[bytes], bool]) -> Iterator[Statement]:
    with master.open("rb") as file:
        yield from map(syntax.statement, filter(wanted, file))


def _write(path: Path, head: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    with path.open("wb") as file:
        file.write(write.BYTE_ORDER_MARK + write.table([head]).encode("utf-8"))
        rest = iter(lines)
        while some := tuple(islice(rest, _MANY)):
            file.write(syntax.clean(write.table(some)).encode("utf-8"))
