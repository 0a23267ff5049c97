"""One thing of a corpus while it is being resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Kind
from kg.resolve.cluster import Cluster


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the corpus: its path below the base and its clusters, by article and place.

    `near` are clusters of things that may be the same, with how likely that is and what speaks for it; `label`,
    `type`, `same_as` and `dated` (EDTF) are what a person or an authority says of it, empty where nobody does.
    """

    path: tuple[str, ...]
    kind: Kind
    clusters: tuple[Cluster, ...]
    reasons: tuple[str, ...] = ()
    near: tuple[tuple[Cluster, float, str], ...] = ()
    label: str = ""
    type: str = ""
    same_as: tuple[str, ...] = ()
    dated: str = ""

    def told(self, reason: str, **changes: object) -> Thing:
        """The thing with changes, and the reason for them."""
        return replace(self, reasons=(*self.reasons, reason), **changes)  # type: ignore[arg-type]


def united(one: Thing, other: Thing) -> Thing:
    """Two things as one, which stands where the first does."""
    clusters = sorted((*one.clusters, *other.clusters), key=lambda c: (c.document, c.mentions[0].span))
    return replace(
        one,
        clusters=tuple(clusters),
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
        near=(*one.near, *other.near),
        label=one.label or other.label,
        type=one.type or other.type,
        same_as=tuple(sorted({*one.same_as, *other.same_as})),
        dated=one.dated or other.dated,
    )
