"""Steps that cut or count: parts of a unit, the nth week, the first ten days, so long ago, decades and centuries."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.find.dates.context import Context
from kg.find.dates.festivals import nth_weekday
from kg.find.dates.periods import Period, month_end, shift, span, unit_period
from kg.lexicon import words

Match = re.Match[str]
Step = Callable[[Match, Period | None, Context], Period | None]


def _part(match: Match, state: Period | None, _context: Context) -> Period | None:
    """A part of a year (in months), month (in days), decade or century (in years), from the table date-parts."""
    if state is None:
        return None
    if state.grain == "span" and state.unit == "year":
        return unit_period(state.end if match[1] in {"end", "late"} else state.start, "Y")
    row = words("date-parts").get(f"{state.grain} {match[1]}")
    return None if row is None else _cut(state, int(row[0]), int(row[1]))


def _cut(state: Period, first: int, last: int) -> Period:
    year, month = state.start.year, state.start.month
    if state.grain == "month":
        end = month_end(year, month)
        return span(state.start.replace(day=first), end.replace(day=min(last, end.day)))
    if state.grain == "year" and first == last:
        return unit_period(date(year, first, 1), "M")
    if state.grain == "year":
        return span(date(year, first, 1), month_end(year, last), "month")
    return span(date(year + first, 1, 1), date(year + last, 12, 31), "year")


def _nth_week(match: Match, state: Period | None, _context: Context) -> Period | None:
    """Weeks of a year or month count from its first Monday."""
    if state is None:
        return None
    monday = state.start + timedelta(days=-state.start.weekday() % 7 + 7 * (int(match[1]) - 1))
    return unit_period(monday, "W")


def _nth_weekday(match: Match, state: Period | None, _context: Context) -> Period | None:
    if state is None:
        return None
    return unit_period(nth_weekday(state.start.year, state.start.month, int(match[1]), int(match[2])), "D")


def _nth_unit(match: Match, state: Period | None, _context: Context) -> Period | None:
    if state is None:
        return None
    found = unit_period(shift(state.start, int(match[1]) - 1, match[2]), match[2])
    return found if found.end <= state.end else None


def _head(match: Match, state: Period | None, _context: Context) -> Period | None:
    """The first or last so many days, weeks or months of a longer period."""
    if state is None:
        return None
    count, unit = int(match[2]), match[3]
    label = "month" if unit in "MQ" else "day"
    if match[1] == "head":
        return span(state.start, shift(state.start, count, unit) - timedelta(days=1), label)
    last = state.end + timedelta(days=1)
    last -= timedelta(days=last.weekday() if unit == "W" else 0)
    return span(shift(last, -count, unit), last - timedelta(days=1), label)


def _ago(match: Match, state: Period | None, context: Context) -> Period | None:
    """So many units before or after: the unit that holds that day; halves go by the next finer unit."""
    reference = state.start if state else context.reference
    if reference is None:
        return None
    sign = -1 if match[1] == "ago" else 1
    return unit_period(_shift_half(reference, sign, match[2], match[3]), _finer(match[2], match[3]))


def _past(match: Match, state: Period | None, context: Context) -> Period | None:
    """The stretch of so many units that ends, or begins, at the reference."""
    reference = state.end if state else context.reference
    if reference is None:
        return None
    if match[1] == "past":
        start = _shift_half(reference, -1, match[2], match[3])
        return _from_about(unit_period(start, match[3]), reference) if match[4] else span(start, reference)
    if match[3] == "D":
        return span(reference + timedelta(days=1), reference + timedelta(days=int(float(match[2]))))
    return span(reference, _shift_half(reference, 1, match[2], match[3]) - timedelta(days=1))


def _from_about(first: Period, last: date) -> Period:
    """A stretch of `三年多` begins somewhere in the year it leads back to."""
    return Period(first.start, last, "span", text=f"{first.edtf}/{last.isoformat()}")


def _whole(match: Match, state: Period | None, context: Context) -> Period | None:
    """The so many whole units before or after the one that holds the reference."""
    reference = state.start if state else context.reference
    if reference is None:
        return None
    count, unit = int(float(match[2])), match[3]
    first, last = (-count, -1) if match[1] == "prev" else (1, count)
    begin, end = (unit_period(shift(reference, offset, unit), unit) for offset in (first, last))
    if count == 1:
        return begin
    return span(begin.start, end.end, {"Y": "year", "M": "month"}.get(unit, "day"))


def _decade(match: Match, state: Period | None, context: Context) -> Period | None:
    """A decade of the century before it, else of the one that the reference has seen last."""
    if state is not None:
        return unit_period(date(state.start.year // 100 * 100 + int(match[1]), 1, 1), "E")
    year = context.reference.year if context.reference else 2000
    century = next(each for each in (2000, 1900) if each + int(match[1]) <= year or each == 1900)
    return unit_period(date(century + int(match[1]), 1, 1), "E")


def _decades(match: Match, state: Period | None, context: Context) -> Period | None:
    century = state.start.year // 100 * 100 if state else 1900
    return span(date(century + int(match[1]), 1, 1), date(century + int(match[2]) + 9, 12, 31), "year")


def _century(match: Match, _state: Period | None, _context: Context) -> Period | None:
    return unit_period(date((int(match[1]) - 1) * 100 or 1, 1, 1), "C")


def _half_week(match: Match, state: Period | None, context: Context) -> Period | None:
    reference = state.start if state else context.reference
    if reference is None:
        return None
    monday = reference - timedelta(days=reference.weekday())
    first, last = (0, 2) if match[1] == "1" else (3, 6)
    return span(monday + timedelta(days=first), monday + timedelta(days=last))


def _shift_half(day: date, sign: int, count: str, unit: str) -> date:
    whole, half = int(float(count)), float(count) % 1
    found = shift(day, sign * whole, unit)
    if not half:
        return found
    finer = {"Y": (6, "M"), "M": (15, "D"), "C": (50, "Y"), "E": (5, "Y")}.get(unit, (0, "D"))
    return shift(found, sign * finer[0], finer[1])


def _finer(count: str, unit: str) -> str:
    return {"Y": "M", "M": "D", "C": "Y"}.get(unit, unit) if float(count) % 1 else unit


STRETCHES: tuple[tuple[str, Step], ...] = (
    (r"P(\S+)", _part),
    (r"nw(\d+)", _nth_week),
    (r"n(-?\d)w(\d)", _nth_weekday),
    (r"n(\d+)([DM])", _nth_unit),
    (r"(head|tail)(\d+)([DWM])", _head),
    (r"(ago|in)([\d.]+)([DWMQYCE])(~?)", _ago),
    (r"(past|next)([\d.]+)([DWMQYCE])(~?)", _past),
    (r"(prev|foll)([\d.]+)([DWMQYCE])", _whole),
    (r"dec(\d+)", _decade),
    (r"decs(\d+)\.\.(\d+)", _decades),
    (r"cen(\d+)", _century),
    (r"hw(\d)", _half_week),
)
