"""Which tellings of one article are of the same event."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from heapq import merge
from itertools import count
from operator import itemgetter

from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Mention
from kg.resolve import befalling, event_classes, event_labels, name_forms, names, owned_names, telling, whereabouts
from kg.resolve.acts import Act, act, once_more, same
from kg.resolve.cluster import Cluster
from kg.resolve.gathered import FARTHEST, Acts, Gathered, Places, named_again
from kg.resolve.letters import Letters, required, traits
from kg.resolve.likeness import endings, same_agent
from kg.resolve.named import folded_name
from kg.resolve.retold import Retold
from kg.resolve.told import agents, agree, periods, places
from kg.resolve.within import every_mention, sections

BARE = "event-bare"
"""The rule of a mention that only points back at an event."""
AGAIN = "event-again"
"""The rule of a mention that only tells again, badly, of an event whose name is its value."""
_RETOLD = 60  # acts before a verb that are asked whether it tells them again


def clusters(analysis: Analysis) -> tuple[Cluster, ...]:
    """The events of an article, in order of place; two whose dates exclude each other are never one.

    A named event takes in its short forms and the bare head noun after it; verbs are one event only with the same
    class, date and main agents. An event known by a verb alone is called after its agents, verb and document.
    """
    resolver = _Resolver(analysis)
    made = [_cluster(analysis, thing) for thing in resolver.things]
    return tuple(sorted(made, key=lambda cluster: cluster.mentions[0].span))


class _Resolver:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._events: dict[Mention, list[Event]] = {}
        for event in analysis.events:
            self._events.setdefault(event.mention, []).append(event)
        mentions = [mention for mention in every_mention(analysis) if mention.kind is Kind.EVENT]
        self._sections = sections(analysis.sentences, tuple(mentions))
        bare = dict.fromkeys(mention for mention in mentions if self._waits(mention))
        self._things: dict[int, Gathered] = {}
        self._numbers = count()
        self._sought = {self._name(mention) for mention in bare}
        self._named: dict[str, list[int]] = {}
        self._told_acts: dict[int, tuple[int, Act]] = {}
        self._called, self._ending, self._acts = Places(later_first=True), Places(later_first=False), Acts()
        self._struck: set[int] = set()
        self._befell: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
        for mention in mentions:
            if mention not in bare:
                self._place(mention, self._same_name(mention))
        self._join_short_forms()
        for thing in self.things:
            self._note(thing)
        for mention in sorted(bare, key=lambda one: one.rule == AGAIN):
            self._note(self._place(mention, self._earlier(mention)))
        self._join_retold()

    @property
    def things(self) -> list[Gathered]:
        """The events found so far, in the order in which they were met."""
        return list(self._things.values())

    def _waits(self, mention: Mention) -> bool:
        """Verbs, bare head nouns and what points back are placed after the named events."""
        return mention.rule in {BARE, AGAIN} or self._verb(mention) or name_forms.generic(self._name(mention))

    def _earlier(self, mention: Mention) -> Gathered | None:
        if mention.rule == AGAIN:
            return named_again(
                mention, [self._things[at] for at in self._named.get(self._name(mention), ()) if at in self._things]
            )
        if mention.rule == BARE:
            return self._pointed_to(mention) or self._named_before(mention)
        if self._verb(mention):
            return self._same_act(mention) or self._befallen(mention)
        return self._named_before(mention)

    def _pointed_to(self, mention: Mention) -> Gathered | None:
        """The nearest thing before with the name that finding gave the bare head noun."""
        name = self._name(mention)
        for number in self._called.before(name, self._sections[mention], mention.span.start):
            thing = self._things[number]
            if thing.events:
                thing.reasons.add(f"{mention.surface} = {name}: the one told before")
                return thing
        return None

    def _place(self, mention: Mention, thing: Gathered | None) -> Gathered:
        if thing is None:
            thing = Gathered(next(self._numbers))
            self._things[thing.number] = thing
        self._add(thing, mention)
        return thing

    def _add(self, thing: Gathered, mention: Mention) -> None:
        name = self._name(mention)
        if name not in thing.names:
            self._named.setdefault(name, []).append(thing.number)
        thing.add(name, mention, self._events.get(mention, []))

    def _note(self, thing: Gathered) -> None:
        """Makes what was last told of an event known to those that look for it."""
        ends = frozenset().union(*(endings(name) for name in thing.names)) & self._sought
        fresh = [one for one in thing.unnoted() if not self._background(one)]
        for index, keys in ((self._called, self._sought.intersection(thing.names)), (self._ending, ends)):
            for mention in fresh:
                for key in keys:
                    index.add(key, self._sections[mention], mention.span.start, thing.number)
        if not thing.events:
            return
        if thing.number in self._struck or any(befalling.told_of(self._analysis, one) for one in fresh):
            self._struck.add(thing.number)
            for mention in fresh:
                insort(self._befell[mention.type, self._sections[mention]], (mention.span.end, thing.number))
        told, section, type_iri = self._act(thing), self._sections[thing.mentions[-1]], thing.mentions[0].type
        for verb in told.verbs:
            self._acts.add(("verb", type_iri, verb, section), thing.number)
        for found_by in self._by_agents(told, type_iri, section):
            self._acts.add(found_by, thing.number)

    def _name(self, mention: Mention) -> str:
        return folded_name(self._analysis.document, mention)

    def _verb(self, mention: Mention) -> bool:
        shown = any(event.trigger == mention.span for event in self._events.get(mention, []))
        deed = mention.type == event_classes.ANY or not name_forms.generic(self._name(mention))
        return shown and deed and len(mention.span) <= 4

    def _same_name(self, mention: Mention) -> Gathered | None:
        told = self._told(mention)
        for number in self._named.get(self._name(mention), [])[: -FARTHEST - 1 : -1]:
            thing = self._things[number]
            if not agree(told, thing.told("periods", periods)):
                continue
            if not self._elsewhere(mention, thing) and self._hosts_agree(mention, thing):
                return thing
        return None

    def _elsewhere(self, mention: Mention, thing: Gathered) -> bool:
        """Whether the mention and the thing are told of different places."""
        here, there = places(self._events.get(mention, [])), thing.told("places", _places)
        return bool(here and there) and not whereabouts.shared(here, there)

    def _hosts_agree(self, mention: Mention, thing: Gathered) -> bool:
        """Whether what many events are called (座谈会) is told of hosts that may be the same."""
        return not telling.bare(self._name(mention)) or self._agents_agree(mention, thing)

    def _join_short_forms(self) -> None:
        known = tuple(self._named)
        letters = Letters([traits(name) for name in known])
        for thing in sorted(self.things, key=lambda one: (max(map(len, one.names)), one.mentions[0])):
            held = {known[at] for name in thing.names for at in letters.holding(required(name))}
            long = self._longer(thing, sorted({number for name in held for number in self._named[name]}))
            if long is None:
                continue
            for mention in thing.mentions:
                self._add(long, mention)
            long.reasons |= thing.reasons | {f"{thing.names[0]} = {long.names[0]}: {_reason(thing, long)}"}
            del self._things[thing.number]

    def _join_retold(self) -> None:
        gone: dict[int, Gathered] = {}
        for one, other, reason in list(Retold(self._analysis, self.things, self._act).pairs()):
            short, long = _last(gone, one), _last(gone, other)
            if short is not long:
                for mention in short.mentions:
                    self._add(long, mention)
                long.reasons |= short.reasons | {reason}
                gone[short.number] = long
                del self._things[short.number]

    def _longer(self, thing: Gathered, numbers: list[int]) -> Gathered | None:
        told = thing.told("periods", periods)
        others = (self._things[number] for number in numbers if number in self._things and number != thing.number)
        fitting = [other for other in others if _reason(thing, other) and agree(told, other.told("periods", periods))]
        start = thing.mentions[0].span.start
        before = [other for other in fitting if other.mentions[0].span.start < start]
        return max(before, key=lambda other: other.mentions[0].span, default=fitting[0] if fitting else None)

    def _named_before(self, mention: Mention) -> Gathered | None:
        name, told = self._name(mention), self._told(mention)
        for number in self._ending.before(name, self._sections[mention], mention.span.start):
            thing = self._things[number]
            if not (thing.events or name in thing.names) or not agree(told, thing.told("periods", periods)):
                continue
            if self._agents_agree(mention, thing) and not self._elsewhere(mention, thing):
                thing.reasons.add(f"{name} = {thing.names[0]}: the one named before")
                return thing
        return None

    def _background(self, mention: Mention) -> bool:
        """Whether an event is named only for what came after or out of it (党的十八大以来)."""
        return bool(words("event-background").longest(self._analysis.document.folded, mention.span.end))

    def _agents_agree(self, mention: Mention, thing: Gathered) -> bool:
        mine = self._agents(tuple(self._events.get(mention, [])))
        theirs = thing.told("agents", self._agents)
        return not mine or not theirs or any(same_agent(a, b) for a in mine for b in theirs)

    def _same_act(self, mention: Mention) -> Gathered | None:
        """An earlier telling of what a verb tells (`kg.resolve.acts` says what speaks for it and what forbids it)."""
        mine, section = act(self._analysis, tuple(self._events[mention])), self._sections[mention]
        if once_more(self._analysis, mention):
            return None
        keys: list[tuple[object, ...]] = [("verb", mention.type, verb, section) for verb in sorted(mine.verbs)]
        keys.extend(self._by_agents(mine, mention.type, section))
        for number in merge(*(self._acts.last(key, _RETOLD) for key in keys), reverse=True):
            thing = self._things[number]
            near = self._sections[thing.mentions[-1]] == section
            reason = same(mine, self._act(thing), near=near)
            if reason:
                thing.reasons.add(f"{self._name(mention)}: {reason}")
                return thing
        return None

    @staticmethod
    def _by_agents(told: Act, type_iri: str, section: int) -> Iterator[tuple[object, ...]]:
        """What an act is found by beside its verb: its class with who acts; of what no class knows the verb too."""
        verbs = sorted(told.verbs) if type_iri == event_classes.ANY else [""]
        for verb in verbs if told.agents else ():
            yield "section", type_iri, verb, told.agents, section
            if told.dates:
                yield "day", type_iri, verb, told.agents, told.dates[0]

    def _befallen(self, mention: Mention) -> Gathered | None:
        """What befell right before, where a verb of its class only tells it again (发生一起交通事故，两车相撞)."""
        unclassed = mention.type == event_classes.ANY
        if unclassed or once_more(self._analysis, mention) or words("felt-effects").ending(self._name(mention)):
            return None
        told = self._befell.get((mention.type, self._sections[mention]), [])
        for at in range(bisect_right(told, mention.span.start, key=itemgetter(0)) - 1, -1, -1):
            end, number = told[at]
            if not befalling.near(self._analysis, end, mention.span.start):
                return None
            thing = self._things[number]
            if agree(self._told(mention), thing.told("periods", periods)) and not self._elsewhere(mention, thing):
                thing.reasons.add(f"{self._name(mention)}: tells again what befell right before")
                return thing
        return None

    def _act(self, thing: Gathered) -> Act:
        """What is told of a thing that was noted."""
        known = self._told_acts.get(thing.number)
        if known is None or known[0] != len(thing.news):
            known = self._told_acts[thing.number] = (len(thing.news), act(self._analysis, tuple(thing.news)))
        return known[1]

    def _told(self, mention: Mention) -> tuple[str, ...]:
        return periods(tuple(self._events.get(mention, [])))

    def _agents(self, events: tuple[Event, ...]) -> tuple[str, ...]:
        return agents(self._analysis, events)


def _places(events: tuple[Event, ...]) -> tuple[str, ...]:
    return tuple(sorted(places(events)))


def _cluster(analysis: Analysis, thing: Gathered) -> Cluster:
    ordered = sorted(thing.names, key=lambda name: (-len(name), name))
    mentions, events = tuple(sorted(thing.mentions)), tuple(sorted(thing.events, key=lambda event: event.mention))
    triggers = {event.trigger for event in events}
    if all(mention.span in triggers for mention in mentions) and not any(
        len(name) > 1 and name_forms.generic(name) for name in ordered
    ):
        label = event_labels.label(analysis, events)
    else:
        label = owned_names.owned(analysis, events, ordered[0])
    described, ordered = label not in ordered, list(dict.fromkeys((label, *event_labels.turned(label), *ordered)))
    reasons = tuple(sorted(thing.reasons))
    return Cluster(analysis.document.id, Kind.EVENT, tuple(ordered), mentions, reasons, events, described)


def _last(gone: dict[int, Gathered], one: Gathered) -> Gathered:
    """The event that an event was joined to."""
    while one.number in gone:
        one = gone[one.number]
    return one


def _reason(short: Gathered, long: Gathered) -> str:
    for name in short.names:
        for full in long.names:
            match = names.compare(name, full) if len(full) > len(name) else None
            if match is not None and match.score >= names.SURE:
                return match.reason
    return ""
