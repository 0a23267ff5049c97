"""Whether a candidate has enough evidence to be called an event."""

from __future__ import annotations

from kg.find.events import Candidate
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Document, Event, EventType, Kind
from kg.relate.modality import Telling

_ENOUGH = 2
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})


def stands(document: Document, candidate: Candidate, event: Event, event_type: EventType, told: Telling) -> bool:
    """Whether the candidate is an event.

    One said to take place needs a date, place, agent or document; one that is only named a date or a place. A verb
    must not be a wish or a duty, must have the roles its type requires, and at least two kinds of arguments with an
    actor or a document among them; a weak trigger also an object. Types that need no participant (`kg:standsAlone`:
    accidents, disasters) need one argument only.
    """
    filled = {argument.role for argument in event.arguments}
    if any(role.minimum and role.property not in filled for role in event_type.roles) and not candidate.named:
        return False
    kinds = _kinds(event)
    rule = candidate.mention.rule
    if rule == "event-named":
        return bool(kinds & {"time", "place"}) or event_type.alone
    if rule in {"event-held", "event-bare"}:
        return not told.supposed and (bool(kinds) or event_type.alone)
    if told.supposed or _holding(candidate, event):
        return False
    weak = candidate.hit.word in words("event-weak-triggers")
    if event_type.alone:
        return len(kinds) >= 1 + weak or bool(candidate.hit.head)
    enough = len(kinds) >= _ENOUGH and bool(kinds & {"actor", "document", "other"})
    return enough and (not weak or bool(kinds & {"document", "other"}))


def _holding(candidate: Candidate, event: Event) -> bool:
    """A verb that only says that something is held tells no event of its own beside the one that it is part of."""
    part = any(argument.role == SCHEMA + "superEvent" for argument in event.arguments)
    return part and candidate.hit.word in words("event-held")


def _kinds(event: Event) -> set[str]:
    kinds = set()
    for argument in event.arguments:
        if argument.role in _TIMES:
            kinds.add("whole" if argument.evidence.rule == "date-of-whole" else "time")
        elif argument.mention.kind in {Kind.ORGANISATION, Kind.PERSON}:
            kinds.add("actor" if argument.role != SCHEMA + "attendee" else "other")
        elif argument.mention.kind is Kind.PLACE:
            kinds.add("place")
        elif argument.mention.kind is Kind.DOCUMENT:
            kinds.add("document")
        elif argument.mention.kind is Kind.EVENT:
            kinds.add("whole")
    return kinds
