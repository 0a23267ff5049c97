"""Which tellings of many articles are of one event: joined where a ground speaks for it and nothing against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.resolve import event_classes, name_forms, same_event
from kg.resolve.cluster import Cluster, Ground, Telling
from kg.resolve.kept import Path, Place

_UNSURE = 0.5
_UNDATED = "9"  # sorts behind every date


@dataclass(slots=True)
class Occurrence:
    """One event: its clusters in order of document and place, why they were joined, and which events it may be.

    `first` is its first telling, `keys` what its tellings are found by, `new` those that it had not when all was joined
    before; `label` the path it had then where all its tellings are those of then.
    """

    clusters: list[Cluster] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    near: list[tuple[Cluster, float, str]] = field(default_factory=list)
    first: Place = ("", 0)
    keys: list[tuple[str, ...]] = field(default_factory=list)
    new: list[Telling] = field(default_factory=list)
    label: Path = ()
    _by_document: dict[str, list[Telling]] = field(default_factory=dict)
    _kinds: dict[Telling, Telling] = field(default_factory=dict)
    _sorted: int = 0

    def admits(self, one: Telling) -> bool:
        """Whether nothing speaks against the telling being of this event.

        What an article tells apart stays two, unless both bear one name that one event alone bears (第九届湖区论坛).
        """
        kinds = self._different()
        told = self._by_document.get(one.document, ())
        return all(same_event.one_name(one, other) for other in told) and not any(
            same_event.against(one, other) for other in kinds
        )

    def ground(self, one: Telling) -> Ground | None:
        """The best ground to take a telling for one of this event."""
        found = [ground for other in self._different() if (ground := same_event.ground(one, other)) is not None]
        return max(found, key=weight, default=None)

    def _different(self) -> Iterable[Telling]:
        """One of those tellings each that say the same, so that an event told everywhere costs no more than one."""
        for one in self.tellings[self._sorted :]:
            self._by_document.setdefault(one.document, []).append(one)
            self._kinds.setdefault(_said(one), one)
        self._sorted = len(self.tellings)
        return self._kinds.values()


def _said(one: Telling) -> Telling:
    """What a telling says that is compared, whichever article says so; its day only where that is compared too."""
    dated = one.types & event_classes.yearly() or any(map(name_forms.numbered, one.papers))
    return replace(one, document="", published=one.published if dated else "")


def weight(ground: Ground) -> tuple[float, str, str]:
    """By what the best of several grounds is found."""
    return ground.score, ground.rule, ground.evidence


def best(telling: Telling, found: list[Occurrence], candidates: list[int]) -> tuple[int | None, Ground | None]:
    """The number of the event that a telling is of, and why; none where none or several fit equally."""
    fitting = [(ground, number) for number in candidates if (ground := fits(telling, found[number])) is not None]
    fitting.sort(key=lambda pair: (-pair[0].score, -len(found[pair[1]].tellings), pair[1]))
    if not fitting or _doubtful(telling, fitting):
        return None, None
    return fitting[0][1], fitting[0][0]


def near(telling: Telling, candidates: Iterable[Occurrence]) -> Iterator[tuple[Cluster, float, str]]:
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


def fits(telling: Telling, one: Occurrence) -> Ground | None:
    """Why a telling may be of an event, None where nothing speaks for it or something against it."""
    ground = one.ground(telling)
    return ground if ground and one.admits(telling) else None


def order(telling: Telling, span: tuple[int, int]) -> tuple[int, str, str, tuple[int, int]]:
    """The turn of a telling whose first mention is at `span`: by how well it is dated, by day, article and place."""
    day = telling.days[0] if telling.days else _UNDATED
    return -len(day.split("/")[0]) if telling.days else 0, day, telling.document, span


def first_span(cluster: Cluster) -> tuple[int, int]:
    """Where the first mention of a cluster stands."""
    span = cluster.mentions[0].span
    return span.start, span.end
