"""The best path of tags through scores of characters (Viterbi), of many pieces of text at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SLACK = 0.05  # what sums of numbers of 32 bits may be wrong by


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters of all pieces, one after another, whose tags their neighbours may still decide."""

    start: int
    end: int
    scores: NDArray[np.float32]


def best_paths(scores: Sequence[NDArray[np.float32]], transitions: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """Best tag paths for scores, each (length, tags), of pieces of any lengths; transitions are (from, to).

    Where the best tag of a character is better than each other by more than any neighbours can make up for, it is the
    tag; only the stretches between such characters are searched.
    """
    whole = np.concatenate(scores)
    ends = np.cumsum([len(one) for one in scores])
    path: NDArray[np.int64] = whole.argmax(axis=1)
    open_places = _open(whole, path, transitions)
    stretches = _stretches(open_places, ends, whole, (path, transitions))
    for stretch, tags in zip(stretches, _searched([one.scores for one in stretches], transitions), strict=True):
        path[stretch.start : stretch.end] = tags
    return np.split(path, ends[:-1])


def _open(whole: NDArray[np.float32], best: NDArray[np.int64], transitions: NDArray[np.float32]) -> NDArray[np.int64]:
    """The places where another tag than the best by itself may be that of the best path."""
    with np.errstate(invalid="ignore"):
        most = np.ptp(transitions, axis=0).max() + np.ptp(transitions, axis=1).max() + _SLACK
    rows = np.arange(len(whole))
    others = whole.copy()
    others[rows, best] = -np.inf
    return np.flatnonzero(~(whole[rows, best] - others.max(axis=1) > most))


def _stretches(
    places: NDArray[np.int64],
    ends: NDArray[np.int64],
    whole: NDArray[np.float32],
    told: tuple[NDArray[np.int64], NDArray[np.float32]],
) -> list[_Stretch]:
    """Places beside each other in one piece, each with what the tags beside them add to their scores."""
    path, transitions = told
    if not len(places):
        return []
    pieces = np.searchsorted(ends, places, side="right")
    cuts = np.flatnonzero((np.diff(places) > 1) | (np.diff(pieces) > 0)) + 1
    firsts, lasts = places[np.r_[0, cuts]].tolist(), places[np.r_[cuts - 1, len(places) - 1]].tolist()
    bounds = {0, *ends.tolist()}
    made = []
    for first, last in zip(firsts, lasts, strict=True):
        scores = whole[first : last + 1].copy()
        if first not in bounds:
            scores[0] += transitions[path[first - 1]]
        if last + 1 not in bounds:
            scores[-1] += transitions[:, path[last + 1]]
        made.append(_Stretch(first, last + 1, scores))
    return made


def _searched(scores: list[NDArray[np.float32]], transitions: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """The best path through each, all going forward together: the longest first, so that those at work come first."""
    if not scores:
        return []
    lengths = np.array([len(one) for one in scores])
    order = np.argsort(-lengths, kind="stable")
    sizes, rows = lengths[order], np.arange(len(scores))
    longest = int(sizes[0])
    best = np.zeros((longest, len(scores), len(transitions)), dtype=scores[0].dtype)
    for row, number in enumerate(order.tolist()):
        best[: len(scores[number]), row] = scores[number]
    working = [int((lengths > at).sum()) for at in range(longest)]
    for at in range(1, longest):
        count = working[at]
        best[at, :count] += (best[at - 1, :count, :, None] + transitions).max(axis=1)
    paths = np.zeros((len(scores), longest), dtype=np.int64)
    paths[rows, sizes - 1] = best[sizes - 1, rows].argmax(axis=1)
    into = transitions.T
    for at in range(longest - 1, 0, -1):
        count = working[at]
        paths[:count, at - 1] = (best[at - 1, :count] + into[paths[:count, at]]).argmax(axis=1)
    found: list[NDArray[np.int64]] = [paths[:0, 0]] * len(scores)
    for row, number in enumerate(order.tolist()):
        found[number] = paths[row, : lengths[number]]
    return found
