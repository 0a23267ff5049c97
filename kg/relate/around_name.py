"""Who and where, told by what stands around an event's name and by no seek pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Document, Evidence, Kind
from kg.relate.groups import AGENTS
from kg.relate.reach import Reach
from kg.relate.speakers import speaker
from kg.relate.stories import Place

_WHERE = SCHEMA + "location"
_PARTIES, _BEHIND = 0.85, 2
_SESSION = re.compile(r"第?[〇零一二三四五六七八九十百\d]+[次届]")


def around(document: Document, place: Place, holder: str) -> Iterator[Argument]:
    """The roles that the event's own name, a speaker at it, or a place that is a clause of its own tells."""
    yield from _parties(document, place, holder)
    yield from _speakers(document, place, holder)
    yield from _scene(document, place, holder)


def _evidence(document: Document, place: Place, rule: str, holder: str) -> Evidence:
    return Evidence(document.id, place.reaches[0].line.sentence.span, rule, _PARTIES, holder)


def _parties(document: Document, place: Place, holder: str) -> Iterator[Argument]:
    """Bodies in coordination at the head of the event's name: 甲市政府与甲市总工会联席会议."""
    own, name = place.reaches[0], place.candidate.mention
    if not place.candidate.named:
        return
    inside = [
        one
        for one in own.line.mentions
        if one.kind in AGENTS and name.span.contains(one.span) and one.span != name.span
    ]
    if not inside or inside[0].span.start != name.span.start:
        return
    if _SESSION.match(document.folded, inside[0].span.end, name.span.end):
        yield Argument(SCHEMA + "organizer", inside[0], _evidence(document, place, "body-in-name", holder))
    if len(inside) < 2:
        return
    between = document.folded[inside[0].span.end : inside[1].span.start]
    if len(between.strip()) <= 1:
        evidence = _evidence(document, place, "parties-in-name", holder)
        yield from (Argument(SCHEMA + "attendee", one, evidence) for one in inside)


def _speakers(document: Document, place: Place, holder: str) -> Iterator[Argument]:
    """Those who say something there: 甲在座谈会上表示."""
    own, name = place.reaches[0], place.candidate.mention.span
    group = None if name == place.candidate.trigger and place.candidate.named else speaker(own.line, name)
    for one in group.mentions if group is not None else ():
        yield Argument(SCHEMA + "performer", one, _evidence(document, place, "speaks-there", holder))


def _scene(document: Document, place: Place, holder: str) -> Iterator[Argument]:
    """A place that is a clause of its own: 7月28日，北京展览馆，论坛启幕; 在雅加达，会议8日举行."""
    own = place.reaches[0]
    if place.candidate.mention.rule not in {"event-held", "event-verb"}:
        return
    for group in own.line.groups:
        number = own.line.clause_of(group.span.start)
        clause = own.line.clauses[number]
        alone = group.mentions[0].kind is Kind.PLACE and clause.end - group.span.end <= 1
        front = document.folded[clause.start : group.span.start].strip()
        led = front in words("locative-prepositions")
        bare = not front and place.candidate.mention.rule == "event-held" and own.span.contains(clause)
        if alone and (bare or (led and _opens(own, number))) and clause.end <= own.trigger.start:
            yield Argument(_WHERE, group.mentions[-1], _evidence(document, place, "place-clause", holder))


def _opens(own: Reach, number: int) -> bool:
    """Whether nothing but dates stands before a clause, and the event right behind it."""
    line = own.line
    before = line.between(line.sentence.span.start, line.clauses[number].start)
    near = line.clause_of(own.trigger.start) - number <= _BEHIND
    return near and all(token.pos in {"TIME", "t", "w", "nt", "n"} for token in before)
