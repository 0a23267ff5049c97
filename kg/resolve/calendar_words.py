"""Dates in Chinese words for people to read."""

from __future__ import annotations

import re

from kg.lexicon import words

_SIMPLE = re.compile(r"(?P<year>-?[\dX]{4})(?:-(?P<month>[\dX]{2})(?:-(?P<day>[\dX]{2}))?)?(?:T(?P<hour>\d\d).*)?")


def label(edtf: str) -> str:
    """An EDTF date in Chinese; what has no words stays as it is.

    >>> label("2023-10-09/2023-10-12"), label("2023-04"), label("../2025"), label("2023-33")
    ('2023年10月9日至12日', '2023年4月', '截至2025年', '2023年第一季度')
    """
    if "/" not in edtf:
        return _single(edtf)
    first, _, last = edtf.partition("/")
    if first in {"", ".."}:
        return _word("until") + _single(last) if last not in {"", ".."} else edtf
    if last in {"", ".."}:
        return _single(first) + _word("since")
    return _single(first) + _word("to") + _shared(first, last)


def _single(edtf: str) -> str:
    match = _SIMPLE.fullmatch(edtf.rstrip("~?%"))
    if match is None:
        return edtf
    about = _word("about") if edtf[-1:] in "~?%" else ""
    return about + _year(match["year"]) + _month(match["month"]) + _day(match["day"]) + _hour(match["hour"])


def _shared(first: str, last: str) -> str:
    """The end of a range without the parts that its start has already told."""
    left, right = _SIMPLE.fullmatch(first.rstrip("~?%")), _SIMPLE.fullmatch(last.rstrip("~?%"))
    if left is None or right is None or left["year"] != right["year"] or not right["month"]:
        return _single(last)
    if not right["day"] or left["month"] != right["month"] or not left["day"]:
        return _month(right["month"]) + _day(right["day"]) + _hour(right["hour"])
    return _day(right["day"]) + _hour(right["hour"])


def _year(year: str) -> str:
    if year == "XXXX":
        return ""
    if year.endswith("XX"):
        return f"{year[:-2]}00{_word('century')}"
    if year.endswith("X"):
        return f"{year[:-1]}0{_word('decade')}"
    return (_word("before-christ") + year[1:].lstrip("0") if year[0] == "-" else year) + _word("year")


def _month(month: str | None) -> str:
    if not month or month == "XX":
        return ""
    return _word(month) or str(int(month)) + _word("month")


def _day(day: str | None) -> str:
    return str(int(day)) + _word("day") if day and day != "XX" else ""


def _hour(hour: str | None) -> str:
    return str(int(hour)) + _word("hour") if hour else ""


def _word(key: str) -> str:
    return words("date-labels").get(key, ("",))[0]
