"""Entries of a chronicle: each becomes an event, dated by its head, named by its clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.edtf import bounds
from kg.find.events import Candidate
from kg.find.outline.marks import marks
from kg.find.outline.walk import Outline, Stretch
from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Document, Event, Evidence, Kind, Mention, Reading, Sentence, Span, Token
from kg.relate.clauses import Line, line
from kg.relate.groups import AGENTS, Group

RULE = "chronicle-entry"
_SCORE, _DATE_SCORE, _ROLE_SCORE = 0.7, 0.9, 0.7
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})
_NOUNS = frozenset({"n", "nz", "nw", "vn", "a", "m", "q", "f", "s", "ORG", "PER", "LOC"})
_MOST_NOUNS, _LONGEST = 3, 60


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its tagged sentences and its outline."""

    document: Document
    sentences: tuple[Sentence, ...]
    outline: Outline


def complete(
    text: Text,
    mentions: tuple[Mention, ...],
    candidates: tuple[Candidate, ...],
    events: tuple[Event, ...],
) -> tuple[tuple[Event, ...], Reading]:
    """The events with those that entries tell and no rule found, every one of an entry dated; how the text was read.

    An entry whose main clause shows no event becomes one: of the type that its words show, else `schema:Event`.
    """
    outline = text.outline
    entries = [one for one in outline.stretches if one.entry]
    finder = _Finder(text, mentions, candidates)
    made: list[Event] = []
    told = 0
    ordered = sorted(events, key=lambda event: event.mention)
    starts = [event.mention.span.start for event in ordered]
    for stretch in entries:
        here = ordered[bisect_left(starts, stretch.span.start) : bisect_left(starts, stretch.span.end)]
        added = list(finder.events(stretch, here))
        made += added
        told += bool(here or added)
    dates = {one.span: one for one in mentions if one.kind is Kind.DATE}
    first = [one.span.start for one in entries]
    dated = [_dated(text, event, _at(entries, first, event.mention.span.start), dates) for event in events]
    undated = sum(one.kind is Kind.DATE and one.value.startswith("XXXX") for one in mentions)
    reading = Reading(outline.chronicle, len(entries), told, undated, outline.faults)
    return tuple(sorted((*dated, *made), key=lambda event: event.mention)), reading


def _dated(text: Text, event: Event, entry: Stretch | None, dates: dict[Span, Mention]) -> Event:
    """An event of an entry that has no date of its own, with that of the entry."""
    inside = entry is not None and entry.span.contains(event.mention.span)
    if entry is None or not inside or any(one.role in _TIMES for one in event.arguments):
        return event
    when = _date(entry, dates)
    if when is None:
        return event
    span = event.evidence.span if event.evidence else event.mention.span
    evidence = Evidence(text.document.id, span, RULE, _DATE_SCORE, event.holder)
    return replace(event, arguments=tuple(sorted((*event.arguments, Argument(TIME + "hasTime", when, evidence)))))


def _date(stretch: Stretch, dates: dict[Span, Mention]) -> Mention | None:
    return dates.get(stretch.told) if stretch.told and any(bounds(stretch.value)) else None


def _at(entries: list[Stretch], starts: list[int], place: int) -> Stretch | None:
    """The entry that begins last before a place."""
    number = bisect_right(starts, place) - 1
    return entries[number] if number >= 0 else None


class _Finder:
    def __init__(self, text: Text, mentions: tuple[Mention, ...], candidates: tuple[Candidate, ...]) -> None:
        self._document, self._sentences = text.document, text.sentences
        self._dates = {one.span: one for one in mentions if one.kind is Kind.DATE}
        self._names = sorted(one for one in mentions if one.kind is not Kind.EVENT)
        self._starts = [one.span.start for one in self._names]
        self._candidates = sorted(candidates, key=lambda one: one.trigger)
        self._triggers = [one.trigger.start for one in self._candidates]
        self._ends = [one.span.end for one in text.sentences]

    def events(self, stretch: Stretch, here: list[Event]) -> Iterator[Event]:
        """The events of the entry's first sentence that no rule found: its main clause, and clauses of other agents."""
        sentence = self._sentence(stretch)
        if sentence is None:
            return
        first, last = (bisect_left(self._starts, at) for at in (sentence.span.start, sentence.span.end))
        whole = line(self._document, sentence, tuple(self._names[first:last]))
        clauses = [part for clause in whole.clauses if len(part := self._cut(clause, stretch))]
        acting = (one for one in clauses if _acts(whole, one) or _names(whole, one, first=one == clauses[0]))
        main = next(acting, clauses[0] if clauses else None)
        for clause in clauses:
            taken = any(event.trigger.overlaps(clause) or event.mention.span.overlaps(clause) for event in here)
            if not taken and (clause == main or _own_agent(whole, clause)):
                yield self._event(stretch, whole, clause)

    def _sentence(self, stretch: Stretch) -> Sentence | None:
        """The first sentence with words of the entry's own."""
        for sentence in self._sentences[bisect_right(self._ends, stretch.body) :]:
            if sentence.span.start >= stretch.span.end:
                return None
            if len(self._cut(sentence.span, stretch)):
                return sentence
        return None

    def _cut(self, span: Span, stretch: Stretch) -> Span:
        """The part of a clause that lies in the entry's own words, without marks at its ends."""
        start, end = max(span.start, stretch.body), min(span.end, stretch.span.end)
        text = self._document.folded[start:end] if start < end else ""
        left = len(text) - len(text.lstrip(marks()))
        return (
            Span(start + left, start + left + len(text.strip(marks()))) if text.strip(marks()) else Span(start, start)
        )

    def _event(self, stretch: Stretch, whole: Line, clause: Span) -> Event:
        near = self._candidates[bisect_left(self._triggers, clause.start) : bisect_left(self._triggers, clause.end)]
        shown = [one for one in near if clause.contains(one.trigger) and one.hit.trigger]
        verb = shown[0].trigger if shown else _verb(whole, clause)
        kind = shown[0].mention.type if shown else SCHEMA + "Event"
        span = _name(whole, clause)
        folded = "".join(span.of(self._document.folded).split())
        mention = Mention(span, Kind.EVENT, kind, span.of(self._document.text), folded, RULE, _SCORE)
        evidence = Evidence(self._document.id, whole.sentence.span, RULE, _SCORE)
        arguments = tuple(sorted(self._arguments(stretch, whole, clause, verb)))
        return Event(mention, verb, arguments, evidence=evidence)

    def _arguments(self, stretch: Stretch, whole: Line, clause: Span, verb: Span) -> Iterator[Argument]:
        def argument(role: str, mention: Mention, score: float = _ROLE_SCORE) -> Argument:
            return Argument(role, mention, Evidence(self._document.id, whole.sentence.span, RULE, score))

        when = _date(stretch, self._dates)
        if when is not None:
            yield argument(TIME + "hasTime", when, _DATE_SCORE)
        for group in whole.groups:
            role = _role(group, verb) if clause.contains(group.mentions[0].span) and not group.clipped else ""
            yield from (argument(role, one) for one in group.mentions if role)


def _role(group: Group, verb: Span) -> str:
    """Agents before the verb do it, others take part; places are where it is or leads to."""
    kind = group.mentions[0].kind
    if kind is Kind.DOCUMENT:
        return KG + "document"
    if kind is Kind.PLACE:
        there = group.preposition in words("locative-prepositions") or group.span.start >= verb.end
        return SCHEMA + "location" if there else ""
    if kind not in AGENTS or not group.free:
        return ""
    return SCHEMA + ("organizer" if group.span.end <= verb.start and not group.preposition else "attendee")


def _verbs(whole: Line, clause: Span) -> tuple[Token, ...]:
    """The verbs of a clause that describe no noun."""
    found = [one for one in whole.between(clause.start, clause.end) if one.pos in {"v", "vd"}]
    return tuple(one for one in found if not whole.describes(one.span.end))


def _verb(whole: Line, clause: Span) -> Span:
    verbs = _verbs(whole, clause)
    return verbs[0].span if verbs else clause


def _name(whole: Line, clause: Span) -> Span:
    """What names the event: its clause, or the noun phrase of which that only says that it took place."""
    tokens = whole.between(clause.start, clause.end)
    end = clause.end
    if len(tokens) > 1 and whole.text(tokens[-1].span) in words("outline-happening"):
        end = next((one.span.start for one in tokens[1:] if one.pos == "p"), tokens[-1].span.start)
    nominal = all(one.pos not in {"v", "p"} for one in whole.between(clause.start, end))
    return Span(clause.start, min(end if nominal else clause.end, clause.start + _LONGEST))


def _names(whole: Line, clause: Span, *, first: bool) -> bool:
    """Whether an entry's first clause is but a noun that names what happened (大水, 新生开学典礼)."""
    tokens = whole.between(clause.start, clause.end)
    agents = any(one.kind in AGENTS and clause.contains(one.span) for one in whole.mentions)
    return first and bool(tokens) and not agents and all(one.pos in _NOUNS for one in tokens)


def _acts(whole: Line, clause: Span) -> bool:
    """Whether something is done in a clause that is no mere circumstance (经省政府批准, 为庆祝…)."""
    tokens = whole.between(clause.start, clause.end)
    return bool(_verbs(whole, clause)) and bool(tokens) and tokens[0].pos not in {"p", "TIME"}


def _own_agent(whole: Line, clause: Span) -> bool:
    """Whether a clause begins with an agent of its own, whose verb follows."""
    group = next((one for one in whole.groups if one.mentions[0].span.start == clause.start), None)
    if group is None or group.mentions[0].kind not in AGENTS:
        return False
    after = whole.between(group.mentions[-1].span.end, clause.end)
    nouns = next((at for at, one in enumerate(after) if one.pos not in _NOUNS), len(after))
    return nouns <= _MOST_NOUNS and nouns < len(after) and after[nouns].pos == "v"
