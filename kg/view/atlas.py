"""Places for the nodes of graphs too large to be laid out as one: group by group, then the groups."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from kg.view import layout
from kg.view.communities import communities
from kg.view.layout import Box

_AT_ONCE = 300
_ROOM = 90.0
_GAP = 60.0

_Places = list[tuple[int, int]]


def place(
    boxes: Sequence[Box], links: Sequence[tuple[int, int]], numbers: Sequence[int] = ()
) -> tuple[tuple[int, int], ...]:
    """The middle of each box in whole pixels: communities apart from each other, each laid out by itself.

    Small graphs are laid out at once (`kg.view.layout`); a large community is divided again. `numbers` are the
    communities of the boxes where they are known already.
    """
    linked = sorted({end for pair in links if pair[0] != pair[1] for end in pair})
    single = sorted(set(range(len(boxes))) - set(linked))
    groups = _groups(linked, links, numbers)
    if len(linked) <= _AT_ONCE or len(groups) < 2:
        return layout.place(boxes, links)
    if single:
        groups.append(single)
    member = {node: number for number, group in enumerate(groups) for node in group}
    inner: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for source, target in links:
        if member[source] == member[target]:
            inner[member[source]].append((source, target))
    drawn = [_inside(group, boxes, inner[number]) for number, group in enumerate(groups)]
    middles = _apart(drawn, [(member[source], member[target]) for source, target in links])
    return _together(len(boxes), groups, drawn, middles)


def _groups(linked: list[int], links: Sequence[tuple[int, int]], numbers: Sequence[int]) -> list[list[int]]:
    order = {node: index for index, node in enumerate(linked)}
    pairs = [(order[source], order[target]) for source, target in links if source != target]
    known = [numbers[node] for node in linked] if numbers else communities(len(linked), pairs)
    found: dict[int, list[int]] = defaultdict(list)
    for node, number in zip(linked, known, strict=True):
        found[number].append(node)
    return [found[number] for number in sorted(found)]


def _inside(group: list[int], boxes: Sequence[Box], links: list[tuple[int, int]]) -> _Places:
    """The places in one group, around its own middle."""
    order = {node: index for index, node in enumerate(group)}
    places = place([boxes[node] for node in group], [(order[source], order[target]) for source, target in links])
    low, high = _ends(places)
    return [(x - (low[0] + high[0]) // 2, y - (low[1] + high[1]) // 2) for x, y in places]


def _apart(drawn: list[_Places], links: list[tuple[int, int]]) -> _Places:
    """The middles of the groups: laid out as boxes, in the measure the layout is made for and about square."""
    sizes = []
    for places in drawn:
        low, high = _ends(places)
        sizes.append((high[0] - low[0] + 2 * _GAP, high[1] - low[1] + 2 * _GAP))
    mean = sum(math.sqrt(width * height) for width, height in sizes) / len(sizes)
    wide = math.sqrt(sum(width for width, _ in sizes) / sum(height for _, height in sizes))
    across, down = max(1.0, mean / _ROOM) * wide, max(1.0, mean / _ROOM) / wide
    boxes = [Box(width / across, height / down) for width, height in sizes]
    crossing = [pair for pair in links if pair[0] != pair[1]]
    return [(round(x * across), round(y * down)) for x, y in layout.place(boxes, crossing)]


def _together(
    count: int, groups: list[list[int]], drawn: list[_Places], middles: _Places
) -> tuple[tuple[int, int], ...]:
    result = [(0, 0)] * count
    for group, places, (right, down) in zip(groups, drawn, middles, strict=True):
        for node, (x, y) in zip(group, places, strict=True):
            result[node] = (x + right, y + down)
    return tuple(result)


def _ends(places: _Places | tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], tuple[int, int]]:
    across, down = [x for x, _ in places], [y for _, y in places]
    return (min(across), min(down)), (max(across), max(down))
