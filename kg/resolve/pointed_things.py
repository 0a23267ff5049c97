"""What 该 points at in a name, where the article names one such thing before (中标该项目: 云岭输电项目)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.model import Analysis, Event, Sentence, Token
from kg.spans import sentence_of

_POINTS = re.compile("该([\\u4e00-\\u9fff]{2,})")
_NAMES = frozenset(("LOC", "ORG", "PER", "nz", "ns", "nt", "nr"))
_NOUNS = _NAMES | {"n", "vn", "b", "s", "nw", "a", "an"}
_BEFORE, _LONGEST, _LONGEST_NAME = 4, 24, 48


def spelt(analysis: Analysis, event: Event, called: str) -> str:
    """A name with the thing that it points at spelt out, where one alone is named by place, body or maker before."""
    found, home = _POINTS.search(called), sentence_of(analysis.sentences, event.trigger)
    if not found or home is None:
        return called
    noun = _noun(analysis, home, found[1])
    told = {text for one in _near(analysis, home) for text in _called(analysis, one, noun, event)} if noun else set()
    if len(told) != 1:
        return called
    whole = called.replace(f"该{noun}", told.pop(), 1)
    return whole if len(whole) <= _LONGEST_NAME else called


def _noun(analysis: Analysis, home: Sentence, text: str) -> str:
    """The noun that stands right behind the word that points."""
    words_here = [one.span.of(analysis.document.folded) for one in home.tokens if one.pos in {"n", "nz", "vn"}]
    return max((one for one in words_here if len(one) > 1 and text.startswith(one)), key=len, default="")


def _near(analysis: Analysis, home: Sentence) -> list[Sentence]:
    sentences = analysis.sentences
    at = bisect_left(sentences, home.span.start, key=lambda one: one.span.start)
    return [one for one in sentences[max(0, at - _BEFORE) : at + 1] if one.section == home.section]


def _called(analysis: Analysis, sentence: Sentence, noun: str, event: Event) -> Iterator[str]:
    """Noun phrases of a sentence before a verb that end with a noun and begin with a name."""
    folded, tokens = analysis.document.folded, sentence.tokens
    for at, token in enumerate(tokens):
        if token.span.end > event.trigger.start or not token.span.of(folded).endswith(noun):
            continue
        first = _first(tokens, at)
        text = "".join(folded[tokens[first].span.start : token.span.end].split())
        if tokens[first].pos in _NAMES and len(noun) < len(text) <= _LONGEST:
            yield text


def _first(tokens: tuple[Token, ...], at: int) -> int:
    """The number of the first name of the nouns that end at a word."""
    first = at
    while first and tokens[first - 1].pos in _NOUNS:
        first -= 1
    return next((number for number in range(first, at + 1) if tokens[number].pos in _NAMES), at)
