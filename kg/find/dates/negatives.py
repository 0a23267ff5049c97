"""Where a text only seems to have a date: look-alike words, and numbers that belong to something else."""

from __future__ import annotations

import re
from functools import cache

from kg.find.dates.grammar import alternation

_NUMBERS = re.compile(
    r"\d+(?:\.\d+){3}"  # network addresses
    r"|\d+(?:/\d+)?[A-Za-z]+\d*(?![\d:])"  # 4/5G, 12351APP
    r"|[A-Za-z]+[-]?\d+(?:[-/.]\d+)*"  # A320, COVID-19
    r"|(?<!\d)\d{3,4}-\d{7,8}(?!\d)|(?<!\d)1\d{10}(?!\d)|(?<!\d)\d{15,18}[Xx]?(?!\d)"  # telephones, identity cards
    r"|\d+(?:\.\d+)?\s?[%‰]"
    r"|(?<![〇零\d一二三四五六七八九十])(?:\d{1,2}|[一二两三四五六七八九十几数百]{1,3})年中(?![旬秋国])"  # 11年中第6次
    r"|(?<=[数几])日后"
)
_TITLE = re.compile(r"《[^《》]*》")


def look_alikes(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of `text` in which no date is read.

    >>> look_alikes("移动4/5G用户每天上网")
    ((2, 6), (8, 10))
    """
    found = [*_words().finditer(text), *_NUMBERS.finditer(text)]
    return tuple(sorted((match.start(), match.end()) for match in found))


def titles(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of `text` inside 《》, where only a full date is one."""
    return tuple((match.start(), match.end()) for match in _TITLE.finditer(text))


def touches(stretches: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether `[start, end)` shares a character with one of the stretches."""
    return any(first < end and start < last for first, last in stretches)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(alternation("negatives"))
