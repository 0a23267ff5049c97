"""Who took part in all that was told before: 吴某参加上述活动."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.edtf import bounds
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Block, Document, Event, Evidence, Kind, Mention, Token
from kg.ontology import type_of
from kg.relate.clauses import Line, line_of

RULE = "meant-above"
_ATTENDEE, _WHERE = SCHEMA + "attendee", SCHEMA + "location"
_DOERS = frozenset({_ATTENDEE, SCHEMA + "performer", SCHEMA + "organizer"})
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate"})
_SCORE, _DAYS = 0.75, 3
_NOT_DONE = ("event-denied", "event-planned", "event-supposed", "event-rumoured")
_DEEDS = frozenset({"v", "vd"})


def complete(document: Document, lines: tuple[Line, ...], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, with those who took part in all of them that a sentence behind means together.

    Meant are the deeds of the one who does most of what is told before: of the noun's classes, told as fact, in the
    same section, of the days before the article, and no visit of a guest or what is ahead of those who arrive.
    """
    told = list(events)
    for line in lines:
        guests, classes = _guests(line)
        if guests and line.sentence.block is Block.BODY:
            for number in _meant(document, lines, told, line, classes):
                told[number] = _with(document, line, told[number], guests)
    return tuple(told)


def _guests(line: Line) -> tuple[tuple[Mention, ...], frozenset[str]]:
    """The persons whom a sentence names as taking part in what was told before, and the classes of that."""
    tokens = line.sentence.tokens
    for number, token in enumerate(tokens[:-2]) if line.holds("plural-anaphors") else ():
        noun = line.text(tokens[number + 2].span)
        pointing = line.text(tokens[number + 1].span) in words("plural-anaphors") and noun in words("activity-nouns")
        if not pointing or line.text(token.span) not in words("event-attending"):
            continue
        before = tokens[:number]
        if any(one.pos in _DEEDS and line.text(one.span) not in words("event-attending") for one in before):
            return (), frozenset()
        if any(line.text(one.span) in words(name) for one in before for name in _NOT_DONE):
            return (), frozenset()
        persons = tuple(m for m in line.mentions if m.kind is Kind.PERSON and m.span.end <= token.span.start)
        return persons, frozenset(map(type_of, words("activity-nouns")[noun][0].split()))
    return (), frozenset()


def _meant(
    document: Document, lines: tuple[Line, ...], events: list[Event], line: Line, classes: frozenset[str]
) -> Iterator[int]:
    """The numbers of the events that are meant."""
    here, acting = [], Counter[str]()
    arrivals = {home.sentence.span for one in events if _arrives(one) and (home := line_of(lines, one.trigger))}
    for number, event in enumerate(events):
        home = line_of(lines, event.trigger)
        before = home is not None and home.sentence.span.end <= line.sentence.span.start
        if home is None or not before or home.sentence.section != line.sentence.section:
            continue
        if home.sentence.span in arrivals or _of_a_guest(home, event):
            continue
        if event.mention.type in classes and not event.modality and _of_these_days(document, event):
            here.append(number)
            acting.update(list(_doers(event)))
    host = max(acting, key=lambda one: acting[one], default="")
    yield from (number for number in here if host in _doers(events[number]))


def _of_a_guest(line: Line, event: Event) -> bool:
    """Whether an event only tells what somebody came for (会见来华出席论坛并进行国事访问的总统)."""
    clause = line.clauses[line.clause_of(event.trigger.start)]
    came = any(line.text(one.span) in words("coming-verbs") for one in line.between(clause.start, event.trigger.start))
    return line.describes(event.trigger.end) or (
        came and any(line.describes(one.span.end) for one in _behind(line, event))
    )


def _behind(line: Line, event: Event) -> tuple[Token, ...]:
    return line.between(event.trigger.end, line.clauses[line.clause_of(event.trigger.start)].end)


def _arrives(event: Event) -> bool:
    """Whether an event only leads to its place (抵达甲城): what is told with it is still to come."""
    rules = {one.evidence.rule for one in event.arguments if one.role == _WHERE}
    return any(rule in words("reaching-patterns") for rule in rules)


def _doers(event: Event) -> dict[str, None]:
    """The persons of an event, those who do it first."""
    told = [one for one in event.arguments if one.role in _DOERS and one.mention.kind is Kind.PERSON]
    return dict.fromkeys(_name(one.mention) for one in sorted(told, key=lambda one: one.role == _ATTENDEE))


def _name(mention: Mention) -> str:
    return mention.value or mention.surface


def _of_these_days(document: Document, event: Event) -> bool:
    """Whether an event has a day that lies no more than a few days before the article's."""
    told = [one.mention.value for one in event.arguments if one.role in _TIMES and one.mention.kind is Kind.DATE]
    if not told or len(document.published) != len("2023-01-01"):
        return False
    today = date.fromisoformat(document.published)
    first = (today - timedelta(days=_DAYS)).isoformat()
    return all(first <= bounds(one)[0] <= bounds(one)[1] <= document.published for one in told)


def _with(document: Document, line: Line, event: Event, guests: tuple[Mention, ...]) -> Event:
    known = {_name(one.mention) for one in event.arguments}
    evidence = Evidence(document.id, line.sentence.span, RULE, _SCORE)
    new = [Argument(_ATTENDEE, one, evidence) for one in guests if _name(one) not in known]
    return replace(event, arguments=tuple(sorted((*event.arguments, *new))))
