"""From paths to what was read there: which articles are there, and those analysed that no shelf holds yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from kg import crew
from kg.archive import codec
from kg.model import Analysis, Failure
from kg.progress import Listener, Step
from kg.read import naming, sources
from kg.read.articles import Article, Item

_Digest = TypeVar("_Digest")
Task = Callable[[tuple[Article, ...]], Mapping[str, bytes]]
"""Reads a few articles; back come records of `codec.encode` by their contents."""
_IN_MEMORY = 50_000_000  # characters of articles that are kept rather than read from their files again
_PIECE, _PIECE_CHARACTERS = 8, 8_000  # what one process is given at a time
_USUAL = 500  # characters of an article whose length is not known
_FILE = 32  # articles in a file of a shelf
_WORTH_A_PROCESS = 20_000  # characters that are read faster by one more process, which has to begin


class Keeper(Protocol):
    """Where records are kept by the content of their articles."""

    def __contains__(self, content: str) -> bool:
        """Whether the article was read."""

    def add(self, records: Mapping[str, bytes]) -> None:
        """Keeps some records."""

    def article(self, content: str) -> Article | None:
        """An article of which it holds an older reading."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """An article of a corpus: its id, the name it asks for, how many of that name stand before it in its source.

    `sha256` is of the file at `source`, `content` of the article (`Article.content`).
    """

    id: str
    name: str
    number: int
    source: str
    sha256: str
    content: str

    @property
    def claim(self) -> naming.Claim:
        """What it is told from all others by."""
        return self.source, self.name, self.number


@dataclass(frozen=True, slots=True)
class Memory:
    """Records kept as long as the program lives."""

    records: dict[str, bytes] = field(default_factory=dict)

    def __contains__(self, content: str) -> bool:
        return content in self.records

    def add(self, records: Mapping[str, bytes]) -> None:
        """Keeps some records."""
        self.records.update(records)

    def article(self, content: str) -> None:
        """There is no older reading."""

    def analysis(self, entry: Entry) -> Analysis:
        """What was read in an article, under its id."""
        return under_id(codec.analysis(self.records[entry.content]), entry)

    def digest(self, entry: Entry, kind: type[_Digest]) -> _Digest:
        """What joining asks of an article, without events."""
        return codec.digest(self.records[entry.content], kind)

    def events(self, entry: Entry) -> dict[int, codec.Events]:
        """The events of an article's clusters, by their numbers."""
        return codec.events(self.records[entry.content])


def under_id(analysis: Analysis, entry: Entry) -> Analysis:
    """What was read in a text, as that of an article of a corpus."""
    return codec.renamed(analysis, entry.id, entry.source, entry.sha256)


@dataclass(slots=True)
class Survey:
    """What the paths hold: articles by claim, what could not be read, and the articles' texts while few enough."""

    entries: dict[naming.Claim, Entry] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    texts: dict[str, Article] = field(default_factory=dict)
    characters: int = 0

    def named(self) -> tuple[Entry, ...]:
        """The articles in order of their ids."""
        return named(self.entries.values())


def named(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The articles with ids that depend on which there are alone, in order of id; of two of one claim the last."""
    by_claim = {one.claim: one for one in entries}
    ids = naming.assign(by_claim)
    return tuple(sorted(replace(one, id=ids[claim]) for claim, one in by_claim.items()))


def survey(paths: Iterable[str], tell: Listener) -> Survey:
    """Every article of the paths, each once however often it is named."""
    found = Survey()
    for item in sources.items(paths):
        if isinstance(item, Failure):
            if item not in found.failures:
                found.failures.append(item)
            continue
        article, content = item.article, item.article.content
        found.entries[item.source, article.name, item.number] = Entry(
            article.name, article.name, item.number, item.source, item.sha256, content
        )
        found.characters += len(article.text)
        found.sizes[content] = len(article.text)
        if content not in found.texts and (found.characters < _IN_MEMORY or item.source == sources.STANDARD_INPUT):
            found.texts[content] = article
        tell(Step("read", len(found.entries), characters=found.characters))
    return found


def read(found: Survey, keeper: Keeper, task: Task, jobs: int, tell: Listener) -> None:
    """Reads what `keeper` lacks, in up to `jobs` processes, and keeps it; what was read is kept however this ends.

    An article whose file changed meanwhile is taken out of `found` and told among its failures.
    """
    wanted = {one.content for one in found.entries.values() if one.content not in keeper}
    known = len({one.content for one in found.entries.values()}) - len(wanted)
    characters = sum(found.sizes.get(content, _USUAL) for content in wanted)
    jobs = max(1, min(jobs, characters // _WORTH_A_PROCESS))
    total, done, read_so_far = known + len(wanted), known, 0
    tell(Step("analyse", done, total, 0, known))
    waiting: dict[str, bytes] = {}
    try:
        for records in crew.spread(task, _pieces(_articles(found, keeper, wanted)), jobs):
            waiting |= records
            done += len(records)
            read_so_far += sum(found.sizes.get(content, 0) for content in records)
            wanted.difference_update(records)
            if len(waiting) >= _FILE:
                keeper.add(waiting)
                waiting = {}
            tell(Step("analyse", done, total, read_so_far, known))
    finally:
        keeper.add(waiting)
    _miss(found, wanted)


def _miss(found: Survey, lost: Collection[str]) -> None:
    for claim, one in list(found.entries.items()):
        if one.content in lost:
            del found.entries[claim]
            hint = "it is there no more, or changed: build again"
            found.failures.append(Failure(one.source, f"{one.name} changed while it was read", hint))


def _articles(found: Survey, keeper: Keeper, wanted: Collection[str]) -> Iterator[Article]:
    """The articles: those in memory, those of older readings, the others from their files."""
    left = set(wanted)
    for content in sorted(wanted):
        article = found.texts.get(content) or keeper.article(content)
        if article is not None:
            left.discard(content)
            yield article
    again = {one.source: None for one in found.entries.values() if one.content in left}
    for item in sources.items(again):
        content = item.article.content if isinstance(item, Item) else ""
        if isinstance(item, Item) and content in left:
            left.discard(content)
            yield item.article


def _pieces(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    piece: list[Article] = []
    for article in articles:
        piece.append(article)
        if len(piece) >= _PIECE or sum(len(one.text) for one in piece) >= _PIECE_CHARACTERS:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)
