"""The tellings of one event as they are gathered, and where in the text each was told last."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from kg.model import Event, Mention

FARTHEST = 500
"""How many events before a mention are asked whether it is one of them."""


@dataclass(slots=True)
class Gathered:
    """One event of an article while its mentions are gathered; `number` counts the events as they are met.

    `news` are the events told that say something the ones before don't.
    """

    number: int
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)
    news: list[Event] = field(default_factory=list)
    _said: set[tuple[str, str, str]] = field(default_factory=set)
    _found: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    _noted: int = 0

    def add(self, name: str, mention: Mention, events: list[Event]) -> None:
        """Takes in a mention with the events told by it."""
        self.mentions.append(mention)
        self.events.extend(events)
        for event in events:
            said = {(one.role, one.mention.kind, one.mention.value or one.mention.surface) for one in event.arguments}
            said.add(("", mention.kind, mention.surface))
            if not said <= self._said:
                self._said |= said
                self.news.append(event)
        if name not in self.names:
            self.names.append(name)

    def told(self, what: str, find: Callable[[tuple[Event, ...]], tuple[str, ...]]) -> tuple[str, ...]:
        """What `find` makes of the events told so far; found anew only where they tell something new."""
        known = self._found.get(what)
        if known is None or known[0] != len(self.news):
            known = self._found[what] = (len(self.news), find(tuple(self.news)))
        return known[1]

    def unnoted(self) -> list[Mention]:
        """The mentions that were added since this was last asked."""
        fresh, self._noted = self.mentions[self._noted :], len(self.mentions)
        return fresh


def named_again(mention: Mention, things: list[Gathered]) -> Gathered | None:
    """Of the events that have the name which a mention tells again the last of its class before it, else the first."""
    told = [one for one in things if one.events and one.mentions[0].type == mention.type]
    before = [one for one in told if one.mentions[0].span.start < mention.span.start]
    return before[-1] if before else told[0] if told else None


class Places:
    """Where events are told, by what they are looked for with and by section."""

    def __init__(self, *, later_first: bool) -> None:
        self._order = 1 if later_first else -1
        self._rows: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)

    def add(self, key: str, section: int, start: int, number: int) -> None:
        """Notes that the event of a number is told at `start`."""
        insort(self._rows[key, section], (start, self._order * number))

    def before(self, key: str, section: int, start: int) -> Iterator[int]:
        """The numbers of the events told up to a place, the nearest first, as many as may be meant."""
        rows = self._rows.get((key, section), [])
        end = bisect_right(rows, start, key=lambda row: row[0])
        seen: set[int] = set()
        for _, number in islice((rows[at] for at in range(end - 1, -1, -1)), FARTHEST):
            if number not in seen:
                seen.add(number)
                yield self._order * number


class Acts:
    """The numbers of events by what is known of them, the last met first."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._noted: set[tuple[object, ...]] = set()

    def add(self, key: tuple[object, ...], number: int) -> None:
        """Notes an event; what was noted before of it stays noted."""
        if (*key, number) not in self._noted:
            self._noted.add((*key, number))
            insort(self._rows[key], number)

    def last(self, key: tuple[object, ...], most: int = FARTHEST) -> list[int]:
        """The last numbers noted under a key, at most `most`, the greatest first."""
        return self._rows.get(key, [])[: -most - 1 : -1]
