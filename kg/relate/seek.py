"""Fills a role by its seek patterns: words before and after a slot, over the clauses an event may speak in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Ontology, Role, Span
from kg.relate.clauses import AGENTS, Group, Line
from kg.relate.subjects import subject

_NEAR, _FAR, _VISIT, _LISTS = 14, 40, 60, 4
_SCORES = {"circumfix": 0.95, "prefix": 0.92, "suffix": 0.9, "before": 0.8, "after": 0.8}
_HOSTS = frozenset({SCHEMA + "organizer", KG + "coOrganizer"})
_DOERS = _HOSTS | {SCHEMA + "performer"}
_BREAKS = frozenset("。；！？;!?\n")
_COMMAS = frozenset("，,")


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention that fills a slot: the place of the words that told it, the rule and its confidence."""

    mention: Mention
    at: int
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an event may be spoken of: a line, its clauses `first` to `last`, and the event's own words.

    Its subject may stand as early as clause `subject_first`. `own` tells that the event is named in this line, `held`
    that it is said to take place there.
    """

    line: Line
    first: int
    last: int
    subject_first: int
    trigger: Span
    name: Span
    own: bool = True
    held: bool = True

    @property
    def span(self) -> Span:
        """From the first of the clauses to the end of the last."""
        return Span(self.line.clauses[self.first].start, self.line.clauses[self.last].end)


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
    return tuple(sorted(found.values(), key=lambda filler: filler.mention))


class _Seeker:
    def __init__(self, document: Document, ontology: Ontology, role: Role, reach: Reach) -> None:
        self._folded = document.folded
        self._ontology = ontology
        self._role = role
        self._reach = reach
        self._span = reach.span
        self._groups = [
            group
            for group in reach.line.groups
            if self._span.start <= group.mentions[0].span.start < self._span.end and self._fits(group)
        ]

    def worded(self, pattern: str) -> Iterator[Filler]:
        before, after = pattern.split("_")
        if not before and self._agents():
            yield from self._subjects(pattern, after)
            return
        for group in self._groups:
            if before and not (self._prefixed(group, before) and (after or self._placed(group, before))):
                continue
            if before in words("object-prepositions") and not self._aims(group):
                continue
            if before in words("agent-prepositions") and not group.free:
                continue
            if after and not self._suffixed(group, after, tight=not before):
                continue
            if self._role.property in _HOSTS and not self._reach.own and after and self._other_object(group, after):
                continue
            yield from _fillers(
                group, group.span.start, pattern, _SCORES["circumfix" if before and after else "prefix"]
            )

    def bare(self, pattern: str) -> Iterator[Filler]:
        trigger = self._reach.trigger
        clause = self._reach.line.clauses[self._reach.line.clause_of(trigger.start)]
        if pattern == "after":
            following = [group for group in self._groups if trigger.end <= group.span.start < clause.end]
            if following and self._quiet(trigger.end, following[0].span.start):
                yield from _fillers(following[0], following[0].span.start, "after", _SCORES["after"])
        elif self._agents():
            yield from self._subject(trigger.start, "before", _SCORES["before"])
        elif self._folded[trigger.end : trigger.end + 1] != "的":
            before = Span(clause.start, trigger.start)
            things = [group for group in self._groups if before.contains(group.span) and self._stands(group)]
            if things:
                yield from _fillers(things[-1], things[-1].span.start, "before", _SCORES["before"] - 0.1)

    def _stands(self, group: Group) -> bool:
        """Whether a thing is no description of the noun after it (以色列军队)."""
        tokens = self._reach.line.sentence.tokens
        following = next((token for token in tokens if token.span.start >= group.span.end), None)
        if following is None or following.span.overlaps(self._reach.trigger):
            return True
        if following.pos == "v" and self._folded[following.span.end : following.span.end + 1] == "的":
            return False
        return group.free and following.pos not in {"n", "nz", "ORG", "PER"}

    def undergoing(self) -> Iterator[Filler]:
        """The subject of a passive verb."""
        trigger = self._reach.trigger
        group = subject(self._reach.line, trigger.start, self._reach.subject_first)
        if group is not None and self._fits(group) and self._passive(group, trigger.start):
            yield from _fillers(group, trigger.start, "passive", _SCORES["before"])

    def _agents(self) -> bool:
        return any(self._ontology.kinds.get(name) in AGENTS for name in self._role.classes)

    def _subjects(self, pattern: str, verb: str) -> Iterator[Filler]:
        carried_host = not self._reach.own and self._role.property in _HOSTS
        at = self._folded.find(verb, self._span.start, self._span.end)
        while at >= 0:
            end = at + len(verb)
            in_name = self._reach.name != self._reach.trigger and self._reach.name.contains(Span(at, end))
            own_word = not in_name and self._verb(at) and self._of_event(verb, at)
            if own_word and not (carried_host and self._goes_on(end)):
                yield from self._subject(at, pattern, _SCORES["suffix"])
            at = self._folded.find(verb, at + 1, self._span.end)

    def _verb(self, at: int) -> bool:
        """Whether a word begins here that is no noun describing the next (讲话 in 讲话精神)."""
        tokens = self._reach.line.sentence.tokens
        index = next((number for number, token in enumerate(tokens) if token.span.start == at), None)
        if index is None:
            return False
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        compound = (
            following is not None and following.pos in {"n", "nz"} and following.span.start == tokens[index].span.end
        )
        return not (compound and tokens[index].pos in {"n", "vn", "nz"})

    def _subject(self, at: int, rule: str, score: float) -> Iterator[Filler]:
        group = subject(self._reach.line, at, self._reach.subject_first)
        if group is not None and self._fits(group) and not (self._role.property in _DOERS and self._passive(group, at)):
            far = self._reach.line.clause_of(group.span.start) != self._reach.line.clause_of(at)
            yield from _fillers(group, at, rule, round(score - 0.05 * far, 2))
            for other in self._leading(group):
                if self._fits(other):
                    yield from _fillers(other, at, rule, round(score - 0.05, 2))

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

    def _passive(self, group: Group, at: int) -> bool:
        """Whether the verb is done to its subject: 某某遭枪击, 某某被捕."""
        between = self._reach.line.between(group.span.end, at)
        if words("passive-starts").longest(self._folded, at):
            return True
        return any(self._reach.line.text(token.span) in words("passive-markers") for token in between)

    def _prefixed(self, group: Group, verb: str) -> bool:
        """Whether the words stand before the group with nothing but describing words between."""
        end = group.mentions[0].span.start if group.mentions[0].kind is Kind.DOCUMENT else group.span.start
        at = self._folded.rfind(verb, max(self._span.start, end - _NEAR - len(verb)), end)
        if self._agents() and self._visiting(group, verb):
            return True
        if at < 0 or not self._reach.line.token_starts(at) or not self._of_event(verb, at):
            return False
        gap = self._folded[at + len(verb) : end]
        return not gap.strip(" “《了") or self._quiet(at + len(verb), end)

    def _visiting(self, group: Group, verb: str) -> bool:
        """Whether only what the one met is doing stands between (会见来华出席论坛的某国总统某某)."""
        trigger = self._reach.trigger
        gap = self._reach.line.between(trigger.end, group.span.start)
        words_between = [self._reach.line.text(token.span) for token in gap]
        if not trigger.of(self._folded).endswith(verb) or words_between[-1:] != ["的"]:
            return False
        first = gap[words_between[0] == "了"]
        between = self._folded[trigger.end : group.span.start]
        return first.pos in {"v", "d"} and len(between) <= _VISIT and not (_BREAKS | _COMMAS) & set(between)

    def _placed(self, group: Group, before: str) -> bool:
        """A mere preposition counts only before the verb in its clause, 于 behind it as well; a place must be free."""
        if group.mentions[0].kind is Kind.PLACE and not group.free:
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
        describing = self._reach.name == trigger and self._folded[trigger.end : trigger.end + 1] == "的"
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
        if any(token.span.of(self._folded) in words("naming-verbs") for token in between):
            return True
        return all(token.pos not in {"v", "p", "PER", "c"} for token in between)

    def _suffixed(self, group: Group, verb: str, *, tight: bool) -> bool:
        """Whether the words stand after the group: right behind it, or in its clause."""
        start = self._past_date(group.span.end) if tight else group.span.end
        end = min(self._span.end, start + (len(verb) + 1 if tight else _FAR))
        at = self._folded.find(verb, start, end)
        while at >= 0 and not self._reach.line.token_starts(at):
            at = self._folded.find(verb, at + 1, end)
        gap = self._folded[start : max(at, start)]
        return at >= 0 and self._of_event(verb, at) and not any(mark in _BREAKS | _COMMAS for mark in gap)

    def _past_date(self, at: int) -> int:
        """Behind a date in brackets or without that follows at once (《…》昨天(10月7日)发布)."""
        for mention in self._reach.line.mentions:
            if mention.kind is Kind.DATE and 0 <= mention.span.start - at <= 1:
                at = mention.span.end + (self._folded[mention.span.end : mention.span.end + 1] in {")", "）"})
        return at

    def _other_object(self, group: Group, verb: str) -> bool:
        """Whether the verb after the group goes on to an object, so that it is not said of the event named before."""
        return self._goes_on(self._folded.find(verb, group.span.end, self._span.end) + len(verb))

    def _goes_on(self, end: int) -> bool:
        return self._folded[end : end + 1] not in {"，", "。", "；", ",", ";", "的", "", "\n"}

    def _fits(self, group: Group) -> bool:
        """Whether each of the group may fill the role and none belongs to the event's own name."""
        if self._reach.name.contains(group.mentions[0].span) and self._reach.name != self._reach.trigger:
            return False
        if group.clipped:
            return False
        return all(any(self._ontology.is_a(one.type, name) for name in self._role.classes) for one in group.mentions)


def _fillers(group: Group, at: int, rule: str, score: float) -> Iterator[Filler]:
    for mention in group.mentions:
        yield Filler(mention, at, rule, score)
