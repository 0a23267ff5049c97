"""The dates that open stretches of a text as mentions, in full."""

from __future__ import annotations

from bisect import bisect_right

from kg.find.dates.trail import type_of
from kg.find.outline.walk import Outline, Stretch
from kg.model import Document, Kind, Mention, Sentence, Span

RULE = "outline"
_SCORE, _YEARLESS = 0.95, 0.4


def with_heads(
    document: Document, sentences: tuple[Sentence, ...], outline: Outline, dates: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """`dates` with the heads of stretches in the place of what was found there, in text order."""
    spans = [one.span for one in sentences]
    starts = [span.start for span in spans]
    heads = []
    for stretch in outline.stretches:
        at = bisect_right(starts, stretch.head.start) - 1 if stretch.head else -1
        if stretch.head is not None and at >= 0 and spans[at].contains(stretch.head):
            heads.append(_mention(document, stretch, stretch.head))
    covered = [_covered(stretch) for stretch in outline.stretches if stretch.head]
    return tuple(sorted([*heads, *(one for one in dates if not _overlaps(covered, one.span))]))


def _covered(stretch: Stretch) -> Span:
    """From where the date stands to the words of the entry (a weekday or a lunar day in brackets between)."""
    head = stretch.head or stretch.span
    return Span(head.start, max(head.end, stretch.body))


def _overlaps(covered: list[Span], span: Span) -> bool:
    at = bisect_right(covered, span.start, key=lambda one: one.start)
    return any(one.overlaps(span) for one in covered[max(0, at - 1) : at + 1])


def _mention(document: Document, stretch: Stretch, span: Span) -> Mention:
    score = _YEARLESS if stretch.value.startswith("XXXX") else _SCORE
    return Mention(span, Kind.DATE, type_of(stretch.value), span.of(document.text), stretch.value, RULE, score)
