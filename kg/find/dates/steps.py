"""What each step of a date expression does to a period: `2023-10`, `Y-1`, `m10`, `d9`, `w3`, `q1..3`, `ago3Y` …"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kg.find.dates import festivals, lunar
from kg.find.dates.context import Context
from kg.find.dates.lean import SEARCH_YEARS, in_year, lean
from kg.find.dates.periods import Period, month_end, shift, span, unit_period
from kg.find.dates.stretches import STRETCHES


def walk(steps: tuple[str, ...], context: Context) -> Period | None:
    """The period that steps lead to, or None where the context lacks what they need or no such day exists."""
    state: Period | None = None
    for position, step in enumerate(steps):
        following = steps[position + 1] if position + 1 < len(steps) else ""
        if following.startswith("chk") and state is None:
            state = _checked(step, int(following[3:]), context)
        elif not step.startswith("chk"):
            state = _apply(step, state, context)
        if state is None:
            return None
    return state


def _apply(step: str, state: Period | None, context: Context) -> Period | None:
    for pattern, function in _STEPS:
        match = pattern.fullmatch(step)
        if match:
            try:
                return function(match, state, context)
            except (ValueError, OverflowError):
                return None
    return None


def _checked(step: str, weekday: int, context: Context) -> Period | None:
    """A bare day whose weekday is told: the nearest year in which both hold, else as if it were not told."""
    if context.reference is not None and context.base is None:
        for year in (0, -1, 1):
            near = replace(context, base=unit_period(shift(context.reference, year, "Y"), "Y"))
            found = _apply(step, None, near)
            if found is not None and found.start.isoweekday() == weekday:
                return found
    return _apply(step, None, context)


Match = re.Match[str]


def _absolute(match: Match, _state: Period | None, _context: Context) -> Period | None:
    parts = [int(part) for part in match[0].split("-")]
    if len(parts) == 3:
        return unit_period(date(parts[0], parts[1], parts[2]), "D")
    return unit_period(date(parts[0], parts[1] if len(parts) > 1 else 1, 1), "M" if len(parts) > 1 else "Y")


def _literal(match: Match, _state: Period | None, _context: Context) -> Period | None:
    return Period(date.min, date.min, text=match[1])


def _year_run(match: Match, _state: Period | None, _context: Context) -> Period | None:
    first, last = int(match[1]), int(match[2])
    return span(date(first, 1, 1), date(last, 12, 31), "year") if first < last else None


def _month_run(match: Match, _state: Period | None, _context: Context) -> Period | None:
    (year, month), (last_year, last_month) = (map(int, match[side].split("-")) for side in (1, 2))
    return span(date(year, month, 1), month_end(last_year, last_month), "month")


def _two_digit_year(match: Match, _state: Period | None, context: Context) -> Period | None:
    if context.reference is None:
        return None
    limit = context.reference.year + 10
    year = max(century + int(match[1]) for century in (1800, 1900, 2000) if century + int(match[1]) <= limit)
    return unit_period(date(year, 1, 1), "Y")


def _move(match: Match, state: Period | None, context: Context) -> Period | None:
    day = state.start if state else context.reference
    return None if day is None else unit_period(shift(day, int(match[2]), match[1]), match[1])


def _move_run(match: Match, _state: Period | None, context: Context) -> Period | None:
    if context.reference is None:
        return None
    first = unit_period(shift(context.reference, int(match[2]), match[1]), match[1])
    last = unit_period(shift(context.reference, int(match[3]), match[1]), match[1])
    return span(first.start, last.end, {"Y": "year", "M": "month"}.get(match[1], "day"))


def _anchor(_match: Match, _state: Period | None, context: Context) -> Period | None:
    if context.anchor is not None:
        return context.anchor
    return None if context.reference is None else unit_period(context.reference, "D")


def _anchor_day(_match: Match, _state: Period | None, context: Context) -> Period | None:
    """The day a bare clock time belongs to: that of the last date if it is one day, else the day of writing."""
    anchor = context.anchor
    if anchor is not None and anchor.start == anchor.end:
        return replace(anchor, time="")
    return None if context.reference is None else unit_period(context.reference, "D")


def _month(match: Match, state: Period | None, context: Context) -> Period | None:
    first, last = int(match[1]), int(match[2] or match[1])

    def of(year: int) -> Period:
        if first == last:
            return unit_period(date(year, first, 1), "M")
        return span(date(year, first, 1), month_end(year + (last < first), last), "month")

    return in_year(of, state, context, finished=first == 1 < last)


def _first_months(match: Match, state: Period | None, context: Context) -> Period | None:
    """News counts 前两个月 from January; talk, which leans to now or ahead, counts back from the present month."""
    count = int(match[1])
    if state is None and context.lean != "past" and context.reference is not None:
        first, last = (unit_period(shift(context.reference, offset, "M"), "M") for offset in (-count, -1))
        return span(first.start, last.end, "month")
    return in_year(lambda year: span(date(year, 1, 1), month_end(year, count), "month"), state, context, finished=True)


def _month_day(match: Match, state: Period | None, context: Context) -> Period | None:
    month, first, last = int(match[1]), int(match[2]), int(match[3] or match[2])
    if match[0].startswith("mdr"):  # told beside 今天: of the year of writing
        context = replace(context, base=None)

    def of(year: int) -> Period:
        start, end = date(year, month, first), date(year, month, last)
        return unit_period(start, "D") if start == end else span(start, end)

    return in_year(of, state, context)


def _day(match: Match, state: Period | None, context: Context) -> Period | None:
    if match[0].startswith("dr"):  # told beside 昨: of the month of writing or the one before
        context = replace(context, base=None)
    first, last = int(match[1]), int(match[2] or match[1])

    def of(month: date) -> Period:
        start, end = month.replace(day=first), month.replace(day=last)
        return unit_period(start, "D") if first == last else span(start, end)

    if state is not None:
        return of(state.start.replace(day=1))
    reference = context.reference if context.base is None else context.base.start
    if reference is None:
        return None
    months = [shift(reference.replace(day=1), offset, "M") for offset in range(-SEARCH_YEARS, SEARCH_YEARS)]
    if context.base is not None:
        return of(reference.replace(day=1))
    return lean(of, months, context)


def _part_of_year(match: Match, state: Period | None, context: Context) -> Period | None:
    kind, first, last = match[1], int(match[2]), int(match[3] or match[2])
    size = {"q": 3, "h": 6}[kind]

    def of(year: int) -> Period:
        start, end = date(year, (first - 1) * size + 1, 1), month_end(year, last * size)
        return Period(start, end, "quarter") if kind == "q" and first == last else span(start, end, "month")

    # Figures for a quarter or half are told once it is over, or days before.
    return in_year(of, state, context, finished=True)


def _season(match: Match, state: Period | None, context: Context) -> Period | None:
    month = int(match[1]) * 3

    def of(year: int) -> Period:
        last = date(year + month // 12, (month + 2 - 1) % 12 + 1, 1)
        return Period(date(year, month, 1), month_end(last.year, last.month), "season")

    return in_year(of, state, context)


def _weekday(match: Match, state: Period | None, context: Context) -> Period | None:
    weekday = int(match[1])
    if state is not None:
        monday = state.start - timedelta(days=state.start.weekday())
        return unit_period(monday + timedelta(days=weekday - 1), "D")
    reference = context.reference if context.base is None else context.base.start
    if reference is None:
        return None
    monday = reference - timedelta(days=reference.weekday())
    # The coming Tuesday, said on a Tuesday, is the next one.
    strict = 1 if context.lean == "future" and context.base is None and weekday <= reference.isoweekday() else 0
    weeks = [monday + timedelta(days=7 * offset) for offset in range(strict - 1 if not strict else 1, 3)]
    return lean(lambda week: unit_period(week + timedelta(days=weekday - 1), "D"), weeks, context)


def _weekend(_match: Match, state: Period | None, context: Context) -> Period | None:
    def of(monday: date) -> Period:
        return span(monday + timedelta(days=5), monday + timedelta(days=6))

    if state is not None:
        return of(state.start - timedelta(days=state.start.weekday()))
    if context.reference is None:
        return None
    monday = context.reference - timedelta(days=context.reference.weekday())
    return lean(of, [monday + timedelta(days=7 * offset) for offset in (-1, 0, 1)], context)


def _festival(match: Match, state: Period | None, context: Context) -> Period | None:
    def of(year: int) -> Period:
        found = festivals.days(match[1], year)
        if found is None:
            raise ValueError(year)
        return unit_period(found[0], "D") if found[0] == found[1] else span(*found)

    return in_year(of, state, context, near=True)


def _lunar(match: Match, state: Period | None, context: Context) -> Period | None:
    leap, month, number = bool(match[1]), int(match[2]), int(match[3] or 0)

    def of(year: int) -> Period:
        found = lunar.month_span(year, month, leap=leap)
        if found is None:
            raise ValueError(year)
        if not number:
            return span(*found)
        day = lunar.day(year, month, number, leap=leap)
        if day is None:
            raise ValueError(number)
        return unit_period(day, "D")

    return in_year(of, state, context)


def _lunar_month(match: Match, state: Period | None, _context: Context) -> Period | None:
    """A lunar month of a reign's year: no finer than the months it lies in."""
    found = lunar.month_span(state.start.year, int(match[1])) if state else None
    if found is None:
        return None
    first, last = (day.isoformat()[:7] for day in found)
    return replace(span(*found), text=first if first == last else f"[{first}..{last}]")


def _clock(match: Match, state: Period | None, context: Context) -> Period | None:
    if state is None:
        return None
    return replace(state, time=match[1]) if state.start == state.end and not state.text else state


_STEPS: list[tuple[re.Pattern[str], Callable[[Match, Period | None, Context], Period | None]]] = [
    (re.compile(pattern), function)
    for pattern, function in (
        (r"\d{4}(?:-\d\d){0,2}", _absolute),
        (r"=(.+)", _literal),
        (r"(\d{4})\.\.(\d{4})", _year_run),
        (r"(\d{4}-\d\d)\.\.(\d{4}-\d\d)", _month_run),
        (r"yy(\d+)", _two_digit_year),
        (r"([DWMQHYEC])([+-]\d+)", _move),
        (r"([DWMQHYEC])([+-]\d+)\.\.([+-]\d+)", _move_run),
        (r"A", _anchor),
        (r"AD", _anchor_day),
        (r"m(\d+)(?:\.\.(\d+))?", _month),
        (r"first(\d+)M", _first_months),
        (r"mdr?(\d+)-(\d+)(?:\.\.(\d+))?", _month_day),
        (r"dr?(\d+)(?:\.\.(\d+))?", _day),
        (r"([qh])(\d)(?:\.\.(\d))?", _part_of_year),
        (r"s(\d)", _season),
        (r"w(\d)", _weekday),
        (r"we", _weekend),
        (r"F(.+)", _festival),
        (r"L(-?)(\d+)(?:-(\d+))?", _lunar),
        (r"LM(\d+)", _lunar_month),
        (r"T(.+)", _clock),
        *STRETCHES,
    )
]
