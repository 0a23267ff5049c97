"""What the tellings of an event say of it: dates, who acts, and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.edtf import bounds, overlap
from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Analysis, Event, Kind
from kg.resolve import name_forms, whereabouts
from kg.resolve.named import folded_name

AGENT_ROLES = (SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "performer", SCHEMA + "attendee")
_TIME_ROLE, _START, _END = TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"
_STARTS = frozenset({_TIME_ROLE, _START})
_LOCATION = SCHEMA + "location"
_TELLING = 4  # characters of a phrase that few things are called by
_SPACE = re.compile(r"\s+")
_UNTOLD = re.compile(f"{name_forms.NUMERAL}|[数多两几]")


def dates(events: tuple[Event, ...]) -> tuple[str, ...]:
    """The dates (EDTF) told of an event, the most precise first; unresolved ones left out.

    An opening day stands for itself, a closing day only where no other date is told.
    """
    told = {a.mention.value for event in events for a in event.arguments if a.role in _STARTS}
    told = told or {a.mention.value for event in events for a in event.arguments if a.role == _END}
    return tuple(sorted((date for date in told if any(bounds(date))), key=lambda date: (_width(date), date)))


def periods(events: tuple[Event, ...]) -> tuple[str, ...]:
    """The stretches (EDTF) in which an event lies: an opening day leaves its end open, a closing day its beginning."""
    told = []
    for argument in (one for event in events for one in event.arguments):
        value = argument.mention.value
        if argument.role == _TIME_ROLE:
            told.append(value)
        elif argument.role in {_START, _END} and "/" not in value:
            told.append(f"{value}/.." if argument.role == _START else f"../{value}")
    return tuple(sorted({date for date in told if any(bounds(date))}))


def agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two events may be one by their dates: some pair overlaps, or one has none."""
    return not left or not right or any(overlap(a, b) for a in left for b in right)


def agents(analysis: Analysis, events: tuple[Event, ...]) -> tuple[str, ...]:
    """Folded names of those who act in an event, hosts before speakers before guests, without repeats."""
    found: dict[str, None] = {}
    for role in AGENT_ROLES:
        for event in events:
            for argument in event.arguments:
                if argument.role == role and argument.mention.kind in (Kind.ORGANISATION, Kind.PERSON):
                    found.setdefault(folded_name(analysis.document, argument.mention))
    return tuple(found)


def places(events: Iterable[Event]) -> frozenset[str]:
    """Paths of the places where events are told to be, as far as the table knows them."""
    told = {a.mention.value for event in events for a in event.arguments if a.role == _LOCATION}
    return frozenset(path for path in told if path and whereabouts.known(path))


def objects(analysis: Analysis, events: Iterable[Event]) -> Iterator[str]:
    """Phrases of what deeds are done to that tell it from others: not a counted or unnamed one (一名男子, 有关情况)."""
    for event in events:
        for span in event.participants:
            phrase = _SPACE.sub("", span.of(analysis.document.folded))
            behind = span.start >= event.trigger.end and len(phrase) >= _TELLING
            if behind and not _UNTOLD.match(phrase) and not words("indefinite-objects").longest(phrase, 0):
                yield phrase


def _width(date: str) -> int:
    first, last = bounds(date)
    if not first or not last:
        return 10**9
    return (
        (int(last[:-6]) - int(first[:-6])) * 372
        + (int(last[-5:-3]) - int(first[-5:-3])) * 31
        + int(last[-2:])
        - int(first[-2:])
    )
