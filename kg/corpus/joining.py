"""Joins the articles of a corpus by their digests, and numbers the things, so that what changed can be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kg import iri
from kg.catalogue import Catalogue
from kg.model import Doubt, Kind, Mention
from kg.resolve import entities
from kg.resolve.cluster import Cluster, Digest
from kg.resolve.deciding import Deciding
from kg.resolve.kept import Past
from kg.resolve.thing import Thing

NOTHING = -1
"""The number of what is no thing."""


@dataclass(frozen=True)
class Joined:
    """The things of a corpus. `numbers` are the places of their paths in `paths`, where also paths of before may stand.

    `assigned` are the numbers of the things that the clusters of an article's digest are of, in their order. `past` is
    what is kept of how events were joined.
    """

    base: str
    digests: Mapping[str, Digest]
    things: tuple[Thing, ...]
    paths: list[tuple[str, ...]]
    assigned: dict[str, list[int]]
    doubts: tuple[Doubt, ...]
    past: Past

    @cached_property
    def by_path(self) -> Mapping[tuple[str, ...], Thing]:
        """The things by their paths."""
        return {one.path: one for one in self.things}

    @cached_property
    def events(self) -> Mapping[str, Thing]:
        """The events by their IRIs."""
        return {iri.join(self.base, one.path): one for one in self.things if one.kind is Kind.EVENT}

    def whole(self, path: tuple[str, ...]) -> Thing:
        """The thing at a path, its clusters with their events."""
        thing = self.by_path[path]
        return replace(thing, clusters=tuple(map(self.past.whole, thing.clusters)))

    def paths_of(self, document: str) -> dict[Mention, tuple[str, ...]]:
        """The paths of the things that the mentions of an article name."""
        return named(self.digests[document], self.assigned[document], self.paths)


def named(digest: Digest, numbers: list[int], paths: list[tuple[str, ...]]) -> dict[Mention, tuple[str, ...]]:
    """The paths of the things that the mentions of an article name, by the numbers of its clusters' things."""
    told = zip(digest.clusters, numbers, strict=True)
    return {mention: paths[one] for cluster, one in told if one != NOTHING for mention in cluster.mentions}


def join(base: str, digests: Iterable[Digest], known: Catalogue, past: Past) -> Joined:
    """The things of all articles; the paths of the `past` keep their numbers."""
    by_id = {one.document: one for one in digests}
    things = entities.join(by_id.values(), Deciding(()), known, past)
    places = list(past.paths)
    numbers = {path: number for number, path in enumerate(places)}
    assigned = {name: [NOTHING] * len(one.clusters) for name, one in by_id.items()}
    for thing in things:
        number = numbers.get(thing.path)
        if number is None:
            number = numbers[thing.path] = len(places)
            places.append(thing.path)
        for cluster in thing.clusters:
            assigned[cluster.document][cluster.number] = number

    def where(cluster: Cluster) -> tuple[str, ...] | None:
        number = assigned[cluster.document][cluster.number]
        return None if number == NOTHING else places[number]

    doubts = tuple(sorted(set(entities.doubts(things, where, Deciding(())))))
    return Joined(base, by_id, things, places, assigned, doubts, past)
