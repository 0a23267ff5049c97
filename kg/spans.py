"""Which of many stretches of a text stand at a place, asked without looking at each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from kg.text import Sentence, Span

T = TypeVar("T")
_WIDTH, _HEAD = 32, 4


class Nearby(Generic[T]):
    """Things by the stretch of text they stand at.

    >>> taken = Nearby([(Span(0, 4), "甲"), (Span(90, 95), "乙")])
    >>> list(taken.overlapping(Span(3, 8))), taken.holds(Span(40, 60))
    (['甲'], False)
    """

    def __init__(self, things: Iterable[tuple[Span, T]] = ()) -> None:
        self._cells: dict[int, list[tuple[Span, T]]] = defaultdict(list)
        for span, thing in things:
            self.add(span, thing)

    def add(self, span: Span, thing: T) -> None:
        """Notes that a thing stands at a stretch."""
        for cell in _cells(span):
            self._cells[cell].append((span, thing))

    def overlapping(self, span: Span) -> Iterator[T]:
        """The things that share a character with a stretch; one that is long may come more than once."""
        for cell in _cells(span):
            for other, thing in self._cells.get(cell, ()):
                if other.overlaps(span):
                    yield thing

    def holds(self, span: Span) -> bool:
        """Whether any thing shares a character with a stretch."""
        return next((True for _ in self.overlapping(span)), False)


def taken(spans: Iterable[Span]) -> Nearby[None]:
    """The stretches as `Nearby`, where only whether one stands at a place is asked."""
    return Nearby((span, None) for span in spans)


def sentence_of(sentences: tuple[Sentence, ...], span: Span) -> Sentence | None:
    """The sentence that holds a stretch; `sentences` in order, none overlapping another."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 and sentences[at].span.contains(span) else None


def occurrences(text: str, names: Iterable[str]) -> dict[str, list[Span]]:
    """Where each of many names stands in a text, in order, none overlapping another place of its own.

    >>> occurrences("甲法和甲法草案", ["甲法", "甲法草案"])["甲法"]
    [Span(start=0, end=2), Span(start=3, end=5)]
    """
    lengths: dict[str, set[int]] = defaultdict(set)
    known = {name for name in names if name}
    for name in known:
        lengths[name[:_HEAD]].add(len(name))
    heads = sorted({len(head) for head in lengths})
    found: dict[str, list[Span]] = {name: [] for name in known}
    for at in range(len(text)):
        for head in heads:
            for length in lengths.get(text[at : at + head], ()):
                places = found.get(text[at : at + length])
                if places is not None and at + length <= len(text) and (not places or places[-1].end <= at):
                    places.append(Span(at, at + length))
    return found


def _cells(span: Span) -> range:
    return range(span.start // _WIDTH, max(span.start, span.end - 1) // _WIDTH + 1)
