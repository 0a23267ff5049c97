"""Groups the tellings of many articles into events, anew or as they were joined before where nothing bears on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from kg.resolve import blocking, occurrences, same_event
from kg.resolve.cluster import Cluster, Ground, Telling
from kg.resolve.kept import Kept, Near, Past, Place, place
from kg.resolve.occurrences import Occurrence
from kg.resolve.same_event import Links

_OFTEN = 2  # articles of a day that tell of one guest


def group(clusters: list[Cluster], links: Links, known: Mapping[Place, Kept], past: Past) -> list[Occurrence]:
    """The events behind the clusters, in order of first telling; `links` leads from mentions to their things' paths.

    Well dated tellings come first, so that a telling without a date finds all it could belong to; where those are
    several it stays alone. The tellings `known` go where they went in the `past`, unless something else than then
    stands where they look for their event.
    """
    told = [_Told(one, kept.telling, kept) if kept else _Told(one, same_event.telling_of(past.whole(one), links), None)
            for one, kept in ((one, known.get(place(one))) for one in clusters)]  # fmt: skip
    _leave_company(told)
    _find_by(told)
    grouping = _Grouping(past, told)
    for one in sorted(told, key=lambda one: one.order):
        grouping.take(one)
    return grouping.sorted()


@dataclass(slots=True)
class _Told:
    """A telling with its cluster, how it was joined before where that holds still, and what it is found by.

    `telling` has the guests that are compared, `guests` all that were told.
    """

    cluster: Cluster
    telling: Telling
    kept: Kept | None
    guests: frozenset[str] = frozenset()
    keys: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, str, str, tuple[int, int]]:
        """Its turn."""
        return occurrences.order(self.telling, occurrences.first_span(self.cluster))


def _leave_company(told: list[_Told]) -> None:
    """Takes from the tellings guests who on one day are at too many events of a class to tell one from the next."""
    met: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one in told:
        for kind, guest in product(one.telling.types, one.telling.guests):
            met[kind, one.telling.day, guest].add(one.telling.document)
    for one in told:
        told_of = one.guests = one.telling.guests
        day, kinds = one.telling.day if told_of else "", one.telling.types
        rare = frozenset(guest for guest in told_of if all(len(met[kind, day, guest]) <= _OFTEN for kind in kinds))
        if rare != told_of:
            one.telling = replace(one.telling, guests=rare)
        if one.kept and one.kept.guests != rare:
            one.kept = None


def _find_by(told: list[_Told]) -> None:
    """Gives each telling the keys that it is found by; one that is found by others than before is joined anew."""
    crowded = blocking.crowded(one.telling for one in told)
    for one in told:
        if one.kept and not blocking.as_before(one.telling, one.kept.keys, crowded):
            one.kept = None
        one.keys = one.kept.keys if one.kept else tuple(dict.fromkeys(blocking.keys(one.telling, crowded)))


class _Grouping:
    """Events while tellings go to them, one after the other.

    What was joined before is done again where a key is `dirty`: where it leads to an event of which other tellings are
    known than were when it was looked for. `other` are the numbers of such events, `moved` the first tellings of those
    of before that have lost one.
    """

    def __init__(self, past: Past, told: list[_Told]) -> None:
        self._past, self._found = past, list[Occurrence]()
        self._blocks: dict[str, dict[int, None]] = defaultdict(dict)
        self._numbers: dict[Place, int] = {}
        self._dirty, self._other, self._moved = set[str](), set[int](), set[Place]()
        self._clusters = {place(one.cluster): one.cluster for one in told if past.events}
        self._before: dict[Place, list[Kept]] = defaultdict(list)
        stays = {place(one.cluster) for one in told if one.kept}
        for document, some in past.events.items():
            for kept in some:
                self._before[kept.first].append(kept)
                if (document, kept.number) not in stays:
                    self._moved.add(kept.first)
        self._then: dict[str, set[Place]] = defaultdict(set)
        for first in self._moved:
            self._sully(first)

    def take(self, one: _Told) -> None:
        """Finds the event of a telling."""
        kept = one.kept
        if kept and not self._dirty.isdisjoint(one.keys):
            kept = self._unswayed(one, kept)
        if kept:
            number = self._as_before(kept, place(one.cluster))
        else:
            number, kept = self._anew(one)
        here = self._found[number]
        here.clusters.append(one.cluster)
        here.tellings.append(one.telling)
        here.keys.append(one.keys)
        for key in one.keys:
            self._blocks[key][number] = None
        self._settle(one, kept, number)
        self._past.now[one.cluster.document] = (*self._past.now.get(one.cluster.document, ()), kept)

    def sorted(self) -> list[Occurrence]:
        """The events in order of first telling."""
        for first, number in self._numbers.items():
            self._found[number].first = first
            if number not in self._other:
                self._found[number].label = self._past.labels.get(first, ())
        for one in self._found:
            one.clusters.sort(key=lambda cluster: (cluster.document, cluster.mentions[0].span))
        return sorted(self._found, key=lambda one: (one.clusters[0].document, one.clusters[0].mentions[0].span))

    def _as_before(self, kept: Kept, here: Place) -> int:
        if kept.first == here:
            near = [(self._clusters[where], score, why) for where, score, why in kept.near]
            return self._begin(here, near)
        number = self._numbers[kept.first]
        if kept.ground:
            self._found[number].grounds.append(kept.ground)
        return number

    def _anew(self, one: _Told) -> tuple[int, Kept]:
        candidates = sorted({number for key in one.keys for number in self._blocks.get(key, ())})
        here, found = place(one.cluster), self._found
        number, ground = occurrences.best(one.telling, found, candidates)
        if number is None:
            near = list(occurrences.near(one.telling, [found[each] for each in candidates]))
            number = self._begin(here, near)
            told = tuple((place(cluster), score, why) for cluster, score, why in near)
            return number, self._kept(one, here, None, told)
        if ground:
            found[number].grounds.append(ground)
        return number, self._kept(one, found[number].first, ground, ())

    def _begin(self, here: Place, near: list[tuple[Cluster, float, str]]) -> int:
        number = self._numbers[here] = len(self._found)
        self._found.append(Occurrence(near=near, first=here))
        if here in self._moved or here not in self._before:
            self._other.add(number)
        return number

    def _kept(self, one: _Told, first: Place, ground: Ground | None, near: Near) -> Kept:
        whole = replace(one.telling, guests=one.guests) if one.guests != one.telling.guests else one.telling
        span = occurrences.first_span(one.cluster)
        return Kept(one.cluster.number, span, whole, one.telling.guests, one.keys, first, ground, near)

    def _settle(self, one: _Told, kept: Kept, number: int) -> None:
        """Notes what becomes dirty by where a telling went."""
        if kept is one.kept or not self._past.events:
            return
        if one.kept is None or one.kept.first != kept.first:
            self._other.add(number)
            self._found[number].new.append(one.telling)
            if one.kept is not None:
                self._lose(one.kept.first)
        if number in self._other:
            self._dirty.update(key for keys in self._found[number].keys for key in keys)
            self._sully(self._found[number].first)

    def _lose(self, first: Place) -> None:
        """Notes that an event of before has lost a telling."""
        self._moved.add(first)
        if first in self._numbers:
            self._other.add(self._numbers[first])
        self._sully(first)

    def _sully(self, first: Place) -> None:
        """Makes dirty what an event of before was found by."""
        for kept in self._before.get(first, ()):
            self._dirty.update(kept.keys)
            for key in kept.keys:
                self._then[key].add(first)

    def _unswayed(self, one: _Told, kept: Kept) -> Kept | None:
        """How a telling was joined before where no event that is another than then fits it, nor fitted it then.

        The event that it went to then is to be the same; that another which fitted worse fits no more changes nothing.
        """
        others = sorted({number for key in one.keys for number in self._blocks.get(key, ()) if number in self._other})
        mine = self._numbers.get(kept.first, -1)
        if any(occurrences.fits(one.telling, self._found[number]) for number in others if number != mine):
            return None
        if kept.first != place(one.cluster):
            return kept if mine >= 0 and (mine not in self._other or self._still(one, kept, mine)) else None
        then = {first for key in one.keys for first in self._then.get(key, ())}
        if any(occurrences.fits(one.telling, self._state(first, one)) for first in then):
            return None
        near = [(self._numbers[where], where, score, why) for where, score, why in kept.near if where not in then]
        for cluster, score, why in occurrences.near(one.telling, map(self._found.__getitem__, others)):
            near.append((self._numbers[place(cluster)], place(cluster), score, why))
        return replace(kept, near=tuple((where, score, why) for _, where, score, why in sorted(near)))

    def _still(self, one: _Told, kept: Kept, number: int) -> bool:
        """Whether an event that has lost no telling fits as well as it did before by all that are new there."""
        if kept.first in self._moved or kept.ground is None:
            return False
        added, weight = Occurrence(tellings=self._found[number].new), occurrences.weight
        ground = added.ground(one.telling)
        return added.admits(one.telling) and (ground is None or weight(ground) <= weight(kept.ground))

    def _state(self, first: Place, one: _Told) -> Occurrence:
        """An event of before as it was when the turn came to a telling."""
        told = (kept.compared for kept in self._before[first] if occurrences.order(kept.telling, kept.span) < one.order)
        return Occurrence(tellings=list(told))
