"""Which events of an article are left untold: without a good name, or only spoken of, and told nowhere else."""

from __future__ import annotations

from kg.model import Analysis, Event
from kg.resolve import happenings
from kg.resolve.nameable import nameable
from kg.resolve.spoken_of import spoken_of
from kg.resolve.unresolved import unresolved


def without(analysis: Analysis) -> tuple[Event, ...]:
    """The events but those of which no telling has a good name; one that only tells again what has one stays.

    The entries of a chronicle stay as they are.
    """
    if analysis.reading.chronicle:
        return analysis.events
    failing = {one for one in analysis.events if _fails(analysis, one)}
    if not failing:
        return analysis.events
    told = (cluster.events for cluster in happenings.clusters(analysis))
    untold = {one for events in told if failing.issuperset(events) for one in events}
    return tuple(one for one in analysis.events if one not in untold)


def _fails(analysis: Analysis, event: Event) -> bool:
    return spoken_of(analysis, event) or not nameable(analysis, event) or unresolved(analysis, event)
