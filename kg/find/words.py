"""Tagged words as the name rules see them: folded text, place in the document, tag, and which rule gave the tag."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Document, Sentence

_SPACE = re.compile(r"\s")
NAMES = frozenset({"ORG", "LOC", "PER"})


class Word(NamedTuple):
    """`text` is folded and without spaces; `start` and `end` count in `Document.text`."""

    start: int
    end: int
    text: str
    pos: str
    rule: str = "tagger"

    @property
    def is_name(self) -> bool:
        """Whether the word is tagged as an organisation, place or person."""
        return self.pos in NAMES

    def tagged(self, pos: str, rule: str) -> Word:
        """The same word with another tag."""
        return Word(self.start, self.end, self.text, pos, rule)

    def parts(self, lengths: Sequence[int], tags: Sequence[str], rule: str) -> tuple[Word, ...]:
        """The word cut into parts of so many characters; a word written with spaces stays whole."""
        if self.end - self.start != len(self.text):
            return (self,)
        made = []
        at = 0
        for length, tag in zip(lengths, tags, strict=True):
            text = self.text[at : at + length]
            if text:
                made.append(Word(self.start + at, self.start + at + len(text), text, tag, rule))
            at += length
        return tuple(made)


def of_sentence(document: Document, sentence: Sentence) -> list[Word]:
    """The words of a tagged sentence; spaces and what lies in damaged text are left out."""
    return list(_words(document, sentence))


def join(words: Sequence[Word], pos: str, rule: str) -> Word:
    """Neighbouring words as one."""
    return Word(words[0].start, words[-1].end, "".join(word.text for word in words), pos, rule)


def adjacent(left: Word, right: Word, document_gap: int = 1) -> bool:
    """Whether no more than so many characters (a space) lie between two words."""
    return right.start - left.end <= document_gap


def _words(document: Document, sentence: Sentence) -> Iterator[Word]:
    folded, damaged = document.folded, bool(document.damaged)
    spaced = _SPACE.search(folded, sentence.span.start, sentence.span.end) is not None
    for token in sentence.tokens:
        span = token.span
        text = folded[span.start : span.end]
        text = "".join(text.split()) if spaced else text
        if text and not (damaged and document.is_damaged(span)):
            yield Word(span.start, span.end, text, token.pos)
