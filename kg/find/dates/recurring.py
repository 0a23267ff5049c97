"""Dates that come again and again (每年3月5日, 每周一、周三, 开放时间：周一至周五): they name no day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.find.dates.phrases import Phrase
from kg.lexicon import words

_JOINED = re.compile(r"[ \t、,和及与至到—~-]{0,3}")
_BARE_WEEKDAYS = frozenset({"weekday", "weekend", "to", "day-part", "clock", "clock-digits", "day-part-clock"})


def without_recurring(text: str, found: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases of a sentence (folded) but those that recur, and what is joined to one that does.

    A weekday in a sentence about opening hours recurs.
    """
    last = -1
    timetable = any(word in text for word in words("date-timetables"))
    for phrase in found:
        before = text[: phrase.start].rstrip()
        joined = last >= 0 and _JOINED.fullmatch(text, last, phrase.start) is not None
        if joined or words("date-recurring").ending(before) or (timetable and _weekly(phrase)):
            last = phrase.end
            continue
        yield phrase


def _weekly(phrase: Phrase) -> bool:
    names = phrase.rule.split()
    return bool({"weekday", "weekend"} & set(names)) and set(names) <= _BARE_WEEKDAYS
