"""Where an event is spoken of, and what was found to fill a slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Mention, Span
from kg.relate.clauses import Group, Line


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


def fillers(group: Group, at: int, rule: str, score: float) -> Iterator[Filler]:
    """Each of a group as filler, told by the words at `at`."""
    for mention in group.mentions:
        yield Filler(mention, at, rule, score)
