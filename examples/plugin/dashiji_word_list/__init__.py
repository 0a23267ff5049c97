"""A tagger for dashiji: what a list of words says goes before what jieba says."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from kg.find import tagger
from kg.model import Document, Sentence, Span, Token


class WordListTagger:
    """jieba, corrected by a table of words and their tags (ORG, LOC, PER, n …).

    The table is `words.tsv` of this package, or the file that the variable DASHIJI_WORDS names.
    """

    def __init__(self) -> None:
        self._inner = tagger.get("jieba")
        named = os.environ.get("DASHIJI_WORDS")
        table = Path(named) if named else files(__name__).joinpath("words.tsv")
        rows = [
            line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line[:1] not in {"", "#"}
        ]
        self._tags = dict(rows)
        longest_first = sorted(self._tags, key=lambda word: (-len(word), word))
        self._words = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The sentences with tokens; each listed word is one token, and none of jieba's reaches into it."""
        return tuple(self._corrected(document, one) for one in self._inner.tag(document, sentences))

    def _corrected(self, document: Document, sentence: Sentence) -> Sentence:
        found = self._words.finditer(document.folded, sentence.span.start, sentence.span.end)
        listed = [Token(Span(one.start(), one.end()), self._tags[one.group()]) for one in found]
        taken = {place for one in listed for place in range(one.span.start, one.span.end)}
        rest = [part for token in sentence.tokens for part in _outside(token, taken)]
        return replace(sentence, tokens=tuple(sorted((*listed, *rest))))


def _outside(token: Token, taken: set[int]) -> list[Token]:
    """What of a token lies outside of the listed words."""
    free = [place for place in range(token.span.start, token.span.end) if place not in taken]
    runs: list[list[int]] = []
    for place in free:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [replace(token, span=Span(run[0], run[-1] + 1)) for run in runs]
