"""Places for the nodes of graphs too large to be laid out as one: group by group, then the groups."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from kg.view import layout
from kg.view.communities import communities
from kg.view.layout import Box
from kg.view.packing import packed

_AT_ONCE = 300
_ROOM = 90.0
_GAP = 60.0
_MARGIN = 16.0

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
    member = {node: number for number, group in enumerate(groups) for node in group}
    inner: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for source, target in links:
        if source in member and member[source] == member.get(target):
            inner[member[source]].append((source, target))
    drawn = [_inside(group, boxes, inner[number]) for number, group in enumerate(groups)]
    crossing = [(member[one], member[other]) for one, other in links if one in member and other in member]
    middles = _apart([_size(places) for places in drawn], [pair for pair in crossing if pair[0] != pair[1]])
    found = _together(groups, drawn, middles)
    found |= _aside(single, boxes, tuple(found.values()))
    return tuple(found[node] for node in range(len(boxes)))


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


def _size(places: _Places) -> tuple[float, float]:
    low, high = _ends(places)
    return high[0] - low[0] + 2 * _GAP, high[1] - low[1] + 2 * _GAP


def _apart(sizes: list[tuple[float, float]], crossing: list[tuple[int, int]]) -> _Places:
    """The middles of the groups: those that links join near each other (else the largest), the rest in rows below."""
    largest = max(range(len(sizes)), key=lambda group: sizes[group][0] * sizes[group][1])
    joined = sorted({group for pair in crossing for group in pair} or {largest})
    free = [group for group in range(len(sizes)) if group not in set(joined)]
    order = {group: rank for rank, group in enumerate(joined)}
    pairs = [(order[one], order[other]) for one, other in crossing]
    middles = dict(zip(joined, _joined([sizes[group] for group in joined], pairs), strict=True))
    left, right, low = 0.0, 0.0, 0.0
    for group, (x, y) in middles.items():
        width, height = sizes[group]
        left, right, low = min(left, x - width / 2), max(right, x + width / 2), max(low, y + height / 2)
    rows = packed([sizes[group] for group in free], right - left).places
    for group, (across, down) in zip(free, rows, strict=True):
        middles[group] = (round((left + right) / 2 + across), round(low + down))
    return [middles[group] for group in range(len(sizes))]


def _joined(sizes: list[tuple[float, float]], links: list[tuple[int, int]]) -> _Places:
    """Groups laid out as boxes, in the measure the layout is made for and about square."""
    mean = sum(math.sqrt(width * height) for width, height in sizes) / len(sizes)
    wide = math.sqrt(sum(width for width, _ in sizes) / sum(height for _, height in sizes))
    across, down = max(1.0, mean / _ROOM) * wide, max(1.0, mean / _ROOM) / wide
    boxes = [Box(width / across, height / down) for width, height in sizes]
    return [(round(x * across), round(y * down)) for x, y in layout.place(boxes, links)]


def _together(groups: list[list[int]], drawn: list[_Places], middles: _Places) -> dict[int, tuple[int, int]]:
    return {
        node: (x + right, y + down)
        for group, places, (right, down) in zip(groups, drawn, middles, strict=True)
        for node, (x, y) in zip(group, places, strict=True)
    }


def _aside(
    nodes: list[int], boxes: Sequence[Box], others: _Places | tuple[tuple[int, int], ...]
) -> dict[int, tuple[int, int]]:
    """Nodes without a link in rows below all others."""
    low, high = _ends(others)
    sizes = [(boxes[node].width + _MARGIN, boxes[node].height + _MARGIN) for node in nodes]
    rows = packed(sizes, high[0] - low[0]).places
    middle = (low[0] + high[0]) / 2
    return {
        node: (round(middle + across), round(high[1] + 2 * _GAP + down))
        for node, (across, down) in zip(nodes, rows, strict=True)
    }


def _ends(places: _Places | tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], tuple[int, int]]:
    across, down = [x for x, _ in places], [y for _, y in places]
    return (min(across), min(down)), (max(across), max(down))
