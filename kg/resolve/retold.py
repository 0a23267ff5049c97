"""Events of one article that are told twice: headline and story, verbs side by side, a mishap and its aftermath."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Argument, Block, Event, Kind, Mention, Sentence
from kg.relate.deed_roles import RULE
from kg.resolve import event_classes, event_labels, retold_alike, retold_deeds, telling
from kg.resolve.acts import Act, headlined, once_more, retold_mishap, told_on
from kg.resolve.gathered import Gathered
from kg.resolve.nameable import nameable
from kg.resolve.named import folded_name
from kg.resolve.spoken_of import spoken_of
from kg.resolve.told import agents, agree, periods
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

_WHOLE, _ATTENDEE, _LOCATION = SCHEMA + "superEvent", SCHEMA + "attendee", SCHEMA + "location"
_NUMBERED = re.compile("第[〇零一二三四五六七八九十百\\d]+[届次]|\\d{4}年?")
_HEADS = frozenset({Block.HEADING, Block.TITLE})
_LAST = 16  # events of a class in a part of the text with which one more is compared
_BACK = 4  # characters behind a verb among which a word says that the deed is over
_NAMED = frozenset({"event-held", "event-named"})
Pair = tuple[Gathered, Gathered, str]


class Retold:
    """Finds pairs of an article's events that are one; `act` says what is told of an event."""

    def __init__(self, analysis: Analysis, things: Iterable[Gathered], act: Callable[[Gathered], Act]) -> None:
        self._analysis, self._act = analysis, act
        self._things = [one for one in things if one.events]

    def pairs(self) -> Iterator[Pair]:
        """The event that tells again, the one told, and why they are one."""
        yield from self._parts()
        yield from self._in_clause()
        yield from self._mishaps()
        yield from self._headlines()
        yield from self._by_name()
        yield from retold_deeds.pairs(self._analysis, self._things)
        yield from retold_alike.pairs(self._analysis, self._things)

    def _by_name(self) -> Iterator[Pair]:
        """Games called by the place where they are held, and what is attended that was told without a name."""
        named = [one for one in self._things if one.mentions[0].rule in _NAMED]
        places, bare = self._by_place(named), defaultdict(list)
        for at, one in enumerate(named):
            if telling.bare(one.names[0]):
                bare[one.names[0]].append(at)
        for one in named:
            yearly, attends = _type(one) in event_classes.yearly(), self._attends(one)
            starts = {name[:size] for name in one.names for size in range(1, len(name))} if yearly else set()
            ends = {one.names[0][at:] for at in range(len(one.names[0]))} if attends else set()
            found = {at for start in starts for at in places.get(start, ())}
            for other in (named[at] for at in sorted(found.union(*(bare.get(end, ()) for end in ends)))):
                if one is other or _type(one) != _type(other) or not self._apart_in_time(one, other):
                    continue
                if yearly and self._held_where(one, other):
                    yield one, other, f"{one.names[0]}: called by the place of {other.names[0]}"
                elif attends and self._attended(one, other):
                    yield one, other, f"{one.names[0]}: attended, told before as {other.names[0]}"

    def _by_place(self, named: list[Gathered]) -> dict[str, list[int]]:
        """The numbers of events with a number of their own, by the names of the places where they are held."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(named):
            if _counted(one):
                for place in {folded_name(self._analysis.document, a.mention).split("/")[-1] for a in _located(one)}:
                    found[place].append(at)
        return found

    def _apart_in_time(self, one: Gathered, other: Gathered) -> bool:
        """Whether the dates of two events allow them to be one."""
        return agree(one.told("periods", periods), other.told("periods", periods))

    def _held_where(self, one: Gathered, other: Gathered) -> bool:
        """Whether one is called by the place of the other and what that is (巴黎奥运会, 第三十三届夏季奥运会)."""
        where = {folded_name(self._analysis.document, a.mention).split("/")[-1] for a in _located(other)}
        pairs = ((short, name.removeprefix(place)) for short in one.names for place in where for name in (short,))
        rests = {rest for short, rest in pairs if len(rest) > 1 and rest != short}
        return _counted(other) and any(name.endswith(rest) for rest in rests for name in other.names)

    def _attends(self, one: Gathered) -> bool:
        """Whether those who only attend are told, and nothing else."""
        folded = self._analysis.document.folded
        attends = all(event.trigger.of(folded) in words("event-attending") for event in one.events)
        return attends and not any(a.role != _ATTENDEE for event in one.events for a in event.arguments)

    def _attended(self, one: Gathered, other: Gathered) -> bool:
        """Whether those who only attend what was told right before by its bare noun are told (出席欢迎仪式)."""
        homes = self._home(one.mentions[0]), self._home(other.mentions[0])
        if homes[0] is None or homes[1] is None or homes[0].section != homes[1].section:
            return False
        before = other.mentions[0].span.start < one.mentions[0].span.start
        bare = telling.bare(other.names[0]) and one.names[0].endswith(other.names[0])
        return before and bare

    def _parts(self) -> Iterator[Pair]:
        """A mishap that is part of one of its own class is that one, but what is felt of it elsewhere."""
        holding = {mention: one for one in self._things for mention in one.mentions}
        for one in (one for one in self._things if _type(one) in event_classes.mishaps()):
            for whole in {a.mention for event in one.events for a in event.arguments if a.role == _WHOLE}:
                other = holding.get(whole)
                if other is not None and other is not one and _type(other) == _type(one) and not _felt(one):
                    yield one, other, f"{one.names[0]}: of the class of {other.names[0]}, whose part it is"

    def _in_clause(self) -> Iterator[Pair]:
        """Verbs side by side (拦截并击落), and a clause that is told by two verbs, one of which no class knows."""
        told: dict[int, list[tuple[Gathered, Event]]] = {}
        for one in self._things:
            for event in one.events:
                clause = VerbClause.of(self._analysis, event.trigger) if event.mention.span == event.trigger else None
                if clause is not None:
                    told.setdefault(clause.whole.start, []).append((one, event))
        for held in told.values():
            for (one, event), (other, earlier) in combinations(reversed(held), 2):
                if one is not other and (reason := self._beside(event, earlier)):
                    yield one, other, f"{one.names[0]}: {reason}"

    def _beside(self, event: Event, other: Event) -> str:
        first, last = sorted((event, other), key=lambda one: one.trigger)
        clause = VerbClause.of(self._analysis, last.trigger)
        if clause is None or not clause.whole.contains(first.trigger):
            return ""
        if clause.span.contains(first.trigger) and self._named_alike(first, last):
            return "called by the same clause"
        return "" if self._others_act(first, last) else self._one_deed(clause, first, last)

    def _one_deed(self, clause: VerbClause, first: Event, last: Event) -> str:
        loose, alike = any(one.mention.rule == RULE for one in (first, last)), _one_class(first, last)
        apart = first.trigger.end < last.trigger.start  # 退休|转任 are two
        ends = not apart and alike and not clause.behind()  # 发射|入轨
        if clause.joined(first.trigger) and not clause.describes() and (ends or (apart and (alike or loose))):
            return "a verb beside another"
        if alike and first.trigger.of(self._analysis.document.folded) in words("announcing-verbs"):
            return "announced in the same clause"
        if alike and self._noun(last) and not clause.describes():
            return "the object of the other"  # 击退进攻
        if apart and alike and self._in_place_of(first, last):
            return "takes the place of somebody as what"
        if apart and loose and _same_clause(self._analysis, first, last):
            return "told by the same clause"
        return ""

    def _in_place_of(self, first: Event, last: Event) -> bool:
        """Whether nothing but a person stands between two verbs of a class (接替某人担任校长)."""
        home = sentence_of(self._analysis.sentences, first.trigger)
        inside = (
            [one for one in home.tokens if first.trigger.end <= one.span.start < last.trigger.start] if home else []
        )
        people = [one.span for one in self._analysis.mentions if one.kind is Kind.PERSON]
        return bool(inside) and all(any(span.overlaps(one.span) for span in people) for one in inside)

    def _named_alike(self, *events: Event) -> bool:
        """Whether events bear the same name."""
        return len({event_labels.label(self._analysis, (one,)) for one in events}) == 1

    def _others_act(self, one: Event, other: Event) -> bool:
        """Whether a deed that no class knows is told of somebody of whom the other event is not (欢迎甲访问)."""
        if RULE not in {one.mention.rule, other.mention.rule}:
            return False
        told = [set(agents(self._analysis, (each,))) for each in (one, other)]
        if one.mention.rule == other.mention.rule:
            return told[0] != told[1]
        return bool(told[one.mention.rule != RULE] - told[one.mention.rule == RULE])

    def _noun(self, event: Event) -> bool:
        """Whether the word for a deed is tagged as a noun."""
        home = sentence_of(self._analysis.sentences, event.trigger)
        inside = [one for one in home.tokens if one.span.overlaps(event.trigger)] if home else []
        return bool(inside) and inside[-1].pos == "vn"

    def _mishaps(self) -> Iterator[Pair]:
        """A fire or crash that is told again, or spoken of when it is over (火灾发生后)."""
        before: dict[tuple[str, int], list[Gathered]] = defaultdict(list)
        for one in sorted(self._things, key=lambda one: one.mentions[0].span):
            here, there = self._home(one.mentions[0]), self._home(one.mentions[-1])
            near = before[_type(one), here.section][-_LAST:] if here is not None else []
            found = next(filter(None, map(partial(self._mishap_again, one), reversed(near))), None) if near else None
            if found is not None:
                yield found
            if there is not None:
                before[_type(one), there.section].append(one)

    def _mishap_again(self, one: Gathered, other: Gathered) -> Pair | None:
        if self._looks_back(one):
            return one, other, f"{one.names[0]}: looks back to it"
        if _type(one) not in event_classes.mishaps() or _felt(one) or once_more(self._analysis, one.mentions[0]):
            return None
        homes = self._home(one.mentions[0]), self._home(other.mentions[-1])
        reason = retold_mishap(self._act(one), self._act(other))
        if homes[0] == homes[1] and told_on(self._act(one), self._act(other)):
            reason = reason or "goes on with it in its sentence"
        return (one, other, f"{one.names[0]}: {reason}") if reason else None

    def _looks_back(self, one: Gathered) -> bool:
        """Whether all that is told of an event is that it is over (爆炸发生后, 起火时)."""
        if all(self._pointed(mention) for mention in one.mentions):
            return _type(one) in event_classes.alone()
        if _type(one) in event_classes.alone() and all(map(self._untold, one.events)):
            return True
        if any(event.arguments or event.participants for event in one.events):
            return False
        return all(self._over(mention) for mention in one.mentions)

    def _untold(self, event: Event) -> bool:
        """Whether a mishap is only spoken of or has no name of its own (失火的是三楼; 撞倒20多人)."""
        return spoken_of(self._analysis, event) or not nameable(self._analysis, event)

    def _pointed(self, mention: Mention) -> bool:
        """Whether a word that points stands before a noun for what befell (这起袭击事件)."""
        before = self._analysis.document.folded[: mention.span.start][-_BACK:]
        return bool(words("pointing-back-words").ending(before))

    def _over(self, mention: Mention) -> bool:
        behind = self._analysis.document.folded[mention.span.end :][: _BACK + 1]
        verb = words("befalling-verbs").longest(behind, 0)
        return bool(words("looking-back-words").longest(behind[len(verb) :], 0))

    def _headlines(self) -> Iterator[Pair]:
        """What a headline tells before its story, each once."""
        for one in self._things:
            homes = [self._home(mention) for mention in one.mentions]
            if not all(home is not None and home.block in _HEADS for home in homes):
                continue
            story = [other for other in self._things if other is not one and self._follows(homes[0], other)]
            story = [other for other in story if not _named_apart(one, other)]
            story = [other for other in story if not all(once_more(self._analysis, each) for each in other.mentions)]
            reasons = [(headlined(self._act(one), self._act(other)), other) for other in story]
            best = max(reasons, key=lambda told: told[0][0], default=None)
            if best is not None and best[0][0]:
                yield one, best[1], f"{one.names[0]}: headline, {best[0][1]}"

    def _follows(self, head: Sentence | None, other: Gathered) -> bool:
        """Whether an event is told in the text behind a headline, up to the next."""
        homes = [self._home(mention) for mention in other.mentions]
        return head is not None and any(
            home is not None
            and home.block not in _HEADS
            and (head.block is Block.TITLE or home.section == head.section)
            and home.span.start > head.span.start
            for home in homes
        )

    def _home(self, mention: Mention) -> Sentence | None:
        return sentence_of(self._analysis.sentences, mention.span)


def _named_apart(one: Gathered, other: Gathered) -> bool:
    """Whether two events have names of their own, none in the other (巴黎奥运会, 第三十三届夏季奥林匹克运动会)."""
    named = all(each.mentions[0].rule in _NAMED for each in (one, other))
    return named and not any(here in there or there in here for here in one.names for there in other.names)


def _one_class(one: Event, other: Event) -> bool:
    """Whether two events are of one class, and not only of that above all."""
    return one.mention.type == other.mention.type != event_classes.ANY


def _same_clause(analysis: Analysis, one: Event, other: Event) -> bool:
    """Whether nothing parts the deeds of two verbs in a clause, one of which some class knows."""
    here, there = VerbClause.of(analysis, one.trigger), VerbClause.of(analysis, other.trigger)
    between = analysis.document.folded[one.trigger.end : other.trigger.start]
    typed = one.mention.rule != RULE or other.mention.rule != RULE
    return (
        typed
        and not any(particle in between for particle in words("describing-particles"))
        and here is not None
        and there is not None
        and here.span == there.span
    )


def _counted(one: Gathered) -> bool:
    """Whether a name of an event tells which time it is held."""
    return any(_NUMBERED.search(name) for name in one.names)


def _located(one: Gathered) -> list[Argument]:
    return [a for event in one.events for a in event.arguments if a.role == _LOCATION]


def _felt(one: Gathered) -> bool:
    """Whether an event is only what is felt of one elsewhere (有震感)."""
    return bool(words("felt-effects").ending(one.names[0]))


def _type(one: Gathered) -> str:
    return one.mentions[0].type
