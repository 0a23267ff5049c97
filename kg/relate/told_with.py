"""What one event lends another: a meeting has what it passed, what is done at the same time has the date of that,
and what is felt of one is a part of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Document, Event, Kind, Mention
from kg.relate.clauses import Line
from kg.relate.effect import takes_effect

_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})
_MEANWHILE, _PART = 0.75, 0.85


def complete(document: Document, lines: tuple[Line, ...], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, in order of place, with what the one before in the same or the last sentence tells of them too."""
    ordered = sorted(events, key=lambda event: event.mention)
    made: list[Event] = []
    for event in ordered:
        lent = _meanwhile(document, lines, made, event)
        if made and _passes(made[-1], lent):
            made[-1], lent = _with_papers(made[-1], lent), _part_of(made[-1], lent)
        made.append(lent)
    return tuple(_with_what_is_felt(document, made))


def _with_what_is_felt(document: Document, events: list[Event]) -> Iterator[Event]:
    """What is felt of an event elsewhere (有震感) as a part of the one of its class that was told last with its time.

    Where none has a time, of that told first.
    """
    last: dict[str, Event] = {}
    for event in events:
        if not words("felt-effects").ending(event.trigger.of(document.folded)):
            if event.mention.type not in last or any(one.role in _TIMES for one in event.arguments):
                last[event.mention.type] = event
            yield event
        elif event.mention.type in last:
            yield _part_of(last[event.mention.type], event)
        else:
            yield event


def _passes(meeting: Event, event: Event) -> bool:
    """Whether a verb of adoption stands right behind the name of a meeting (常务会议审议通过)."""
    touching = meeting.mention.rule == "event-named" and meeting.mention.span.end == event.trigger.start
    return touching and any(one.role == KG + "adopts" for one in event.arguments)


def _with_papers(meeting: Event, event: Event) -> Event:
    known = {one.mention for one in meeting.arguments}
    papers = [one for one in event.arguments if one.role == KG + "adopts" and one.mention not in known]
    return replace(meeting, arguments=tuple(sorted((*meeting.arguments, *papers))))


def _part_of(meeting: Event, event: Event) -> Event:
    if event.evidence is None or any(one.role == SCHEMA + "superEvent" for one in event.arguments):
        return event
    evidence = replace(event.evidence, rule="passed-at", score=_PART)
    part = Argument(SCHEMA + "superEvent", meeting.mention, evidence)
    dated = any(one.role in _TIMES for one in event.arguments)
    times = () if dated else (one for one in meeting.arguments if one.role in _TIMES)
    lent = (replace(one, evidence=replace(one.evidence, rule="date-of-whole", score=_MEANWHILE)) for one in times)
    return replace(event, arguments=tuple(sorted((*event.arguments, part, *lent))))


def _meanwhile(document: Document, lines: tuple[Line, ...], before: list[Event], event: Event) -> Event:
    """An undated event behind 同时 with the date of the event before it in its sentence or the last."""
    if event.evidence is None or any(one.role in _TIMES for one in event.arguments):
        return event
    at = bisect_left(lines, event.trigger.start, key=lambda one: one.sentence.span.end)
    line = lines[min(at, len(lines) - 1)]
    tokens = line.between(line.sentence.span.start, event.trigger.start)
    if not tokens or tokens[-1].span.of(document.folded) not in words("simultaneous-adverbs"):
        return event
    near = lines[at - 1 : at + 1] if at and _same_paragraph(lines[at - 1], line) else (line,)
    first = near[0].sentence.span.start
    since = next((day for one in reversed(near) if (day := _effect(document, one, event)) is not None), None)
    if since is not None:
        evidence = replace(event.evidence, rule="date-of-other", score=_MEANWHILE)
        return replace(event, arguments=tuple(sorted((*event.arguments, Argument(TIME + "hasTime", since, evidence)))))
    for earlier in reversed(before):
        if earlier.trigger.start < first:
            break
        told = [one for one in earlier.arguments if one.role in _TIMES and one.mention.kind is Kind.DATE]
        if told and not line.describes(earlier.trigger.end):
            evidence = replace(event.evidence, rule="date-of-other", score=_MEANWHILE)
            lent = (Argument(one.role, one.mention, evidence) for one in told)
            return replace(event, arguments=tuple(sorted((*event.arguments, *lent))))
    return event


def _effect(document: Document, line: Line, event: Event) -> Mention | None:
    """The day from which something applies that a line tells before the event (自8月1日起施行)."""
    dates = [one for one in line.mentions if one.kind is Kind.DATE and one.span.end <= event.trigger.start]
    return next((one for one in reversed(dates) if takes_effect(document, one)), None)


def _same_paragraph(before: Line, line: Line) -> bool:
    return before.sentence.paragraph == line.sentence.paragraph
