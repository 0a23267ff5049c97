"""Noun phrases of events made one, or sharing a verb, where they are linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.find.event_names import Phrase
from kg.find.event_words import Hit
from kg.lexicon import words
from kg.model import Span


def joined(phrases: Sequence[tuple[Hit, Phrase]], folded: str) -> Iterator[tuple[Hit, Phrase]]:
    """Phrases linked by 暨 or one inside the other made one, with the last head noun; 和 and 、 keep two apart."""
    kept: list[tuple[Hit, Phrase]] = []
    for hit, last in phrases:
        found = last
        while kept and kept[-1][1].span.overlaps(found.span):
            earlier = kept[-1][1]
            mark = words("list-marks").longest(folded, earlier.span.end)
            if mark and mark != "暨":
                found = replace(found, span=Span(earlier.span.end + len(mark), found.span.end))
                break
            kept.pop()
            found = _one(earlier, found)
        kept.append((hit, found))
    yield from kept


def _one(earlier: Phrase, later: Phrase) -> Phrase:
    return replace(
        later,
        span=Span(min(earlier.span.start, later.span.start), later.span.end),
        held=later.held or (earlier.held if earlier.span.start < later.span.start else None),
        vague=earlier.vague or later.vague,
        specific=True,
        governed=earlier.governed,
    )


def verbs_shared(phrases: list[tuple[Hit, Phrase]], folded: str) -> Iterator[tuple[Hit, Phrase]]:
    """The phrases, each in a list (甲大赛、乙大赛) with the verb of the one before it."""
    before: Phrase | None = None
    for hit, found in phrases:
        if before is not None and before.held and not found.held:
            gap = folded[before.span.end : found.span.start].strip("”“ ")
            if gap in words("list-marks"):
                found = replace(found, held=before.held)  # noqa: PLW2901
        before = found
        yield hit, found
