"""Places for the nodes of a page, the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kg.view.packing import packed

_LENGTH = 90.0
_GRAVITY = 0.5
_FLAT = 2.0
_GOLDEN = 0.6180339887498949
_MARGIN = 16.0
_UNTANGLE = 200
_MANY = 300
_KEPT = 512

_Points = NDArray[np.float64]
_Ends = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node needs, its label included, in pixels at scale one."""

    width: float
    height: float


def place(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The middle of each box, in whole pixels around the origin: linked boxes near each other, the rest in rows below.

    Boxes do not overlap, save in graphs too dense to untangle in time. Only sums, products, quotients and square
    roots of doubles are taken, in a fixed order (no sine, no BLAS, no reduction whose order depends on the
    processor), so that the same graph has the same places everywhere.
    """
    pairs = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
    linked = sorted({node for pair in pairs for node in pair})
    single = sorted(set(range(len(boxes))) - set(linked))
    places = np.zeros((len(boxes), 2), dtype=np.float64)
    low = width = 0.0
    if linked:
        order = {node: index for index, node in enumerate(linked)}
        ends = tuple((order[one], order[other]) for one, other in pairs)
        sizes = _sizes(boxes, linked)
        places[linked] = _pushed_apart(_sprung(len(linked), ends), sizes)
        low = float((places[linked, 1] + sizes[:, 1] / 2).max())
        width = float((places[linked, 0] + sizes[:, 0] / 2).max() - (places[linked, 0] - sizes[:, 0] / 2).min())
    places[single] = _rows(_sizes(boxes, single), low, width)
    return tuple((round(float(x)), round(float(y))) for x, y in places)


def _sizes(boxes: Sequence[Box], nodes: list[int]) -> _Points:
    return np.array([(boxes[node].width + _MARGIN, boxes[node].height + _MARGIN) for node in nodes]).reshape(-1, 2)


@lru_cache(maxsize=_KEPT)
def _sprung(count: int, links: tuple[tuple[int, int], ...]) -> _Points:
    """Points pushed and pulled until they rest (Fruchterman and Reingold 1991), with a pull to the middle.

    Most groups are small and linked alike, so what was found is kept; it must not be changed.
    """
    ends = np.array(links, dtype=np.int64)
    rank = np.arange(count, dtype=np.float64)
    side = float(_LENGTH * np.sqrt(np.float64(count)))
    points = np.stack((((rank * _GOLDEN) % 1.0 - 0.5) * side, ((rank + 0.5) / count - 0.5) * side), axis=1)
    pull = np.array((_GRAVITY, _GRAVITY * _FLAT))
    rounds = 200 if count <= _MANY else 60
    for turn in range(rounds):
        push = _repulsion(points) + _attraction(points, ends) - points * pull
        length = np.sqrt(push[:, :1] * push[:, :1] + push[:, 1:] * push[:, 1:])
        heat = side * 0.1 * (1.0 - turn / rounds)
        points = points + push / np.maximum(length, 1e-9) * np.minimum(length, heat)
    return points


def _repulsion(points: _Points) -> _Points:
    """The push of every point on every other: the square of the wished length over the distance.

    Sums run down the first axis, row after row, which every processor does in the same order.
    """
    x, y = points[:, 0], points[:, 1]
    across, down = x - x[:, None], y - y[:, None]
    strength = _LENGTH * _LENGTH / np.maximum(across * across + down * down, 1.0)
    result = np.empty_like(points)
    np.add.reduce(across * strength, axis=0, out=result[:, 0])
    np.add.reduce(down * strength, axis=0, out=result[:, 1])
    return result


def _attraction(points: _Points, ends: _Ends) -> _Points:
    """The pull along each link: the square of the distance over the wished length."""
    result = np.zeros_like(points)
    gap = points[ends[:, 1]] - points[ends[:, 0]]
    pull = gap * np.sqrt(gap[:, :1] * gap[:, :1] + gap[:, 1:] * gap[:, 1:]) / _LENGTH
    np.add.at(result, ends[:, 0], pull)
    np.subtract.at(result, ends[:, 1], pull)
    return result


def _pushed_apart(points: _Points, sizes: _Points) -> _Points:
    """The points moved until no two boxes overlap, or for some rounds at most."""
    wide, high = ((sizes[None, :, axis] + sizes[:, None, axis]) / 2 for axis in (0, 1))
    for _ in range(_UNTANGLE if len(points) <= _MANY else _UNTANGLE // 5):
        across, down = (points[None, :, axis] - points[:, None, axis] for axis in (0, 1))
        lack_x, lack_y = wide - np.abs(across), high - np.abs(down)
        near = (lack_x > 0) & (lack_y > 0)
        np.fill_diagonal(near, val=False)
        if not near.any():
            break
        upright = lack_y <= lack_x
        move_x = np.where(near & ~upright, lack_x * np.where(across < 0, -0.3, 0.3), 0.0)
        move_y = np.where(near & upright, lack_y * np.where(down < 0, -0.3, 0.3), 0.0)
        points = points + np.stack((np.add.reduce(move_x, axis=0), np.add.reduce(move_y, axis=0)), axis=1)
    return points


def _rows(sizes: _Points, low: float, width: float) -> _Points:
    """Boxes in rows from `low` downwards, at least `width` wide, each in the room it needs."""
    if not len(sizes):
        return sizes
    places = packed([(float(across), float(down)) for across, down in sizes], width).places
    return np.array([(across, low + _MARGIN + down) for across, down in places])
