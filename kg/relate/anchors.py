"""What a relative date hangs on: the day of publication, the last explicit date, or the event before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from kg.edtf import bounds, precision
from kg.find.dates.evaluate import period_of
from kg.find.dates.expression import decode
from kg.find.dates.trail import Trail, reference_day, type_of
from kg.find.outline.walk import Outline, Stretch
from kg.lexicon import words
from kg.model import Block, Document, Kind, Mention, Sentence, Span
from kg.spans import sentence_of

_DURING_SCORE = 0.75
_DATELINE_DAYS = 7  # at most from the day a report was sent to the day it was published
_FAR = 3  # the distance of a date in a paragraph before the last
_SPACE = 100  # characters before a date that may be nothing but space
_TELLINGS = 50  # of an event, in which the date of what took place meanwhile is looked for
_PLAIN = Outline(chronicle=False, stretches=())


def resolve(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    outline: Outline = _PLAIN,
    lean: str = "past",
) -> tuple[Mention, ...]:
    """The mentions with every `@` date evaluated, in the order given; other mentions are passed through.

    A relative date counts from `document.published`; `次日`, `同年` from the last explicit date of its section;
    `期间` takes the date of the event named before it. What stands in a stretch that a heading or the head of an entry
    dates counts from that date. Without a day of publication a bare date takes the year of the last date told before
    it that opens its clause, else has none (`XXXX-10-09`): a year in passing (成立于1985年) dates nothing else. A value
    of '' says that no date is known (近年来, 近日).
    """
    dates = tuple(sorted(mention for mention in mentions if mention.kind is Kind.DATE))
    events = _Named(tuple(sorted(mention for mention in mentions if mention.kind is Kind.EVENT)))
    reference = _day_of_writing(document, sentences, dates, lean)
    trail = Trail(reference, lean)
    scopes = _Scopes(outline)
    starts = [sentence.span.start for sentence in sentences]
    resolved = _Dated()
    previous = -1
    for mention in dates:
        index = bisect_right(starts, mention.span.start) - 1
        scoped = scopes.trail(mention)
        if scoped is not None:
            found = scopes.resolved(mention, scoped)
            resolved.add(mention, found)
            continue
        trail = _approach(trail, sentences, previous, index)
        found, after = trail.resolve(mention)
        if mention.value.startswith("@") and decode(mention.value).kind == "event":
            found = _during(found, sentences, index, events, resolved)
        trail = trail if _approaching(document, mention) else _remember(document, after, found)
        resolved.add(mention, found)
        previous = index
    return tuple(resolved.values.get(mention, mention) for mention in mentions)


class _Named:
    """The events of a text in order, by where and by what they are called."""

    def __init__(self, events: tuple[Mention, ...]) -> None:
        self._events = events
        self._by_value: dict[str, list[Mention]] = defaultdict(list)
        for event in events:
            self._by_value[event.value].append(event)

    def before(self, at: int) -> Iterator[Mention]:
        """The events that end before a place, the last one first."""
        behind = bisect_left(self._events, at, key=lambda event: event.span.start)
        nearest = islice((self._events[number] for number in range(behind - 1, -1, -1)), _TELLINGS)
        return (event for event in nearest if event.span.end <= at)

    def others(self, event: Mention) -> Iterator[Mention]:
        """The first other events called the same, in order."""
        return islice((one for one in self._by_value[event.value] if one != event), _TELLINGS)


class _Dated:
    """The dates of a text with their values, in the order in which they stand."""

    def __init__(self) -> None:
        self.values: dict[Mention, Mention] = {}
        self._order: list[Mention] = []

    def add(self, mention: Mention, found: Mention) -> None:
        """Notes the value of a date that stands behind all others noted."""
        if mention not in self.values:
            self._order.append(mention)
        self.values[mention] = found

    def inside(self, span: Span) -> Iterator[Mention]:
        """The dates noted so far that stand within a stretch."""
        first = bisect_left(self._order, span.start, key=lambda mention: mention.span.start)
        behind = bisect_left(self._order, span.end, key=lambda mention: mention.span.start)
        return (self.values[one] for one in self._order[first:behind] if span.contains(one.span))


def _approaching(document: Document, mention: Mention) -> bool:
    """Whether a day is only drawing near (国庆节即将来临), so that no other date hangs on it."""
    return bool(words("date-approaching").longest(document.folded, mention.span.end))


def _approach(trail: Trail, sentences: tuple[Sentence, ...], previous: int, index: int) -> Trail:
    """The trail with the distance from the last date's sentence to this one; a new section forgets the last date."""
    if index < 0 or previous < 0 or previous == index:
        return trail
    before, here = sentences[previous], sentences[index]
    if (before.section, before.block) != (here.section, here.block):
        return replace(trail, anchor=None, distance=3, beside=False)
    if before.paragraph != here.paragraph:
        return replace(trail, distance=3, beside=before.paragraph + 1 == here.paragraph and trail.distance < _FAR)
    return replace(trail, distance=max(trail.distance, min(index - previous, 2)))


def _day_of_writing(
    document: Document, sentences: tuple[Sentence, ...], dates: tuple[Mention, ...], lean: str
) -> date | None:
    """The day of publication, or the day before it that the dateline tells (某社5月6日电, printed on the 7th).

    Without a day of publication it is the day in full that a byline tells; None where none does.
    """
    published = reference_day(document.published)
    lines = [one.span for one in sentences if one.block is Block.BYLINE]
    told = (one for one in dates if any(line.contains(one.span) for line in lines))
    for one in told:
        value = one.value if published is None else Trail(published, lean).resolve(one)[0].value
        day = reference_day(value) if precision(value) in {"day", "time"} and value[:4].isdigit() else None
        if day and (published is None or 0 <= (published - day).days <= _DATELINE_DAYS):
            return day
    return published


class _Scopes:
    """The trails of the stretches that headings and heads of entries date."""

    def __init__(self, outline: Outline) -> None:
        self._stretches = tuple(one for one in outline.stretches if any(bounds(one.value)))
        self._starts = [one.span.start for one in self._stretches]
        self._trails: dict[Stretch, Trail] = {}
        self._last: dict[Stretch, Trail] = {}

    def trail(self, mention: Mention) -> tuple[Stretch, Trail] | None:
        """The stretch that a mention stands in, and what is known there; None outside of all."""
        at = bisect_right(self._starts, mention.span.start) - 1
        if at < 0 or not self._stretches[at].span.contains(mention.span):
            return None
        stretch = self._stretches[at]
        fresh = Trail(reference_day(stretch.value), "current", period_of(stretch.value), 0)
        return stretch, self._trails.get(stretch, fresh)

    def resolved(self, mention: Mention, scoped: tuple[Stretch, Trail]) -> Mention:
        """The mention with its value; a date in full leaves what the stretch hangs on as it is, but for 同年, 次日."""
        stretch, trail = scoped
        relative = mention.value.startswith("@")
        pointing = relative and decode(mention.value).first[:1] in {("A",), ("AD",)}
        last = self._last.get(stretch, trail)
        found, after = (last if pointing else trail).resolve(mention)
        self._trails[stretch] = after if relative and not pointing else trail
        self._last[stretch] = after
        return found


def _remember(document: Document, trail: Trail, found: Mention) -> Trail:
    """Without a day of publication a bare date takes the year of the last date in full that opened its clause.

    With one, nothing hangs on a date of an earlier year behind 于 (成立于1985年6月4日).
    """
    if trail.anchor is None or not found.value[:4].isdigit():
        return trail
    before = document.folded[max(0, found.span.start - _SPACE) : found.span.start].rstrip(" \t　")[-1:]
    if trail.reference is not None:
        led = before in words("date-links") and trail.anchor.start.year < trail.reference.year
        return replace(trail, passing=led) if trail.distance == 0 else trail
    opens = not before or not before.isalnum()
    return replace(trail, year=trail.anchor.start.year) if opens else trail


def _during(
    mention: Mention,
    sentences: tuple[Sentence, ...],
    index: int,
    events: _Named,
    resolved: _Dated,
) -> Mention:
    """`期间` with the date told in the sentence of the last event before it in its section."""
    if index < 0:
        return mention
    here = sentences[index]
    for event in events.before(mention.span.start):
        home = _home(sentences, event)
        if home is None or home.section != here.section:
            return mention
        for same in (event, *events.others(event)):
            nearest = _nearest_date(_home(sentences, same), same, resolved)
            if nearest is not None:
                return replace(mention, value=nearest.value, type=type_of(nearest.value), score=_DURING_SCORE)
    return mention


def _home(sentences: tuple[Sentence, ...], event: Mention) -> Sentence | None:
    return sentence_of(sentences, event.span)


def _nearest_date(home: Sentence | None, event: Mention, resolved: _Dated) -> Mention | None:
    """The date nearest to an event in its sentence."""
    told = resolved.inside(home.span) if home is not None else ()
    dated = [date for date in told if date.value and period_of(date.value) is not None]
    return min(dated, key=lambda date: (_gap(date.span, event.span), date.span), default=None)


def _gap(first: Span, second: Span) -> int:
    """How many characters stand between two spans, 0 where they touch or overlap."""
    return max(0, second.start - first.end, first.start - second.end)
