"""A text and its parts: spans, blocks, runs back to the original, words, sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter


class Block(StrEnum):
    """What a stretch of an article is; a byline (also a dateline, credits, a line about the page) gives only dates."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    BODY = "body"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The span moved right by `by` code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The words at this span of `text`."""
        return text[self.start : self.end]


_END = attrgetter("span.end")


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A stretch of the repaired text and the stretch of the original it came from.

    Of equal length: the same characters one to one. A repair (`Document.repairs`) maps only as a whole.
    What lies between two runs of the original (a removed gloss) has no place in the repaired text.
    """

    span: Span
    original: Span


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """One mend of damaged text: `rule` (gloss, shifted-bytes, lost), place in the original, words before and after."""

    original: Span
    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, order=True)
class BlockSpan:
    """A stretch of `Document.text` whose role the file format itself told (an HTML <h2>, a docx heading)."""

    span: Span
    block: Block


@dataclass(frozen=True, slots=True, order=True)
class Imprint:
    """Who published an article, who wrote it, its address and the section it stood in; empty where untold."""

    publisher: str = ""
    authors: tuple[str, ...] = ()
    address: str = ""
    section: str = ""


UNTOLD = Imprint()
"""Where nothing tells where an article comes from."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `text` is repaired; `folded` has the same length, in simplified characters and half-width forms, for matching
    only; `original` is the text as it came in and `offsets` lead back to it. `published` is an EDTF date as
    precise as known, or empty. Nothing is extracted from the `damaged` spans. `notes` is what its reader says of it.
    """

    id: str
    text: str
    folded: str
    original: str
    title: str = ""
    published: str = ""
    source: str = ""
    sha256: str = ""
    script: str = "Hans"
    offsets: tuple[Run, ...] = ()
    damaged: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    blocks: tuple[BlockSpan, ...] = ()
    notes: tuple[str, ...] = ()
    imprint: Imprint = UNTOLD

    def is_damaged(self, span: Span) -> bool:
        """Whether a stretch of `text` shares a character with a damaged one."""
        at = bisect_right(self.damaged, span.start, key=lambda damaged: damaged.end)
        return at < len(self.damaged) and self.damaged[at].overlaps(span)

    def original_span(self, span: Span) -> Span:
        """The place of `span` in the text as it came in (code points), removed glosses inside it included."""
        if not self.offsets:
            return span
        return Span(self._origin(span.start, end=False), self._origin(span.end, end=True))

    def _origin(self, at: int, *, end: bool) -> int:
        probe = at - 1 if end else at
        low = bisect_right(self.offsets, probe, key=_END) if len(self.offsets) > 1 else 0
        if low == 0 and self.offsets[0].span.end <= probe:
            low = 1
        if low == len(self.offsets):
            return self.offsets[-1].original.end + at - self.offsets[-1].span.end
        run = self.offsets[low]
        if len(run.span) == len(run.original) and not self._mended(run):
            return run.original.start + at - run.span.start
        return run.original.end if end else run.original.start

    def _mended(self, run: Run) -> bool:
        """Whether a run is a repair, whose characters may be as many as they were."""
        if not self.repairs:
            return False
        at = bisect_left(self.repairs, run.original, key=lambda repair: repair.original)
        return at < len(self.repairs) and self.repairs[at].original == run.original


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """A word at its place in `Document.text`, with LAC's part-of-speech tag (n, v, p, ORG, LOC, PER, TIME, w …)."""

    span: Span
    pos: str


@dataclass(frozen=True, slots=True, order=True)
class Arc:
    """What a word hangs on: the number of its head among the sentence's tokens (-1: on none), and the relation.

    Relations are those of Universal Dependencies (nsubj, obj, obl, acl:relcl …).
    """

    head: int
    relation: str


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence; `section` counts the article's sections from 0, `heading` is the folded heading it stands under.

    `settled` tells that a model trained on names tagged it, whose names the rules leave as they are. `arcs` holds one
    for each token where a parser read the sentence, else none.
    """

    span: Span
    block: Block = Block.BODY
    section: int = 0
    paragraph: int = 0
    heading: str = ""
    tokens: tuple[Token, ...] = ()
    settled: bool = False
    arcs: tuple[Arc, ...] = ()
