"""Judges the events of a graph against what a careful reader took from the article."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.evaluate.gold import GoldEvent
from kg.evaluate.score import Score
from kg.iri import KG, RDFS, SCHEMA, SKOS
from kg.rdf import Literal, Statement
from kg.read.script import fold

_AGENT_ROLES = ("organizer", "attendee", "performer")


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event as the graph tells it, every name simplified and without quotation marks.

    `places`, `agents` and `documents` hold for each thing all names it bears.
    """

    names: frozenset[str]
    start: str
    end: str
    places: tuple[frozenset[str], ...]
    agents: tuple[frozenset[str], ...]
    documents: tuple[frozenset[str], ...]


def events_of(statements: Iterable[Statement]) -> tuple[FoundEvent, ...]:
    """The events that the statements tell, in order of IRI."""
    index = _Index(statements)
    return tuple(index.event(subject) for subject in index.events())


def normal(gold: GoldEvent) -> GoldEvent:
    """The same gold event with every name simplified and bare, ready to be compared."""
    lists = {name: _normal_names(getattr(gold, name)) for name in ("names", "place", "agents", "docs")}
    return replace(gold, **lists)  # type: ignore[arg-type]


def judge(gold: GoldEvent, found: Iterable[FoundEvent]) -> tuple[FoundEvent | None, Score]:
    """The event that best answers a (normal) gold event, with its judged slots counted right or missed.

    An event answers when one of its names (label, other name, trigger word) equals one of the gold names; or when
    one is the tail of the other (in Chinese what narrows a name stands before it) and the dates, where both are
    known, agree. Of several the one with most slots right counts. A missed event misses all its slots.
    """
    names = frozenset(gold.names)
    exact = [event for event in found if names & event.names]
    candidates = exact or [event for event in found if _is_tail(names, event.names) and _dates_agree(gold, event)]
    if not candidates:
        return None, Score(0, len(_slots(gold, None)))
    scored = [(sum(_slots(gold, event).values()), -at, event) for at, event in enumerate(candidates)]
    right, _, best = max(scored, key=lambda entry: entry[:2])
    return best, Score(right, len(_slots(gold, best)) - right)


def wrong_slots(gold: GoldEvent, event: FoundEvent) -> tuple[str, ...]:
    """The judged slots that the event answers wrongly, in the order start, end, place, agents, docs."""
    return tuple(name for name, right in _slots(gold, event).items() if not right)


def describe(gold: GoldEvent) -> str:
    """A gold event in one line."""
    slots = (
        ("start", gold.start),
        ("end", gold.end),
        ("place", gold.place),
        ("agents", gold.agents),
        ("docs", gold.docs),
    )
    return f"{gold.names[0]} " + " ".join(f"{name}={_listed(value)}" for name, value in slots if value is not None)


def describe_found(event: FoundEvent) -> str:
    """An event of the graph in one line."""
    things = (("place", event.places), ("agents", event.agents), ("docs", event.documents))
    told = " ".join(f"{name}={_listed(tuple(min(names, default='') for names in sets))}" for name, sets in things)
    return f"{max(event.names, key=len, default='')} start={event.start} end={event.end} {told}"


def bare(name: str) -> str:
    """A name without quotation marks, spaces and book marks, for comparing.

    >>> bare("“工匠杯” 大赛")
    '工匠杯大赛'
    """
    return "".join(one for one in name if unicodedata.category(one)[0] in "LN")


def _listed(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _normal_names(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(bare(fold(name)) for name in names)


def _is_tail(names: Iterable[str], others: Iterable[str]) -> bool:
    return any(one.endswith(two) or two.endswith(one) for one in names for two in others if min(len(one), len(two)) > 1)


def _dates_agree(gold: GoldEvent, event: FoundEvent) -> bool:
    wanted, given = gold.start or gold.end, event.start if gold.start else event.end
    return not wanted or not given or wanted.startswith(given) or given.startswith(wanted)


def _slots(gold: GoldEvent, event: FoundEvent | None) -> dict[str, bool]:
    """Whether each judged slot is right; `end` is judged apart from `start`."""
    wanted = {name: getattr(gold, name) for name in ("start", "end", "place", "agents", "docs")}
    judged = [name for name, value in wanted.items() if value is not None]
    if event is None:
        return dict.fromkeys(judged, False)
    return {name: _is_right(name, wanted[name], event) for name in judged}


def _is_right(slot: str, wanted: str | tuple[str, ...], event: FoundEvent) -> bool:
    if slot == "place":
        return any(_borne(name, event.places) for name in wanted)
    if slot in {"agents", "docs"}:
        return all(_borne(name, event.agents if slot == "agents" else event.documents) for name in wanted)
    return wanted == (event.start if slot == "start" else event.end)


def _borne(name: str, things: Iterable[frozenset[str]]) -> bool:
    return any(name in names for names in things)


class _Index:
    """Statements by subject and predicate."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._facts: dict[str, dict[str, dict[str, None]]] = {}
        for one in statements:
            value = one.object.value if isinstance(one.object, Literal) else one.object
            self._facts.setdefault(one.subject, {}).setdefault(one.predicate, {})[value] = None

    def events(self) -> list[str]:
        return [iri for iri, facts in sorted(self._facts.items()) if SCHEMA + "Event" in facts.get(_TYPE, ())]

    def event(self, iri: str) -> FoundEvent:
        triggers = frozenset(bare(word) for word in self._values(iri, KG + "trigger"))
        return FoundEvent(
            self._names(iri) | triggers,
            *self._dates(iri),
            self._things(iri, (SCHEMA + "location",)),
            self._things(iri, (*(SCHEMA + role for role in _AGENT_ROLES), KG + "coOrganizer")),
            self._things(iri, tuple(KG + link for link in _DOCUMENT_LINKS)),
        )

    def _dates(self, iri: str) -> tuple[str, str]:
        start, end = (min(self._values(iri, SCHEMA + name), default="") for name in ("startDate", "endDate"))
        return start, end

    def _things(self, iri: str, links: tuple[str, ...]) -> tuple[frozenset[str], ...]:
        things = dict.fromkeys(value for link in links for value in self._values(iri, link))
        return tuple(self._names(thing) for thing in things)

    def _names(self, iri: str) -> frozenset[str]:
        labels = (*self._values(iri, RDFS + "label"), *self._values(iri, SKOS + "altLabel"))
        return frozenset(bare(label) for label in labels)

    def _values(self, iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(self._facts.get(iri, {}).get(predicate, ()))


_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DOCUMENT_LINKS = ("document", "adopts", "signs", "issues", "discusses", "amends")
