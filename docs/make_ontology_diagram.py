"""Writes docs/ontology.svg: the classes of the vocabulary, and the links between them, from the Turtle files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from kg import ontology
from kg.event_types import Ontology
from kg.iri import ITSRDF, KG, NIF, PREFIXES, PROV, RDF, SCHEMA, TIME

HERE = Path(__file__).resolve().parent

WIDTH, HEIGHT = 1480, 900
HEAD, LINE, PAD = 26, 16, 8
"""Pixels of a box's head, of a line in it, and of the space around both."""
GREY = "#4a4a4a"
BOXES = {  # left, top, width, columns of classes, colour
    SCHEMA + "Organization": (20, 60, 250, 1, "#2a5fa8"),
    SCHEMA + "Event": (440, 60, 630, 3, "#b3402a"),
    SCHEMA + "CreativeWork": (1210, 60, 250, 1, "#8a6d1d"),
    SCHEMA + "Person": (20, 450, 250, 1, "#7a4fa3"),
    SCHEMA + "Observation": (605, 540, 250, 1, "#6b6b6b"),
    SCHEMA + "Place": (1210, 520, 250, 1, "#2e7d4f"),
    TIME + "TemporalEntity": (1210, 690, 250, 1, "#00738a"),
    RDF + "Statement": (20, 820, 250, 1, GREY),
    NIF + "Phrase": (460, 820, 250, 1, GREY),
    NIF + "Context": (900, 820, 250, 1, GREY),
}
OWN = {  # properties that lead from a class to itself
    SCHEMA + "Organization": SCHEMA + "parentOrganization",
    SCHEMA + "Event": SCHEMA + "superEvent",
    SCHEMA + "CreativeWork": SCHEMA + "isBasedOn",
    SCHEMA + "Place": SCHEMA + "containedInPlace",
}
LINKS = [  # the arrow's corners, where its words begin, its properties from top to bottom
    (
        [(440, 140), (270, 140)],
        (285, 88),
        [SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "attendee", SCHEMA + "performer"],
    ),
    (
        [(1070, 180), (1210, 180)],
        (1082, 98),
        [KG + name for name in ("document", "adopts", "signs", "issues", "discusses", "amends")],
    ),
    ([(1335, 60), (1335, 30), (145, 30), (145, 60)], (680, 24), [SCHEMA + "publisher"]),
    ([(470, 382), (470, 463), (270, 463)], (285, 457), [SCHEMA + "performer"]),
    ([(145, 450), (145, 382)], (153, 424), [SCHEMA + "worksFor"]),
    ([(1040, 382), (1040, 560), (1210, 560)], (1082, 554), [SCHEMA + "location"]),
    ([(960, 382), (960, 725), (1210, 725)], (1082, 719), [TIME + "hasTime"]),
    (
        [(270, 370), (432, 370), (432, 510), (1020, 510), (1020, 600), (1210, 600)],
        (490, 490),
        [SCHEMA + "areaServed", SCHEMA + "location"],
    ),
    ([(730, 540), (730, 382)], (738, 440), [SCHEMA + "observationAbout"]),
    ([(145, 820), (145, 790)], (153, 803), [RDF + "subject", RDF + "object"]),
    ([(585, 820), (585, 790)], (593, 810), [ITSRDF + "taIdentRef"]),
    ([(1025, 820), (1025, 790)], (1033, 810), [SCHEMA + "mentions"]),
    ([(710, 837), (900, 837)], (720, 831), [NIF + "referenceContext"]),
    ([(145, 870), (145, 892), (1025, 892), (1025, 846)], (540, 886), [PROV + "wasQuotedFrom"]),
]


def diagram() -> str:
    """The whole picture as SVG."""
    known = ontology.load()
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "img",
            "aria-label": "Classes and links of the vocabulary",
            "font-family": "'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
            "font-size": "12",
        },
    )
    marker = ET.SubElement(ET.SubElement(root, "defs"), "marker", _arrow_head())
    ET.SubElement(marker, "path", {"d": "M0 0 10 5 0 10z", "fill": GREY})
    _rectangle(root, (0, 0, WIDTH, HEIGHT), fill="#ffffff")
    _rectangle(root, (8, 42, WIDTH - 16, 748), fill="none", stroke="#bbbbbb", **{"stroke-dasharray": "6 4"})
    for corners, words, properties in LINKS:
        _link(root, known, corners, words, properties)
    for name in BOXES:
        _box(root, known, name)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _box(root: ET.Element, known: Ontology, name: str) -> None:
    left, top, width, columns, colour = BOXES[name]
    lines = list(_below(known, name, 0))
    rows = -(-len(lines) // columns)
    own = OWN.get(name)
    height = HEAD + (rows + bool(own)) * LINE + (PAD if rows else 0)
    _rectangle(root, (left, top, width, height), fill="#ffffff", stroke=colour, rx="4")
    _rectangle(root, (left, top, width, HEAD), fill=colour, rx="4")
    _text(root, (left + PAD, top + 18), _named(known, name), fill="#ffffff", **{"font-weight": "bold"})
    for at, (depth, iri) in enumerate(lines):
        x = left + PAD + at // rows * (width // columns) + depth * 12
        _text(root, (x, top + HEAD + LINE * (at % rows + 1)), _named(known, iri))
    if own:
        _text(root, (left + PAD, top + HEAD + LINE * (rows + 1)), f"↻ {_named(known, own)}", fill=colour)


def _below(known: Ontology, name: str, depth: int) -> Iterator[tuple[int, str]]:
    """The classes below one, each with its depth, a class right after the one above it."""
    for iri in sorted(iri for iri, parents in known.parents.items() if name in parents):
        yield depth, iri
        yield from _below(known, iri, depth + 1)


def _link(
    root: ET.Element, known: Ontology, corners: list[tuple[int, int]], words: tuple[int, int], properties: list[str]
) -> None:
    points = " ".join(f"{x},{y}" for x, y in corners)
    line = {"points": points, "fill": "none", "stroke": GREY, "marker-end": "url(#arrow)"}
    ET.SubElement(root, "polyline", line)
    for at, name in enumerate(properties):
        _text(root, (words[0], words[1] + at * (LINE - 1)), _named(known, name))


def _named(known: Ontology, iri: str) -> str:
    """Chinese label and short name: 主办方 schema:organizer."""
    prefix = next(prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace))
    return f"{known.labels[iri][0]} {prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _text(root: ET.Element, place: tuple[int, int], words: str, **style: str) -> None:
    ET.SubElement(root, "text", {"x": str(place[0]), "y": str(place[1]), **style}).text = words


def _rectangle(root: ET.Element, sides: tuple[int, int, int, int], **style: str) -> None:
    named = dict(zip(("x", "y", "width", "height"), map(str, sides), strict=True))
    ET.SubElement(root, "rect", {**named, **style})


def _arrow_head() -> dict[str, str]:
    size = {"markerWidth": "8", "markerHeight": "8", "viewBox": "0 0 10 10", "refX": "9", "refY": "5"}
    return {"id": "arrow", "orient": "auto", **size}


if __name__ == "__main__":
    (HERE / "ontology.svg").write_text(diagram(), encoding="utf-8")
