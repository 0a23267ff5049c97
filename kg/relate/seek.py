"""Fills a role by its seek patterns: words before and after a slot, over the clauses an event may speak in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from kg.event_types import Ontology, Role
from kg.find.sides import ACTING
from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span
from kg.relate.asides import asides
from kg.relate.doubtful import doubtful
from kg.relate.groups import AGENTS, Group
from kg.relate.guests import at_another, described, visiting
from kg.relate.headed import headed
from kg.relate.lists import unlike
from kg.relate.objects import of_another, pair, possessed, publishes, self_standing, takes_object
from kg.relate.reach import Filler, Reach, fillers, past_date
from kg.relate.subjects import describes, subject
from kg.relate.tree import denies, nearer
from kg.relate.voice import decides, party, spared, undergoes

_NEAR, _FAR, _LISTS = 14, 40, 4
_SCORES = {"circumfix": 0.95, "prefix": 0.92, "suffix": 0.9, "before": 0.8, "after": 0.8}
_HOSTS = frozenset({SCHEMA + "organizer", KG + "coOrganizer"})
_DOERS = _HOSTS | {SCHEMA + "performer"}
_BREAKS = frozenset("。；！？;!?\n")
_COMMAS = frozenset("，,")


def fill(document: Document, ontology: Ontology, role: Role, reach: Reach) -> tuple[Filler, ...]:
    """The mentions that fill a role within reach: by the most trusted patterns, else by bare position.

    All patterns with words speak together; a bare `before` or `after` only where none of them matched.
    """
    seeker = _Seeker(document, ontology, role, reach)
    found: dict[Mention, Filler] = {}
    for pattern in role.seek:
        if pattern in {"before", "after"}:
            if not found and reach.own:
                found.update({filler.mention: filler for filler in seeker.bare(pattern)})
            continue
        for filler in seeker.worded(pattern):
            found.setdefault(filler.mention, filler)
    if not found and role.property == SCHEMA + "attendee" and reach.own:
        found.update({filler.mention: filler for filler in seeker.undergoing()})
    paper = headed(role, reach) if not found and reach.own else None
    if paper is not None and all(seeker.takes(one) for one in paper.mentions):
        found.update({one.mention: one for one in fillers(paper, reach.trigger.start, "before", _SCORES["before"])})
    return tuple(sorted(found.values(), key=lambda filler: filler.mention))


class _Seeker:
    def __init__(self, document: Document, ontology: Ontology, role: Role, reach: Reach) -> None:
        self._folded = document.folded
        self._ontology = ontology
        self._role = role
        self._reach = reach
        self._span = reach.span
        self._acting = any(ontology.kinds.get(name) in AGENTS for name in role.classes)

    @cached_property
    def _groups(self) -> list[Group]:
        return [group for group in self._reach.line.groups if self._within(group) and self._fits(group)]

    @cached_property
    def _makes(self) -> bool:
        return bool(words("making-verbs").longest(self._folded, self._reach.trigger.start))

    def _within(self, group: Group) -> bool:
        """Whether a group stands where the event speaks; one that only describes a name takes none from outside."""
        if not self._span.start <= group.mentions[0].span.start < self._span.end:
            return False
        told = self._reach.described
        if told is None:
            return self._reach.bounds is None or self._reach.bounds.contains(group.span)
        inside = told.start <= group.span.start and group.span.end <= told.head.span.start
        return inside or (self._makes and group == told.head)

    def worded(self, pattern: str) -> Iterator[Filler]:
        before, _, after = pattern.partition("_")
        if not self._met(before, after):
            return
        if not before and self._acting:
            yield from self._subjects(pattern, after)
            return
        for group in self._groups:
            if before and not (self._prefixed(group, before, after) and (after or self._placed(group, before))):
                continue
            if before in words("object-prepositions") and not self._aims(group):
                continue
            bound = not (group.free or possessed(group, after)) or describes(
                self._reach.line, group, self._reach.trigger
            )
            if before and self._acting and bound:
                continue
            if (after and not self._suffixed(group, after, tight=not before)) or publishes(self._reach, group, pattern):
                continue
            if self._role.property in _HOSTS and not self._reach.own and after and self._other_object(group, after):
                continue
            yield from fillers(group, group.span.start, pattern, _SCORES["circumfix" if before and after else "prefix"])

    def _met(self, before: str, after: str) -> bool:
        """Whether the words of a pattern stand within reach at all, so that most patterns need no closer look."""
        within = self._reach.words
        return after in within and (before in within or self._reach.verb.endswith(before))

    def bare(self, pattern: str) -> Iterator[Filler]:
        trigger = self._reach.trigger
        clause = self._reach.line.clauses[self._reach.line.clause_of(trigger.start)]
        if pattern == "after":
            following = [group for group in self._groups if trigger.end <= group.span.start < clause.end]
            first = following[0] if following else None
            told = first is not None and (first.free or first.clipped or not self._acting)
            told = told and (self._acting or self_standing(self._reach, following[0]))
            told = told or (first is not None and party(self._reach.line, first, clause.end - 1))
            if told and self._quiet(trigger.end, following[0].span.start):
                yield from fillers(following[0], following[0].span.start, "after", _SCORES["after"])
        elif self._acting:
            yield from self._subject(trigger.start, "before", _SCORES["before"])
        elif not self._reach.line.describes(trigger.end):
            before = Span(clause.start, trigger.start)
            things = [
                group for group in self._groups if before.contains(group.span) and self_standing(self._reach, group)
            ]
            if things:
                yield from fillers(things[-1], things[-1].span.start, "before", _SCORES["before"] - 0.1)

    def undergoing(self) -> Iterator[Filler]:
        """The subject of a passive verb, or a party to the case that is the subject."""
        trigger = self._reach.trigger
        group = subject(self._reach.line, trigger.start, self._reach.subject_first)
        if group is not None and self._fits(group) and undergoes(self._reach.line, group, trigger.start):
            yield from fillers(group, trigger.start, "passive", _SCORES["before"])

    def _subjects(self, pattern: str, verb: str) -> Iterator[Filler]:
        carried_host = not self._reach.own and self._role.property in _HOSTS
        at = self._folded.find(verb, self._span.start, self._span.end)
        while at >= 0:
            end = at + len(verb)
            in_name = self._reach.name != self._reach.trigger and self._reach.name.contains(Span(at, end))
            own_word = not in_name and self._verb(at) and self._of_event(verb, at)
            if (
                own_word
                and not takes_object(self._reach.line, self._role, verb, end)
                and not at_another(self._reach, verb, end)
                and not (carried_host and self._goes_on(end))
            ):
                yield from self._subject(at, pattern, _SCORES["suffix"])
            at = self._folded.find(verb, at + 1, self._span.end)

    def _verb(self, at: int) -> bool:
        """Whether a word begins here that is no noun describing the next (讲话 in 讲话精神)."""
        tokens = self._reach.line.sentence.tokens
        index = bisect_left(self._reach.line.starts, at)
        if index == len(tokens) or tokens[index].span.start != at:
            return False
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        compound = (
            following is not None and following.pos in {"n", "nz"} and following.span.start == tokens[index].span.end
        )
        return not (compound and tokens[index].pos in {"n", "vn", "nz"})

    def _subject(self, at: int, rule: str, score: float) -> Iterator[Filler]:
        group = self._doer(at)
        if group is None or not self._fits(group):
            return
        line, done_to = self._reach.line, self._role.property == SCHEMA + "attendee"
        if done_to and (decides(line, group, at) or (rule == "before" and spared(line, group, at))):
            return
        if not (self._role.property in _DOERS and undergoes(self._reach.line, group, at)):
            far = self._reach.line.clause_of(group.span.start) != self._reach.line.clause_of(at)
            yield from fillers(group, at, rule, round(score - 0.05 * far, 2))
            for other in self._leading(group):
                if self._fits(other):
                    yield from fillers(other, at, rule, round(score - 0.05, 2))

    def _doer(self, at: int) -> Group | None:
        told = self._reach.described
        if told is not None and at == self._reach.trigger.start:
            return None if self._makes else told.head
        group = subject(self._reach.line, at, self._reach.subject_first)
        led = asides(self._reach.line, self._reach.line.clause_of(at))  # the tree hangs what they hold on the main verb
        if group is None or led:
            return group
        return nearer(self._reach.line, group, at) or (None if denies(self._reach.line, group, at) else group)

    def _leading(self, group: Group) -> Iterator[Group]:
        """The groups of clauses right before that hold nothing but names and posts (甲市长某某，乙县长某某等出席)."""
        line = self._reach.line
        clause = line.clause_of(group.span.start)
        if line.between(line.clauses[clause].start, group.span.start):
            return
        for number in range(clause - 1, max(-1, clause - 1 - _LISTS), -1):
            span = line.clauses[number]
            inside = [one for one in line.groups if span.contains(one.span)]
            names = [one for one in inside if one.mentions[0].kind is Kind.PERSON]
            bare = not any(token.pos in {"v", "p", "d", "TIME"} for token in line.between(span.start, span.end))
            if not bare or not names or names[-1].span.end < span.end - 1 or group.mentions[0].kind is not Kind.PERSON:
                return
            yield from names

    def _prefixed(self, group: Group, verb: str, after: str) -> bool:
        """Whether the words stand before the group with nothing but describing words between.

        They need not be the event's own where what stands after the group is (来华访问).
        """
        end = group.mentions[0].span.start if group.mentions[0].kind is Kind.DOCUMENT else group.span.start
        at = self._folded.rfind(verb, max(self._span.start, end - _NEAR - len(verb)), end)
        if self._acting and visiting(self._reach, group, verb):
            return True
        if at < 0 or not self._reach.line.token_starts(at) or self._reach.line.in_noun(verb, at):
            return False
        if not after and (not self._of_event(verb, at) or of_another(self._reach, group, at)):
            return False
        gap = self._folded[at + len(verb) : end]
        if not gap.strip(" “《了") or self._quiet(at + len(verb), end):
            return True
        return (
            bool(after)
            and verb in words("with-words")
            and described(self._reach, Span(at + len(verb), group.span.start))
        )

    def _placed(self, group: Group, before: str) -> bool:
        """A mere preposition counts only before the verb in its clause, 于 behind it as well; a place must be free."""
        if group.mentions[0].kind is Kind.PLACE and (not group.free or pair(group)):
            return False
        if before not in words("prepositions"):
            return True
        trigger, line = self._reach.trigger, self._reach.line
        same = self._reach.own and line.clause_of(group.span.start) == line.clause_of(trigger.start)
        if not same or group.span.end <= trigger.start:
            return same
        gap = self._folded[trigger.end : group.span.start]
        return before in words("date-links") and gap.removeprefix("了").startswith(before)

    def _aims(self, group: Group) -> bool:
        """Whether a preposition such as 向 gives this verb its object, and not one before it or the noun after it."""
        line, trigger = self._reach.line, self._reach.trigger
        between = line.between(group.span.end, trigger.start)
        describing = self._reach.name == trigger and line.describes(trigger.end)
        return not describing and not any(token.pos == "v" for token in between[:-1])

    def _of_event(self, verb: str, at: int) -> bool:
        """An event that is a verb is told by that verb and by prepositions, not by another verb of its sentence."""
        if self._reach.name != self._reach.trigger or verb in words("prepositions"):
            return True
        return Span(at, at + len(verb)).overlaps(self._reach.trigger)

    def _quiet(self, start: int, end: int) -> bool:
        """No mark, verb, preposition or other name between two places."""
        if any(character in _BREAKS | _COMMAS or character in "：:、" for character in self._folded[start:end]):
            return False
        between = self._reach.line.between(start, end)
        named = any(token.span.of(self._folded) in words("naming-verbs") for token in between)
        return named or all(token.pos not in {"v", "p", "PER", "c"} for token in between)

    def _suffixed(self, group: Group, verb: str, *, tight: bool) -> bool:
        """Whether the words stand after the group: right behind it, or in its clause."""
        start = past_date(self._reach.line, group.span.end) if tight else group.span.end
        end = min(self._span.end, start + (len(verb) + 1 if tight else _FAR))
        at = self._folded.find(verb, start, end)
        while at >= 0 and not self._reach.line.token_starts(at):
            at = self._folded.find(verb, at + 1, end)
        gap = self._folded[start : max(at, start)]
        return at >= 0 and self._of_event(verb, at) and not any(mark in _BREAKS | _COMMAS for mark in gap)

    def _other_object(self, group: Group, verb: str) -> bool:
        """Whether the verb after the group goes on to an object, so that it is not said of the event named before."""
        return self._goes_on(self._folded.find(verb, group.span.end, self._span.end) + len(verb))

    def _goes_on(self, end: int) -> bool:
        return self._folded[end : end + 1] not in {"，", "。", "；", ",", ";", "的", "", "\n"}

    def _fits(self, group: Group) -> bool:
        """Whether each of the group may fill the role and none belongs to the event's own name."""
        if self._reach.name.contains(group.mentions[0].span) and self._reach.name != self._reach.trigger:
            return False
        line = self._reach.line
        taken = not group.clipped and all(self.takes(one) for one in group.mentions)
        return taken and not (
            self._acting and (unlike(line, group) or any(doubtful(line, one) for one in group.mentions))
        )

    def takes(self, mention: Mention) -> bool:
        """Whether a mention is of a class that the role takes; a country that acts fills it as any agent does."""
        if mention.rule == ACTING:
            return {self._ontology.kinds.get(name) for name in self._role.classes} >= AGENTS
        return any(self._ontology.is_a(mention.type, name) for name in self._role.classes)
