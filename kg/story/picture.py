"""The network of a story as a drawing: what it is about and what stands nearest, in the explorer's shapes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape

from kg.model import Kind
from kg.story.subject import Subject
from kg.view import layout
from kg.view.drawing import STYLES
from kg.view.model import GraphView, Node

_MOST = 24
_LETTER = 15
_LINE = 9
_LINES = 3
_SIZE = {True: 15, False: 10}


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG (empty where nothing is linked), how many things it shows and how many there are."""

    svg: str
    shown: int
    count: int


def picture(view: GraphView, subject: Subject, events: frozenset[str]) -> Picture:
    """The weightiest things around a subject and the links between them."""
    focus = subject.things if subject.main else events | subject.things
    nodes = {node.id: node for node in view.nodes if node.kind is not Kind.DATE}
    links = [link for link in view.links if link.facts and link.source in nodes and link.target in nodes]
    near: Counter[str] = Counter()
    for link in links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            if one in focus:
                near[other] += 1 + (one in subject.things)
    for event in events:
        near[event] += 1
    for thing in subject.things & set(nodes):
        near[thing] += len(links)
    ordered = sorted(near, key=lambda one: (-near[one], -nodes[one].mentions, one))
    kept = [nodes[one] for one in ordered[:_MOST]]
    order = {node.id: at for at, node in enumerate(kept)}
    pairs = sorted(
        {(order[one.source], order[one.target]) for one in links if one.source in order and one.target in order}
    )
    return Picture(_svg(kept, pairs, subject) if pairs else "", len(kept), len(ordered))


def _svg(kept: list[Node], pairs: list[tuple[int, int]], subject: Subject) -> str:
    boxes = [_box(node, subject) for node in kept]
    places = layout.place(boxes, pairs)
    left = min(x - box.width / 2 for (x, _), box in zip(places, boxes, strict=True))
    right = max(x + box.width / 2 for (x, _), box in zip(places, boxes, strict=True))
    top = min(y - box.height / 2 for (_, y), box in zip(places, boxes, strict=True))
    low = max(y + box.height / 2 for (_, y), box in zip(places, boxes, strict=True))
    shapes = [_shape(node, place, box, subject) for node, place, box in zip(kept, places, boxes, strict=True)]
    middles = [
        (x, round(y - box.height / 2) + _SIZE[node.id in subject.things])
        for node, (x, y), box in zip(kept, places, boxes, strict=True)
    ]
    lines = "".join(
        f'<line x1="{middles[one][0]}" y1="{middles[one][1]}" x2="{middles[other][0]}" y2="{middles[other][1]}"/>'
        for one, other in pairs
    )
    width, height = round(right - left) + 16, round(low - top) + 16
    area = f"{round(left) - 8} {round(top) - 8} {width} {height}"
    label = escape(subject.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{area}" width="{width}" role="img" aria-label="{label}">'
        f'<g class="lines">{lines}</g>{"".join(shapes)}</svg>'
    )


def _box(node: Node, subject: Subject) -> layout.Box:
    lines = _lines(node)
    size = 2.0 * _SIZE[node.id in subject.things]
    return layout.Box(max(size, max(map(len, lines)) * _LETTER), size + 4 + len(lines) * (_LETTER + 3))


def _shape(node: Node, place: tuple[int, int], box: layout.Box, subject: Subject) -> str:
    size, style = _SIZE[node.id in subject.things], STYLES[node.kind]
    x, y = place[0], round(place[1] - box.height / 2) + size
    points = _POINTS[style.shape]
    form = f'<circle cx="{x}" cy="{y}" r="{size}" fill="{style.color}"/>'
    if points:
        corners = " ".join(f"{x + round(across * size, 1)},{y + round(down * size, 1)}" for across, down in points)
        form = f'<polygon points="{corners}" fill="{style.color}"/>'
    chosen = ' class="main"' if node.id in subject.things else ""
    rows = "".join(
        f'<text x="{x}" y="{y + size + (_LETTER + 3) * (at + 1)}"{chosen}>{escape(line)}</text>'
        for at, line in enumerate(_lines(node))
    )
    return f"<g><title>{escape(node.label)}</title>{form}{rows}</g>"


_POINTS: dict[str, tuple[tuple[float, float], ...]] = {
    "dot": (),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1), (1, 0.8), (-1, 0.8)),
    "triangleDown": ((0, 1), (1, -0.8), (-1, -0.8)),
    "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "hexagon": ((-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0)),
}


def _lines(node: Node) -> list[str]:
    """A name in lines, the rest of a long one cut off; below that of an event its day."""
    label = node.label
    kept = label if len(label) <= _LINE * _LINES else label[: _LINE * _LINES - 1] + "…"
    lines = [kept[at : at + _LINE] for at in range(0, len(kept), _LINE)]
    return [*lines, *([node.start] if node.kind is Kind.EVENT and node.start else [])] or [""]
