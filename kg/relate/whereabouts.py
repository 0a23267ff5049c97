"""The words that say where an event took place, beside the places that are things of the graph."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from kg.find.locatives import Locative
from kg.iri import SCHEMA
from kg.model import Document, Event, Sentence, Span
from kg.spans import sentence_of

_WHERE = SCHEMA + "location"
_MARKS = "，。；！？：,;!?:\n"
_STAYS = frozenset({"locative-at", "locative-happening", "locative-site", "locative-within"})
_SCENE_SETTING = frozenset({"locative-at", "locative-site"})
_AT = frozenset("在于")
_NEAR = 12


def attach(
    document: Document, sentences: tuple[Sentence, ...], events: tuple[Event, ...], phrases: tuple[Locative, ...]
) -> tuple[Event, ...]:
    """The events, each with the phrase of place of its clause (`Event.whereabouts`) where that says more.

    A phrase counts before the trigger in its clause, right after it (发生在…), or where it ends the clause before
    (在甲路口，一辆客车…). One that only repeats the event's own place is left out.
    """
    return tuple(_placed(document, sentences, event, phrases) for event in events)


def _placed(document: Document, sentences: tuple[Sentence, ...], event: Event, phrases: tuple[Locative, ...]) -> Event:
    sentence = sentence_of(sentences, event.trigger)
    if sentence is None:
        return event
    first, last = (
        bisect_left(phrases, at, key=lambda one: one.span.start) for at in (sentence.span.start, sentence.span.end)
    )
    near = [one for one in phrases[first:last] if not one.span.overlaps(event.mention.span)]
    if event.mention.rule == "event-named":  # no verb says that it takes place: only what leads right to the name
        near = [one for one in near if document.folded[one.span.end : event.mention.span.start].strip() in {"", "的"}]
    for phrase in _by_nearness(document.folded, sentence.span, event.trigger, near):
        return event if _known(document, event, phrase.span) else replace(event, whereabouts=phrase.span)
    return event


def _by_nearness(folded: str, sentence: Span, trigger: Span, phrases: list[Locative]) -> list[Locative]:
    start = _clause_start(folded, sentence.start, trigger.start)
    before = [one for one in phrases if start <= one.span.start and one.span.end <= trigger.start]
    after = [one for one in phrases if _told_behind(folded[trigger.end : one.span.start].strip())]
    earlier = [one for one in phrases if one.rule in _SCENE_SETTING and one.span.end == start - 1]
    return [*after, *(one for one in reversed(before) if one.rule in _STAYS), *earlier]


def _told_behind(between: str) -> bool:
    """Whether the words between a trigger and a place lead to it: 爆炸 | 5日发生在 | 码头."""
    return 0 < len(between) <= _NEAR and between[-1] in _AT and not set(between) & set(_MARKS)


def _clause_start(folded: str, least: int, at: int) -> int:
    while at > least and folded[at - 1] not in _MARKS:
        at -= 1
    return at


def _known(document: Document, event: Event, phrase: Span) -> bool:
    """Whether the phrase is no more than the event's own place, with or without a localiser (北京市内)."""
    own = [argument.mention.span for argument in event.arguments if argument.role == _WHERE]
    text = phrase.of(document.folded)
    localised = [span for span in own if text.startswith(span.of(document.folded)) and len(text) - len(span) < 2]
    return bool(localised) or any(span.contains(phrase) for span in own)
