"""Paragraphs that tell a history: most of their sentences date what they tell, over several years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.lexicon import words
from kg.model import Block, Kind, Mention
from kg.relate.clauses import Line

_CALENDAR = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?(?:/\.\.)?")
_TOLD = ("date-numerals", "calendar-leads")
_FEWEST_YEARS, _FEWEST_SENTENCES, _LEAST_SHARE = 3, 3, 0.5


def histories(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the paragraphs that tell a history, all of them where the whole text does.

    A paragraph tells one where half its sentences or more, and three, hold a calendar date, of three years at least.
    """
    by_paragraph: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.sentence.block is Block.BODY:
            by_paragraph[line.sentence.paragraph].append(line)
    if _is_history([line for found in by_paragraph.values() for line in found]):
        return frozenset(by_paragraph)
    return frozenset(number for number, found in by_paragraph.items() if _is_history(found))


def _is_history(lines: list[Line]) -> bool:
    years: set[str] = set()
    dated = 0
    for line in lines:
        told = {one.value[:4] for one in line.mentions if one.kind is Kind.DATE and calendar(one)}
        years |= told
        dated += bool(told)
    return len(years) >= _FEWEST_YEARS and dated >= _FEWEST_SENTENCES and dated >= _LEAST_SHARE * len(lines)


def calendar(date: Mention) -> bool:
    """Whether a date is a year, month or day in figures or since one, or counts from one told before (同年, 次日)."""
    told = date.surface[:1].isdigit() or any(words(one).longest(date.surface, 0) for one in _TOLD)
    return told and _CALENDAR.fullmatch(date.value) is not None
