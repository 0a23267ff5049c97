"""Who, where, when and with which document: candidates become events with their roles filled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.edtf import overlap
from kg.find.events import Candidate
from kg.iri import KG, SCHEMA, TIME
from kg.model import Argument, Document, Event, EventType, Evidence, Kind, Mention, Ontology, Relation, Sentence
from kg.relate import stories, weigh
from kg.relate.clauses import AGENTS, Line, line
from kg.relate.effect import effects
from kg.relate.modality import Telling, telling
from kg.relate.observations import observations
from kg.relate.posts import posts
from kg.relate.publishers import publishers
from kg.relate.seek import Filler, Reach, fill
from kg.relate.stories import Place
from kg.relate.subjects import subject
from kg.relate.when import date

_SUPER = SCHEMA + "superEvent"
_WHERE = SCHEMA + "location"
_CARRIED = 0.8
_PARTIES, _INHERITED = 0.85, 0.7
_AGENT_ROLES = frozenset({SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "attendee", SCHEMA + "performer"})


def relate(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    candidates: tuple[Candidate, ...],
    ontology: Ontology,
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """The events of a document and the links that are no event's role, in order of place.

    `sentences` are tagged, `mentions` settled and their dates resolved, `candidates` what `kg.find.events` found. A
    candidate that is a mere verb becomes an event only with enough evidence (`kg.relate.weigh`).
    """
    relater = _Relater(document, sentences, mentions, candidates, ontology)
    events = tuple(sorted(relater.events(), key=lambda event: event.mention))
    lines = relater.lines
    papers = (*publishers(document, events), *effects(document, lines))
    relations = (*posts(document, lines), *papers, *observations(document, lines))
    return events, tuple(dict.fromkeys(relations))


class _Relater:
    def __init__(
        self,
        document: Document,
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...],
        candidates: tuple[Candidate, ...],
        ontology: Ontology,
    ) -> None:
        self._document = document
        self._ontology = ontology
        self._types = {event_type.iri: event_type for event_type in ontology.event_types}
        self.lines = tuple(_lines(document, sentences, mentions))
        self._places = stories.places(document, self.lines, candidates)
        self._made: dict[Candidate, Event] = {}

    def events(self) -> Iterator[Event]:
        """Named events first: a verb may be part of one."""
        for named in (True, False):
            for place in self._places:
                if place.candidate.named is not named or _points_back(place.candidate):
                    continue
                event = self._event(place)
                if event is not None:
                    self._made[place.candidate] = event
        yield from self._made.values()

    def _event(self, place: Place) -> Event | None:
        candidate, own = place.candidate, place.reaches[0]
        told = telling(self._document, own.line, candidate.trigger, candidate.mention.span)
        event_type = self._types[candidate.mention.type]
        arguments = _one_role_each(tuple(self._arguments(place, event_type, told)))
        score = candidate.mention.score
        evidence = Evidence(self._document.id, own.line.sentence.span, candidate.mention.rule, score, told.holder)
        event = Event(
            candidate.mention, candidate.trigger, tuple(sorted(arguments)), told.modality, told.holder, evidence
        )
        return event if weigh.stands(place, event, event_type, told) else None

    def _arguments(self, place: Place, event_type: EventType, told: Telling) -> Iterator[Argument]:
        for role in event_type.roles if place.candidate.mention.rule != "event-named" else ():
            if role.property == _SUPER:
                continue
            for number, reach in enumerate(place.reaches):
                if number and role.property == _WHERE:
                    continue
                for filler in fill(self._document, self._ontology, role, reach):
                    if not (self._others(reach, filler) if number else _borrowed(place, reach, filler)):
                        yield self._argument(role.property, filler, reach, told, carried=number > 0)
        yield from self._parties(place, told)
        yield from self._scene(place, told)
        yield from self._whole(place, told)
        yield from self._when(place, told)

    def _argument(self, role: str, filler: Filler, reach: Reach, told: Telling, *, carried: bool) -> Argument:
        score = round(filler.score * (_CARRIED if carried else 1.0), 2)
        evidence = Evidence(self._document.id, reach.line.sentence.span, filler.rule, score, told.holder)
        return Argument(role, filler.mention, evidence)

    def _others(self, reach: Reach, filler: Filler) -> bool:
        """Whether a document in a later sentence has a maker of its own there."""
        if filler.mention.kind is not Kind.DOCUMENT:
            return False
        clause = reach.line.clause_of(filler.at)
        return subject(reach.line, filler.at, clause) is not None

    def _parties(self, place: Place, told: Telling) -> Iterator[Argument]:
        """Bodies in coordination at the head of the event's name: 甲市政府与甲市总工会联席会议."""
        own, name = place.reaches[0], place.candidate.mention
        if not place.candidate.named:
            return
        inside = [
            one
            for one in own.line.mentions
            if one.kind in AGENTS and name.span.contains(one.span) and one.span != name.span
        ]
        if len(inside) < 2 or inside[0].span.start != name.span.start:
            return
        between = self._document.folded[inside[0].span.end : inside[1].span.start]
        if len(between.strip()) <= 1:
            evidence = Evidence(self._document.id, own.line.sentence.span, "parties-in-name", _PARTIES, told.holder)
            yield from (Argument(SCHEMA + "attendee", one, evidence) for one in inside)

    def _scene(self, place: Place, told: Telling) -> Iterator[Argument]:
        """A place that is a clause of its own: 7月28日，北京展览馆，论坛启幕."""
        own = place.reaches[0]
        if place.candidate.mention.rule != "event-held":
            return
        for group in own.line.groups:
            clause = own.line.clauses[own.line.clause_of(group.span.start)]
            alone = group.mentions[0].kind is Kind.PLACE and clause.end - group.span.end <= 1
            if (
                alone
                and not self._document.folded[clause.start : group.span.start].strip()
                and own.span.contains(clause)
            ):
                evidence = Evidence(self._document.id, own.line.sentence.span, "place-clause", _PARTIES, told.holder)
                yield Argument(_WHERE, group.mentions[-1], evidence)

    def _whole(self, place: Place, told: Telling) -> Iterator[Argument]:
        if place.whole is None or place.whole not in self._made or self._elsewhen(place, self._made[place.whole]):
            return
        span = place.reaches[0].line.sentence.span
        yield Argument(_SUPER, place.whole.mention, Evidence(self._document.id, span, "part-of", 0.8, told.holder))

    def _elsewhen(self, place: Place, whole: Event) -> bool:
        """Whether an event has a date of its own that lies outside the one it would be part of."""
        found = date(self._document, place.reaches[0])
        told = [argument.mention.value for argument in whole.arguments if argument.role == TIME + "hasTime"]
        return found is not None and bool(told) and not any(overlap(found.mention.value, one) for one in told)

    def _when(self, place: Place, told: Telling) -> Iterator[Argument]:
        own = place.reaches[0]
        found = date(self._document, own)
        if found is not None:
            evidence = Evidence(self._document.id, own.line.sentence.span, found.rule, found.score, told.holder)
            yield Argument(found.role, found.mention, evidence)
        elif place.whole is not None and place.whole in self._made:
            for argument in self._made[place.whole].arguments:
                if argument.role == TIME + "hasTime":
                    yield replace(argument, evidence=replace(argument.evidence, rule="date-of-whole", score=_INHERITED))


def _points_back(candidate: Candidate) -> bool:
    """A bare head noun that no verb says anything of."""
    return candidate.mention.rule == "event-bare" and candidate.trigger == candidate.mention.span


def _borrowed(place: Place, reach: Reach, filler: Filler) -> bool:
    """Whether the subject of a part would be one that the whole has from an earlier clause."""
    if place.whole is None or filler.mention.kind not in AGENTS:
        return False
    return reach.line.clause_of(filler.mention.span.start) != reach.line.clause_of(reach.trigger.start)


def _one_role_each(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Of several roles of one agent or document the one told by the most words, else the surest."""
    best: dict[tuple[str, str], Argument] = {}
    for argument in arguments:
        family = (
            "agent"
            if argument.role in _AGENT_ROLES
            else "document"
            if argument.mention.kind is Kind.DOCUMENT
            else argument.role
        )
        key = (family, argument.mention.value or argument.mention.surface)
        if key not in best or _trust(argument) > _trust(best[key]):
            best[key] = argument
    return tuple(best.values())


def _trust(argument: Argument) -> tuple[int, float, bool, str]:
    rule = argument.evidence.rule
    told = 0 if rule in {"before", "after"} else len(rule)
    return (told, argument.evidence.score, argument.role == SCHEMA + "organizer", argument.role)


def _lines(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[Line]:
    ordered = sorted(mentions)
    starts = [mention.span.start for mention in ordered]
    for sentence in sentences:
        inside = ordered[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        yield line(document, sentence, tuple(inside))
