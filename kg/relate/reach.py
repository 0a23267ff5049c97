"""Where an event is spoken of, and what was found to fill a slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Kind, Mention, Span
from kg.relate.clauses import Line
from kg.relate.groups import Group
from kg.relate.relative import Relative, bounds, relative


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention that fills a slot: the place of the words that told it, the rule and its confidence."""

    mention: Mention
    at: int
    rule: str
    score: float


@dataclass(frozen=True)
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

    @cached_property
    def span(self) -> Span:
        """From the first of the clauses to the end of the last."""
        return Span(self.line.clauses[self.first].start, self.line.clauses[self.last].end)

    @cached_property
    def words(self) -> str:
        """What stands there, folded."""
        return self.span.of(self.line.folded)

    @cached_property
    def verb(self) -> str:
        """The event's trigger, folded."""
        return self.trigger.of(self.line.folded)

    @cached_property
    def described(self) -> Relative | None:
        """The name that a verb only describes, where the event is told by one in this line."""
        return relative(self.line, self.trigger) if self.own and self.name == self.trigger else None

    @cached_property
    def bounds(self) -> Span | None:
        """Where what belongs to a verb stands that describes no name."""
        verbal = self.own and self.name == self.trigger and self.described is None
        return bounds(self.line, self.trigger) if verbal else None


def fillers(group: Group, at: int, rule: str, score: float) -> Iterator[Filler]:
    """Each of a group as filler, told by the words at `at`."""
    for mention in group.mentions:
        yield Filler(mention, at, rule, score)


def past_date(line: Line, at: int) -> int:
    """Behind a date in brackets or without that follows at once (《…》昨天(10月7日)发布)."""
    for mention in line.mentions:
        behind = mention.kind is Kind.DATE and mention.span.start >= at
        if behind and not line.folded[at : mention.span.start].strip("(（》 "):
            at = mention.span.end + (line.folded[mention.span.end : mention.span.end + 1] in {")", "）"})
    return at
