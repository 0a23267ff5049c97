"""What a relative date hangs on: the day of publication, the last explicit date, or the event before it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from kg.find.dates.evaluate import period_of
from kg.find.dates.expression import decode
from kg.find.dates.trail import Trail, dominant_year, reference_day, type_of
from kg.model import Document, Kind, Mention, Sentence, Span

_DURING_SCORE = 0.75


def resolve(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], lean: str = "past"
) -> tuple[Mention, ...]:
    """The mentions with every `@` date evaluated, in the order given; other mentions are passed through.

    A relative date counts from `document.published`; `次日`, `同年` from the last explicit date of its section;
    `期间` takes the date of the event named before it. Without a day of publication a bare date takes the year of the
    nearest explicit date before it, then the year most dates of the article name, else has none (`XXXX-10-09`).
    A value of '' says that no date is known (近年来, 近日).
    """
    dates = tuple(sorted(mention for mention in mentions if mention.kind is Kind.DATE))
    events = tuple(sorted(mention for mention in mentions if mention.kind is Kind.EVENT))
    reference = reference_day(document.published)
    trail = Trail(reference, lean, year=0 if reference else dominant_year(dates))
    starts = [sentence.span.start for sentence in sentences]
    resolved: dict[Mention, Mention] = {}
    previous = -1
    for mention in dates:
        index = bisect_right(starts, mention.span.start) - 1
        trail = _approach(trail, sentences, previous, index)
        found, trail = trail.resolve(mention)
        if mention.value.startswith("@") and decode(mention.value).kind == "event":
            found = _during(found, sentences, index, events, resolved)
        trail = _remember(trail, found)
        resolved[mention] = found
        previous = index
    return tuple(resolved.get(mention, mention) for mention in mentions)


def _approach(trail: Trail, sentences: tuple[Sentence, ...], previous: int, index: int) -> Trail:
    """The trail with the distance from the last date's sentence to this one; a new section forgets the last date."""
    if index < 0 or previous < 0 or previous == index:
        return trail
    before, here = sentences[previous], sentences[index]
    if (before.section, before.block) != (here.section, here.block):
        return replace(trail, anchor=None, distance=3)
    if before.paragraph != here.paragraph:
        return replace(trail, distance=3)
    return replace(trail, distance=max(trail.distance, min(index - previous, 2)))


def _remember(trail: Trail, found: Mention) -> Trail:
    """Without a day of publication the year of the last explicit date is the one a bare date takes."""
    if trail.reference is not None or trail.anchor is None or not found.value[:4].isdigit():
        return trail
    return replace(trail, year=trail.anchor.start.year)


def _during(
    mention: Mention,
    sentences: tuple[Sentence, ...],
    index: int,
    events: tuple[Mention, ...],
    resolved: dict[Mention, Mention],
) -> Mention:
    """`期间` with the date told in the sentence of the last event before it in its section."""
    if index < 0:
        return mention
    here = sentences[index]
    for event in reversed([event for event in events if event.span.end <= mention.span.start]):
        home = _home(sentences, event)
        if home is None or home.section != here.section:
            return mention
        for same in (event, *(one for one in events if one != event and one.value == event.value)):
            nearest = _nearest_date(_home(sentences, same), same, resolved)
            if nearest is not None:
                return replace(mention, value=nearest.value, type=type_of(nearest.value), score=_DURING_SCORE)
    return mention


def _home(sentences: tuple[Sentence, ...], event: Mention) -> Sentence | None:
    return next((each for each in sentences if each.span.contains(event.span)), None)


def _nearest_date(home: Sentence | None, event: Mention, resolved: dict[Mention, Mention]) -> Mention | None:
    """The date nearest to an event in its sentence."""
    dated = [
        date
        for original, date in resolved.items()
        if home is not None and home.span.contains(original.span) and date.value and period_of(date.value) is not None
    ]
    return min(dated, key=lambda date: (_gap(date.span, event.span), date.span), default=None)


def _gap(first: Span, second: Span) -> int:
    """How many characters stand between two spans, 0 where they touch or overlap."""
    return max(0, second.start - first.end, first.start - second.end)
