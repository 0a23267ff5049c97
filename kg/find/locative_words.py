"""A sentence as phrases of place see it: words, their classes, and which of them can say where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.lexicon import words
from kg.model import Document, Sentence, Span

NOMINAL = frozenset({"LOC", "ORG", "PER", "n", "nz", "nw", "s", "f", "m", "q", "an"})
"""Classes of the words that a phrase of place is made of (LAC's tags; `s` place word, `f` localiser)."""

_HEADS = frozenset({"n", "nz", "nw", "ORG", "PER"})
_COUNTS = frozenset({"m", "q"})
_SPOTS = "号处"
_LINE = "线"


class Word(NamedTuple):
    """A word with its class; `^` and `$` stand before the first and after the last."""

    text: str
    pos: str
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence; `line[-1]` and beyond the end give the marks `^` and `$`."""

    words: tuple[Word, ...]

    def __getitem__(self, at: int) -> Word:
        if at < 0:
            return Word("", "^", Span(0, 0))
        return self.words[at] if at < len(self.words) else Word("", "$", Span(0, 0))

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
        while self.joined(at) and self[at + 1].pos in NOMINAL:
            at += 1
        return at

    def has(self, pos: str, start: int, end: int) -> bool:
        """Whether a word of that class stands from `start` up to and with `end`."""
        return any(word.pos == pos for word in self.words[start : end + 1])

    def last_place(self, start: int, end: int) -> int | None:
        """The last word from `start` up to and with `end` that can end a phrase of place."""
        backwards = range(end, start - 1, -1)
        return next((at for at in backwards if can_end(self[at], first=at == start) or self._numbered(at)), None)

    def _numbered(self, at: int) -> bool:
        """Whether the word ends the number of a road or railway (省道301线)."""
        return self[at].text == _LINE and self[at - 1].pos in _COUNTS


def line(document: Document, sentence: Sentence) -> Line:
    """The tagged words of a sentence, in simplified characters."""
    found = (Word(token.span.of(document.folded), token.pos, token.span) for token in sentence.tokens)
    return Line(tuple(word._replace(pos="n") if _noun(word) else word for word in found))


def can_end(word: Word, *, first: bool) -> bool:
    """Whether a phrase of place can end with this word; a localiser needs something before it."""
    if word.text in words("locative-not"):
        return False
    if word.pos == "f":
        return not first and word.text not in words("locative-not-localizers")
    if word.pos in _COUNTS:
        return word.text[-1] in _SPOTS
    return word.pos in {"LOC", "s"} or (word.pos in _HEADS and bool(words("locative-endings").ending(word.text)))


def _noun(word: Word) -> bool:
    """A road class that taggers take for an adjective (京沪高速)."""
    return word.pos == "a" and bool(words("locative-crossings").ending(word.text))
