"""By what a telling of an event is found: two are compared only where they share a key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import product

from kg.edtf import bounds
from kg.resolve import event_classes, name_forms, same_act, same_event, telling
from kg.resolve.cluster import Telling

_CROWD = 50  # tellings that bear one name


def crowded(tellings: Iterable[Telling]) -> frozenset[str]:
    """Names that so many tellings bear that the name alone leads nowhere; those of one event alone are none."""
    met = Counter(name for one in tellings for name in one.names)
    return frozenset(name for name, many in met.items() if many > _CROWD and not telling.unique(name))


def as_before(known: Telling, keys: Collection[str], names: frozenset[str]) -> bool:
    """Whether a telling that was found by `keys` would be found by them still, the names given being crowded."""
    return all((_alone(name) in keys) is not (name in names) for name in known.names)


def keys(one: Telling, names: frozenset[str] = frozenset()) -> Iterator[str]:
    """A name, a day with a participant or place and what is told of it; a crowded name only with more than itself."""
    shared = (*sorted(one.hosts), *sorted({_wide(place) for place in one.places}))
    months = sorted({bound[:7] for bound in bounds(one.days[0])}) if same_event.exact(one) else []
    for name in one.names:
        if name in names:
            yield from _of_crowded(one, name, shared)
        else:
            yield _alone(name)
        last = name_forms.undated(name)[-1:]
        if telling.unique(name):
            yield from (f"number {unit} {number} {last}" for unit, number in name_forms.counted(name))
        for month in months:
            yield from (f"short {month} {last} {other}" for other in (shared if name in names else [""]))
    for kind in sorted(one.types):
        if kind in event_classes.once():
            yield from (f"paper {kind} {paper}" for paper in filter(name_forms.numbered, sorted(one.papers)))
        if one.day:
            yield from _of_day(one, kind)


def _alone(name: str) -> str:
    return f"name {name}"


def _wide(place: str) -> str:
    """The first two steps of a place's path, in which all lies that may be one with it below a province."""
    return "/".join(place.split("/")[:2])


def _of_crowded(one: Telling, name: str, shared: Iterable[str]) -> Iterator[str]:
    """A name with a host or place; with its time, or the season where it is held once a year."""
    if telling.telling(name):
        yield from (f"name {name} {other}" for other in shared)
    weeks = sorted(_weeks(one)) if same_event.exact(one) else []
    others = ("",) if telling.proper(name) else shared
    yield from (f"name {name} {week} {other}" for week, other in product(weeks, others))
    if telling.proper(name) and event_classes.yearly() & one.types and one.published:
        season = date.fromisoformat(one.published).toordinal() // same_event.SEASON
        yield from (f"season {name} {part}" for part in (season, season + 1))


def _weeks(one: Telling) -> set[str]:
    """The months that begin or end the time told, and those a week before and after."""
    first, last = map(date.fromisoformat, bounds(one.days[0]))
    week = timedelta(same_event.WEEK)
    return {day.isoformat()[:7] for day in (first - week, first, last, last + week)}


def _of_day(one: Telling, kind: str) -> Iterator[str]:
    """What two tellings of a class and day share that may be one: words or document with a host, a place, a deed."""
    day, places = one.day, sorted({_wide(place) for place in one.places if "/" in place})
    for host in sorted(one.hosts):
        yield f"words {kind} {day} {one.words} {host}"
        done_to = sorted(one.papers | one.objects | one.guests) if one.verbs else sorted(one.papers)
        yield from (f"act {kind} {day} {host} {thing}" for thing in done_to)
    if not one.hosts and same_act.whole(one) and kind != event_classes.ANY:
        yield f"words {kind} {day} {one.words}"
    if not one.hosts and same_act.says_more(one):
        yield from (f"words {kind} {day} {one.words} {place}" for place in places)
    if kind in event_classes.alone():
        yield from (f"place {kind} {day} {place}" for place in places)
