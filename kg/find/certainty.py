"""How sure LAC is of a name: the share that tagging it so has in all ways to tag the characters around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
_AROUND = 8
"""Characters before and behind a name whose tags may still change how likely it is."""


def shares(
    scores: NDArray[np.float32],
    transitions: NDArray[np.float32],
    names: Iterable[tuple[int, int, tuple[int, int]]],
) -> Iterator[float]:
    """From 0 to 1 for each name (first character, end, numbers of its tags B and I) of a piece of text.

    `scores` has the shape (characters, tags), `transitions` (from, to); both are logarithms, as a CRF adds them up.
    """
    moves = np.exp((transitions - transitions.max()).astype(np.float64))
    weights = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    for start, end, tags in names:
        first, last = max(0, start - _AROUND), min(len(weights), end + _AROUND)
        yield _share(weights[first:last], moves, (start - first, end - first), tags)


def _share(weights: Doubles, moves: Doubles, span: tuple[int, int], tags: tuple[int, int]) -> float:
    (start, end), (begin, inside) = span, tags
    allowed = np.zeros_like(weights)
    allowed[:start] = allowed[end:] = 1.0
    allowed[start, begin] = 1.0
    allowed[start + 1 : end, inside] = 1.0
    allowed[end : end + 1, inside] = 0.0  # else the name would go on
    all_ways, so_tagged = _total(weights, moves), _total(weights * allowed, moves)
    return float(np.exp(min(0.0, so_tagged - all_ways)))


def _total(weights: Doubles, moves: Doubles) -> float:
    """The logarithm of the sum over all paths of tags; minus infinity where none is possible."""
    told, paths = 0.0, weights[0]
    for row in weights[1:]:
        size = paths.sum()
        if size <= 0.0:
            return -np.inf
        told += float(np.log(size))
        paths = (paths / size) @ moves * row
    size = paths.sum()
    return told + float(np.log(size)) if size > 0.0 else -np.inf
