"""The network as vis-network draws it, in a page or by pyvis: shapes, colours, sizes and places."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import SettingsError
from kg.model import Kind
from kg.view import layout
from kg.view.model import GraphView, Node

if TYPE_CHECKING:
    from pyvis.network import Network

_LINE = 9
_LINES = 3
_GAP = 8
_MOST_GROWTH = 10


Place = Callable[[Sequence[layout.Box], Sequence[tuple[int, int]]], tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Style:
    """How the things of a kind look: a colour of Okabe and Ito's set (told apart by all eyes) and a shape of vis."""

    color: str
    shape: str
    size: int
    font: int


STYLES = {
    Kind.EVENT: Style("#d55e00", "dot", 18, 22),
    Kind.ORGANISATION: Style("#0072b2", "square", 12, 14),
    Kind.PERSON: Style("#e69f00", "triangle", 12, 14),
    Kind.PLACE: Style("#009e73", "triangleDown", 12, 14),
    Kind.DOCUMENT: Style("#a6558a", "hexagon", 12, 14),
    Kind.DATE: Style("#6b7280", "diamond", 8, 13),
}

_OPTIONS = {
    "nodes": {"scaling": {"label": {"drawThreshold": 7}}},
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 0, "hideEdgesOnDrag": False},
    "edges": {"smooth": False, "width": 1.2, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
}


def draw(view: GraphView, at: Sequence[tuple[int, int]] = ()) -> dict[str, Any]:
    """`nodes`, `edges` and `options` for vis-network; ids are the places of nodes and links in the view.

    `at` are the places of the nodes in pixels where they are known already. No text of an article stands in an id,
    and none in a tooltip, which vis-network would read as HTML.
    """
    order = {node.id: index for index, node in enumerate(view.nodes)}
    ends = [(order[link.source], order[link.target]) for link in view.links]
    degree = Counter(index for pair in ends for index in pair)
    nodes = [
        {"id": index, "label": node.label, "x": x, "y": y, **_look(node, degree[index])}
        for index, (node, (x, y)) in enumerate(zip(view.nodes, at or places(view, ends, degree), strict=True))
    ]
    edges = [
        {"id": index, "from": source, "to": target, "arrows": "to", "dashes": view.links[index].inferred}
        for index, (source, target) in enumerate(ends)
    ]
    return {"nodes": nodes, "edges": edges, "options": _OPTIONS}


def to_pyvis(view: GraphView) -> Network:
    """The same drawing as a `Network` of pyvis, to change and to write as a page; a `SettingsError` without pyvis."""
    try:
        from pyvis.network import Network  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError("pyvis is not installed", hint="pip install 'dashiji[pyvis]'") from error
    drawn = draw(view)
    network = Network(cdn_resources="in_line", directed=True)
    for node in drawn["nodes"]:
        network.add_node(node.pop("id"), **node)
    for edge in drawn["edges"]:
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    network.set_options(json.dumps(_OPTIONS))
    return network


def places(
    view: GraphView, ends: list[tuple[int, int]], degree: Counter[int], place: Place = layout.place
) -> list[tuple[int, int]]:
    """A place for each node, `place` finding them for its boxes; of those without a link, the events come first."""
    order = order_of(view)
    rank = {index: place for place, index in enumerate(order)}
    boxes = [_box(view.nodes[index], degree[index]) for index in order]
    found = place(boxes, [(rank[source], rank[target]) for source, target in ends])
    return [_above(found[rank[index]], view.nodes[index]) for index in range(len(order))]


def order_of(view: GraphView) -> list[int]:
    """The numbers of the nodes in the order they are placed in, the events first, the dates last and in time."""
    return sorted(range(len(view.nodes)), key=lambda index: (*_rank(view.nodes[index]), index))


def _rank(node: Node) -> tuple[int, str]:
    if node.kind is Kind.DATE:
        return 2, node.start or node.end
    return int(node.kind is not Kind.EVENT), ""


def _look(node: Node, degree: int) -> dict[str, Any]:
    style = STYLES[node.kind]
    font = {"size": style.font, "face": "sans-serif"}
    return {"shape": style.shape, "color": style.color, "size": _size(node, degree), "font": font}


def _size(node: Node, degree: int) -> int:
    return STYLES[node.kind].size + min(degree, _MOST_GROWTH)


def _box(node: Node, degree: int) -> layout.Box:
    """Room for the shape and the label below it, which the page breaks into lines of `_LINE` characters."""
    width = min(len(node.label), _LINE) * STYLES[node.kind].font
    size = 2.0 * _size(node, degree)
    return layout.Box(max(width, size), size + _label_height(node))


def _above(middle: tuple[int, int], node: Node) -> tuple[int, int]:
    """Where the shape stands when its box has this middle: the label takes the lower part."""
    return middle[0], middle[1] - round(_label_height(node) / 2)


def _label_height(node: Node) -> float:
    lines = min(_LINES, max(1, -(-len(node.label) // _LINE)))
    return _GAP + STYLES[node.kind].font * lines
