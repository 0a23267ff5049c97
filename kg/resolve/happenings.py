"""Which tellings of one article are of the same event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.edtf import bounds, overlap
from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Mention
from kg.resolve import names
from kg.resolve.within import Cluster, every_mention, folded_name, sections

AGENT_ROLES = (SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "performer", SCHEMA + "attendee")
_TIME_ROLE, _START, _END = TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"
_STARTS = frozenset({_TIME_ROLE, _START})
_BARE = "event-bare"
_SUBJECTS = 2
_LONGEST_LABEL = 40


@dataclass(slots=True)
class _Thing:
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)

    def add(self, name: str, mention: Mention, events: list[Event]) -> None:
        self.mentions.append(mention)
        self.events.extend(events)
        if name not in self.names:
            self.names.append(name)


def clusters(analysis: Analysis) -> tuple[Cluster, ...]:
    """The events of an article, in order of place; two whose dates exclude each other are never one.

    A named event takes in its short forms and the bare head noun after it; verbs are one event only with the same
    class, date and main agents. An event known by a verb alone is called after its agents, verb and document.
    """
    resolver = _Resolver(analysis)
    made = [_cluster(analysis, thing) for thing in resolver.things]
    return tuple(sorted(made, key=lambda cluster: cluster.mentions[0].span))


def dates(events: tuple[Event, ...]) -> tuple[str, ...]:
    """The dates (EDTF) told of an event, the most precise first; unresolved ones left out.

    An opening day stands for itself, a closing day only where no other date is told.
    """
    told = {a.mention.value for event in events for a in event.arguments if a.role in _STARTS}
    told = told or {a.mention.value for event in events for a in event.arguments if a.role == _END}
    return tuple(sorted((date for date in told if any(bounds(date))), key=lambda date: (_width(date), date)))


def periods(events: tuple[Event, ...]) -> tuple[str, ...]:
    """The stretches (EDTF) in which an event lies: an opening day leaves its end open, a closing day its beginning."""
    told = []
    for argument in (one for event in events for one in event.arguments):
        value = argument.mention.value
        if argument.role == _TIME_ROLE:
            told.append(value)
        elif argument.role in {_START, _END} and "/" not in value:
            told.append(f"{value}/.." if argument.role == _START else f"../{value}")
    return tuple(sorted({date for date in told if any(bounds(date))}))


def agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two events may be one by their dates: some pair overlaps, or one has none."""
    return not left or not right or any(overlap(a, b) for a in left for b in right)


def agents(analysis: Analysis, events: tuple[Event, ...]) -> tuple[str, ...]:
    """Folded names of those who act in an event, hosts before speakers before guests, without repeats."""
    found: dict[str, None] = {}
    for role in AGENT_ROLES:
        for event in events:
            for argument in event.arguments:
                if argument.role == role and argument.mention.kind in (Kind.ORGANISATION, Kind.PERSON):
                    found.setdefault(folded_name(analysis.document, argument.mention))
    return tuple(found)


class _Resolver:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._events: dict[Mention, list[Event]] = {}
        for event in analysis.events:
            self._events.setdefault(event.mention, []).append(event)
        self.things: list[_Thing] = []
        mentions = [mention for mention in every_mention(analysis) if mention.kind is Kind.EVENT]
        self._sections = sections(analysis.sentences, tuple(mentions))
        bare = [mention for mention in mentions if self._waits(mention)]
        for mention in mentions:
            if mention not in bare:
                self._place(mention, self._same_name(mention))
        self._join_short_forms()
        for mention in bare:
            self._place(mention, self._earlier(mention))

    def _waits(self, mention: Mention) -> bool:
        """Verbs, bare head nouns and what points back are placed after the named events."""
        return mention.rule == _BARE or self._verb(mention) or names.generic(self._name(mention))

    def _earlier(self, mention: Mention) -> _Thing | None:
        if mention.rule == _BARE:
            return self._pointed_to(mention) or self._named_before(mention)
        return self._same_act(mention) if self._verb(mention) else self._named_before(mention)

    def _pointed_to(self, mention: Mention) -> _Thing | None:
        """The nearest thing before with the name that finding gave the bare head noun."""
        name = self._name(mention)
        fitting = [
            (self._last_before(thing, mention), at) for at, thing in enumerate(self.things) if name in thing.names
        ]
        last, at = max(fitting, default=(-1, -1))
        if last < 0:
            return None
        self.things[at].reasons.add(f"{mention.surface} = {name}: the one told before")
        return self.things[at]

    def _place(self, mention: Mention, thing: _Thing | None) -> None:
        if thing is None:
            thing = _Thing()
            self.things.append(thing)
        thing.add(self._name(mention), mention, self._events.get(mention, []))

    def _name(self, mention: Mention) -> str:
        return folded_name(self._analysis.document, mention)

    def _verb(self, mention: Mention) -> bool:
        shown = any(event.trigger == mention.span for event in self._events.get(mention, []))
        return shown and not names.generic(self._name(mention)) and len(mention.span) <= 4

    def _same_name(self, mention: Mention) -> _Thing | None:
        told = self._told(mention)
        for thing in reversed(self.things):
            if self._name(mention) in thing.names and agree(told, periods(tuple(thing.events))):
                return thing
        return None

    def _join_short_forms(self) -> None:
        for thing in sorted(self.things, key=lambda one: (max(map(len, one.names)), one.mentions[0])):
            long = self._longer(thing)
            if long is None:
                continue
            for mention in thing.mentions:
                long.add(self._name(mention), mention, self._events.get(mention, []))
            long.reasons |= thing.reasons | {f"{thing.names[0]} = {long.names[0]}: {_reason(thing, long)}"}
            self.things = [other for other in self.things if other is not thing]

    def _longer(self, thing: _Thing) -> _Thing | None:
        told = periods(tuple(thing.events))
        fitting = [
            other
            for other in self.things
            if other is not thing and _reason(thing, other) and agree(told, periods(tuple(other.events)))
        ]
        start = thing.mentions[0].span.start
        before = [other for other in fitting if other.mentions[0].span.start < start]
        return max(before, key=lambda other: other.mentions[0].span, default=fitting[0] if fitting else None)

    def _named_before(self, mention: Mention) -> _Thing | None:
        name, told = self._name(mention), self._told(mention)
        for thing in sorted(self.things, key=lambda one: self._last_before(one, mention), reverse=True):
            near = self._last_before(thing, mention)
            if near < 0 or not any(_ends(known, name) for known in thing.names):
                continue
            if agree(told, periods(tuple(thing.events))) and self._agents_agree(mention, thing):
                thing.reasons.add(f"{name} = {thing.names[0]}: the one named before")
                return thing
        return None

    def _last_before(self, thing: _Thing, mention: Mention) -> int:
        starts = [
            other.span.start
            for other in thing.mentions
            if other.span.start <= mention.span.start and self._sections[other] == self._sections[mention]
        ]
        return max(starts, default=-1)

    def _agents_agree(self, mention: Mention, thing: _Thing) -> bool:
        mine = set(agents(self._analysis, tuple(self._events.get(mention, []))))
        theirs = set(agents(self._analysis, tuple(thing.events)))
        return not mine or not theirs or any(_same_agent(a, b) for a in mine for b in theirs)

    def _same_act(self, mention: Mention) -> _Thing | None:
        """A verb's earlier telling: of the same class, agents and documents, and date; a headline may lack the date."""
        mine = tuple(self._events[mention])
        told, actors, papers = dates(mine), agents(self._analysis, mine), set(_documents(self._analysis, mine))
        for thing in reversed(self.things):
            theirs = tuple(thing.events)
            if not actors or not theirs or thing.mentions[0].type != mention.type:
                continue
            if agents(self._analysis, theirs) != actors:
                continue
            others, known = set(_documents(self._analysis, theirs)), dates(theirs)
            same = bool(told) and known[:1] == told[:1] and papers == others
            near = self._sections[thing.mentions[-1]] == self._sections[mention]
            undated = near and not (told and known) and not (papers and others and papers != others)
            if same or undated:
                thing.reasons.add(f"{self._name(mention)}: same class, {'date' if same else 'section'} and agents")
                return thing
        return None

    def _told(self, mention: Mention) -> tuple[str, ...]:
        return periods(tuple(self._events.get(mention, [])))


def _cluster(analysis: Analysis, thing: _Thing) -> Cluster:
    ordered = sorted(thing.names, key=lambda name: (-len(name), name))
    mentions, events = tuple(sorted(thing.mentions)), tuple(sorted(thing.events, key=lambda event: event.mention))
    triggers = {event.trigger for event in events}
    if all(mention.span in triggers for mention in mentions) and not any(names.generic(name) for name in ordered):
        ordered = list(dict.fromkeys((_label(analysis, events), *ordered)))
    return Cluster(analysis.document.id, Kind.EVENT, tuple(ordered), mentions, tuple(sorted(thing.reasons)), events)


def _label(analysis: Analysis, events: tuple[Event, ...]) -> str:
    """北京市总工会印发《…》: agents, verb, then documents, guests or place; else the clause around the verb."""
    event = max(events, key=lambda one: (len(one.arguments), -one.mention.span.start))  # a headline tells less
    hosts = [name for name in agents(analysis, (event,)) if name not in _guests(analysis, event)]
    papers = [f"《{name}》" for name in _documents(analysis, (event,))]
    objects = papers or list(_guests(analysis, event))
    if not objects and len(hosts) < 2:  # where several meet, the place is no object of what they do
        objects = list(_named(analysis, event, Kind.PLACE))
    verb = folded_name(analysis.document, event.mention)
    if not hosts and not papers and len(objects) < 2:
        return _clause(analysis, event) or verb
    return "、".join(hosts[:_SUBJECTS]) + verb + "、".join(objects[:_SUBJECTS])


def _guests(analysis: Analysis, event: Event) -> tuple[str, ...]:
    """Those who stand behind the verb, where somebody else acts (甲会见乙, but 甲与乙举行会谈; 甲、乙牺牲)."""
    guests = [a.mention for a in event.arguments if a.role == SCHEMA + "attendee"]
    behind = [one for one in guests if one.span.start >= event.trigger.end]
    if all(a.role == SCHEMA + "attendee" for a in event.arguments if a.role in AGENT_ROLES) and behind == guests:
        behind = []
    return tuple(folded_name(analysis.document, mention) for mention in behind)


def _documents(analysis: Analysis, events: tuple[Event, ...]) -> tuple[str, ...]:
    found = (name for event in events for name in _named(analysis, event, Kind.DOCUMENT))
    return tuple(dict.fromkeys(found))


def _named(analysis: Analysis, event: Event, kind: Kind) -> Iterator[str]:
    for argument in event.arguments:
        if argument.mention.kind is kind:
            yield folded_name(analysis.document, argument.mention).split("/")[-1]


def _clause(analysis: Analysis, event: Event) -> str:
    folded = analysis.document.folded
    start = max((m.end() for m in re.finditer(r"[，。；！？,;!?:：\n]", folded[: event.trigger.start])), default=0)
    stop = re.compile(r"[，。；！？,;!?:：\n]").search(folded, event.trigger.end)
    part = folded[start : stop.start() if stop else len(folded)]
    return re.sub(r"\s+", "", part)[:_LONGEST_LABEL].strip('“”"')


def _reason(short: _Thing, long: _Thing) -> str:
    for name in short.names:
        for full in long.names:
            match = names.compare(name, full) if len(full) > len(name) else None
            if match is not None and match.score >= names.SURE:
                return match.reason
    return ""


def _ends(known: str, name: str) -> bool:
    parts = re.split("|".join(re.escape(word) for word in words("name-joiners")), known)
    return any(part.rstrip('”"」').endswith(name) for part in (known, *parts))


def _same_agent(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return names.short_form(short, long) >= names.SURE


def _width(date: str) -> int:
    first, last = bounds(date)
    if not first or not last:
        return 10**9
    return (
        (int(last[:-6]) - int(first[:-6])) * 372
        + (int(last[-5:-3]) - int(first[-5:-3])) * 31
        + int(last[-2:])
        - int(first[-2:])
    )
