"""How the events of a corpus were joined last, kept so that only what has changed is joined again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.resolve.cluster import Cluster, Ground, Telling
from kg.resolve.thing import Thing

Place = tuple[str, int]
"""A cluster: the id of its article, its number there."""
Path = tuple[str, ...]
Near = tuple[tuple[Place, float, str], ...]
"""First tellings of events, how likely another is of them, and what speaks for it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A telling of an event as it was joined: its cluster's number, and the first telling of the event it went to.

    `span` is of its first mention, `telling` as told, `guests` those that were compared, `keys` what it was found by;
    `ground` why it went there; of a first telling `near` are those of events that it may be of too.
    """

    number: int
    span: tuple[int, int]
    telling: Telling
    guests: frozenset[str]
    keys: tuple[str, ...]
    first: Place
    ground: Ground | None = None
    near: Near = ()

    @property
    def compared(self) -> Telling:
        """The telling with the guests that are compared."""
        return self.telling if self.guests == self.telling.guests else replace(self.telling, guests=self.guests)


@dataclass(slots=True)
class Past:
    """How all was joined last, and what is kept of it now.

    `events` has the tellings of each article of then, `labels` the path of each event by its first telling, before it
    was told from others of that path; `paths` are those of the things, by numbers, `assigned` the numbers of those that
    an article's clusters were of. `same` are the articles that have not changed since. `whole` gives a cluster with its
    events, which those of articles that are the same may lack. `now` and `named` become what the next joining is given
    as `events` and `labels`.
    """

    events: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
    labels: Mapping[Place, Path] = field(default_factory=dict)
    paths: Sequence[Path] = ()
    assigned: Mapping[str, Sequence[int]] = field(default_factory=dict)
    same: frozenset[str] = frozenset()
    whole: Callable[[Cluster], Cluster] = lambda one: one
    now: dict[str, tuple[Kept, ...]] = field(default_factory=dict)
    named: dict[Place, Path] = field(default_factory=dict)

    def known(self, things: Iterable[Thing]) -> dict[Place, Kept]:
        """The tellings of articles that have not changed and whose other clusters are of the same things as then."""
        stays = {name for name in self.same if name in self.events}
        for thing in things:
            path = thing.path
            for one in thing.clusters:
                if one.document in stays and self.paths[self.assigned[one.document][one.number]] != path:
                    stays.discard(one.document)
        return {(name, one.number): one for name in stays for one in self.events[name]}


def place(cluster: Cluster) -> Place:
    """Where a cluster stands."""
    return cluster.document, cluster.number
