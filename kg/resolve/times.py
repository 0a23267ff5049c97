"""Which of the dates told of an event its start and end are taken from."""

from __future__ import annotations

from collections.abc import Iterable

from kg.edtf import bounds, precision
from kg.iri import SCHEMA, TIME
from kg.model import Argument, Event

TIME_ROLES = (TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate")
"""The whole time of an event, its start, its end."""

_COARSE = frozenset({"month", "season", "quarter", "half", "year", "decade", "century"})
_DAYS = frozenset({"day", "time"})


def of_event(tellings: Iterable[Event]) -> tuple[str, str]:
    """The EDTF dates of start and end of an event that is told in these ways, empty where nothing tells."""
    return span(one for event in tellings for one in event.arguments if one.role in TIME_ROLES)


def span(arguments: Iterable[Argument]) -> tuple[str, str]:
    """The EDTF dates that an event's start and end are read from, empty where nothing tells.

    An argument tells the whole time, only the start (an opening) or only the end (a closing). An opening or closing
    that contradicts the whole gives way to it, and a closing before the start is left aside.
    """
    told = tuple(arguments)
    whole, opening, closing = (_best(one for one in told if one.role == role) for role in TIME_ROLES)
    start = opening if opening and _agree(opening, whole) else whole
    end = closing if closing and (not whole or _agree(closing, whole) or precision(whole) in _DAYS) else whole
    if start and end and bounds(end)[1] and bounds(end)[1] < bounds(start)[0]:
        end = whole if whole != end else ""
    return start, end


def _best(arguments: Iterable[Argument]) -> str:
    """The date with the best evidence, made as precise as the other dates told allow; empty where none is known.

    A month or year gives way to a date inside it; a day gives way to a range that begins or ends on it. A date that
    contradicts the best one is left aside.
    """
    told = sorted((one for one in arguments if any(bounds(one.mention.value))), key=_trust)
    if not told:
        return ""
    chosen = told[0].mention.value
    others = [one.mention.value for one in told[1:]]
    if precision(chosen) in _COARSE:
        chosen = next(iter(sorted((date for date in others if _inside(date, chosen)), key=_width)), chosen)
    return next((date for date in others if _frames(date, chosen)), chosen)


def _agree(date: str, whole: str) -> bool:
    """Whether two dates may share a day."""
    (first, last), (start, end) = bounds(date), bounds(whole)
    return (not last or not start or start <= last) and (not first or not end or first <= end)


def _trust(argument: Argument) -> tuple[float, int, str, int, str]:
    value = argument.mention.value
    return (
        -round(argument.evidence.score, 2),
        _width(value),
        argument.evidence.document,
        argument.mention.span.start,
        value,
    )


def _width(date: str) -> int:
    """Rough number of days a date covers, large where an end is open."""
    first, last = bounds(date)
    if not first or not last:
        return 10**9
    (early, month, day), (late, last_month, last_day) = _parts(first), _parts(last)
    return (late - early) * 372 + (last_month - month) * 31 + last_day - day


def _parts(iso: str) -> tuple[int, int, int]:
    year, month, day = iso.rsplit("-", 2)
    return int(year), int(month), int(day)


def _inside(date: str, coarse: str) -> bool:
    (first, last), (start, end) = bounds(date), bounds(coarse)
    return bool(first and last) and start <= first and last <= end and _width(date) < _width(coarse)


def _frames(date: str, day: str) -> bool:
    """Whether a range of days begins or ends on that day."""
    if precision(date) != "interval" or precision(day) not in _DAYS:
        return False
    return all(bounds(date)) and bounds(day)[0] in bounds(date)
