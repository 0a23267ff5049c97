"""A graph as plain records: its events, things and facts, one Python value each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.chronicle import Entry, Filter
from kg.chronicle.entries import ATTENDEES, ORGANISERS, PERFORMERS, entries
from kg.chronicle.filters import fits
from kg.edtf import bounds, day
from kg.event_types import Ontology
from kg.frames import Records
from kg.graph import rows
from kg.iri import decode, short
from kg.rdf import Statement

__all__ = ["EventRecord", "Events", "FactRecord", "Records", "Tables", "ThingRecord"]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event: `date` in EDTF as precise as the text, `earliest` and `latest` the first and last day it may cover.

    `standing` is empty for plain fact, else planned, reported, rumoured or denied; `sentence` the words of the first
    article that tells it, `articles` the ids of all. A day before the year 1 is `None`.
    """

    name: str
    type: str
    date: str
    earliest: datetime.date | None
    latest: datetime.date | None
    organisers: tuple[str, ...]
    performers: tuple[str, ...]
    attendees: tuple[str, ...]
    others: tuple[str, ...]
    places: tuple[str, ...]
    documents: tuple[str, ...]
    part_of: tuple[str, ...]
    standing: str
    sentence: str
    articles: tuple[str, ...]
    iri: str


@dataclass(frozen=True, slots=True)
class ThingRecord:
    """A thing of one of the families: `kind` the family, `type` its narrowest class, as in `kg:Meeting`."""

    name: str
    kind: str
    type: str
    aliases: tuple[str, ...]
    mentions: int
    start: str
    end: str
    iri: str


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A link as one sentence tells it, by names; the IRIs of its ends stand at the end."""

    subject: str
    predicate: str
    object: str
    sentence: str
    article: str
    rule: str
    confidence: float
    attributed_to: str
    subject_iri: str
    object_iri: str


class Events(Records[EventRecord]):
    """The events in order of time, those without a date last."""

    def __init__(self, told: Iterable[Entry], wanted: Filter | None = None) -> None:
        self._wanted = wanted or Filter()
        self._told = tuple(one for one in told if fits(one, self._wanted))
        super().__init__(EventRecord, map(_event, self._told))

    def between(self, start: str = "", end: str = "") -> Events:
        """Those that may fall into a stretch of time, from and to a day, month or year, either empty."""
        return self._only(Filter(start, end))

    def of(self, name: str) -> Events:
        """Those that the organisation or person of this name took part in, in either script."""
        return self._only(Filter(org=name))

    def at(self, place: str) -> Events:
        """Those in a place, or in what lies inside it."""
        return self._only(Filter(place=place))

    def of_type(self, name: str) -> Events:
        """Those of a type or of a narrower one, by its label or the end of its IRI."""
        return self._only(Filter(type=name))

    def _only(self, wanted: Filter) -> Events:
        return Events(self._told, wanted)


@dataclass(frozen=True, eq=False, repr=False)
class Tables:
    """The records of a graph's statements."""

    statements: tuple[Statement, ...]
    ontology: Ontology

    @cached_property
    def events(self) -> Events:
        """The events in order of time."""
        return Events(entries(self.statements, self.ontology))

    @cached_property
    def entities(self) -> Records[ThingRecord]:
        """All things, in order of IRI."""
        return Records(ThingRecord, map(_thing, rows.things(self.statements)))

    @cached_property
    def facts(self) -> Records[FactRecord]:
        """The links with their sentences, by article, subject and predicate."""
        names = rows.labels(self.statements)
        return Records(FactRecord, (_fact(one, names) for one in rows.facts(self.statements)))


def _event(entry: Entry) -> EventRecord:
    known = (*ORGANISERS, *PERFORMERS, *ATTENDEES)

    def filling(properties: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for part in entry.who if part.property in properties for name in part.names)

    earliest, latest = map(day, bounds(entry.date))
    return EventRecord(
        name=entry.name,
        type=short(entry.types[0]) if entry.types else "",
        date=entry.date,
        earliest=earliest,
        latest=latest,
        organisers=filling(ORGANISERS),
        performers=filling(PERFORMERS),
        attendees=filling(ATTENDEES),
        others=tuple(name for part in entry.who if part.property not in known for name in part.names),
        places=entry.where,
        documents=tuple(name for part in entry.documents for name in part.names),
        part_of=tuple(name for part in entry.within for name in part.names),
        standing=entry.standing,
        sentence=entry.sources[0].sentence if entry.sources else "",
        articles=tuple(source.article for source in entry.sources),
        iri=entry.iri,
    )


def _thing(row: rows.ThingRow) -> ThingRecord:
    return ThingRecord(
        name=row.label,
        kind=row.kind.value,
        type=short(row.type),
        aliases=row.aliases,
        mentions=row.mentions,
        start=row.start,
        end=row.end,
        iri=row.iri,
    )


def _fact(row: rows.FactRow, names: dict[str, str]) -> FactRecord:
    node = rows.plain(row.object)
    return FactRecord(
        subject=names.get(row.subject, row.subject),
        predicate=short(row.predicate),
        object=names.get(node, node),
        sentence=row.sentence,
        article=decode(row.article.rpartition("/article/")[2]),
        rule=row.rule,
        confidence=float(row.confidence or 0),
        attributed_to=row.holder,
        subject_iri=row.subject,
        object_iri=node if isinstance(row.object, str) else "",
    )
