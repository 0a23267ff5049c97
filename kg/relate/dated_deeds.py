"""Deeds that running text tells with their date and whose verb no type knows: 1927年，某某离华; 8日，水位漫过堤防."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Block, Document, Event, Evidence, Kind, Mention, Sentence, Span, Token
from kg.relate import entry_clauses
from kg.relate.clauses import Line, line
from kg.relate.grounds import OWN_DATES
from kg.relate.groups import AGENTS
from kg.relate.histories import calendar, histories
from kg.relate.modality import REPORTED, Telling, is_norm, quoted, telling
from kg.relate.participants import object_phrase, subject_phrase
from kg.relate.reach import Reach
from kg.relate.relative import particle
from kg.relate.subjects import subject
from kg.relate.topics import silent, topic
from kg.relate.when import When, date

RULE = "dated-deed"
"""The rule of an event that nothing but a dated clause shows."""
_SCORE, _ROLE_SCORE = 0.65, 0.65
_FARTHEST = 2  # clauses from the date to the deed
_ORGANIZER = SCHEMA + "organizer"
_NO_DEEDS = (
    "being-verbs",
    "saying-verbs",
    "telling-verbs",
    "stative-verbs",
    "course-verbs",
    "report-frames",
    "data-verbs",
    "statistic-changes",
    "event-planned",
    "unrealised-verbs",
    "bidding-verbs",
)


@dataclass(frozen=True, slots=True)
class _Deed:
    """A clause that tells a deed: its verb, when, and how it is told."""

    clause: Span
    verb: Span
    when: When
    told: Telling


def complete(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """The events with those that only a dated clause shows, as `schema:Event`, in order of place.

    Only paragraphs that tell a history are looked at. A clause counts that no event stands in, that tells a date or
    follows the one that its sentence told, and that says as plain fact who does something.
    """
    names = sorted(one for one in mentions if one.kind is not Kind.EVENT)
    starts = [one.span.start for one in names]
    every = []
    for sentence in sentences:
        first, last = (bisect_left(starts, at) for at in (sentence.span.start, sentence.span.end))
        every.append(line(document, sentence, tuple(names[first:last])))
    paragraphs = histories(every)
    known = topic(tuple(every))
    told = sorted(span for event in events for span in (event.trigger, event.mention.span))
    lines = (one for one in every if one.sentence.paragraph in paragraphs)
    made = [event for one in lines for event in _events(document, one, told, known)]
    return tuple(sorted((*events, *made), key=lambda event: event.mention))


def _events(document: Document, whole: Line, told: list[Span], known: Mention | None) -> Iterator[Event]:
    if whole.sentence.block is not Block.BODY or not any(one.kind is Kind.DATE for one in whole.mentions):
        return
    for clause in whole.clauses:
        deed = None if _has_event(told, clause) else _deed(document, whole, clause)
        if deed is not None:
            event = _event(document, whole, deed, known)
            if event is not None:
                yield event


def _has_event(told: list[Span], clause: Span) -> bool:
    near = told[max(0, bisect_left(told, clause) - 8) : bisect_left(told, Span(clause.end, clause.end))]
    return any(span.overlaps(clause) for span in near)


def _deed(document: Document, whole: Line, clause: Span) -> _Deed | None:
    """What a clause does, where that is a deed with a date, told as fact."""
    verbs = entry_clauses.verbs(whole, clause)
    verb = _main(whole, verbs) if verbs else None
    if verb is None or any(whole.text(verb) in words(name) for name in _NO_DEEDS) or particle(whole, verb):
        return None
    number = whole.clause_of(verb.start)
    when = date(document, Reach(whole, number, number, 0, verb, verb))
    if when is None or not calendar(when.mention) or is_norm(whole, verb):
        return None
    told_ago = number - whole.clause_of(when.mention.span.start)
    counted = any(one.pos == "m" for one in whole.between(verb.end, clause.end))
    if told_ago > _FARTHEST or (when.rule not in OWN_DATES and counted):
        return None  # 迁至甲城后，获得11次冠军: in all the years since
    dates = [one for one in whole.mentions if one.kind is Kind.DATE and clause.contains(one.span)]
    if quoted(whole, verb.start) or (dates and when.mention not in dates):
        return None
    told = telling(document, whole, verb, verb)
    return None if told.supposed or told.modality not in {"", REPORTED} else _Deed(clause, verb, when, told)


def _main(whole: Line, verbs: tuple[Token, ...]) -> Span:
    """The first verb that is more than how the one right behind it is done (应邀 | 访问)."""
    for verb, following in pairwise(verbs):
        if whole.text(verb.span) not in words("adverbial-verbs") or following.span.start != verb.span.end:
            return verb.span
    return verbs[-1].span


def _event(document: Document, whole: Line, deed: _Deed, known: Mention | None) -> Event | None:
    """The event of a deed, None where nobody is told who does it."""
    arguments = set(_agents(document, whole, deed))
    unnamed = () if any(one.mention.span.end <= deed.verb.start for one in arguments) else _unnamed(whole, deed)
    if not arguments and not unnamed:
        if known is None or known.span.start >= deed.verb.start or not silent(whole, deed.verb.start):
            return None
        arguments.add(_argument(document, whole, deed, _doing(whole, deed), known))
    for group in whole.groups:
        inside = deed.clause.contains(group.mentions[0].span) and not group.clipped
        role = entry_clauses.role(whole, group, deed.verb) if inside else ""
        if role and role != _ORGANIZER:
            arguments.update(_argument(document, whole, deed, role, one) for one in group.mentions)
    evidence = Evidence(document.id, whole.sentence.span, deed.when.rule, deed.when.score, deed.told.holder)
    arguments.add(Argument(deed.when.role, deed.when.mention, evidence))
    span = deed.verb
    mention = Mention(
        span, Kind.EVENT, SCHEMA + "Event", span.of(document.text), span.of(document.folded), RULE, _SCORE
    )
    behind = object_phrase(whole, deed.verb.end)
    objects = () if behind is None or any(one.mention.span.overlaps(behind) for one in arguments) else (behind,)
    return Event(
        mention,
        span,
        tuple(sorted(arguments)),
        modality=deed.told.modality,
        holder=deed.told.holder,
        evidence=Evidence(document.id, whole.sentence.span, RULE, _SCORE, deed.told.holder),
        participants=(*unnamed, *objects),
    )


def _agents(document: Document, whole: Line, deed: _Deed) -> Iterator[Argument]:
    """Those who do it: subject of the verb in its clause, or of the clause before."""
    group = subject(whole, deed.verb.start)
    if group is not None and group.mentions[0].kind in AGENTS:
        inside = deed.clause.contains(group.span)
        role = (entry_clauses.role(whole, group, deed.verb) if inside else "") or _doing(whole, deed)
        yield from (_argument(document, whole, deed, role, one) for one in group.mentions)


def _doing(whole: Line, deed: _Deed) -> str:
    """The role of a subject that no word stands beside: it does the deed, or undergoes it in the passive."""
    before = whole.between(deed.clause.start, deed.verb.end)
    undergoes = any(whole.text(one.span) in words("passive-markers") for one in before)
    return SCHEMA + "attendee" if undergoes else _ORGANIZER


def _unnamed(whole: Line, deed: _Deed) -> tuple[Span, ...]:
    phrase = subject_phrase(whole, deed.verb.start)
    return () if phrase is None or phrase.overlaps(deed.verb) else (phrase,)


def _argument(document: Document, whole: Line, deed: _Deed, role: str, mention: Mention) -> Argument:
    return Argument(role, mention, Evidence(document.id, whole.sentence.span, RULE, _ROLE_SCORE, deed.told.holder))
