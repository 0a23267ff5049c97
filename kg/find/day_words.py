"""Days as the tagger leaves them: 昨（27）日 in pieces, 昨 grown into a name, 10月18日 without the 日 of 日向."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.lexicon import words
from kg.model import Document, Sentence, Span, Token

_NAMES = frozenset({"LOC", "PER", "ORG", "nz", "ns"})
_CUT = _NAMES | {"n"}
_DAY = "TIME"
_SHORTEST = 2
_UNITS, _NUMBERED, _NUMBER = frozenset("日号"), frozenset({_DAY, "m"}), re.compile(r"(?:^|[月至到])\d{1,2}$")


def mend(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The tagged sentences with 昨(27)日 as one word for a time, and 昨 parted from names (昨华 | 南金, 庄爵安昨).

    A word that takes the end of a numbered day with it is cut behind the day (10月18 | 日向).
    """
    return tuple(_whole(document.folded, _mended(document.folded, sentence)) for sentence in sentences)


def _whole(folded: str, sentence: Sentence) -> Sentence:
    """The words, each that begins with the 日 of a numbered day and runs on cut behind it."""
    tokens = sentence.tokens
    cut = [at for at in range(1, len(tokens)) if _takes_day(folded, tokens[at - 1], tokens[at])]
    made = list(tokens)
    for at in reversed(cut):
        day, rest = Span(tokens[at - 1].span.start, tokens[at].span.start + 1), tokens[at].span
        pos = "p" if folded[day.end : rest.end] in words("prepositions") else tokens[at].pos
        made[at - 1 : at + 1] = [Token(day, _DAY), Token(Span(day.end, rest.end), pos)]
    return replace(sentence, tokens=tuple(made)) if cut else sentence


def _takes_day(folded: str, before: Token, token: Token) -> bool:
    """Whether a word is of two and more characters, the first the unit of a number that ends a time before it."""
    start = token.span.start
    if folded[start] not in _UNITS or len(token.span) < _SHORTEST or before.span.end != start or token.pos == _DAY:
        return False
    return before.pos in _NUMBERED and _NUMBER.search(before.span.of(folded)) is not None


def _mended(folded: str, sentence: Sentence) -> Sentence:
    start, end = sentence.span.start, sentence.span.end
    if not _lone().search(folded, start, end):
        return sentence
    found = [Span(*one.span()) for one in _bracketed().finditer(folded, start, end)]
    tokens = tuple(_parted(folded, tuple(_joined(sentence.tokens, found))))
    return sentence if tokens == sentence.tokens else replace(sentence, tokens=tokens)


def _joined(tokens: tuple[Token, ...], days: list[Span]) -> Iterator[Token]:
    """The words, each day of `days` one of them; a word that runs on behind it (日先) is cut there."""
    for token in tokens:
        day = next((one for one in days if one.overlaps(token.span)), None)
        if day is None:
            yield token
            continue
        if token.span.start < day.start:
            yield Token(Span(token.span.start, day.start), token.pos)
        if token.span.start <= day.start:
            yield Token(day, _DAY)
        if token.span.end > day.end:
            yield Token(Span(day.end, token.span.end), token.pos)


def _parted(folded: str, tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The words, a name cut behind 昨 and grown together with the name of its class that follows at once."""
    rest: Token | None = None
    for token in tokens:
        if rest is not None:
            joins = token.span.start == rest.span.end and token.pos in {rest.pos, *_NAMES}
            yield Token(Span(rest.span.start, token.span.end), token.pos) if joins else rest
            rest = None
            if joins:
                continue
        start, last = token.span.start, token.span.end - 1
        if token.pos in _NAMES and len(token.span) > _SHORTEST and folded[last] in words("date-lone-days"):
            yield Token(Span(start, last), token.pos)
            yield Token(Span(last, token.span.end), _DAY)
        elif token.pos in _CUT and len(token.span) > 1 and folded[start] in words("date-lone-days"):
            yield Token(Span(start, start + 1), _DAY)
            rest = Token(Span(start + 1, token.span.end), token.pos)
        else:
            yield token
    if rest is not None:
        yield rest


@cache
def _lone() -> re.Pattern[str]:
    """A character by which a day may be told in short."""
    lone = "".join(one for one in words("date-lone-days") if len(one) == 1)
    return re.compile(rf"[{lone}]|[{_leads()}]\s?[(（]")


def _leads() -> str:
    return "".join(one for one in words("date-bracketed-leads") if len(one) == 1)


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"[{_leads()}]\s?[(（]\d{{1,4}}[)）]\s?[日月年]")
