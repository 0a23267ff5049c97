"""Dates in the Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1: bounds, precision and XSD values."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

_SIMPLE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:T[\d:.+Z-]+)?"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
_QUARTERS = {32 + number: (3 * number - 2, 3 * number) for number in range(1, 5)}
_HALVES = {40: (1, 6), 41: (7, 12)}
_SPANS = _SEASONS | _QUARTERS | _HALVES


@lru_cache(maxsize=1 << 14)
def bounds(edtf: str) -> tuple[str, str]:
    """Earliest and latest ISO day of a date; empty where open, unknown or not a date.

    Source: EDTF (Library of Congress, 2019). Seasons are meteorological; the year 0 is 1 BC (ISO 8601).

    >>> bounds("2023-10-09/2023-10-12"), bounds("202X"), bounds("../2035"), bounds("2023-36")
    (('2023-10-09', '2023-10-12'), ('2020-01-01', '2029-12-31'), ('', '2035-12-31'), ('2023-10-01', '2023-12-31'))
    """
    if edtf[:1] in {"{", "["} and edtf[-1:] in {"}", "]"}:
        return _set_bounds(edtf[1:-1])
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _single(first)[0], _single(last)[1]
    return _single(edtf)


def beginning(edtf: str) -> str:
    """The day, month or year that a date begins with, as precise as told; empty where it is open or unknown.

    >>> beginning("2023-10/2024-01"), beginning("2023-12-22T09"), beginning("../2035")
    ('2023-10', '2023-12-22', '')
    """
    first = bounds(edtf)[0]
    if not first or edtf[:1] in {"{", "["}:
        return first
    return re.split("[/T]", edtf, maxsplit=1)[0].rstrip("~?%")


def stretch(start: str, end: str) -> str:
    """One date from the start of `start` to the end of `end`; an end that only names the month or year of it adds none.

    >>> stretch("2024-05-06", "2024-05"), stretch("2024-05-06", "2024-06"), stretch("", "2024-06")
    ('2024-05-06', '2024-05-06/2024-06', '../2024-06')
    """
    if not start or not end or start == end:
        return start or (f"../{end}" if end else "")
    (first, last), (begin, finish) = bounds(start), bounds(end)
    if "/" not in end and begin and begin <= first and last <= finish:
        return start
    return start if start[0] in "{[" or end[0] in "{[" else f"{start.partition('/')[0]}/{end.rpartition('/')[2]}"


def day(iso: str) -> datetime.date | None:
    """An end of `bounds` as a Python date; `None` where it is open, or before the year 1, which Python can't hold."""
    return datetime.date.fromisoformat(iso) if iso and not iso.startswith(("-", "0000")) else None


@lru_cache(maxsize=1 << 14)
def precision(edtf: str) -> str:
    """How fine a date is: time, day, month, season, quarter, half, year, decade, century; interval or set; '' if none.

    >>> precision("2023-10"), precision("2023-10/2024-01"), precision("2023-12-22T09"), precision("19XX")
    ('month', 'interval', 'time', 'century')
    """
    if edtf[:1] in {"{", "["}:
        return "set"
    if "/" in edtf:
        return "interval"
    match = _SIMPLE.fullmatch(edtf.rstrip("~?%"))
    if match is None:
        return ""
    if "T" in edtf:
        return "time"
    return _fineness(match["year"], match["month"] or "XX", match["day"] or "XX")


@lru_cache(maxsize=1 << 16)
def overlap(one: str, other: str) -> bool:
    """Whether two dates share a day; an open or unknown end overlaps whatever lies that way.

    >>> overlap("2023-10", "2023-10-09/2023-10-12"), overlap("2022", "2023-05-01")
    (True, False)
    """
    (first, last), (start, end) = bounds(one), bounds(other)
    return (not last or not start or start <= last) and (not first or not end or first <= end)


def to_xsd(edtf: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Start and end as (lexical form, `date`, `gYearMonth` or `gYear`), as precise as the text; ('', '') where open.

    A day, month or year gives itself twice; a decade or set gives its ends; a season, and one of several days
    (`[..]`), the month or year that holds them all.

    >>> to_xsd("2023-10-09/2023-10"), to_xsd("198X")
    ((('2023-10-09', 'date'), ('2023-10', 'gYearMonth')), (('1980', 'gYear'), ('1989', 'gYear')))
    >>> to_xsd("[2023-10-01..2023-10-10]")[0], to_xsd("[1904-09..1904-10]")[0]
    (('2023-10', 'gYearMonth'), ('1904', 'gYear'))
    """
    earliest, latest = bounds(edtf)
    if edtf.startswith("[") and earliest[:4] == latest[:4]:
        whole = earliest[:7] if earliest[:7] == latest[:7] else earliest[:4]
        return ((whole, "gYearMonth" if len(whole) == 7 else "gYear"),) * 2
    if edtf.startswith("["):
        edtf = f"{earliest[:4]}/{latest[:4]}"
    body = edtf.strip("{}[]")
    separator = "/" if "/" in body else ","
    parts = body.split(separator) if separator in body else [body, body]
    return _lexical(parts[0], earliest), _lexical(parts[-1], latest)


def _set_bounds(body: str) -> tuple[str, str]:
    members = [_single(part.strip()) for part in re.split(r",|\.\.", body) if part.strip()]
    if not members:
        return "", ""
    first = "" if body.startswith("..") else members[0][0]
    return first, "" if body.endswith("..") else members[-1][1]


def _single(text: str) -> tuple[str, str]:
    match = _SIMPLE.fullmatch(text.rstrip("~?%"))
    if match is None or match["year"] == "XXXX":
        return "", ""
    low, high = (int(match["year"].replace("X", digit)) for digit in "09")
    if low < 0:
        low, high = min(low, high), max(low, high)
    month, day = match["month"], match["day"]
    if not month or month == "XX":
        return _day(low, 1, 1), _day(high, 12, 31)
    first, last = _SPANS.get(int(month), (int(month), int(month)))
    if not 1 <= first <= 12:
        return "", ""
    if day and day != "XX" and first == last:
        valid = 1 <= int(day) <= _month_days(low, first)
        return (_day(low, first, int(day)),) * 2 if valid else ("", "")
    high, last = (high + 1, last - 12) if last > 12 else (high, last)
    return _day(low, first, 1), _day(high, last, _month_days(high, last))


def _fineness(year: str, month: str, day: str) -> str:
    if day != "XX":
        return "day"
    if month != "XX":
        return _month_precision(int(month))
    return {0: "year", 1: "decade", 2: "century"}.get(year.count("X"), "")


def _month_precision(month: int) -> str:
    if month in _SEASONS:
        return "season"
    if month in _QUARTERS:
        return "quarter"
    if month in _HALVES:
        return "half"
    return "month" if 1 <= month <= 12 else ""


def _lexical(text: str, bound: str) -> tuple[str, str]:
    if not bound:
        return "", ""
    grain = precision(text)
    year, month, day = bound.rsplit("-", 2)
    if grain in {"day", "time"}:
        return f"{year}-{month}-{day}", "date"
    if grain in {"month", "quarter", "half"}:
        return f"{year}-{month}", "gYearMonth"
    return year, "gYear"


def _day(year: int, month: int, day: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def _month_days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else calendar.monthrange(1999, month)[1]
