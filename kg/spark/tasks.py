"""What the workers of a cluster do: read files, analyse articles, state what each article tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import starmap
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from kg import pipeline
from kg.archive import codec, intake
from kg.archive.intake import Entry
from kg.graph import statements, syntax
from kg.model import Analysis, Corpus, Entity, Failure, Kind
from kg.rdf import Literal
from kg.read import sources
from kg.read.articles import Article, Item
from kg.resolve.within import every_mention
from kg.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

READ = (
    "source string, name string, number int, sha256 string, content string, article binary, "
    "cause string, hint string, skipped boolean"
)
ANALYSED = "content string, record binary"
STATED = "triple string, graph string"
_TOGETHER = 8  # articles that are read at a time
_ROWS = 2000  # lines of quads in a batch

Paths: TypeAlias = list[tuple[str, ...]]
"""What the mentions of an article name, in the order of `every_mention`; empty where they name nothing."""
Quad: TypeAlias = "tuple[str, str, str | Literal, str]"
_Batches: TypeAlias = "Iterable[pa.RecordBatch]"


class Named(msgspec.Struct, frozen=True):
    """What joining made of an article: its entry, the paths of its things, and of each the family and classes.

    `amended` is what a person's word left of what was read in it; empty where nobody said anything.
    """

    entry: Entry
    paths: Paths
    things: list[tuple[tuple[str, ...], str, tuple[str, ...]]]
    amended: bytes = b""


def name_things(
    analysis: Analysis, entry: Entry, corpus: Corpus, known: dict[tuple[str, ...], Entity], *, decided: bool
) -> bytes:
    """What `stating` has to know of an article of a corpus; `decided` tells that a person had a word in it."""
    found = [corpus.links.get((entry.id, one), ()) for one in every_mention(analysis)]
    things = [(path, known[path].kind.value, known[path].types) for path in sorted(set(found) - {()})]
    amended = msgspec.msgpack.encode(analysis) if decided else b""
    return msgspec.msgpack.encode(Named(entry, found, things, amended))


def reading(names: dict[str, str]) -> Callable[[_Batches], Iterator[pa.RecordBatch]]:
    """Files (`path`, `content`) to articles, and to what cannot be read of them (`READ`).

    `names` tells by what path the user named a file.
    """

    def work(batches: _Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for path, data in zip(batch["path"].to_pylist(), batch["content"].to_pylist(), strict=True):
                place = "file:///" + path[5:].lstrip("/") if path.startswith("file:") else path
                yield from _batches(map(_row, sources.items_of(names.get(place, path), data)), 64)

    return work


def _row(item: Item | Failure) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(name.split()[0] for name in READ.split(", "))
    if isinstance(item, Failure):
        return empty | {"source": item.source, "cause": item.cause, "hint": item.hint, "skipped": item.skipped}
    return empty | {
        "source": item.source,
        "name": item.article.name,
        "number": item.number,
        "sha256": item.sha256,
        "content": item.article.content,
        "article": msgspec.msgpack.encode(item.article),
    }


def analysing(settings: Settings) -> Callable[[_Batches], Iterator[pa.RecordBatch]]:
    """Articles (`content`, `article`) to what was read in them (`ANALYSED`); the tagger is loaded once a worker."""

    def work(batches: _Batches) -> Iterator[pa.RecordBatch]:
        task = pipeline.reader(settings)
        for batch in batches:
            told = batch["article"].to_pylist()
            for start in range(0, len(told), _TOGETHER):
                articles = (msgspec.msgpack.decode(data, type=Article) for data in told[start : start + _TOGETHER])
                records = task(tuple(articles))
                yield from _batches(({"content": name, "record": made} for name, made in records.items()), 64)

    return work


def stating(base: str) -> Callable[[_Batches], Iterator[pa.RecordBatch]]:
    """Articles (`record`, `named`) to the quads that each tells alone (`STATED`)."""

    def work(batches: _Batches) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for record, named in zip(batch["record"].to_pylist(), batch["named"].to_pylist(), strict=True):
                yield from lines(_stated(record, msgspec.msgpack.decode(named, type=Named), base))

    return work


def _stated(record: bytes, named: Named, base: str) -> list[Quad]:
    if named.amended:
        analysis = msgspec.msgpack.decode(named.amended, type=Analysis)
    else:
        analysis = intake.under_id(codec.analysis(record), named.entry)
    links = {
        (named.entry.id, mention): path
        for mention, path in zip(every_mention(analysis), named.paths, strict=True)
        if path
    }
    entities = tuple(Entity(path, Kind(kind), types, "") for path, kind, types in named.things)
    told: list[Quad] = []
    statements.of_article(Corpus((analysis,), entities, links), base, lambda *quad: told.append(quad))
    return told


def lines(told: Iterable[Quad]) -> Iterator[pa.RecordBatch]:
    """Statements as triples and their graphs (`STATED`)."""
    rows = (line[:-4].rpartition(" <") for line in starmap(syntax.quad, told))
    return _batches(({"triple": triple, "graph": graph} for triple, _, graph in rows), _ROWS)


def _batches(rows: Iterable[dict[str, object]], size: int) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa  # noqa: PLC0415 - heavy

    kinds = {"number": pa.int32(), "article": pa.binary(), "record": pa.binary(), "skipped": pa.bool_()}
    waiting: list[dict[str, object]] = []

    def made() -> pa.RecordBatch:
        schema = pa.schema([(name, kinds.get(name, pa.string())) for name in waiting[0]])
        return pa.RecordBatch.from_pylist(waiting, schema=schema)

    for row in rows:
        waiting.append(row)
        if len(waiting) >= size:
            yield made()
            waiting = []
    if waiting:
        yield made()
