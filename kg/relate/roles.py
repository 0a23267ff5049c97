"""Who, where, when and with which document: candidates become events with their roles filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.edtf import bounds, overlap, precision
from kg.event_types import EventType, Ontology
from kg.find.event_candidates import Candidate
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Document, Event, Evidence, Kind, Mention, Relation, Sentence, Span, Tenure
from kg.read.script import fold
from kg.relate import confidence, meant_above, sayers, signoff, stories, told_with, weigh
from kg.relate.around_name import around
from kg.relate.asides import aside
from kg.relate.clauses import lines
from kg.relate.effect import applied, effects
from kg.relate.going_on import going_on_from, matches
from kg.relate.grounds import TIMES
from kg.relate.groups import AGENTS
from kg.relate.modality import PLANNED, Telling, telling
from kg.relate.movement import moved_there
from kg.relate.observations import observations
from kg.relate.one_role import AGENT_ROLES, one_role_each
from kg.relate.participants import unnamed
from kg.relate.posts import posts
from kg.relate.publishers import publishers
from kg.relate.reach import Filler, Reach
from kg.relate.relative import dates_a_description
from kg.relate.seek import fill
from kg.relate.speakers import speaker
from kg.relate.stories import Place
from kg.relate.subjects import subject
from kg.relate.tenures import tenures
from kg.relate.topics import elided, topic
from kg.relate.when import date

_SUPER = SCHEMA + "superEvent"
_WHERE = SCHEMA + "location"
_CARRIED = 0.8
_INHERITED = 0.7
_DAYS = frozenset({"time", "day", "month"})


@dataclass(frozen=True, slots=True)
class Related:
    """The events of a document, the links that are no event's role, and who holds which post, in order of place.

    `denied` are the words of candidates of which the sentence says that they are no deed that was done.
    """

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    tenures: tuple[Tenure, ...]
    denied: frozenset[Span]


def relate(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    candidates: tuple[Candidate, ...],
    ontology: Ontology,
) -> Related:
    """What is told of a document's candidates and names.

    `sentences` are tagged, `mentions` settled and their dates resolved, `candidates` what `kg.find.events` found. A
    candidate that is a mere verb becomes an event only with enough evidence (`kg.relate.weigh`).
    """
    relater = _Relater(document, sentences, mentions, candidates, ontology)
    lines = relater.lines
    read = signoff.dated(document, lines, told_with.complete(document, lines, tuple(relater.events())))
    read = meant_above.complete(document, lines, read)
    events = confidence.told_of_events(lines, read)
    papers = (*publishers(document, events), *effects(document, lines))
    relations = (*confidence.told((*posts(document, lines), *papers)), *observations(document, lines))
    posts_held = tenures(document, lines, events)
    return Related(events, tuple(dict.fromkeys(relations)), posts_held, frozenset(relater.denied))


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
        self.lines = lines(document, sentences, mentions)
        self._places = stories.places(document, self.lines, candidates)
        self._made: dict[Candidate, Event] = {}
        self._numbers = {one.sentence.span: number for number, one in enumerate(self.lines)}
        self._topic = topic(self.lines, fold(document.title))
        self.denied: set[Span] = set()

    def events(self) -> Iterator[Event]:
        """Named events first: a verb may be part of one."""
        for named in (True, False):
            for place in self._places:
                if place.candidate.named is not named or _points_back(place):
                    continue
                event = self._event(place)
                if event is not None:
                    self._made[place.candidate] = event
        yield from self._made.values()

    def _event(self, place: Place) -> Event | None:
        candidate, own = place.candidate, place.reaches[0]
        event_type = self._types[candidate.mention.type]
        if event_type.alone and place.whole is not None and words("telling-events").ending(place.whole.mention.value):
            place = replace(place, whole=None)
        told = telling(self._document, own.line, candidate.trigger, candidate.mention.span)
        arguments = one_role_each(tuple(self._arguments(place, event_type, told)))
        if not any(one.mention.kind is Kind.DOCUMENT for one in arguments):
            arguments += self._here(applied(place, event_type, told.holder))
        arguments += self._elided(place, event_type, arguments, told)
        arguments += self._here(moved_there(place, arguments, told.holder))
        told = _ahead(self._document, arguments, told)
        score = candidate.mention.score
        evidence = Evidence(self._document.id, own.line.sentence.span, candidate.mention.rule, score, told.holder)
        event = Event(
            candidate.mention,
            candidate.trigger,
            tuple(sorted(arguments)),
            told.modality,
            told.holder,
            evidence,
            participants=unnamed(place, arguments)
            if _acted(arguments)
            else (*sayers.phrase(place), *unnamed(place, arguments)),
        )
        if weigh.no_deed(place, event, event_type, told) and not weigh.other_sense(place):
            self.denied.add(candidate.trigger)
        return event if weigh.stands(place, event, event_type, told) else None

    def _elided(
        self, place: Place, event_type: EventType, arguments: tuple[Argument, ...], told: Telling
    ) -> tuple[Argument, ...]:
        """Whom the article is about, or who reports it, where the sentence names nobody who does it."""
        before = place.candidate.trigger.start
        if any(one.role in AGENT_ROLES and one.mention.span.start < before for one in arguments):
            return ()
        known = self._topic
        found = None if known is None else elided(place, event_type, known, self._ontology, told.holder)
        said = (found,) if found is not None else sayers.told(place, event_type, self._ontology, told.holder)
        return self._here(said)

    def _here(self, said: tuple[Argument, ...]) -> tuple[Argument, ...]:
        """What was found in a line, as said in this document."""
        return tuple(replace(one, evidence=replace(one.evidence, document=self._document.id)) for one in said)

    def _arguments(self, place: Place, event_type: EventType, told: Telling) -> Iterator[Argument]:
        for role in event_type.roles if place.candidate.mention.rule != "event-named" else ():
            if role.property == _SUPER:
                continue
            for number, reach in enumerate(place.reaches):
                if number and role.property == _WHERE:
                    continue
                for filler in fill(self._document, self._ontology, role, reach):
                    if not (self._not_there(reach, filler) if number else _borrowed(place, reach, filler)):
                        yield self._argument(role.property, filler, reach, told, carried=number > 0)
        yield from around(self._document, place, told.holder)
        yield from self._whole(place, told)
        yield from self._when(place, told)

    def _argument(self, role: str, filler: Filler, reach: Reach, told: Telling, *, carried: bool) -> Argument:
        score = round(filler.score * (_CARRIED if carried else 1.0), 2)
        evidence = Evidence(self._document.id, reach.line.sentence.span, filler.rule, score, told.holder)
        return Argument(role, filler.mention, evidence)

    def _not_there(self, reach: Reach, filler: Filler) -> bool:
        """Whether a later sentence denies its part in the event (甲没有出席会议), or a document has its own maker."""
        line = reach.line
        before = line.between(line.clauses[line.clause_of(filler.at)].start, filler.at)
        if any(line.text(one.span) in words("event-denied") for one in before[-2:]):
            return True
        if filler.mention.kind is not Kind.DOCUMENT:
            return False
        clause = reach.line.clause_of(filler.at)
        return subject(reach.line, filler.at, clause) is not None

    def _whole(self, place: Place, told: Telling) -> Iterator[Argument]:
        if place.whole is None or place.whole not in self._made or self._elsewhen(place, self._made[place.whole]):
            return
        span = place.reaches[0].line.sentence.span
        yield Argument(_SUPER, place.whole.mention, Evidence(self._document.id, span, "part-of", 0.8, told.holder))

    def _elsewhen(self, place: Place, whole: Event) -> bool:
        """Whether an event has a date of its own that lies outside the one it would be part of."""
        found = date(self._document, place.reaches[0])
        told = [argument.mention.value for argument in whole.arguments if argument.role == TIME + "hasTime"]
        before = [one for one in place.reaches[0].line.mentions if one.kind is Kind.DATE and any(bounds(one.value))]
        before = [one for one in before if one.span.end <= place.candidate.trigger.start]
        dates = [found.mention] if found is not None else before
        return bool(dates and told) and not any(overlap(own.value, one) for own in dates for one in told)

    def _when(self, place: Place, told: Telling) -> Iterator[Argument]:
        own = place.reaches[0]
        found = date(self._document, own)
        if found is not None and dates_a_description(own.line, found.mention, own.trigger.start):
            found = None
        about = aside(own.line, own.trigger.start)
        if about is not None and (found is None or not about.contains(found.mention.span)):
            return
        if found is not None:
            evidence = Evidence(self._document.id, own.line.sentence.span, found.rule, found.score, told.holder)
            yield Argument(found.role, found.mention, evidence)
        elif place.whole is not None and place.whole in self._made and self._elsewhen(place, self._made[place.whole]):
            return
        elif place.whole is not None and place.whole in self._made:
            for argument in self._made[place.whole].arguments:
                if argument.role == TIME + "hasTime":
                    yield replace(argument, evidence=replace(argument.evidence, rule="date-of-whole", score=_INHERITED))
                elif argument.role == SCHEMA + stories.opening(place.candidate):
                    evidence = replace(argument.evidence, rule="date-of-opening", score=_INHERITED)
                    yield replace(argument, role=TIME + "hasTime", evidence=evidence)
        elif own.held or own.trigger == own.name:
            yield from self._carried_on(place, told)

    def _carried_on(self, place: Place, told: Telling) -> Iterator[Argument]:
        """The one date of the sentence before, where this one goes on with its story (其中, 随后, 赛后, 第18分钟).

        Sentences between that hold no date and tell no dated event are passed over. What is told of a match goes on
        without such a word.
        """
        line = place.reaches[0].line
        before = [one for one in line.mentions if one.span.end <= place.candidate.trigger.start]
        if any(one.kind is Kind.DATE and precision(one.value) in _DAYS for one in before):
            return  # 此外，媒体12日称，甲军摧毁…
        match = place.candidate.mention.type in matches()
        for earlier in going_on_from(self.lines, self._numbers[line.sentence.span], match=match):
            dated = [
                one.mention
                for event in self._made.values()
                if earlier.sentence.span.contains(event.trigger)
                for one in event.arguments
                if one.role in TIMES and one.evidence.rule not in {"date-of-whole", "date-in-name"}
            ]
            if len({one.value for one in dated}) == 1:
                evidence = Evidence(self._document.id, line.sentence.span, "date-carried", _INHERITED, told.holder)
                yield Argument(TIME + "hasTime", dated[0], evidence)
            if dated or any(one.kind is Kind.DATE and precision(one.value) in _DAYS for one in earlier.mentions):
                return


def _ahead(document: Document, arguments: Iterable[Argument], told: Telling) -> Telling:
    """What a date in its own clause puts after the day of publication is planned, whatever words tell it (7月1日开幕).

    Not so a feast, which is told of before and after, nor what is dated about.
    """
    latest = bounds(document.published)[1]
    own = [one.mention for one in arguments if one.role in TIMES and one.evidence.rule in {"date-before", "date-after"}]
    exact = [one for one in own if any(sign.isdigit() for sign in one.surface) or one.rule.startswith("relative-day")]
    begins = [bounds(one.value)[0] for one in exact if not one.value.endswith("~")]
    if not latest or told.modality or not any(day > latest for day in begins if day):
        return told
    return replace(told, modality=PLANNED)


def _acted(arguments: Iterable[Argument]) -> bool:
    """Whether a name tells who does it."""
    return any(one.role in AGENT_ROLES for one in arguments)


def _points_back(place: Place) -> bool:
    """A bare head noun that no verb says anything of and at which nobody speaks."""
    candidate = place.candidate
    if candidate.mention.rule != "event-bare" or candidate.trigger != candidate.mention.span:
        return False
    return speaker(place.reaches[0].line, candidate.mention.span) is None


def _borrowed(place: Place, reach: Reach, filler: Filler) -> bool:
    """Whether the subject of a part would be one that the whole has from an earlier clause."""
    if place.whole is None or filler.mention.kind not in AGENTS:
        return False
    if place.whole.trigger.of(reach.line.folded) in words("event-attending"):
        return False
    if reach.line.sentence.span.contains(place.whole.trigger) and filler.mention.span.start >= place.whole.trigger.end:
        return False  # 决赛在甲城举行，乙队击败丙队，夺得冠军
    return reach.line.clause_of(filler.mention.span.start) != reach.line.clause_of(reach.trigger.start)
