"""Places for the nodes of a page, the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

_LENGTH = 190.0
_GOLDEN = 0.6180339887498949
_MARGIN = 26.0
_UNTANGLE = 60
_Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """The room a node needs, its label included, in pixels at scale one."""

    width: float
    height: float


def place(boxes: Sequence[Box], links: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The middle of each box, in whole pixels around the origin; linked boxes near each other, none over another.

    Only sums, products, quotients and square roots of doubles are taken, in a fixed order (no sine, no BLAS, no
    reduction whose order depends on the processor), so that the same graph has the same places everywhere.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    graph.add_edges_from((one, other) for one, other in links if one != other)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    spots = [_part(part, boxes, graph) for part in parts]
    points = _pack(parts, spots, boxes)
    return tuple((round(float(x)), round(float(y))) for x, y in points)


def _part(part: list[int], boxes: Sequence[Box], graph: nx.Graph[int]) -> _Points:
    """Places for one connected part (Fruchterman and Reingold 1991, then boxes pushed apart)."""
    order = {node: index for index, node in enumerate(part)}
    ends = np.array(
        sorted((order[one], order[other]) for one, other in graph.subgraph(part).edges), dtype=np.int64
    ).reshape(-1, 2)
    sizes = np.array([(boxes[node].width, boxes[node].height) for node in part], dtype=np.float64)
    return _pushed_apart(_sprung(len(part), ends), sizes)


def _sprung(count: int, ends: NDArray[np.int64]) -> _Points:
    rank = np.arange(count, dtype=np.float64)
    side = _LENGTH * np.sqrt(np.float64(count))
    points = np.stack((((rank * _GOLDEN) % 1.0 - 0.5) * side, ((rank + 0.5) / count - 0.5) * side), axis=1)
    rounds = 160 if count <= 300 else 60
    for turn in range(rounds):
        push = _repulsion(points) + _attraction(points, ends)
        length = np.sqrt(push[:, :1] * push[:, :1] + push[:, 1:] * push[:, 1:])
        heat = side * 0.1 * (1.0 - turn / rounds)
        points = points + push / np.maximum(length, 1e-9) * np.minimum(length, heat)
    return points


def _repulsion(points: _Points) -> _Points:
    """The push of every point on every other: the square of the wished length over the distance.

    Sums run down the first axis, row after row, which every processor does in the same order.
    """
    result = np.empty_like(points)
    across, down = (points[None, :, axis] - points[:, None, axis] for axis in (0, 1))
    strength = _LENGTH * _LENGTH / np.maximum(across * across + down * down, 1.0)
    result[:, 0] = np.add.reduce(across * strength, axis=0)
    result[:, 1] = np.add.reduce(down * strength, axis=0)
    return result


def _attraction(points: _Points, ends: NDArray[np.int64]) -> _Points:
    """The pull along each link: the square of the distance over the wished length."""
    result = np.zeros_like(points)
    gap = points[ends[:, 1]] - points[ends[:, 0]]
    pull = gap * np.sqrt(gap[:, :1] * gap[:, :1] + gap[:, 1:] * gap[:, 1:]) / _LENGTH
    np.add.at(result, ends[:, 0], pull)
    np.subtract.at(result, ends[:, 1], pull)
    return result


def _pushed_apart(points: _Points, sizes: _Points) -> _Points:
    """The points moved until no two boxes overlap, or for some rounds at most."""
    needed = (sizes[None, :, :] + sizes[:, None, :]) / 2 + _MARGIN / 2
    for _ in range(_UNTANGLE):
        gap = points[None, :, :] - points[:, None, :]
        lack = needed - np.abs(gap)
        near = (lack[:, :, 0] > 0) & (lack[:, :, 1] > 0)
        np.fill_diagonal(near, val=False)
        if not near.any():
            break
        flat = lack[:, :, 1] <= lack[:, :, 0]
        move = np.zeros_like(gap)
        move[:, :, 1] = np.where(near & flat, lack[:, :, 1] * np.where(gap[:, :, 1] < 0, -0.25, 0.25), 0.0)
        move[:, :, 0] = np.where(near & ~flat, lack[:, :, 0] * np.where(gap[:, :, 0] < 0, -0.25, 0.25), 0.0)
        points = points + np.add.reduce(move, axis=0)
    return points


def _pack(parts: list[list[int]], spots: list[_Points], boxes: Sequence[Box]) -> _Points:
    """The parts side by side in rows as on shelves, the largest first, the whole about half as high as wide."""
    result = np.zeros((len(boxes), 2), dtype=np.float64)
    frames = [_frame(part, points, boxes) for part, points in zip(parts, spots, strict=True)]
    area = sum(float((high[0] - low[0]) * (high[1] - low[1])) for low, high in frames)
    wide = max([1.5 * area**0.5, *(float(high[0] - low[0]) for low, high in frames)], default=0.0)
    x, y, shelf = 0.0, 0.0, 0.0
    for part, points, (low, high) in zip(parts, spots, frames, strict=True):
        if x > 0 and x + float(high[0] - low[0]) > wide:
            x, y, shelf = 0.0, y + shelf, 0.0
        result[part] = points - low + np.array((x, y))
        x, shelf = x + float(high[0] - low[0]), max(shelf, float(high[1] - low[1]))
    return result - np.array((wide / 2, (y + shelf) / 2))


def _frame(part: list[int], points: _Points, boxes: Sequence[Box]) -> tuple[_Points, _Points]:
    sizes = np.array([(boxes[node].width, boxes[node].height) for node in part], dtype=np.float64)
    low = (points - sizes / 2).min(axis=0) - _MARGIN
    high = (points + sizes / 2).max(axis=0) + _MARGIN
    return low, high
