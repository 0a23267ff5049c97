"""A sentence as phrases of place see it: words, their classes, and which of them can say where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon import words
from kg.model import Document, Sentence, Span

NOMINAL = frozenset({"LOC", "ORG", "PER", "n", "nz", "nw", "s", "f", "m", "q", "an"})
"""Classes of the words that a phrase of place is made of (LAC's tags; `s` place word, `f` localiser)."""

_HEADS = frozenset({"n", "nz", "nw", "ORG", "PER"})
_COUNTS = frozenset({"m", "q"})
_SPOTS = "号处"
LINE = "线"
"""What ends the number of a road or railway."""
_KEPT = 1 << 14


class Word(NamedTuple):
    """A word with its class; `^` and `$` stand before the first and after the last."""

    text: str
    pos: str
    span: Span


_FIRST, _LAST = Word("", "^", Span(0, 0)), Word("", "$", Span(0, 0))


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence; `line[-1]` and beyond the end give the marks `^` and `$`."""

    words: tuple[Word, ...]

    def __getitem__(self, at: int) -> Word:
        if at < 0:
            return _FIRST
        return self.words[at] if at < len(self.words) else _LAST

    def __len__(self) -> int:
        return len(self.words)

    def text(self, start: int, end: int) -> str:
        """The characters of the words from `start` up to, not with, `end`."""
        return "".join(word.text for word in self.words[max(start, 0) : end])

    def joined(self, at: int) -> bool:
        """Whether nothing, not even a space, stands between this word and the next."""
        return at + 1 < len(self.words) and self.words[at + 1].span.start == self.words[at].span.end

    def run_end(self, at: int) -> int:
        """The last word of the run of nominal words that goes through `at`."""
        words, last = self.words, len(self.words) - 1
        while at < last and words[at + 1].pos in NOMINAL and words[at + 1].span.start == words[at].span.end:
            at += 1
        return at

    def has(self, pos: str, start: int, end: int) -> bool:
        """Whether a word of that class stands from `start` up to and with `end`."""
        return any(word.pos == pos for word in self.words[start : end + 1])

    def last_place(self, start: int, end: int) -> int | None:
        """The last word from `start` up to and with `end` that can end a phrase of place."""
        for at in range(end, start - 1, -1):
            if can_end(self[at], first=at == start) or self._numbered(at):
                return at
        return None

    def _numbered(self, at: int) -> bool:
        """Whether the word ends the number of a road or railway (省道301线)."""
        return self[at].text == LINE and self[at - 1].pos in _COUNTS


def line(document: Document, sentence: Sentence) -> Line:
    """The tagged words of a sentence, in simplified characters."""
    folded, found = document.folded, []
    for token in sentence.tokens:
        span = token.span
        word = Word(folded[span.start : span.end], token.pos, span)
        found.append(word._replace(pos="n") if word.pos == "a" and _noun(word) else word)
    return Line(tuple(found))


def can_end(word: Word, *, first: bool) -> bool:
    """Whether a phrase of place can end with this word; a localiser needs something before it."""
    return not (first and word.pos == "f") and _ends(word.text, word.pos)


@lru_cache(maxsize=_KEPT)
def _ends(text: str, pos: str) -> bool:
    if text in words("locative-not"):
        return False
    if pos == "f":
        return text not in words("locative-not-localizers")
    if pos in _COUNTS:
        return text[-1] in _SPOTS
    return pos in {"LOC", "s"} or (pos in _HEADS and bool(words("locative-endings").ending(text)))


def _noun(word: Word) -> bool:
    """A road class that taggers take for an adjective (京沪高速)."""
    return bool(words("locative-crossings").ending(word.text))
