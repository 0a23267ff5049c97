"""Mishaps that a sentence only speaks of beside what it tells: they are those told before, or none."""

from __future__ import annotations

from bisect import bisect_left

from kg.lexicon import words
from kg.model import Analysis, Event, Kind
from kg.relate import background
from kg.relate.clauses import line
from kg.resolve import event_classes
from kg.spans import sentence_of

_BACK = 4  # characters before a noun among which a word points back


def spoken_of(analysis: Analysis, event: Event) -> bool:
    """Whether a mishap is only spoken of: 失火的民宅, 起火的是三楼, 这是第三起事故, 受地震影响."""
    home = sentence_of(analysis.sentences, event.trigger)
    if home is None or event.mention.type not in event_classes.alone():
        return False
    mentions = analysis.mentions
    first = bisect_left(mentions, home.span.start, key=lambda one: one.span.start)
    last = bisect_left(mentions, home.span.end, key=lambda one: one.span.start)
    told = line(analysis.document, home, tuple(one for one in mentions[first:last] if one.kind is not Kind.EVENT))
    verb = event.mention.rule == "event-verb"
    if verb and _pointed(analysis, event):
        return True
    return background.beside(told, event.trigger) or (
        verb and background.only_describes(told, event.trigger, befalls=True)
    )


def _pointed(analysis: Analysis, event: Event) -> bool:
    """Whether nothing is told of a noun for what befell but that it is the one told before (对此次袭击作出回应)."""
    before = analysis.document.folded[: event.mention.span.start][-_BACK:]
    taking = any(one.start >= event.trigger.start for one in event.participants)  # not who acts in the clause before
    return bool(words("pointing-back-words").ending(before)) and not (event.arguments or taking)
