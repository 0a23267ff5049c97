"""Stretches of days with the unit they are named in, and their arithmetic."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}
_GRAIN = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Q": "quarter",
    "H": "half",
    "Y": "year",
    "E": "decade",
    "C": "century",
}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; `grain` names the unit, or `span` where its ends are in `unit`.

    `time` is a clock time of a single day (`09:30`); `text` is an EDTF string where plain arithmetic does not reach.
    """

    start: date
    end: date
    grain: str = "day"
    unit: str = "day"
    time: str = ""
    text: str = ""

    @property
    def edtf(self) -> str:
        """The period as an EDTF string, as coarse as it was named."""
        if self.text:
            return self.text
        if self.grain in {"day", "month", "year", "quarter", "season", "decade", "century"}:
            return self._label()
        first, last = self.first, self.last
        return first if first == last else f"{first}/{last}"

    @property
    def first(self) -> str:
        """The beginning as one EDTF date, in the unit the period was named in."""
        return _cut(self.start, self._edge_unit()) + (f"T{self.time}" if self.time else "")

    @property
    def last(self) -> str:
        """The end as one EDTF date, in the unit the period was named in."""
        return _cut(self.end, self._edge_unit()) + (f"T{self.time}" if self.time else "")

    def _edge_unit(self) -> str:
        if self.grain == "span":
            return self.unit
        return {"day": "day", "week": "day", "year": "year", "decade": "year", "century": "year"}.get(
            self.grain, "month"
        )

    def _label(self) -> str:
        year = f"{self.start.year:04d}"
        if self.grain == "quarter":
            return f"{year}-{33 + (self.start.month - 1) // 3}"
        if self.grain == "season":
            return f"{year}-{20 + self.start.month // 3}"
        if self.grain in {"decade", "century"}:
            return year[:3] + "X" if self.grain == "decade" else year[:2] + "XX"
        return self.first


def unit_period(day: date, unit: str) -> Period:
    """The calendar unit that holds `day`: D W (from Monday) M Q (quarter) H (half) Y E (decade) C (century)."""
    if unit in _DAYS:
        start = day - timedelta(days=day.weekday()) if unit == "W" else day
        return Period(start, start + timedelta(days=_DAYS[unit] - 1), _GRAIN[unit])
    size = _MONTHS[unit]
    index = day.year * 12 + day.month - 1
    first = index - index % size
    return Period(_from_index(first), _from_index(first + size) - timedelta(days=1), _GRAIN[unit])


def shift(day: date, count: int, unit: str) -> date:
    """`day` moved by `count` units; a day past the month's end becomes its last (31 January + 1 M = 28 February)."""
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    index = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, month = min(max(index // 12, MINYEAR), MAXYEAR - 1), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def span(start: date, end: date, unit: str = "day") -> Period:
    """A period whose two ends are told in `unit` (day, month or year)."""
    return Period(start, end, "span", unit)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _from_index(index: int) -> date:
    return date(min(max(index // 12, MINYEAR), MAXYEAR), index % 12 + 1, 1)


def _cut(day: date, unit: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
