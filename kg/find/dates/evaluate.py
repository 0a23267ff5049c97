"""From a date expression and what it hangs on to an EDTF string."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from kg.find.dates.context import Context
from kg.find.dates.expression import APPROXIMATE, FUTURE, NEAR, Expression
from kg.find.dates.periods import Period, span, unit_period
from kg.find.dates.steps import walk

_SOON, _NEXT = 60, 10  # days ahead of a bare month and day, of a bare day


def evaluate(expression: Expression, context: Context) -> str:
    """The EDTF string of an expression; empty where the context lacks what it needs or there is no such day.

    An open beginning or end is `..`; `todate` ends at the reference, or is open where there is none.
    """
    if context.lean == "past":
        context = replace(context, lean="future" if _soon(expression, context) else _news_lean(expression))
    if expression.kind == "set":
        return "{" + ",".join(expression.first) + "}"
    period = walk(expression.first, context)
    if period is None:
        return ""
    if expression.kind == "at":
        edtf = period.edtf
        return edtf + "~" if APPROXIMATE in expression.flags and "/" not in edtf and not period.time else edtf
    if expression.kind == "range":
        return _range(period, expression, context)
    return _open(expression.kind, period, context)


def _soon(expression: Expression, context: Context) -> bool:
    """Whether a bare month and day lie a few weeks ahead: no news means those of last year without saying so.

    Nor does it mean a day of the month before where one of this month is near (30日, told on the 28th).
    """
    if context.base is not None or context.reference is None:
        return False
    alone = re.fullmatch(r"d(\d+)(?:\.\.\d+)?", expression.first[0])
    if alone is not None:
        return 0 < int(alone[1]) - context.reference.day <= _NEXT
    told = re.fullmatch(r"md(\d+)-(\d+)(?:\.\.\d+)?", expression.first[0])
    if told is None:
        return False
    month, day = map(int, told.groups())
    for year in (context.reference.year, context.reference.year + 1):
        with suppress(ValueError):
            if 0 < (date(year, month, day) - context.reference).days <= _SOON:
                return True
    return False


def _news_lean(expression: Expression) -> str:
    """News looks back, but to deadlines ahead (9月底前), and to the nearer side for what takes effect (6月1日起).

    The nearer side too for what is announced (宣布9月底退休) and for what was once planned (拟建的大桥3月5日开工).
    """
    if FUTURE in expression.flags:
        return "future"
    if expression.kind == "before" and not expression.first[0].startswith("F"):
        return "future"
    return "near" if expression.kind == "since" or NEAR in expression.flags else "past"


def period_of(edtf: str) -> Period | None:
    """The period of an EDTF string that `evaluate` wrote, open ends at the known one; None where none is known."""
    from kg.edtf import bounds, day, precision  # noqa: PLC0415  (the arithmetic above needs no parser)

    earliest, latest = bounds(edtf)
    start, end = day(earliest or latest), day(latest or earliest)
    if start is None or end is None:  # none, or before the year 1
        return None
    unit = {"day": "D", "time": "D", "month": "M", "year": "Y", "quarter": "Q"}.get(precision(edtf))
    return unit_period(start, unit) if unit else span(start, end)


def _range(first: Period, expression: Expression, context: Context) -> str:
    second = walk(expression.second, _after(first, expression.second, context))
    if second is None:
        return ""
    if first.text or second.text:
        return f"{first.edtf}/{second.edtf}"
    if second.end < first.start:
        return ""
    start, end = first.first, second.last
    if first.time and second.start == first.start and not expression.second[-1].startswith("T"):
        start = start.partition("T")[0]
    return start if start == end else f"{start}/{end}"


def _after(first: Period, steps: tuple[str, ...], context: Context) -> Context:
    """A bare second end looks ahead from the first: `10月9日至12日`, `8月至2月`, `周一到周五`."""
    bare = steps[0][:1] in {"m", "d", "w", "s", "q", "h", "L", "F"} and steps[0] != "we"
    if steps[0] in {"A", "AD"}:
        return replace(context, base=None, anchor=first)
    if bare and not steps[0].startswith("dec"):
        return Context(first.start, context.anchor, None, "future")
    return replace(context, base=None)


def _open(kind: str, period: Period, context: Context) -> str:
    reference = context.reference
    if kind == "since":
        return f"{period.first}/.."
    if kind == "todate":
        later = reference is not None and reference >= period.start
        return f"{period.first}/{reference.isoformat() if later and reference else '..'}"
    if kind == "until":
        return f"../{period.last}"
    if kind == "before":
        return f"../{_eve(period, reference)}"
    return f"{_morrow(period)}/.."


def _eve(period: Period, reference: date | None) -> str:
    """Before a deadline still to come means by its end (2025年前); else the unit before it."""
    if period.start <= date.min + timedelta(days=366):
        return period.first
    if (reference is not None and period.end >= reference) or period.grain in {"week", "span"}:
        return period.last
    unit = {"day": "D", "month": "M", "year": "Y"}.get(period.grain)
    eve = period.start - timedelta(days=1)
    return unit_period(eve, unit).last if unit else span(eve, eve, period.unit).last


def _morrow(period: Period) -> str:
    unit = {"day": "D", "month": "M", "year": "Y"}.get(period.grain)
    day = period.end + timedelta(days=1)
    return unit_period(day, unit).first if unit else span(day, day, period.unit).first
