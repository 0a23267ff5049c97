"""Nodes of dates, by OWL-Time: when an instant is, between which instants an interval lies."""

from __future__ import annotations

from kg import iri
from kg.edtf import bounds
from kg.graph.links import Links
from kg.graph.quads import Quads, day
from kg.iri import EDTF, KG, RDF, TIME
from kg.rdf import Literal

_INSTANT = TIME + "Instant"


def describe(links: Links, node: str, value: str, types: tuple[str, ...], quads: Quads) -> None:
    """Note what an EDTF date says; the days that bound an interval stand as inferred where no article names them."""
    first, last = bounds(value)
    quads.add(node, KG + "edtf", Literal(value, EDTF + "EDTF"), links.things)
    for name, bound in (("earliest", first), ("latest", last)):
        if bound:
            quads.add(node, KG + name, day(bound), links.things)
    if _INSTANT in types:
        if first:
            quads.add(node, TIME + "inXSDDate", day(first), links.things)
        return
    for name, bound in (("hasBeginning", first), ("hasEnd", last)):
        if bound:
            quads.add(node, TIME + name, _bound(links, bound, quads), links.things)


def _bound(links: Links, iso: str, quads: Quads) -> str:
    node = iri.join(links.base, ("date", iso))
    quads.add(node, RDF + "type", _INSTANT, links.inferred)
    quads.add(node, KG + "edtf", Literal(iso, EDTF + "EDTF"), links.inferred)
    quads.add(node, TIME + "inXSDDate", day(iso), links.inferred)
    return node
