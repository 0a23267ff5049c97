"""Lunar days of the reigns of Ming and Qing and of later years, against the calendar of lunar-python."""

from __future__ import annotations

from datetime import date

import pytest
from lunar_python import Lunar

from kg.find.dates import lunar


@pytest.mark.parametrize(
    ("year", "month", "day", "found"),
    [(1860, 8, 29, "1860-10-13"), (1911, 8, 19, "1911-10-10"), (1644, 3, 19, "1644-04-25"), (1898, 8, 6, "1898-09-21")],
)
def test_days_that_history_books_tell(year: int, month: int, day: int, found: str) -> None:
    assert str(lunar.day(year, month, day)) == found


@pytest.mark.slow
def test_every_month_begins_where_lunar_python_says() -> None:
    wrong = []
    for year in range(1590, 2051, 3):
        for month in range(1, 13):
            solar = Lunar.fromYmd(year, month, 1).getSolar()
            if lunar.day(year, month, 1) != date(solar.getYear(), solar.getMonth(), solar.getDay()):
                wrong.append((year, month))
    assert wrong == []


def test_days_before_the_gregorian_calendar_are_proleptic() -> None:
    assert str(lunar.day(1368, 1, 4)) == "1368-01-31"  # 23 January 1368 of the Julian calendar


def test_leap_months() -> None:
    assert str(lunar.day(1898, 3, 1, leap=True)) == "1898-04-21"
    assert lunar.day(1898, 4, 1, leap=True) is None
