"""How surely an event is one and has a good name: as readers found of those that show the same signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.find import weights
from kg.model import Analysis, Argument, Event, Mention, Relation
from kg.relate.signs import Signs
from kg.resolve import event_labels, event_signs, happenings
from kg.resolve.cluster import Cluster

_NEAR = 20  # events before and behind one whose names are compared with its own
_WEIGHTS = "event-weights.tsv"


def sure(analysis: Analysis, clusters: tuple[Cluster, ...]) -> dict[Event, float]:
    """The tellings of an article, which its clusters join, with how likely each is right, from 0 to 1.

    Logistic regression; those found by a rule whose events no reader judged are left out.
    """
    judged = weights.weights(_WEIGHTS)
    names, reader = _names(analysis), event_signs.Reader(analysis)
    others = _others(clusters, names)
    return {
        one: round(weights.likely(_WEIGHTS, reader.signs(one, name, others[one])), 2)
        for one, name in names.items()
        if event_signs.of_rule(one) in judged
    }


def signs_of(analysis: Analysis, events: tuple[Event, ...]) -> Signs:
    """The signs of the telling of an event that says most."""
    told, names = max(events, key=event_labels.telling), _names(analysis)
    return event_signs.Reader(analysis).signs(told, names[told], _others(happenings.clusters(analysis), names)[told])


def scored(analysis: Analysis, scores: Mapping[Event, float]) -> Analysis:
    """The analysis whose events' mentions say how sure they are, wherever they stand in it."""
    if not scores:
        return analysis
    made = {one.mention: replace(one.mention, score=score) for one, score in scores.items()}
    return replace(
        analysis,
        mentions=tuple(sorted(made.get(one, one) for one in analysis.mentions)),
        events=tuple(_event(one, made) for one in analysis.events),
        relations=tuple(_relation(one, made) for one in analysis.relations),
        tenures=tuple(
            replace(one, appointment=made.get(one.appointment, one.appointment)) if one.appointment else one
            for one in analysis.tenures
        ),
    )


def _event(event: Event, made: Mapping[Mention, Mention]) -> Event:
    links = tuple(_argument(one, made) for one in event.arguments)
    return replace(event, mention=made.get(event.mention, event.mention), arguments=links)


def _argument(link: Argument, made: Mapping[Mention, Mention]) -> Argument:
    return replace(link, mention=made[link.mention]) if link.mention in made else link


def _relation(relation: Relation, made: Mapping[Mention, Mention]) -> Relation:
    ends = (made.get(relation.subject, relation.subject), relation.object)
    other = made.get(ends[1], ends[1]) if isinstance(ends[1], Mention) else ends[1]
    return replace(relation, subject=ends[0], object=other)


def _names(analysis: Analysis) -> dict[Event, str]:
    return {one: event_labels.label(analysis, (one,)) for one in analysis.events}


def _others(clusters: tuple[Cluster, ...], names: Mapping[Event, str]) -> dict[Event, tuple[str, ...]]:
    """What the other events told near are called, by telling; the tellings of one event are no others."""
    told = [one.events for one in clusters if one.events]
    called = [names[max(one, key=event_labels.telling)] for one in told]
    return {
        event: (*called[max(0, number - _NEAR) : number], *called[number + 1 : number + 1 + _NEAR])
        for number, events in enumerate(told)
        for event in events
    }
