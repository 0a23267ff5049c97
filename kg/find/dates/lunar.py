"""The Chinese lunar calendar from 1368 to 2100: lunar days and months; solar terms from 1900."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from kg.lexicon import words


def day(year: int, month: int, number: int, *, leap: bool = False) -> date | None:
    """The solar day of a lunar date; None outside the table (1367 to 2100) or where the month has no such day.

    Days are of the proleptic Gregorian calendar, as ISO 8601 wants.
    Day 0 is the day before the month (so month 1, day 0 is New Year's Eve).

    >>> day(2023, 8, 15)
    datetime.date(2023, 9, 29)
    """
    found = month_span(year, month, leap=leap)
    if found is None or number > (found[1] - found[0]).days + 1:
        return None
    return found[0] + timedelta(days=number - 1)


def month_span(year: int, month: int, *, leap: bool = False) -> tuple[date, date] | None:
    """First and last solar day of a lunar month; None outside the table or where that year has no such leap month."""
    row = words("date-lunar-years").get(str(year))
    if row is None or not 1 <= month <= 12:
        return None
    first, leap_month, lengths = date.fromisoformat(row[0]), int(row[1]), row[2]
    if leap and leap_month != month:
        return None
    index = month - 1 + (1 if leap or (leap_month and month > leap_month) else 0)
    start = first + timedelta(days=sum(30 if flag == "1" else 29 for flag in lengths[:index]))
    return start, start + timedelta(days=29 if lengths[index] == "1" else 28)


def year_span(year: int) -> tuple[date, date] | None:
    """First and last solar day of a lunar year."""
    start, end = month_span(year, 1), month_span(year + 1, 1)
    return None if start is None or end is None else (start[0], end[0] - timedelta(days=1))


@cache
def solar_term(year: int, index: int) -> date | None:
    """The day of a solar term, None before 1900; `index` counts from 0, the first term of January.

    >>> solar_term(2024, 6)
    datetime.date(2024, 4, 4)
    """
    row = words("date-lunar-years").get(str(year))
    if row is None or not row[3]:
        return None
    return date(year, index // 2 + 1, int(row[3][2 * index : 2 * index + 2]))
