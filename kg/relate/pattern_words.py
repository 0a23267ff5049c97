"""The words of a seek pattern around a slot: whether they stand there, and are the event's own."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.lexicon import words
from kg.model import Kind, Span
from kg.relate.groups import Group
from kg.relate.guests import described, visiting
from kg.relate.objects import of_another, pair
from kg.relate.reach import Reach, past_date

_NEAR, _FAR = 14, 40
_BREAKS = frozenset("。；！？;!?\n")
_COMMAS = frozenset("，,")


@dataclass(frozen=True, slots=True)
class PatternWords:
    """What stands around a slot within a reach; `acting` tells that those who act fill it."""

    reach: Reach
    acting: bool

    def prefixed(self, group: Group, verb: str, after: str) -> bool:
        """Whether the words stand before the group with nothing but describing words between.

        They need not be the event's own where what stands after the group is (来华访问).
        """
        end = group.mentions[0].span.start if group.mentions[0].kind is Kind.DOCUMENT else group.span.start
        at = self.reach.line.folded.rfind(verb, max(self.reach.span.start, end - _NEAR - len(verb)), end)
        if self.acting and visiting(self.reach, group, verb):
            return True
        if at < 0 or not self.reach.line.token_starts(at) or self.reach.line.in_noun(verb, at):
            return False
        if not after and (not self.of_event(verb, at) or of_another(self.reach, group, at)):
            return False
        gap = self.reach.line.folded[at + len(verb) : end]
        if not gap.strip(" “《了") or self.quiet(at + len(verb), end):
            return True
        return (
            bool(after)
            and verb in words("with-words")
            and described(self.reach, Span(at + len(verb), group.span.start))
        )

    def suffixed(self, group: Group, verb: str, *, tight: bool) -> bool:
        """Whether the words stand after the group: right behind it, or in its clause."""
        start = past_date(self.reach.line, group.span.end) if tight else group.span.end
        end = min(self.reach.span.end, start + (len(verb) + 1 if tight else _FAR))
        at = self.reach.line.folded.find(verb, start, end)
        while at >= 0 and not self.reach.line.token_starts(at):
            at = self.reach.line.folded.find(verb, at + 1, end)
        gap = self.reach.line.folded[start : max(at, start)]
        return at >= 0 and self.of_event(verb, at) and not any(mark in _BREAKS | _COMMAS for mark in gap)

    def placed(self, group: Group, before: str) -> bool:
        """A mere preposition counts only before the verb in its clause, 于 behind it as well; a place must be free."""
        if group.mentions[0].kind is Kind.PLACE and (not group.free or pair(group)):
            return False
        if before not in words("prepositions"):
            return True
        trigger, line = self.reach.trigger, self.reach.line
        same = self.reach.own and line.clause_of(group.span.start) == line.clause_of(trigger.start)
        if not same or group.span.end <= trigger.start:
            return same
        gap = self.reach.line.folded[trigger.end : group.span.start]
        return before in words("date-links") and gap.removeprefix("了").startswith(before)

    def aims(self, group: Group) -> bool:
        """Whether a preposition such as 向 gives this verb its object, and not one before it or the noun after it."""
        line, trigger = self.reach.line, self.reach.trigger
        between = line.between(group.span.end, trigger.start)
        describing = self.reach.name == trigger and line.describes(trigger.end)
        return not describing and not any(token.pos == "v" for token in between[:-1])

    def of_event(self, verb: str, at: int) -> bool:
        """An event that is a verb is told by that verb and by prepositions, not by another verb of its sentence."""
        if self.reach.name != self.reach.trigger or verb in words("prepositions"):
            return True
        return Span(at, at + len(verb)).overlaps(self.reach.trigger)

    def goes_on(self, end: int) -> bool:
        """Whether the clause goes on behind a place with something else than a particle."""
        return self.reach.line.folded[end : end + 1] not in {"，", "。", "；", ",", ";", "的", "", "\n"}

    def quiet(self, start: int, end: int) -> bool:
        """No mark, verb, preposition or other name between two places."""
        gap = self.reach.line.folded[start:end]
        if any(character in _BREAKS | _COMMAS or character in "：:、" for character in gap):
            return False
        between = self.reach.line.between(start, end)
        named = any(token.span.of(self.reach.line.folded) in words("naming-verbs") for token in between)
        return named or all(token.pos not in {"v", "p", "PER", "c"} for token in between)

    def stands_alone(self, at: int) -> bool:
        """Whether a word begins here that is no noun describing the next (讲话 in 讲话精神)."""
        tokens = self.reach.line.sentence.tokens
        index = bisect_left(self.reach.line.starts, at)
        if index == len(tokens) or tokens[index].span.start != at:
            return False
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        compound = (
            following is not None and following.pos in {"n", "nz"} and following.span.start == tokens[index].span.end
        )
        return not (compound and tokens[index].pos in {"n", "vn", "nz"})

    def goes_on_behind(self, group: Group, verb: str) -> bool:
        """Whether the verb after the group goes on to an object, so that it is not said of the event named before."""
        return self.goes_on(self.reach.line.folded.find(verb, group.span.end, self.reach.span.end) + len(verb))
