"""Dangers and tasks that a meeting is only about."""

from __future__ import annotations

from kg.find.event_names import Phrase
from kg.find.event_words import EventWords, Hit
from kg.lexicon import words
from kg.model import Sentence


def told_there(
    sentence: Sentence, one: tuple[Hit, Phrase], phrases: list[tuple[Hit, Phrase]], event_words: EventWords
) -> bool:
    """Whether a danger or a task is only what an event held before it is about (召开会议部署救灾工作)."""
    hit, found = one
    if not (event_words.alone(hit.head) or words("task-nouns").ending(hit.word)):
        return False
    starts = {token.span.start for token in sentence.tokens if token.pos == "v"}
    return any(
        other.held is not None
        and not other.subject
        and earlier != hit
        and found.span.contains(other.span)
        and other.span.end in starts
        for earlier, other in phrases
    )
