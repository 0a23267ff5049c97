"""What the table of places knows of the places that articles name: records, geometries, and the places around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg import iri
from kg.find.gazetteer import PlaceRecord, lookup
from kg.graph.links import Links
from kg.graph.quads import DECIMAL, SIMPLIFIED, Quads
from kg.iri import GEO, KG, RDF, RDFS, SCHEMA, SKOS
from kg.model import Kind
from kg.rdf import Literal

_CODE_LENGTH = 6
_ROOT = "place"
_CHINA = (_ROOT, "中国")

_Path = tuple[str, ...]


def describe(links: Links, quads: Quads) -> None:
    """Note each place's record and the places around it; those that no article names stand as inferred."""
    named = {entity.path: entity.types for entity in links.corpus.entities if entity.kind is Kind.PLACE}
    told = {one.document.id: one.document.published for one in links.corpus.analyses}
    days = {
        entity.path: (told.get(reference.document, "") for reference in entity.mentions)
        for entity in links.corpus.entities
        if entity.kind is Kind.PLACE
    }
    for path, year in years(days).items():
        of_place(links, path, (year, named.get(path)), quads)


def of_place(links: Links, path: _Path, told: tuple[int, tuple[str, ...] | None], quads: Quads) -> None:
    """Note one place by the year of its latest article and its classes; None where no article names it."""
    year, types = told
    graph = links.inferred if types is None else links.things
    _place(links, path, year, (graph, quads))
    record = _record(path)
    if record and set(types or ()) <= {SCHEMA + "Place"}:
        kind = "Country" if record.level == "country" else "AdministrativeArea"
        quads.add(iri.join(links.base, path), RDF + "type", SCHEMA + kind, graph)


def around(path: _Path) -> _Path:
    """The place that a place lies in, empty where none is known; provinces of the table of codes lie in 中国.

    >>> around(("place", "浙江省", "杭州市")), around(("place", "浙江省")), around(("place", "法国"))
    (('place', '浙江省'), ('place', '中国'), ())
    """
    if len(path) > 2:
        return path[:-1]
    record = _record(path)
    return _CHINA if record and record.level == "province" else ()


def _chain(path: _Path) -> Iterator[_Path]:
    while path:
        yield path
        path = around(path)


def years(told: Mapping[_Path, Iterable[str]]) -> dict[_Path, int]:
    """The places that articles name and those around them, with the year of the latest article of each (0: unknown).

    `told` has the days of the articles that name a place.
    """
    found: dict[_Path, int] = {}
    for place, days in told.items():
        latest = max((int(day[:4]) for day in days if day[:4].isdigit()), default=0)
        for path in _chain(place):
            found[path] = max(found.get(path, 0), latest)
    return found


def _place(links: Links, path: _Path, year: int, into: tuple[str, Quads]) -> None:
    node, record, home, (graph, quads) = iri.join(links.base, path), _record(path), around(path), into
    quads.add(node, RDF + "type", SCHEMA + "Place", graph)
    quads.add(node, RDFS + "label", Literal(path[-1].split("~")[0], language=SIMPLIFIED), graph)
    if home:
        quads.add(node, SCHEMA + "containedInPlace", iri.join(links.base, home), graph)
    for predicate, value in _known(record, year) if record else ():
        quads.add(node, predicate, value, graph)
    if record and record.latitude and record.longitude:
        _geometry(node, record, graph, quads)


def _record(path: _Path) -> PlaceRecord | None:
    """The row of the table of places for a containment path; of several the one that holds today."""
    return next((one for one in lookup(path[-1]) if one.path == "/".join(path[1:])), None)


def _known(record: PlaceRecord, year: int) -> Iterator[tuple[str, Literal]]:
    """The names that the table of places has for it, and its code in that year (0: the latest)."""
    for alias in record.aliases:
        if len(alias) > 1 and alias != record.name:
            yield SKOS + "altLabel", Literal(alias, language=SIMPLIFIED)
    code = record.code_in(year) if year else record.code
    if record.mainland and code.isdigit() and len(code) == _CODE_LENGTH:
        yield KG + "adminCode", Literal(code)


def _geometry(node: str, record: PlaceRecord, graph: str, quads: Quads) -> None:
    """A point in degrees, by schema.org and by GeoSPARQL 1.1 (longitude first)."""
    point = f"{node}#point"
    quads.add(node, SCHEMA + "latitude", Literal(record.latitude, DECIMAL), graph)
    quads.add(node, SCHEMA + "longitude", Literal(record.longitude, DECIMAL), graph)
    quads.add(node, GEO + "hasDefaultGeometry", point, graph)
    quads.add(point, RDF + "type", GEO + "Geometry", graph)
    well_known_text = f"POINT({record.longitude} {record.latitude})"
    quads.add(point, GEO + "asWKT", Literal(well_known_text, GEO + "wktLiteral"), graph)
