"""Links that the words beside a name or date give to something else than the event: 甲部5日称，乙军击落无人机."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Argument, Event
from kg.relate import astray_dates, astray_names, astray_owners, astray_scenes
from kg.relate.clauses import Line, line_of
from kg.relate.grounds import TIMES


def without(cut: tuple[Line, ...], events: Iterable[Event]) -> tuple[Event, ...]:
    """The events of some lines without the links that the words beside a name or date deny."""
    return tuple(_cleared(cut, event) for event in events)


def _cleared(cut: tuple[Line, ...], event: Event) -> Event:
    line = line_of(cut, event.trigger)
    if line is None or not event.arguments:
        return event
    kept = tuple(one for one in event.arguments if not _astray(cut, line, event, one))
    return event if len(kept) == len(event.arguments) else replace(event, arguments=kept)


def _astray(cut: tuple[Line, ...], line: Line, event: Event, link: Argument) -> bool:
    if astray_scenes.lent(cut, line, event, link):
        return True
    if link.role not in TIMES and astray_owners.astray(line, event, link):
        return True
    if not line.sentence.span.contains(link.mention.span):
        return False
    if link.role in TIMES:
        return astray_dates.astray(line, event, link) or astray_scenes.astray(line, event, link)
    return astray_names.astray(line, event, link)
