"""Changes the files of a graph where lines came and went; what stays is copied as it is."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from kg import cells, iri
from kg.corpus import tables
from kg.corpus.files import Files
from kg.corpus.ledger import Ledger
from kg.graph import rows, store, syntax, write
from kg.graph.sorted_lines import Renewed, SortedLines
from kg.iri import ITSRDF

_NAMED = f" <{ITSRDF}taIdentRef> <".encode()
_THINGS, _FACTS = write.TABLES
_LABEL, _COUNT, _IRI = (write.THING_COLUMNS.index(name) for name in ("label", "mentions", "iri"))
_PIECE = 1 << 22

Restated = Callable[[set[int]], Iterator[tuple[str, set[bytes]]]]


@dataclass(frozen=True, slots=True)
class Delta:
    """Lines that no part of the graph says any more, and lines that a part says now, before triples are joined.

    `new` are the IRIs of articles that came, `left` of those that went, `stated` the lines of the articles that were
    stated anew, by id; `others` states those others that name some things (by number).
    """

    gone: set[bytes]
    come: set[bytes]
    new: set[str]
    left: set[str]
    stated: Mapping[str, set[bytes]]
    others: Restated


def rewrite(files: Files, after: Ledger, delta: Delta, base: str) -> None:
    """Writes N-Quads, tables and store of a graph; the ledger's `shared` and `rows` are brought up to date.

    The N-Quads, most of which the system copies, are written while the rest is.
    """
    with SortedLines(files.old(store.MASTER)) as master, ThreadPoolExecutor(1) as aside:
        gone, come = _joined(master, delta, after.shared, base + "things")
        written = aside.submit(master.changed, files.master, gone, come)
        files.change_store(gone, come, written.result)
        names, renamed = _things(files, Renewed(master, gone, come), (gone, come), base + "article/")
        _facts(files, after, delta, (base, names, renamed))
        written.result()


def _joined(
    master: SortedLines, delta: Delta, shared: dict[str, list[str]], home: str
) -> tuple[list[bytes], list[bytes]]:
    """The lines of the file that go and come: a triple that several graphs say stands in `home` alone."""
    graphs: dict[bytes, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for which, lines in enumerate((delta.gone, delta.come)):
        for line in lines:
            triple, _, graph = line.rpartition(b" <")
            graphs[triple][which].add(graph[:-4].decode())
    gone, come, at = [], [], 0
    for triple, (less, more) in sorted(graphs.items()):
        at = master.place(triple, at)
        before = _before((master, at), triple, delta.new, shared)
        after = (before - less) | more
        if len(after) > 1:
            shared[triple.decode()] = sorted(after)
        else:
            shared.pop(triple.decode(), None)
        old, new = _place(before, home), _place(after, home)
        if old != new:
            gone += [_line(triple, old)] if old else []
            come += [_line(triple, new)] if new else []
    return sorted(gone), sorted(come)


def _before(place: tuple[SortedLines, int], triple: bytes, new: set[str], shared: Mapping[str, list[str]]) -> set[str]:
    """The graphs that said a triple before, in lines from a place on; none said anything of an article that is new."""
    subject = triple[1 : triple.index(b">")].partition(b"#")[0].decode()
    if subject in new:
        return set()
    known = shared.get(triple.decode())
    if known is not None:
        return set(known)
    master, at = place
    return {line[len(triple) + 2 : -4].decode() for line in master.starting(triple + b" <", at)}


def _place(graphs: set[str], home: str) -> str:
    return home if len(graphs) > 1 else next(iter(graphs), "")


def _line(triple: bytes, graph: str) -> bytes:
    return triple + b" <" + graph.encode() + b"> .\n"


def _things(
    files: Files, graph: Renewed, delta: tuple[Iterable[bytes], Iterable[bytes]], articles: str
) -> tuple[Mapping[str, str], set[str]]:
    """Writes the table of things; back come their names by IRI, and the IRIs of those with another name than before.

    `delta` has the lines that are gone from the graph and those that came.
    """
    counts, changed, begin = Counter[str](), set[str](), f"<{articles}".encode()
    for lines, sign in zip(delta, (-1, 1), strict=True):
        for line in lines:
            if not line.startswith(begin):
                changed.add(line[1 : line.index(b">")].decode())
            elif line.startswith(_NAMED, line.index(b" ")):
                start = line.index(b" ") + len(_NAMED)
                counts[line[start : line.index(b">", start)].decode()] += sign
    text = files.old(_THINGS).read_bytes().decode("utf-8-sig")
    head, *old = csv.reader(io.StringIO(text, newline=""))
    table = {row[_IRI]: row for row in old}
    before = {node: table[node][_LABEL] for node in changed if node in table}
    for node in changed:
        _renew(table, node, graph)
    for node, more in counts.items():
        if node in table:
            table[node][_COUNT] = str(int(table[node][_COUNT]) + more)
    _write(files.draft / _THINGS, [head, *(table[node] for node in sorted(table))])
    renamed = {node for node in changed if before.get(node, "") != (table[node][_LABEL] if node in table else "")}
    return {node: cells.plain(row[_LABEL]) for node, row in table.items()}, renamed


def _renew(table: dict[str, list[str]], node: str, graph: Renewed) -> None:
    """The row of a thing as the graph says it now, with as many mentions as before."""
    told = rows.things(map(syntax.statement, graph.starting(f"<{node}> ".encode())))
    known = table.pop(node, None)
    for row in told:
        count = int(known[_COUNT]) if known else 0
        made = write.thing_cells(replace(row, mentions=count))
        table[node] = [cells.harmless(syntax.clean(cell)) for cell in made]


def _write(path: Path, lines: Iterable[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(lines)
    path.write_bytes(write.BYTE_ORDER_MARK + text.getvalue().encode("utf-8"))


def _facts(files: Files, after: Ledger, delta: Delta, known: tuple[str, Mapping[str, str], set[str]]) -> None:
    """Writes the table of facts: the part of each article that was stated anew, or names a thing of a new name."""
    base, names, renamed = known
    inside = (node.removeprefix(base) for node in renamed if node.startswith(base))
    paths = {tuple(map(iri.decode, node.split("/"))) for node in inside}
    numbers = {at for at, path in enumerate(after.paths) if path in paths} if renamed else set[int]()
    told = dict(delta.stated)
    told.update(delta.others(numbers) if numbers else ())
    parts = dict.fromkeys(delta.left, b"")
    parts |= {iri.article(base, name): _part(lines, names) for name, lines in told.items()}
    head = write.BYTE_ORDER_MARK + write.table([write.FACT_COLUMNS]).encode("utf-8")
    old, at = dict(after.rows), len(head)
    places = {}
    for article in sorted(old):
        places[article] = at
        at += old[article]
    with files.old(_FACTS).open("rb") as source, (files.draft / _FACTS).open("wb") as target:
        target.write(head)
        for article in sorted(old.keys() | parts.keys()):
            if article in parts:
                target.write(parts[article])
            else:
                source.seek(places[article])
                target.write(source.read(old[article]))
    sizes = {article: len(part) for article, part in parts.items()}
    after.rows = {article: size for article, size in (old | sizes).items() if size}


def _part(lines: Iterable[bytes], names: Mapping[str, str]) -> bytes:
    facts = rows.facts(map(syntax.statement, sorted(filter(tables.of_facts, lines))))
    return tables.fact_lines(facts, names)
