"""What cannot be true together: two tolls of one event, two dates of one thing; both stay, tied by kg:conflictsWith."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from kg import ontology
from kg.graph.links import Links
from kg.graph.quads import Link, Quads
from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Measure
from kg.rdf import Literal
from kg.spans import sentence_of
from kg.text import Span

_CONFLICTS = KG + "conflictsWith"
_ABOUT = SCHEMA + "observationAbout"
_MOST = 20  # values of one thing that are compared with each other

Toll = tuple[str, str, str, str]
"""IRI of an event, what is counted (dead, injured), the number, and the IRI of the statistic."""
_Told = dict[str, list[str]]
"""By value the nodes that tell it."""


def describe(links: Links, quads: Quads) -> None:
    """Note which facts and which statistics contradict each other, and which event a toll is of.

    Dates that only differ in precision (2024-05, 2024-05-06) agree. Of several nodes with one value the first is tied.
    """
    of_tolls(links, (toll for analysis in links.corpus.analyses for toll in tolls(links, analysis)), quads)
    of_facts(links, quads.facts, quads)


def of_tolls(links: Links, told: Iterable[Toll], quads: Quads) -> None:
    """Note which event each toll is of, and which contradict each other; all tolls of an event come together."""
    found: dict[tuple[str, str], _Told] = defaultdict(lambda: defaultdict(list))
    for event, kind, value, node in told:
        found[event, kind][value].append(node)
    for (event, _), values in found.items():
        for node in sorted({node for nodes in values.values() for node in nodes}):
            quads.add(node, _ABOUT, event, links.inferred)
        _tie(values, lambda one, other: one != other, quads, links.inferred)


def of_facts(links: Links, told: Mapping[str, Link], quads: Quads) -> None:
    """Note which facts contradict each other; all those of a thing and a property come together."""
    for values in _facts(told).values():
        _tie(values, _apart, quads, links.inferred)


def _tie(told: _Told, contradict: Callable[[str, str], bool], quads: Quads, graph: str) -> None:
    values = sorted(told)[:_MOST]
    for at, one in enumerate(values):
        for other in values[at + 1 :]:
            if contradict(one, other):
                mine, theirs = min(told[one]), min(told[other])
                quads.add(mine, _CONFLICTS, theirs, graph)
                quads.add(theirs, _CONFLICTS, mine, graph)


def _apart(one: str, other: str) -> bool:
    """Whether neither of two dates is the other, told less precisely."""
    return not one.startswith(other) and not other.startswith(one)


def _facts(told: Mapping[str, Link]) -> Mapping[tuple[str, str], _Told]:
    """By thing and property of a single value, the facts by what they say."""
    found: dict[tuple[str, str], _Told] = defaultdict(lambda: defaultdict(list))
    for fact, (subject, predicate, node) in sorted(told.items()):
        found[subject, predicate][node.value if isinstance(node, Literal) else node].append(fact)
    return found


def tolls(links: Links, analysis: Analysis) -> Iterator[Toll]:
    """The tolls that an article tells of events."""
    for measure, event in _of_events(analysis):
        node = links.thing(analysis.document, event.mention)
        kind = next(iter(words("tolls")[measure.property]), "")
        if node:
            yield node, kind, measure.value, links.thing(analysis.document, measure.mention)


def _of_events(analysis: Analysis) -> Iterator[tuple[Measure, Event]]:
    """Tolls with the only event of their sentence that needs no participant (an accident), else the last one before."""
    events = [one for one in analysis.events if one.mention.kind is Kind.EVENT and one.mention.type in _alone()]
    tolls = [one for one in analysis.measures if one.property in words("tolls")]
    for toll in tolls if events else ():
        home = sentence_of(analysis.sentences, toll.mention.span)
        inside = [one for one in events if home and home.span.contains(one.trigger)]
        near = inside or _last_before(events, toll.mention.span)
        if len({(one.mention.value, one.mention.type) for one in near}) == 1:
            yield toll, near[0]


def _last_before(events: list[Event], span: Span) -> list[Event]:
    before = [one for one in events if one.trigger.start < span.start]
    return before[-1:] if len({one.mention.type for one in before}) == 1 else []


@cache
def single_valued() -> frozenset[str]:
    """Properties of which a thing has one value."""
    return frozenset(ontology.type_of(name) for name in words("single-valued"))


@cache
def _alone() -> frozenset[str]:
    return frozenset(one.iri for one in ontology.load().event_types if one.alone)
