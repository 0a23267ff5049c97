"""Years of the Republic of China told without 民国, as Taiwan's texts do: 110年10月23日, 101/05/25."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.find.dates.expression import Expression
from kg.find.dates.numerals import number
from kg.find.dates.phrases import Phrase

_BASE = 1911
_YEAR = re.compile(r"(?<![\d.第])(?P<year>\d{2,3}) ?年度? ?$")
_WHOLE = re.compile(
    r"(?<![\d./-])(?P<year>\d{2,3})(?P<mark>[./-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])(?![\d./-])"
)
_SURE = range(100, 131)


def with_republic(text: str, found: Iterable[Phrase], *, named: bool) -> Iterator[Phrase]:
    """The phrases of a sentence of traditional text, with years of the Republic read as such, in text order.

    A year of two figures counts only where the text speaks of the Republic (`named`).
    """
    phrases = [_with_year(text, phrase, named=named) for phrase in found]
    for match in _WHOLE.finditer(text):
        if _counts(int(match["year"]), named=named) and not any(
            one.start < match.end() and match.start() < one.end for one in phrases
        ):
            day = f"{_BASE + int(match['year']):04d}-{int(match['month']):02d}-{int(match['day']):02d}"
            phrases.append(Phrase(match.start(), match.end(), Expression("at", (day,)), "republic-day"))
    yield from sorted(phrases, key=lambda phrase: phrase.start)


def _with_year(text: str, phrase: Phrase, *, named: bool) -> Phrase:
    """A month or day with the year of the Republic before it (also where that was read as one of a century)."""
    first = phrase.expression.first
    if named and first and re.fullmatch(r"yy\d+", first[0]) and text[phrase.start : phrase.start + 2].isdigit():
        return replace(phrase, expression=_dated(phrase, number(text[phrase.start : phrase.start + 2]), first[1:]))
    match = _YEAR.search(text, 0, phrase.start)
    if match is None or not first or not re.match(r"md?r?\d", first[0]) or not _counts(int(match["year"]), named=named):
        return phrase
    return replace(phrase, start=match.start(), expression=_dated(phrase, int(match["year"]), first))


def _dated(phrase: Phrase, year: int, rest: tuple[str, ...]) -> Expression:
    return replace(phrase.expression, first=(f"{_BASE + year:04d}", *rest))


def _counts(year: int, *, named: bool) -> bool:
    return year in _SURE or (named and 1 <= year < 100)
