"""Entries of a chronicle: each becomes an event, dated by its head, named by its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.edtf import bounds
from kg.find.event_candidates import Candidate
from kg.find.outline.marks import marks
from kg.find.outline.walk import Outline, Stretch
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Document, Event, Evidence, Kind, Mention, Reading, Sentence, Span
from kg.relate import entry_clauses
from kg.relate.clauses import Line, line
from kg.relate.groups import AGENTS
from kg.relate.modality import telling
from kg.relate.participants import subject_phrase

RULE = "chronicle-entry"
_SCORE, _DATE_SCORE, _ROLE_SCORE = 0.7, 0.9, 0.7
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})
_BRACKET = re.compile(r"\s*[(（][^()（）]*\d[^()（）]*[)）]")
_NO_DEEDS = ("being-verbs", "saying-verbs", "telling-verbs", "stative-verbs", "passive-markers", "receiving-verbs")
_DAY = len("2020-12-08")


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
    when = _date(entry, dates) if entry is not None and inside else None
    told = [one.mention for one in event.arguments if one.role in _TIMES]
    if when is None or any(not _coarser(one, event, when) for one in told):
        return event
    span = event.evidence.span if event.evidence else event.mention.span
    evidence = Evidence(text.document.id, span, RULE, _DATE_SCORE, event.holder)
    others = [one for one in event.arguments if one.role not in _TIMES]
    return replace(event, arguments=tuple(sorted((*others, Argument(TIME + "hasTime", when, evidence)))))


def _coarser(told: Mention, event: Event, when: Mention) -> bool:
    """Whether a date is but the year or month in an event's name (2020年第四次会议) in which the entry's date lies."""
    return event.mention.span.contains(told.span) and len(told.value) < _DAY and when.value.startswith(told.value)


def _date(stretch: Stretch, dates: dict[Span, Mention]) -> Mention | None:
    return dates.get(stretch.told) if stretch.told and any(bounds(stretch.value)) else None


def _at(entries: list[Stretch], starts: list[int], place: int) -> Stretch | None:
    """The entry that begins last before a place."""
    number = bisect_right(starts, place) - 1
    return entries[number] if number >= 0 else None


def _takes_part(verb: str) -> bool:
    """Whether a verb only says who came or spoke (出席会议, 讲话)."""
    return bool(words("event-attending").longest(verb, 0)) or verb in words("speaking-verbs")


class _Finder:
    def __init__(self, text: Text, mentions: tuple[Mention, ...], candidates: tuple[Candidate, ...]) -> None:
        self._document, self._sentences = text.document, text.sentences
        self._dates = {one.span: one for one in mentions if one.kind is Kind.DATE}
        self._dates_at = {span.start: one for span, one in self._dates.items()}
        self._names = sorted(one for one in mentions if one.kind is not Kind.EVENT)
        self._starts = [one.span.start for one in self._names]
        self._candidates = sorted(candidates, key=lambda one: one.trigger)
        self._triggers = [one.trigger.start for one in self._candidates]
        self._ends = [one.span.end for one in text.sentences]

    def events(self, stretch: Stretch, here: list[Event]) -> Iterator[Event]:
        """The events of an entry that no rule found.

        In its first sentence its main clause; in all of them the clauses that tell a deed of their own: that begin with
        another agent or another date, or whose verb shows an event.
        """
        for number, sentence in enumerate(self._own_sentences(stretch)):
            first, last = (bisect_left(self._starts, at) for at in (sentence.span.start, sentence.span.end))
            whole = line(self._document, sentence, tuple(self._names[first:last]))
            clauses = [part for clause in whole.clauses if len(part := self._cut(clause, stretch))]
            acting = (
                one
                for one in clauses
                if entry_clauses.acts(whole, one) or entry_clauses.names(whole, one, first=one == clauses[0])
            )
            main = next(acting, clauses[0] if clauses and not number else None)
            for clause in clauses:
                taken = any(event.trigger.overlaps(clause) or event.mention.span.overlaps(clause) for event in here)
                wanted = clause == main and (not number or self._goes_on(whole, clause))
                if not taken and (wanted or self._tells(whole, clause)):
                    yield self._event(stretch, whole, clause, main=clauses[0])

    def _own_sentences(self, stretch: Stretch) -> Iterator[Sentence]:
        """The sentences with words of the entry's own."""
        for sentence in self._sentences[bisect_right(self._ends, stretch.body) :]:
            if sentence.span.start >= stretch.span.end:
                return
            if len(self._cut(sentence.span, stretch)):
                yield sentence

    def _goes_on(self, whole: Line, clause: Span) -> bool:
        """Whether a further sentence tells a further deed: who, who is not only pointed to, does something."""
        first = next(iter(whole.between(clause.start, clause.end)), None)
        if first is None:
            return False
        points = first.pos == "r" or bool(words("pointing-words").longest(self._document.folded, clause.start))
        points = points or whole.text(first.span) in words("event-weak-heads")  # 会议审议了…
        return self._plain(whole, clause) and not points and first.pos in entry_clauses.NOUNS

    def _plain(self, whole: Line, clause: Span) -> bool:
        """Whether a clause tells a deed as plain fact, no state and no saying."""
        verbs, opening = entry_clauses.verbs(whole, clause), next(iter(whole.between(clause.start, clause.end)), None)
        if opening is None:  # a mark inside a word (T:Max)
            return False
        if opening.pos == "TIME" and self._opening_date(clause) is None:  # 民国后改为…
            return False
        if words("event-planned").longest(self._document.folded, clause.start):
            return False
        if not verbs or any(whole.text(verbs[0].span) in words(name) for name in _NO_DEEDS):
            return False
        if any(_takes_part(whole.text(one.span)) for one in verbs):
            return False
        told = telling(self._document, whole, verbs[0].span, verbs[0].span)
        return not told.modality and not told.supposed

    def _tells(self, whole: Line, clause: Span) -> bool:
        """Whether a clause behind the main one tells a deed of its own, as plain fact."""
        if not self._plain(whole, clause):
            return False
        verb = entry_clauses.verbs(whole, clause)[0].span
        shown = any(one.trigger.overlaps(verb) for one in self._shown(whole, clause))
        before = whole.between(self._undated(clause).start, verb.start)
        named = all(one.pos in {"c", "d"} for one in before) and any(
            one.kind in AGENTS and clause.contains(one.span) for one in whole.mentions
        )
        return entry_clauses.own_agent(whole, clause) or shown or named or self._opening_date(clause) is not None

    def _shown(self, whole: Line, clause: Span) -> list[Candidate]:
        """The candidates that verbs of a clause show."""
        deeds = [one for one in whole.between(clause.start, clause.end) if one.pos in {"v", "vd", "vn"}]
        near = self._candidates[bisect_left(self._triggers, clause.start) : bisect_left(self._triggers, clause.end)]
        shown = [one for one in near if clause.contains(one.trigger) and one.hit.trigger and one.free]
        return [one for one in shown if any(one.trigger.overlaps(deed.span) for deed in deeds)]

    def _opening_date(self, clause: Span) -> Mention | None:
        """The date that a clause begins with, where it is known in full."""
        date = self._dates_at.get(clause.start)
        return date if date is not None and clause.contains(date.span) and any(bounds(date.value)) else None

    def _cut(self, span: Span, stretch: Stretch) -> Span:
        """The part of a clause that lies in the entry's own words, without marks at its ends."""
        start, end = max(span.start, stretch.body), min(span.end, stretch.span.end)
        text = self._document.folded[start:end] if start < end else ""
        left = len(text) - len(text.lstrip(marks()))
        return (
            Span(start + left, start + left + len(text.strip(marks()))) if text.strip(marks()) else Span(start, start)
        )

    def _event(self, stretch: Stretch, whole: Line, clause: Span, main: Span) -> Event:
        shown, verb = self._shown(whole, clause), self._deed(whole, clause)
        kind = shown[0].mention.type if shown else SCHEMA + "Event"
        span = entry_clauses.name(whole, self._undated(clause))
        folded = "".join(span.of(self._document.folded).split())
        mention = Mention(span, Kind.EVENT, kind, span.of(self._document.text), folded, RULE, _SCORE)
        evidence = Evidence(self._document.id, whole.sentence.span, RULE, _SCORE)
        told = set(self._arguments(stretch, whole, clause, verb))
        bare = clause != main and self._undated(clause).start == verb.start
        doing = self._doing(whole, main) if bare else ()
        arguments = tuple(sorted(told.union(self._argument(whole, SCHEMA + "organizer", one) for one in doing)))
        of = self._deed(whole, main) if bare else verb
        unnamed = (
            None
            if doing
            else subject_phrase(whole, of.start) or (entry_clauses.noun_before(whole, main, of) if bare else None)
        )
        modality = telling(self._document, whole, verb, span).modality
        participants = (unnamed,) if unnamed is not None and not unnamed.overlaps(verb) else ()
        return Event(mention, verb, arguments, modality=modality, evidence=evidence, participants=participants)

    def _deed(self, whole: Line, clause: Span) -> Span:
        """The verb that tells what a clause tells."""
        shown = self._shown(whole, clause)
        return shown[0].trigger if shown else entry_clauses.verb(whole, clause)

    def _doing(self, whole: Line, main: Span) -> tuple[Mention, ...]:
        """Those who do what the main clause tells, so that they also do what goes on from it without a subject."""
        verb = self._deed(whole, main)
        groups = (one for one in whole.groups if main.contains(one.mentions[0].span) and not one.clipped)
        return next(
            (one.mentions for one in groups if entry_clauses.role(whole, one, verb) == SCHEMA + "organizer"), ()
        )

    def _argument(self, whole: Line, role: str, mention: Mention, score: float = _ROLE_SCORE) -> Argument:
        return Argument(role, mention, Evidence(self._document.id, whole.sentence.span, RULE, score))

    def _undated(self, clause: Span) -> Span:
        """A clause without the date that it begins with, and without what a bracket adds to that."""
        date = self._opening_date(clause)
        rest = Span(date.span.end, clause.end) if date else clause
        added = _BRACKET.match(self._document.folded, rest.start, rest.end)
        rest = Span(added.end(), rest.end) if added else rest
        left = len(rest) - len(rest.of(self._document.folded).lstrip(marks()))
        return Span(rest.start + left, rest.end) if len(rest) > left else clause

    def _arguments(self, stretch: Stretch, whole: Line, clause: Span, verb: Span) -> Iterator[Argument]:
        when = self._opening_date(clause) or entry_clauses.own_date(whole, clause, verb) or _date(stretch, self._dates)
        if when is not None:
            yield self._argument(whole, TIME + "hasTime", when, _DATE_SCORE)
        for group in whole.groups:
            role = (
                entry_clauses.role(whole, group, verb)
                if clause.contains(group.mentions[0].span) and not group.clipped
                else ""
            )
            yield from (self._argument(whole, role, one) for one in group.mentions if role)
