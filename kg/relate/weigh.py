"""Whether a candidate has enough evidence to be called an event."""

from __future__ import annotations

from kg.edtf import precision
from kg.find.events import Candidate
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Event, EventType, Kind
from kg.relate.modality import DENIED, Telling
from kg.relate.seek import Reach
from kg.relate.stories import Place

_ENOUGH = 2
_FINE = frozenset({"time", "day", "month"})
_OWN_DATES = frozenset({"date-before", "date-scene", "date-after"})
_NOUNS = frozenset({"n", "nz", "nt", "nw", "ORG", "LOC", "PER"})
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})


def stands(place: Place, event: Event, event_type: EventType, told: Telling) -> bool:
    """Whether the candidate is an event.

    One said to take place needs a date, place, agent or document, and not the agent alone where its name is none
    (重要会议); one that is only named a date or a place. A verb
    must not be a wish or a duty, must have the roles its type requires, and at least two kinds of arguments with an
    actor or a document among them; a weak trigger also an object. A day or month of its own and a subject or object
    that no name tells (大桥建成通车) will do as well. Types that need no participant (`kg:standsAlone`: accidents,
    disasters) need one argument only.
    """
    candidate = place.candidate
    kinds = _kinds(event)
    if candidate.mention.rule == "event-named":
        return bool(kinds & {"time", "place"}) or event_type.alone
    if told.supposed or _remembered(place):
        return False
    if candidate.mention.rule in {"event-held", "event-bare"}:
        return bool(kinds - {"actor", "other"} if _plain(candidate) else kinds) or event_type.alone
    return (
        _has_required(event, event_type) and not _holding(candidate, event) and _verb_stands(place, event, event_type)
    )


def _plain(candidate: Candidate) -> bool:
    """Whether the name tells how the event was and not which it was (重要会议)."""
    head = candidate.hit.word
    front = candidate.mention.value.removesuffix(head)
    return head in words("event-weak-heads") and front in words("event-plain-modifiers")


def _verb_stands(place: Place, event: Event, event_type: EventType) -> bool:
    word, kinds = place.candidate.hit.word, _kinds(event)
    if word in words("event-partaking") and "actor" not in kinds:
        return False
    weak = word in words("event-weak-triggers")
    if not event_type.parent and ("actor" not in kinds or _counted(place.reaches[0])):
        return False
    if event_type.alone and _general(place.reaches[0]):
        return False
    if event_type.alone:
        describing = place.reaches[0].line.folded[place.candidate.trigger.end :][:1] == "的"
        told_of = len(kinds) >= 1 + weak or bool(place.candidate.hit.head) or (not weak and _nouns(place.reaches[0]))
        return told_of and not (describing and event.modality == DENIED)
    if (_dated(event) or _required(event_type)) and _nouns(place.reaches[0]):
        return True
    named = bool(kinds & {"actor", "document", "other"})
    enough = named and (len(kinds) >= _ENOUGH or _object(place.reaches[0]))
    return enough and (not weak or bool(kinds & {"document", "other"}))


def _remembered(place: Place) -> bool:
    """Whether the event is only counted from (成立十周年, 成立以来)."""
    line, end = place.reaches[0].line, place.candidate.trigger.end
    tokens = line.between(end, line.sentence.span.end)[:3]
    after = "".join(line.text(token.span) for token in tokens)
    return any(word in after for word in words("anniversaries")) and not after.startswith(("，", "。", ","))


def _required(event_type: EventType) -> frozenset[str]:
    return frozenset(role.property for role in event_type.roles if role.minimum)


def _has_required(event: Event, event_type: EventType) -> bool:
    """Whether one of the roles that the type's words need is filled."""
    required = _required(event_type)
    return not required or any(argument.role in required for argument in event.arguments)


def _counted(reach: Reach) -> bool:
    """Whether the verb's clause counts what was held (举办活动30场)."""
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    return any(token.pos == "m" for token in reach.line.between(reach.trigger.end, clause.end))


def _general(reach: Reach) -> bool:
    """Whether the clause speaks of a danger in general (warnings, drills) or of those who deal with it (察看灾情)."""
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    following = reach.line.between(reach.trigger.end, clause.end)
    before = reach.line.between(clause.start, reach.trigger.start)[-1:]
    if any(reach.line.text(token.span) in words("hazard-handling") for token in before):
        return True
    return any(reach.line.text(token.span) in words("hazard-talk") for token in following)


def _dated(event: Event) -> bool:
    """Whether the clause itself, or one that sets its scene, tells a day or month."""
    told = [one for one in event.arguments if one.role in _TIMES and one.evidence.rule in _OWN_DATES]
    return any(precision(one.mention.value) in _FINE for one in told)


def _object(reach: Reach) -> bool:
    """Whether a noun follows the verb in its clause."""
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    return any(token.pos in _NOUNS for token in reach.line.between(reach.trigger.end, clause.end))


def _nouns(reach: Reach) -> bool:
    """Whether a noun stands in the verb's clause beside its date: something happens to something."""
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    dates = [one.span for one in reach.line.mentions if one.kind is Kind.DATE]
    tokens = (
        *reach.line.between(clause.start, reach.trigger.start),
        *reach.line.between(reach.trigger.end, clause.end),
    )
    return any(token.pos in _NOUNS and not any(token.span.overlaps(span) for span in dates) for token in tokens)


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
