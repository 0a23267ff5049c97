"""Which events of an article are left untold: doubtful, only spoken of or badly named, and told nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Analysis, Event, Mention
from kg.resolve import event_classes, event_trust, happenings
from kg.resolve.cluster import Cluster
from kg.resolve.nameable import nameable
from kg.resolve.spoken_of import spoken_of
from kg.resolve.unresolved import unresolved
from kg.settings import SURE


@dataclass(frozen=True, slots=True)
class Kept:
    """The events of an article that are told, how sure they are, and mentions that only point back at one of them."""

    events: tuple[Event, ...]
    scores: dict[Event, float]
    again: tuple[Mention, ...] = ()


def without(analysis: Analysis, least: float = SURE) -> Kept:
    """The events but those of which no telling has a good name and is as sure as `least`.

    One that only tells again what has a good name stays. The entries of a chronicle stay as they are.
    """
    if analysis.reading.chronicle or not analysis.events:
        return Kept(analysis.events, {})
    failing = {one for one in analysis.events if _fails(analysis, one)}
    named = _without(analysis, failing, happenings.clusters(analysis)) if failing else analysis
    clusters = happenings.clusters(named)
    scores = event_trust.sure(named, clusters)
    told = _without(named, _doubtful(named, scores, least), clusters).events
    kept = set(told)
    doubtful = [one for one in named.events if one not in kept and _befell(one)]
    again = {one.mention: _meant(one, told) for one in doubtful}
    return Kept(told, {one: scores[one] for one in told if one in scores}, tuple(_again(analysis, again)))


def _doubtful(analysis: Analysis, scores: dict[Event, float], least: float) -> set[Event]:
    """The tellings that are less sure; of mishaps of a class of which none is sure enough, the surest is told.

    Not where more is asked than by default.
    """
    doubtful = {one for one, score in scores.items() if score < least}
    if least > SURE:
        return doubtful
    told = {one.mention.type for one in analysis.events if one not in doubtful}
    for kind in {one.mention.type for one in doubtful if _befell(one)} - told:
        doubtful.discard(max((one for one in doubtful if one.mention.type == kind), key=lambda one: (scores[one], one)))
    return doubtful


def _befell(event: Event) -> bool:
    return event.mention.type in event_classes.befalling()


def _meant(doubtful: Event, told: tuple[Event, ...]) -> str:
    """The name of the mishap that is told badly: that of the one of its class told last before, else first."""
    of_class = [one.mention for one in told if one.mention.type == doubtful.mention.type]
    before = [one for one in of_class if one.span.end <= doubtful.mention.span.start]
    return next((one.value for one in (*before[-1:], *of_class)), "")


def _again(analysis: Analysis, again: dict[Mention, str]) -> Iterator[Mention]:
    """Mentions of the mishaps meant, for those told badly and for what only points back at these."""
    named = {one.value: meant for one, meant in again.items()}
    for one in (*again, *(one for one in analysis.mentions if one.rule == happenings.BARE and one not in again)):
        if meant := again.get(one, "") or named.get(one.value, ""):
            yield replace(one, rule=happenings.AGAIN, value=meant)


def _without(analysis: Analysis, failing: set[Event], clusters: tuple[Cluster, ...]) -> Analysis:
    """The article without the events all of whose tellings fail."""
    untold = {one for each in clusters if failing.issuperset(each.events) for one in each.events}
    return replace(analysis, events=tuple(one for one in analysis.events if one not in untold)) if untold else analysis


def _fails(analysis: Analysis, event: Event) -> bool:
    return spoken_of(analysis, event) or not nameable(analysis, event) or unresolved(analysis, event)
