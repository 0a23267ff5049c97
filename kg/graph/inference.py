"""What the table of places knows of the places that articles name: records, and the places around them."""

from __future__ import annotations

from collections.abc import Iterator

from kg import iri
from kg.find.gazetteer import PlaceRecord, lookup
from kg.graph.links import Links
from kg.graph.quads import DECIMAL, SIMPLIFIED, Quads
from kg.iri import KG, RDF, RDFS, SCHEMA, SKOS
from kg.model import Kind, Literal

_CODE_LENGTH = 6


def describe(links: Links, quads: Quads) -> None:
    """Note in the graph of what is inferred each place's record and the places around it."""
    for entity in links.corpus.entities:
        if entity.kind is Kind.PLACE:
            _place(links, entity.path, quads)


def _place(links: Links, path: tuple[str, ...], quads: Quads) -> None:
    """A place's record, and the chain of places around it, each with its name."""
    graph = links.inferred
    for length in range(len(path), 1, -1):
        node, record = iri.join(links.base, path[:length]), _record(path[1:length])
        quads.add(node, RDF + "type", SCHEMA + "Place", graph)
        quads.add(node, RDFS + "label", Literal(path[length - 1].split("~")[0], language=SIMPLIFIED), graph)
        if record:
            country = record.level == "country"
            quads.add(node, RDF + "type", SCHEMA + ("Country" if country else "AdministrativeArea"), graph)
            for predicate, value in _known(record):
                quads.add(node, predicate, value, graph)
        if length > 2:
            quads.add(node, SCHEMA + "containedInPlace", iri.join(links.base, path[: length - 1]), graph)


def _record(path: tuple[str, ...]) -> PlaceRecord | None:
    """The row of the table of places for a containment path; of several the one that holds today."""
    return next((one for one in lookup(path[-1]) if one.path == "/".join(path)), None)


def _known(record: PlaceRecord) -> Iterator[tuple[str, Literal]]:
    """Code, coordinates and the names that the table of places has for it."""
    for alias in record.aliases:
        if len(alias) > 1 and alias != record.name:
            yield SKOS + "altLabel", Literal(alias, language=SIMPLIFIED)
    if record.mainland and record.code.isdigit() and len(record.code) == _CODE_LENGTH:
        yield KG + "adminCode", Literal(record.code)
    if record.latitude and record.longitude:
        yield SCHEMA + "latitude", Literal(record.latitude, DECIMAL)
        yield SCHEMA + "longitude", Literal(record.longitude, DECIMAL)
