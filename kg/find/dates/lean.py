"""Which year, month or week a bare date belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from kg.find.dates.context import Context
from kg.find.dates.periods import Period

SEARCH_YEARS = 9  # 29 February may be eight years away (1896 to 1904)


def in_year(
    of: Callable[[int], Period], state: Period | None, context: Context, *, finished: bool = False, near: bool = False
) -> Period | None:
    """The period that `of` gives for the year told, the year of the date before it, or the one the context leans to.

    `finished`: told of once it is over, as figures are; `near`: the nearest, before or after.
    """
    if state is not None:
        return of(state.start.year)
    if context.base is not None:
        return of(context.base.start.year)
    if context.reference is None:
        return None
    years = [date(context.reference.year + offset, 1, 1) for offset in range(-SEARCH_YEARS, SEARCH_YEARS)]
    if context.lean == "near" or (near and context.lean == "past"):
        return _nearest([period for _, period in _existing(lambda day: of(day.year), years)], context.reference)
    return lean(lambda day: of(day.year), years, context, finished=finished)


def _nearest(found: list[Period], reference: date) -> Period | None:
    """Festivals are written of before and after: the nearest one, one to come only if three times as near."""

    def distance(period: Period) -> int:
        ahead = (period.start - reference).days
        return ahead * 3 if ahead > 0 else -ahead

    return min(found, key=distance, default=None)


def lean(
    of: Callable[[date], Period], candidates: list[date], context: Context, *, finished: bool = False
) -> Period | None:
    """The candidate that the context leans to: the latest begun (or over), the next, or that of the reference."""
    reference = context.reference if context.base is None else context.base.start
    if reference is None:
        return None
    found = list(_existing(of, candidates))
    if context.lean == "current":
        begun = [period for candidate, period in found if candidate <= reference]
        return begun[-1] if begun else next((period for _, period in found), None)
    if context.lean == "future":
        return next((period for _, period in found if period.end >= reference), None)
    slack = timedelta(days=20)
    past = [period for _, period in found if (period.end - slack if finished else period.start) <= reference]
    return past[-1] if past else None


def _existing(of: Callable[[date], Period], candidates: list[date]) -> Iterator[tuple[date, Period]]:
    for candidate in candidates:
        try:
            yield candidate, of(candidate)
        except (ValueError, OverflowError):
            continue
