"""Which tellings of many articles are of one event: joined where a ground speaks for it and nothing against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from kg.edtf import bounds
from kg.resolve import name_forms, same_event
from kg.resolve.cluster import Cluster, Telling
from kg.resolve.same_event import Ground, Links

_UNSURE = 0.5
_OFTEN = 2  # articles of a day that tell of one guest
_UNDATED = "9"  # sorts behind every date


@dataclass(slots=True)
class Occurrence:
    """One event: its clusters in order of document and place, why they were joined, and which events it may be."""

    clusters: list[Cluster] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    near: list[tuple[Cluster, float, str]] = field(default_factory=list)

    def admits(self, one: Telling) -> bool:
        """Whether nothing speaks against the telling being of this event.

        What an article tells apart stays two, unless both bear one name that one event alone bears (第九届湖区论坛).
        """
        return all(
            (one.document != other.document or same_event.one_name(one, other)) and not same_event.against(one, other)
            for other in self.tellings
        )

    def ground(self, one: Telling) -> Ground | None:
        """The best ground to take a telling for one of this event."""
        found = [ground for other in self.tellings if (ground := same_event.ground(one, other)) is not None]
        return max(found, key=lambda ground: (ground.score, ground.rule, ground.evidence), default=None)


def group(clusters: list[Cluster], links: Links) -> list[Occurrence]:
    """The events behind the clusters, in order of first telling; `links` leads from mentions to their things' paths.

    Well dated tellings come first, so that a telling without a date finds all it could belong to; where those are
    several it stays alone.
    """
    told = [(same_event.telling_of(cluster, links), cluster) for cluster in clusters]
    told = _without_company(told)
    found: list[Occurrence] = []
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for telling, cluster in sorted(told, key=lambda pair: _order(*pair)):
        keys = tuple(_keys(telling))
        candidates = sorted({number for key in keys for number in blocks[key]})
        number = _place(telling, found, candidates)
        if not found[number].clusters:
            found[number].near.extend(_near(telling, [found[one] for one in candidates]))
        found[number].clusters.append(cluster)
        found[number].tellings.append(telling)
        for key in keys:
            if number not in blocks[key]:
                blocks[key].append(number)
    for one in found:
        one.clusters.sort(key=lambda cluster: (cluster.document, cluster.mentions[0].span))
    return sorted(found, key=lambda one: (one.clusters[0].document, one.clusters[0].mentions[0].span))


def _without_company(told: list[tuple[Telling, Cluster]]) -> list[tuple[Telling, Cluster]]:
    """The tellings without guests who on one day are at too many events of a class to tell one from the next."""
    met: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for telling, _ in told:
        for kind, guest in product(telling.types, telling.guests):
            met[kind, telling.day, guest].add(telling.document)

    def rare(telling: Telling, guest: str) -> bool:
        return all(len(met[kind, telling.day, guest]) <= _OFTEN for kind in telling.types)

    return [(replace(one, guests=frozenset(g for g in one.guests if rare(one, g))), cluster) for one, cluster in told]


def _place(telling: Telling, found: list[Occurrence], candidates: list[int]) -> int:
    """The number of the event that a telling is of; a new one where none or several fit equally."""
    fitting = [(ground, number) for number in candidates if (ground := _fits(telling, found[number])) is not None]
    fitting.sort(key=lambda pair: (-pair[0].score, -len(found[pair[1]].tellings), pair[1]))
    if not fitting or _doubtful(telling, fitting):
        found.append(Occurrence())
        return len(found) - 1
    ground, number = fitting[0]
    found[number].grounds.append(ground)
    return number


def _near(telling: Telling, candidates: list[Occurrence]) -> Iterator[tuple[Cluster, float, str]]:
    """Events of a name, against which nothing speaks and for which too little, with how likely they are the same."""
    for one in candidates:
        shared = sorted(set(telling.names).intersection(*[other.names for other in one.tellings[:1]]))
        if shared and one.admits(telling):
            yield one.clusters[0], _UNSURE, f"same name: {shared[0]}"


def _doubtful(telling: Telling, fitting: list[tuple[Ground, int]]) -> bool:
    """Whether several events fit a telling equally; one by a name borne once is of the best known."""
    if len(fitting) < 2 or fitting[0][0].rule == same_event.UNIQUE:
        return False
    return not telling.days or fitting[0][0].score == fitting[1][0].score


def _fits(telling: Telling, one: Occurrence) -> Ground | None:
    return one.ground(telling) if one.admits(telling) else None


def _order(telling: Telling, cluster: Cluster) -> tuple[int, str, str, tuple[int, int]]:
    day = telling.days[0] if telling.days else _UNDATED
    span = cluster.mentions[0].span
    return (-len(day.split("/")[0]) if telling.days else 0, day, cluster.document, (span.start, span.end))


def _keys(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Keys; two tellings are compared where they share one: a name, a day with a participant or place, an ending."""
    for name in telling.names:
        yield "name", name
        for unit, number in name_forms.counted(name):
            yield "number", unit, number, name_forms.undated(name)[-1:]
        for month in sorted({bound[:7] for bound in (bounds(telling.days[0]) if telling.days else ()) if bound}):
            yield "short", month, name_forms.undated(name)[-1:]
    for kind, paper in product(sorted(telling.types), sorted(telling.papers)):
        if name_forms.numbered(paper):
            yield "paper", kind, paper
    if telling.day:
        for kind in sorted(telling.types):
            yield "words", kind, telling.day, telling.words
            for thing in sorted(telling.hosts | telling.guests | telling.papers):
                yield "act", kind, telling.day, thing
            for place in sorted(telling.places):
                yield "place", kind, telling.day, "/".join(place.split("/")[:2])
