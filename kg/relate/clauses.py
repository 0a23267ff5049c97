"""A sentence as roles see it: its clauses, the words in them, and the groups of names that can fill a slot."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from kg.lexicon import words
from kg.model import Document, Mention, Sentence, Span, Token
from kg.relate.groups import OPENING, Group, groups

_ENDS = frozenset("，。；！？：,;!?:|\n")
_STOPS, _HEADLINE = frozenset("。！？!?"), 6
_MARKS = re.compile(f"[ {re.escape(''.join(sorted({*_ENDS, *OPENING, *OPENING.values()})))}]")
_END = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its clauses, mentions and groups.

    `starts` and `ends` are those of its words, `texts` what they are, `clause_ends` where all clauses but the last end.
    `subjects` remembers who is subject of the verb at a place, `passives` to whom in a span it is done, since every
    role of every event asks again.
    """

    folded: str
    sentence: Sentence
    clauses: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    groups: tuple[Group, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    clause_ends: tuple[int, ...]
    texts: frozenset[str]
    subjects: dict[tuple[int, int], Group | None] = field(default_factory=dict, compare=False, repr=False)
    passives: dict[tuple[int, int, int], bool] = field(default_factory=dict, compare=False, repr=False)

    def text(self, span: Span) -> str:
        """The folded words at a span."""
        return self.folded[span.start : span.end]

    def holds(self, name: str) -> bool:
        """Whether any word of the sentence is in a word list, so that most lists need no closer look."""
        return not self.texts.isdisjoint(words(name))

    def clause_of(self, at: int) -> int:
        """Index of the clause that holds the character at `at`."""
        return bisect_right(self.clause_ends, at)

    def token_starts(self, at: int) -> bool:
        """Whether a word begins at `at`."""
        return self.token_at(at) is not None

    def token_at(self, at: int) -> Token | None:
        """The word that begins at `at`."""
        index = bisect_left(self.starts, at)
        return self.sentence.tokens[index] if index < len(self.starts) and self.starts[index] == at else None

    def overlapping(self, span: Span) -> range:
        """The numbers of the words that share a character with a span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def noun_at(self, at: int) -> bool:
        """Whether the word that begins at `at` is a noun."""
        held = self.token_at(at)
        return held is not None and held.pos in {"n", "nz", "vn"}

    def in_noun(self, preposition: str, at: int) -> bool:
        """Whether a preposition at `at` is but the first character of a noun (被告人)."""
        held = self.token_at(at)
        noun = held is not None and held.pos == "n" and len(held.span) > len(preposition)
        return noun and preposition in words("prepositions")

    def describes(self, at: int) -> bool:
        """Whether what ends at a place describes what follows: a particle stands there (发布的公告)."""
        return self.folded[at : at + 1] in words("describing-particles")

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The words that lie wholly between two places."""
        first = bisect_left(self.starts, start)
        return self.sentence.tokens[first : bisect_right(self.ends, end, lo=first)]


def lines(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Line, ...]:
    """The sentences of a text, each with the mentions in it."""
    ordered = sorted(mentions)
    starts = [mention.span.start for mention in ordered]
    bounds = ((one, bisect_left(starts, one.span.start), bisect_left(starts, one.span.end)) for one in sentences)
    return tuple(line(document, one, tuple(ordered[first:last])) for one, first, last in bounds)


def line(document: Document, sentence: Sentence, mentions: tuple[Mention, ...]) -> Line:
    """A tagged sentence cut for relating; `mentions` are those inside it, in order."""
    folded = document.folded
    clauses = tuple(cut(folded, sentence.span))
    grouped = tuple(groups(document, sentence, mentions))
    starts = tuple([token.span.start for token in sentence.tokens])
    ends = tuple([token.span.end for token in sentence.tokens])
    texts = frozenset([folded[start:end] for start, end in zip(starts, ends, strict=True)])
    return Line(folded, sentence, clauses, mentions, grouped, starts, ends, tuple(map(_END, clauses[:-1])), texts)


def line_of(lines: tuple[Line, ...], span: Span) -> Line | None:
    """The line that holds a stretch; lines stand in order of place."""
    at = bisect_right(lines, span.start, key=lambda one: one.sentence.span.start) - 1
    return lines[at] if at >= 0 and lines[at].sentence.span.contains(span) else None


def cut(folded: str, span: Span) -> Iterator[Span]:
    """Stretches between commas and stronger marks; marks inside quotation marks and brackets don't count."""
    start, closing = span.start, ""
    for mark in _MARKS.finditer(folded, span.start, span.end):
        at, character = mark.start(), mark[0]
        if closing:
            closing = "" if character == closing else closing
        elif character in OPENING and OPENING[character] in folded[at : min(span.end, at + 60)]:
            closing = OPENING[character]
        elif (character in _ENDS and not _inside_number(folded, at)) or _parts_headlines(folded, at, start, span):
            yield Span(start, at + 1)
            start = at + 1
    if start < span.end:
        yield Span(start, span.end)


def _parts_headlines(folded: str, at: int, start: int, span: Span) -> bool:
    """Whether a space parts two headlines that share a line (甲市发生火灾 乙省启动应急响应)."""
    if folded[at] != " " or min(at - start, span.end - at - 1) < _HEADLINE or folded[span.end - 1] in _STOPS:
        return False
    return all("一" <= side <= "鿿" for side in (folded[at - 1], folded[at + 1]))


def _inside_number(folded: str, at: int) -> bool:
    return folded[at] in ",:" and folded[at - 1 : at].isdigit() and folded[at + 1 : at + 2].isdigit()
