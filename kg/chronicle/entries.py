"""The events of a graph as entries of a chronicle, each with all that the sources tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.chronicle.sources import Source, sources
from kg.chronicle.statements import Facts, read
from kg.edtf import bounds, precision, stretch
from kg.event_types import Ontology
from kg.graph.rows import Node
from kg.iri import KG, RDF, SCHEMA, TIME
from kg.model import Kind
from kg.ontology import FAMILIES, ROOT_EVENT
from kg.rdf import Literal, Statement

_TYPE = RDF + "type"
_NOT_DATES = frozenset({SCHEMA + "startDate", SCHEMA + "endDate"})

ORGANISERS = (SCHEMA + "organizer", KG + "coOrganizer")
PERFORMERS = (SCHEMA + "performer",)
ATTENDEES = (SCHEMA + "attendee",)


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what fills a role of an event: `labels` names the role in Chinese and in English."""

    property: str
    labels: tuple[str, str]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event: `date` is EDTF, empty where none is known, `kind` its type's name in Chinese and in English.

    `who`, `documents` and `within` hold who took part, the documents it dealt with and the event it was part of;
    `where` names its places, and the words that tell its place where those are no place's name. `standing` is empty
    for plain fact, else `planned`, `reported`, `denied` … as the vocabulary has it. `known` holds every name by which
    a filter may ask for those who took part, for its places and for its type.
    """

    iri: str
    name: str
    date: str
    types: tuple[str, ...]
    kind: tuple[str, str]
    who: tuple[Part, ...]
    where: tuple[str, ...]
    documents: tuple[Part, ...]
    within: tuple[Part, ...]
    standing: str
    sources: tuple[Source, ...]
    known: tuple[frozenset[str], frozenset[str], frozenset[str]]


def entries(statements: Iterable[Statement], ontology: Ontology) -> tuple[Entry, ...]:
    """Every event of a graph, the dated ones in order of time, then the others by name."""
    facts = read(statements)
    told = sources(facts)
    found = (_entry(facts, ontology, event, told.get(event, ())) for event in facts.of_class(ROOT_EVENT))
    return tuple(sorted(found, key=order))


def order(entry: Entry) -> tuple[object, ...]:
    """What entries are sorted by: year, month (what is known no finer comes last), day, what is no part, name."""
    first, last = bounds(entry.date)
    day = first or last
    year, month = period(entry.date)
    coarse = precision(entry.date.partition("/")[0]) not in {"day", "time", "set"}
    span = (last or day, day) if coarse else (day, last)
    return not day, year, month or 13, coarse, span, bool(entry.within), entry.name, entry.iri


def period(date: str) -> tuple[int, int]:
    """The year and the month that a date begins in; 0 for a month that is not known.

    >>> period("2023-10-09/2023-11-02"), period("2023-21"), period("../2035"), period("")
    ((2023, 10), (2023, 0), (2035, 0), (0, 0))
    """
    first, last = bounds(date)
    day = first or last
    if not day:
        return 0, 0
    year, month, _ = day.rsplit("-", 2)
    edge = date.partition("/")[0] if first else date.partition("/")[2]
    fine = edge.lstrip("-").rstrip("~?%").strip("{}[]")[5:7]
    return int(year), int(month) if fine.isdigit() and 1 <= int(fine) <= 12 else 0


def _entry(facts: Facts, ontology: Ontology, event: str, told: tuple[Source, ...]) -> Entry:
    types = _types(facts, ontology, event)
    parts = tuple(_parts(facts, ontology, event, types))
    places = facts.things(event, SCHEMA + "location")
    who = tuple(part for part, kinds in parts if kinds <= {Kind.ORGANISATION, Kind.PERSON})
    return Entry(
        iri=event,
        name=facts.name(event),
        date=_date(facts, event),
        types=types,
        kind=ontology.labels.get(types[0], ("", "")) if types else ("", ""),
        who=who,
        where=_where(tuple(map(facts.name, places)), facts.texts(event, KG + "locationPhrase")),
        documents=tuple(part for part, kinds in parts if kinds == {Kind.DOCUMENT}),
        within=tuple(part for part, kinds in parts if kinds == {Kind.EVENT}),
        standing=next(iter((*facts.texts(event, KG + "polarity"), *facts.texts(event, KG + "modality"))), ""),
        sources=told,
        known=(
            frozenset(name for part in who for one in facts.filling(event, part.property) for name in facts.names(one)),
            frozenset(name for place in places for name in (*facts.names(place), *facts.above(place))),
            frozenset(name for one in _all_types(ontology, types) for name in _type_names(ontology, one)),
        ),
    )


def _where(names: tuple[str, ...], phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Names of places and the words that tell the place, each unless another holds it (长安 in 东莞长安)."""
    told = tuple(dict.fromkeys((*names, *phrases)))
    return tuple(one for one in told if not any(one in other for other in told if other != one))


def _types(facts: Facts, ontology: Ontology, event: str) -> tuple[str, ...]:
    """Its classes, the narrowest first."""
    known = [one for one in facts.things(event, _TYPE) if ontology.kinds.get(one) is Kind.EVENT]
    return tuple(sorted(known, key=lambda one: (-len(_above(ontology, one)), one)))


def _above(ontology: Ontology, one: str) -> tuple[str, ...]:
    return tuple(name for parent in ontology.parents.get(one, ()) for name in (parent, *_above(ontology, parent)))


def _all_types(ontology: Ontology, types: tuple[str, ...]) -> Iterator[str]:
    for one in types:
        yield from (one, *_above(ontology, one))


def _type_names(ontology: Ontology, one: str) -> Iterator[str]:
    yield one.replace("#", "/").rpartition("/")[2]
    yield from ontology.labels.get(one, ())


def _parts(
    facts: Facts, ontology: Ontology, event: str, types: tuple[str, ...]
) -> Iterator[tuple[Part, frozenset[Kind]]]:
    """The roles that are filled, with the families of what fills them; a text stands for someone without a name."""
    labels = _labels(ontology, types)
    filled: dict[tuple[str, frozenset[Kind]], list[str]] = defaultdict(list)
    for predicate in _in_order(facts.predicates(event), labels):
        for node in facts.filling(event, predicate):
            kind = _kind(facts, node, predicate, labels)
            if kind and kind not in {Kind.PLACE, Kind.DATE} and predicate not in _NOT_DATES:
                filled[predicate, frozenset({kind} - {Kind.PERSON} or {Kind.ORGANISATION})].append(facts.name(node))
    for (predicate, kinds), names in filled.items():
        named = labels.get(predicate) or ontology.labels.get(predicate, ("", ""))
        yield Part(predicate, named, tuple(dict.fromkeys(names))), kinds


def _kind(facts: Facts, node: Node, predicate: str, labels: dict[str, tuple[str, str]]) -> Kind | None:
    if isinstance(node, Literal):
        return Kind.ORGANISATION if predicate in labels or predicate == KG + "participant" else None
    return next((FAMILIES[one] for one in facts.things(node, _TYPE) if one in FAMILIES), None)


def _labels(ontology: Ontology, types: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    """What the type of an event calls its roles."""
    known = {one.iri: one.roles for one in ontology.event_types}
    roles = known.get(types[0], ()) if types else ()
    return {role.property: (role.label_zh, role.label_en) for role in roles}


def _in_order(predicates: Iterable[str], labels: dict[str, tuple[str, str]]) -> list[str]:
    """Organisers first, then those who act, those who attend, and the rest."""
    first = (*ORGANISERS, *PERFORMERS, *ATTENDEES)
    return sorted(
        predicates, key=lambda one: (first.index(one) if one in first else len(first), one not in labels, one)
    )


def _date(facts: Facts, event: str) -> str:
    """The date as the text tells it where one date gives both ends, else from start to end."""
    limits = tuple(facts.text(event, KG + name) for name in ("earliest", "latest"))
    if not any(limits):
        return ""
    told = (facts.text(node, KG + "edtf") for node in facts.things(event, TIME + "hasTime"))
    whole = sorted((edtf for edtf in told if bounds(edtf) == limits), key=lambda edtf: (len(edtf), edtf))
    if whole:
        return whole[0]
    start, end = (facts.text(event, SCHEMA + name) for name in ("startDate", "endDate"))
    start, end = start or limits[0], end or limits[1]
    return stretch(start, end) if start and end else f"{start or '..'}/{end or '..'}"
