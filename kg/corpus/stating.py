"""States a corpus in parts, each as lines of N-Quads: an article, a thing, a person's posts, what contradicts itself.

A line may be in several parts, and a triple under several graphs; who puts the parts together joins those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg import accounts, iri, report
from kg.archive.intake import Entry
from kg.corpus.joining import Joined
from kg.corpus.ledger import Account
from kg.event_types import Ontology
from kg.graph import conflicts, facts, places, provenance, statements, syntax, tenures, things, vocabulary
from kg.graph.links import Links
from kg.graph.quads import Link, Node, Quads
from kg.graph.tenures import Row
from kg.model import Analysis, Corpus, Doubt, Entity, Event, Kind, Mention
from kg.rdf import Literal
from kg.resolve import entities
from kg.resolve.thing import Thing
from kg.settings import Settings

CONFLICTS, BUILD = "conflicts", "build"
"""Keys of the parts that are one each; those of the others begin so."""
MARK = "\x1f"
"""Stands between the parts of a path."""
Paths = Mapping[Mention, tuple[str, ...]]
Around = tuple[int, tuple[str, ...] | None]
"""The year of the latest article that names a place, and the place's classes; None where no article does."""
THING, PLACE, POSTS, HOUSE = "thing ", "place ", "posts ", "house "


@dataclass(slots=True)
class Lines:
    """Takes in statements as lines."""

    found: set[bytes] = field(default_factory=set)

    def __call__(self, subject: str, predicate: str, node: Node, graph: str) -> None:
        """Notes one."""
        self.found.add(syntax.quad(subject, predicate, node, graph).encode("utf-8"))

    def bytes(self) -> bytes:
        """All of them, sorted."""
        return b"".join(sorted(self.found))


class Stating:
    """The parts of a corpus whose articles are joined; `types` are the classes of things that are known, by IRI."""

    def __init__(self, joined: Joined, settings: Settings, ontology: Ontology, types: dict[str, list[str]]) -> None:
        self.joined, self.types = joined, types
        self._settings, self._ontology = settings, ontology
        self.links = Links(Corpus((), ()), settings.base)
        self._doubts: dict[tuple[str, ...], list[Doubt]] = defaultdict(list)
        for doubt in joined.doubts:
            self._doubts[doubt.one].append(doubt)
        self._houses: dict[str, str] = {}
        self._iris: dict[tuple[str, ...], str] = {}

    def iri(self, path: tuple[str, ...]) -> str:
        """The IRI of a thing."""
        known = self._iris.get(path)
        if known is None:
            known = self._iris[path] = iri.join(self._settings.base, path)
        return known

    def notes(self) -> dict[str, list[str]]:
        """What is said of things beside their clusters, by their paths, where anything is."""
        found = {}
        for one in self.joined.things:
            doubts = self._doubts.get(one.path, ())
            if one.reasons or doubts or one.label or one.type or one.same_as or one.dated:
                told = (one.label, one.type, one.dated, *one.same_as, *one.reasons, *map(str, doubts))
                found[MARK.join(one.path)] = list(told)
        return found

    def article(self, entry: Entry, analysis: Analysis, paths: Paths) -> tuple[Lines, Account]:
        """What an article tells alone where its mentions name the things at `paths`, and what is kept of it."""
        house = self.house(provenance.publisher(analysis.document))
        lines, links, told = self.lines(analysis, paths, self.types, house[1])
        return lines, Account(
            entry=(entry.content, entry.source, entry.sha256),
            house=house,
            tolls=list(conflicts.tolls(links, analysis)),
            facts=[(name, *_plain(link)) for name, link in sorted(told.items())],
            posts=list(tenures.rows(links, analysis)),
            told=("\n".join(accounts.lines(analysis)), report.record(analysis, entry)),
            measures=len(analysis.measures),
            mentions=len(analysis.mentions),
        )

    def lines(
        self, analysis: Analysis, paths: Paths, types: Mapping[str, Iterable[str]], house: str
    ) -> tuple[Lines, Links, Mapping[str, Link]]:
        """What an article tells where its mentions name the things at `paths`, and the dated links by their facts."""
        base, lines = self._settings.base, Lines()
        named = (Entity(path, Kind.EVENT, tuple(types[self.iri(path)]), "") for path in sorted(set(paths.values())))
        known = {(analysis.document.id, mention): path for mention, path in paths.items()}
        links = Links(Corpus((analysis,), tuple(named), known), base)
        told = statements.of_article(links.corpus, base, lines)
        provenance.of_article(links, analysis.document, house, Quads(links.things, lines))
        return lines, links, told

    def house(self, name: str) -> tuple[str, str]:
        """The name of a publisher with its IRI; both empty where no name is told."""
        if not name:
            return "", ""
        return name, self._house(name) or self.iri(("organization", name))

    def _house(self, name: str) -> str:
        """The IRI of the only body of a name, empty where none or several bear it."""
        if name not in self._houses:
            told = ((self.iri(one.path), entities.nameless(one)) for one in self._bodies.get(name, ()))
            known = provenance.houses((node, one.label, one.aliases) for node, one in told)
            self._houses[name] = known.get(name, "")
        return self._houses[name]

    @cached_property
    def _bodies(self) -> Mapping[str, list[Thing]]:
        """The organisations by their names."""
        found: dict[str, list[Thing]] = defaultdict(list)
        for one in self.joined.things:
            if one.kind is Kind.ORGANISATION:
                for name in {one.label, *(name for cluster in one.clusters for name in cluster.names)}:
                    found[name].append(one)
        return found

    def houses(self, found: Iterable[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """Publishers that no article speaks of."""
        for name, _ in sorted(set(found)):
            if name and not self._house(name):
                lines = Lines()
                provenance.of_house(self.links, name, Quads(self.links.things, lines))
                yield HOUSE + name, lines.bytes()

    def thing(self, path: tuple[str, ...]) -> tuple[str, bytes, tuple[str, str, str] | None]:
        """The key of a thing's part, its lines, and of an event its row in the report."""
        thing, lines = self.joined.whole(path), Lines()
        entity, quads, node = entities.nameless(thing), Quads(self.links.things, lines), self.iri(path)
        self.types[node] = list(entity.types)
        dated = thing.kind is Kind.DATE
        called = () if dated else {one for cluster in thing.clusters for one in cluster.seen.called}
        things.of_thing(self.links, entity, called, quads)
        for doubt in self._doubts.get(path, ()):
            things.doubtful(self.links, doubt, quads)
        events = [event for cluster in thing.clusters for event in cluster.events]
        if not events:
            row = report.event_row(entity, [], self._ontology) if thing.kind is Kind.EVENT else None
            return THING + node, lines.bytes(), row
        facts.of_event(self.links, node, (events, entity.dated), quads)
        return THING + node, lines.bytes(), report.event_row(entity, events, self._ontology)

    def around(self) -> dict[tuple[str, ...], Around]:
        """Every place and those around it, with all that its part depends on."""
        days = {
            one.path: [self.joined.digests[cluster.document].published for cluster in one.clusters]
            for one in self.joined.things
            if one.kind is Kind.PLACE
        }
        return {
            path: (year, tuple(self.types[self.iri(path)]) if path in days else None)
            for path, year in places.years(days).items()
        }

    def places(self, told: Mapping[tuple[str, ...], Around]) -> Iterator[tuple[str, bytes]]:
        """Some places."""
        for path, known in told.items():
            lines = Lines()
            places.of_place(self.links, path, known, Quads(self.links.things, lines))
            yield PLACE + self.iri(path), lines.bytes()

    def posts(self, told: Iterable[Row]) -> Iterator[tuple[str, bytes]]:
        """The posts of persons, of each of whom all rows are there."""
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in told:
            rows[row.person].append(row)
        wanted = {row.event for some in rows.values() for row in some} - {""}
        spans = {node: tenures.span_of(*self._told(node)) for node in wanted}
        for person in sorted(rows):
            lines = Lines()
            tenures.of_persons(self.links, rows[person], spans, Quads(self.links.things, lines))
            yield POSTS + person, lines.bytes()

    def _told(self, node: str) -> tuple[list[Event], str]:
        thing = self.joined.events.get(node)
        if thing is None:
            return [], ""
        clusters = self.joined.whole(thing.path).clusters
        return [event for cluster in clusters for event in cluster.events], thing.dated

    def conflicts(self, told: Iterable[Account]) -> bytes:
        """What contradicts itself in all articles."""
        lines, known = Lines(), tuple(told)
        quads = Quads(self.links.things, lines)
        conflicts.of_tolls(self.links, (toll for one in known for toll in one.tolls), quads)
        dated = {name: (subject, predicate, node) for one in known for name, subject, predicate, node in one.facts}
        conflicts.of_facts(self.links, dated, quads)
        return lines.bytes()

    def build(self) -> bytes:
        """The program and the terms of the ontology."""
        lines = Lines()
        quads = Quads(self.links.things, lines)
        provenance.made_by(self._settings, self.links, quads)
        vocabulary.describe(self.links.base, quads)
        return lines.bytes()


def _plain(link: Link) -> tuple[str, str, str]:
    subject, predicate, node = link
    return subject, predicate, node.value if isinstance(node, Literal) else node
