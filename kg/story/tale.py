"""A story put together: what leads, what happened when, who stands to whom how, and the articles that say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.chronicle.entries import Entry, entries
from kg.chronicle.sources import Source
from kg.event_types import Ontology
from kg.iri import decode
from kg.model import Kind
from kg.rdf import Statement
from kg.story.picture import Picture, picture
from kg.story.subject import Subject
from kg.story.wording import of
from kg.view.model import Article, GraphView, Label, Node


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation and who stands in it, each with the number of the article that says so.

    `inward` where the others have the relation to the thing told of.
    """

    label: Label
    inward: bool
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something said in words or numbers, with the number of the article that says it."""

    label: Label
    value: str
    sentence: str
    source: int


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the chronicle with its sentences, each with the number of its article."""

    entry: Entry
    quotes: tuple[tuple[Source, int], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells: `articles` are numbered from 1 in their order, `mentioning` counts all that name the thing."""

    subject: Subject
    language: str
    events: tuple[Event, ...]
    ties: tuple[Tie, ...]
    told: tuple[Told, ...]
    leading: tuple[tuple[Kind, tuple[tuple[str, int], ...]], ...]
    picture: Picture
    articles: tuple[Article, ...]
    mentioning: int


_LEADING = (Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.DOCUMENT)
_MOST_LEADING = 12


def tell(
    view: GraphView, statements: Iterable[Statement], ontology: Ontology, subject: Subject, language: str
) -> Story:
    """The story of a subject, in `language` `zh` or `en`."""
    of(language)
    nodes = {node.id: node for node in view.nodes}
    events = _events(view, nodes, subject)
    chosen = tuple(one for one in entries(statements, ontology) if one.iri in events)
    numbers = _Numbers(view.articles)
    dated = tuple(Event(one, tuple((source, numbers.of(source.article)) for source in one.sources)) for one in chosen)
    near = frozenset(subject.things | events)
    return Story(
        subject=subject,
        language=language,
        events=dated,
        ties=_ties(view, nodes, subject.main, numbers) if subject.main else (),
        told=_told(subject.main, numbers) if subject.main else (),
        leading=_leading(view, nodes, near, subject),
        picture=picture(view, subject, events),
        articles=numbers.used(),
        mentioning=len(_mentioning(view, subject.things)),
    )


class _Numbers:
    """The articles that are quoted, numbered as they come."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._known = {_id_of(one.id): one for one in articles}
        self._given: dict[str, int] = {}

    def of(self, article: str) -> int:
        """The number of an article by its id."""
        return self._given.setdefault(article, len(self._given) + 1)

    def at(self, iri: str) -> int:
        """The number of an article by its IRI."""
        return self.of(_id_of(iri))

    def used(self) -> tuple[Article, ...]:
        """The articles in order of their numbers."""
        return tuple(self._known.get(one) or Article(one, one) for one in self._given)


def _id_of(iri: str) -> str:
    return decode(iri.rpartition("/article/")[2] or iri)


def _events(view: GraphView, nodes: dict[str, Node], subject: Subject) -> frozenset[str]:
    """The events asked for and those linked to the things asked for; of a place also those in what lies inside."""
    things = set(subject.things)
    if subject.main and subject.main.kind is Kind.PLACE:
        things |= {node.id for node in view.nodes if node.id.startswith(subject.main.id + "/")}
    found = {one for one in things if nodes[one].kind is Kind.EVENT}
    if subject.main or not found:
        for link in view.links:
            for one, other in ((link.source, link.target), (link.target, link.source)):
                if one in things and nodes[other].kind is Kind.EVENT:
                    found.add(other)
    return frozenset(found)


def _ties(view: GraphView, nodes: dict[str, Node], main: Node, numbers: _Numbers) -> tuple[Tie, ...]:
    found: dict[tuple[bool, Label], dict[str, str]] = defaultdict(dict)
    for link in view.links:
        inward = link.target == main.id
        if main.id not in {link.source, link.target} or not link.facts:
            continue
        other = nodes[link.source if inward else link.target]
        if other.kind not in {Kind.EVENT, Kind.DATE}:
            found[inward, link.label].setdefault(other.label, link.facts[0].article)
    return tuple(
        Tie(label, inward, tuple((name, numbers.at(article)) for name, article in names.items()))
        for (inward, label), names in sorted(found.items())
    )


def _told(main: Node, numbers: _Numbers) -> tuple[Told, ...]:
    return tuple(
        Told(note.label, note.value, note.facts[0].sentence, numbers.at(note.facts[0].article))
        for note in main.notes
        if note.facts
    )


def _leading(
    view: GraphView, nodes: dict[str, Node], near: frozenset[str], subject: Subject
) -> tuple[tuple[Kind, tuple[tuple[str, int], ...]], ...]:
    """The things that are linked most to what is told, by kind."""
    tally: Counter[str] = Counter()
    for link in view.links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            if one in near and other not in subject.things and link.facts:
                tally[other] += 1
    ordered = sorted(tally, key=lambda one: (-tally[one], nodes[one].label))
    parts = []
    for kind in _LEADING:
        names = tuple((nodes[one].label, tally[one]) for one in ordered if nodes[one].kind is kind)[:_MOST_LEADING]
        if names:
            parts.append((kind, names))
    return tuple(parts)


def _mentioning(view: GraphView, things: frozenset[str]) -> frozenset[str]:
    return frozenset(text.article for text in view.texts for mark in text.marks if not things.isdisjoint(mark.things))
