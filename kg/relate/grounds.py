"""What speaks for an event: the kinds of its arguments, and whether a day or month of its own is told."""

from __future__ import annotations

from kg.edtf import precision
from kg.find.sides import ACTING
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Event, Kind
from kg.relate.stories import Place

_FINE = frozenset({"time", "day", "month"})
OWN_DATES = frozenset({"date-before", "date-scene", "date-after", "date-of-subject"})
"""The rules of dates that the clause itself, or one that sets its scene, tells."""

SIDES = frozenset({SCHEMA + "organizer", SCHEMA + "performer"})
TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})


def dated(event: Event) -> bool:
    """Whether the clause itself, or one that sets its scene, tells a day or month."""
    told = [one for one in event.arguments if one.role in TIMES and one.evidence.rule in OWN_DATES]
    return any(precision(one.mention.value) in _FINE for one in told)


def timed(place: Place, event: Event) -> bool:
    """Whether a day or month is told, or that it was of late (近日), in the verb's clause or its scene."""
    if dated(event):
        return True
    line, at = place.reaches[0].line, event.trigger.start
    here = line.clause_of(at)
    recent = [one.span for one in line.mentions if one.kind is Kind.DATE and one.surface in words("recent-times")]
    for span in recent:
        clause = line.clause_of(span.start)
        scene = here == clause + 1 and not line.folded[span.end : line.clauses[clause].end].strip("，, ")
        if span.end <= at and (clause == here or scene):
            return True
    return False


def _country(event: Event, argument: Argument) -> bool:
    """Whether a country acts in an event, or stands before the verb as the one that it happens to."""
    before = argument.mention.rule == ACTING and argument.mention.span.end <= event.trigger.start
    return argument.role in SIDES or (argument.role == SCHEMA + "attendee" and before)


def kinds_of(event: Event) -> set[str]:
    """Of actor, other, place, document, time, whole those that its arguments are."""
    kinds = set()
    for argument in event.arguments:
        if argument.role in TIMES:
            kinds.add("whole" if argument.evidence.rule == "date-of-whole" else "time")
        elif argument.mention.kind in {Kind.ORGANISATION, Kind.PERSON} or _country(event, argument):
            kinds.add("actor" if argument.role != SCHEMA + "attendee" else "other")
        elif argument.mention.kind is Kind.PLACE:
            kinds.add("place")
        elif argument.mention.kind is Kind.DOCUMENT:
            kinds.add("document")
        elif argument.mention.kind is Kind.EVENT:
            kinds.add("whole")
    return kinds
