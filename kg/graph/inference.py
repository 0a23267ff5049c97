"""What follows from the ontology and the table of places rather than from any article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import iri
from kg.find.gazetteer import PlaceRecord, lookup
from kg.graph.links import Links
from kg.graph.quads import DECIMAL, SIMPLIFIED, Quads
from kg.iri import KG, RDF, RDFS, SCHEMA, SKOS
from kg.lexicon import ontology_home
from kg.model import Kind, Literal, Ontology

_CODE_LENGTH = 6


def describe(links: Links, ontology: Ontology, quads: Quads) -> None:
    """Note in the graph of what is inferred: wider places, places' codes, wider classes and wider properties."""
    for entity in links.corpus.entities:
        if entity.kind is Kind.PLACE:
            _place(links, entity.path, quads)
        node = iri.join(links.base, entity.path)
        for class_iri in _wider_classes(ontology, entity.types):
            quads.add(node, RDF + "type", class_iri, links.inferred)
    wider = _wider_properties()
    for one in quads.sorted():
        for predicate in wider.get(one.predicate, ()):
            quads.add(one.subject, predicate, one.object, links.inferred)


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


def _wider_classes(ontology: Ontology, types: tuple[str, ...]) -> tuple[str, ...]:
    """Every class above, save those the thing has in its articles."""
    found: set[str] = set()
    rest = [parent for one in types for parent in ontology.parents.get(one, ())]
    while rest:
        parent = rest.pop()
        if parent not in found:
            found.add(parent)
            rest.extend(ontology.parents.get(parent, ()))
    return tuple(sorted(found - set(types)))


@cache
def _wider_properties() -> dict[str, tuple[str, ...]]:
    """For each property of the ontology the properties above it."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    above: dict[str, set[str]] = {}
    for triple in ox.parse(path=ontology_home() / "kg.ttl", format=ox.RdfFormat.TURTLE):
        if triple.predicate.value == RDFS + "subPropertyOf":
            above.setdefault(_iri(triple.subject), set()).add(_iri(triple.object))
    return {name: tuple(sorted(_closure(above, name))) for name in sorted(above)}


def _closure(above: dict[str, set[str]], name: str) -> set[str]:
    direct = above.get(name, set())
    return direct.union(*(_closure(above, one) for one in direct))


def _iri(node: object) -> str:
    return str(getattr(node, "value", ""))
