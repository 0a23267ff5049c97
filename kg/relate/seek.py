"""Fills a role by its seek patterns: words before and after a slot, over the clauses an event may speak in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property

from kg.event_types import Ontology, Role
from kg.find.sides import ACTING
from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span
from kg.relate.asides import asides
from kg.relate.doubtful import doubtful
from kg.relate.groups import AGENTS, Group
from kg.relate.guests import at_another
from kg.relate.headed import headed
from kg.relate.lists import unlike
from kg.relate.objects import possessed, publishes, relieved, self_standing, takes_object
from kg.relate.pattern_words import PatternWords
from kg.relate.reach import Filler, Reach, fillers
from kg.relate.subjects import describes, subject
from kg.relate.tree import denies, nearer
from kg.relate.unrealised import studied
from kg.relate.voice import decides, party, spared, undergoes

_LISTS = 4
_BARE = frozenset({"before", "after"})
_SCORES = {"circumfix": 0.95, "prefix": 0.92, "suffix": 0.9, "before": 0.8, "after": 0.8}
_HOSTS = frozenset({SCHEMA + "organizer", KG + "coOrganizer"})
_DOERS = _HOSTS | {SCHEMA + "performer"}


def fill(document: Document, ontology: Ontology, role: Role, reach: Reach) -> tuple[Filler, ...]:
    """The mentions that fill a role within reach: by the most trusted patterns, else by bare position.

    All patterns with words speak together; a bare `before` or `after` only where none of them matched.
    """
    seeker = _Seeker(document, ontology, role, reach)
    found: dict[Mention, Filler] = {}
    within, verb = reach.words, reach.verb
    for pattern, before, after in _patterns(role.seek):
        if pattern in _BARE:
            if not found and reach.own:
                found.update({filler.mention: filler for filler in seeker.bare(pattern)})
        elif after in within and (before in within or verb.endswith(before)):
            for filler in seeker.worded(pattern, before, after):
                found.setdefault(filler.mention, filler)
    if not found and role.property == SCHEMA + "attendee" and reach.own:
        found.update({filler.mention: filler for filler in seeker.undergoing()})
    paper = headed(role, reach) if not found and reach.own else None
    if paper is not None and all(seeker.takes(one) for one in paper.mentions):
        found.update({one.mention: one for one in fillers(paper, reach.trigger.start, "before", _SCORES["before"])})
    return tuple(sorted(found.values(), key=lambda filler: filler.mention))


@cache
def _patterns(seek: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Each pattern with its words before and after the slot."""
    told = ((one, *one.partition("_")) for one in seek)
    return tuple((one, before, after) for one, before, _, after in told)


class _Seeker:
    def __init__(self, document: Document, ontology: Ontology, role: Role, reach: Reach) -> None:
        self._folded = document.folded
        self._ontology = ontology
        self._role = role
        self._reach = reach
        self._span = reach.span
        self._acting = acting = any(ontology.kinds.get(name) in AGENTS for name in role.classes)
        self._words = PatternWords(reach, acting)

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

    def worded(self, pattern: str, before: str, after: str) -> Iterator[Filler]:
        """By a pattern whose words stand within reach."""
        told = self._words
        if not before and self._acting:
            yield from self._subjects(pattern, after)
            return
        for group in self._groups:
            if before and not (told.prefixed(group, before, after) and (after or told.placed(group, before))):
                continue
            if before in words("object-prepositions") and not told.aims(group):
                continue
            line = self._reach.line
            bound = not (group.free or possessed(group, after) or relieved(line, group, before))
            bound = bound or describes(line, group, self._reach.trigger)
            if before and self._acting and bound:
                continue
            if (after and not told.suffixed(group, after, tight=not before)) or publishes(self._reach, group, pattern):
                continue
            carried_host = self._role.property in _HOSTS and not self._reach.own
            if carried_host and after and told.goes_on_behind(group, after):
                continue
            yield from fillers(group, group.span.start, pattern, _SCORES["circumfix" if before and after else "prefix"])

    def bare(self, pattern: str) -> Iterator[Filler]:
        trigger = self._reach.trigger
        clause = self._reach.line.clauses[self._reach.line.clause_of(trigger.start)]
        if pattern == "after":
            following = [group for group in self._groups if trigger.end <= group.span.start < clause.end]
            first = following[0] if following else None
            told = first is not None and (first.free or first.clipped or not self._acting)
            told = told and (self._acting or self_standing(self._reach, following[0]))
            told = told or (first is not None and party(self._reach.line, first, clause.end - 1))
            if told and self._words.quiet(trigger.end, following[0].span.start):
                yield from fillers(following[0], following[0].span.start, "after", _SCORES["after"])
        elif self._acting:
            if not self._comes_into_being(trigger, clause):
                yield from self._subject(trigger.start, "before", _SCORES["before"])
        elif not self._reach.line.describes(trigger.end):
            before = Span(clause.start, trigger.start)
            things = [
                group for group in self._groups if before.contains(group.span) and self_standing(self._reach, group)
            ]
            if things:
                yield from fillers(things[-1], things[-1].span.start, "before", _SCORES["before"] - 0.1)

    def _comes_into_being(self, trigger: Span, clause: Span) -> bool:
        """Whether what stands before a verb of founding is what is founded: nothing stands behind (某国成立)."""
        behind = self._reach.line.between(trigger.end, clause.end)
        alone = all(one.pos in {"u", "w", "m", "f", "xc"} for one in behind)
        return self._makes and alone and self._role.property in _HOSTS

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
            own_word = not in_name and self._words.stands_alone(at) and self._words.of_event(verb, at)
            if (
                own_word
                and not takes_object(self._reach.line, self._role, verb, end)
                and not at_another(self._reach, verb, end)
                and not studied(self._reach.line, Span(at, end))
                and not (carried_host and self._words.goes_on(end))
            ):
                yield from self._subject(at, pattern, _SCORES["suffix"])
            at = self._folded.find(verb, at + 1, self._span.end)

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
