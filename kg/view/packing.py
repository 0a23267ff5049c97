"""Boxes packed into rows, each taking the room it needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_BROAD = 2.0
"""How many times as wide as high rows are where nothing above them says how wide."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The middle of each box, right and down from the upper middle of the rows, and the room of all rows."""

    places: tuple[tuple[float, float], ...]
    width: float
    height: float


def packed(sizes: Sequence[tuple[float, float]], width: float = 0.0) -> Packed:
    """Boxes (width, height) in rows in their order, each in the room it needs; a row is as high as its highest box.

    Rows are `width` wide, the width of what stands above them, yet never narrower than all of them are high.

    >>> packed([(40.0, 10.0), (40.0, 20.0)], 100.0)
    Packed(places=((-20.0, 10.0), (20.0, 10.0)), width=80.0, height=20.0)
    """
    area = sum(across * down for across, down in sizes)
    wide = max(width, math.sqrt(area if width else _BROAD * area))
    rows: list[list[int]] = []
    filled = wide + 1
    for number, (across, _) in enumerate(sizes):
        if filled + across > wide:
            rows.append([])
            filled = 0.0
        rows[-1].append(number)
        filled += across
    return _placed(sizes, rows)


def _placed(sizes: Sequence[tuple[float, float]], rows: Sequence[Sequence[int]]) -> Packed:
    places = [(0.0, 0.0)] * len(sizes)
    widest = top = 0.0
    for row in rows:
        width, height = sum(sizes[number][0] for number in row), max(sizes[number][1] for number in row)
        left = -width / 2
        for number in row:
            places[number] = (left + sizes[number][0] / 2, top + height / 2)
            left += sizes[number][0]
        widest, top = max(widest, width), top + height
    return Packed(tuple(places), widest, top)
