"""From scores of heads to one tree a sentence: every word on one head, one word on none, no circles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = np.float32(-1e9)


def heads(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """The best head of each word: 0 for the root, else the number of a word from 1.

    `scores` has the shape (words, 1 + words): how well each head fits each word, the root first.
    """
    words = len(scores)
    scores = scores.copy()
    scores[np.arange(words), np.arange(1, words + 1)] = _NEVER
    chosen: NDArray[np.int64] = scores.argmax(axis=1)
    roots = np.flatnonzero(chosen == 0)
    if len(roots) == 1 and not _circles(chosen):
        return chosen
    top = _top(scores, roots)
    scores[:, 0] = _NEVER
    scores[top] = _NEVER
    scores[top, 0] = 0.0
    return _without_circles(scores)


def _top(scores: NDArray[np.float32], roots: NDArray[np.int64]) -> int:
    """The word that loses most when it hangs on another word; among those that chose the root where some did."""
    among = roots if len(roots) else np.arange(len(scores))
    others = scores[among, 1:].max(axis=1)
    return int(among[(scores[among, 0] - others).argmax()])


def _without_circles(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Each circle is opened where that costs least, until none is left."""
    chosen: NDArray[np.int64] = scores.argmax(axis=1)
    for _ in range(len(scores)):
        circle = _circles(chosen)
        if not circle:
            return chosen
        below = _reaching(chosen, circle)
        best = [(_loss(scores, chosen, word, below), word) for word in circle]
        (_, head), word = min(best)
        chosen[word] = head
    return chosen


def _loss(
    scores: NDArray[np.float32], chosen: NDArray[np.int64], word: int, below: frozenset[int]
) -> tuple[float, int]:
    """What it costs to hang a word outside the circle and all that hangs on it, and the head."""
    row = scores[word].copy()
    row[[0, *(one + 1 for one in below)]] = _NEVER
    head = int(row.argmax())
    return float(scores[word, chosen[word]] - row[head]), head


def _reaching(chosen: NDArray[np.int64], circle: tuple[int, ...]) -> frozenset[int]:
    """The words whose way to the top runs into the circle."""
    found = set(circle)
    for word in range(len(chosen)):
        way = [word]
        while way[-1] not in found and chosen[way[-1]] and len(way) <= len(chosen):
            way.append(int(chosen[way[-1]]) - 1)
        if way[-1] in found:
            found.update(way)
    return frozenset(found)


def _circles(chosen: NDArray[np.int64]) -> tuple[int, ...]:
    """The words of the first circle, in order of place; empty where there is none."""
    clear: set[int] = set()
    for word in range(len(chosen)):
        way: list[int] = []
        at = word
        while at not in clear and at not in way:
            way.append(at)
            if not chosen[at]:
                break
            at = int(chosen[at]) - 1
        if at in way and chosen[at]:
            return tuple(sorted(way[way.index(at) :]))
        clear.update(way)
    return ()
