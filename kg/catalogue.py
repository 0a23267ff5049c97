"""What the user already knows: names with their class and identifiers, to find in articles and to tie things to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import Kind


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """One thing of an authority file: its main name and other names (simplified), class IRI (empty: not told).

    `identifiers` are IRIs, the file's own first.
    """

    name: str
    names: tuple[str, ...]
    type: str
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Records by name; `kinds` tells each class's family."""

    records: tuple[Record, ...] = ()
    kinds: dict[str, Kind] = field(default_factory=dict)
    _by_name: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for record in self.records:
            for name in dict.fromkeys((record.name, *record.names)):
                self._by_name[name].append(record)

    def kind(self, record: Record) -> Kind | None:
        """The family a record belongs to; None where its class is not told or unknown."""
        return self.kinds.get(record.type)

    def bearers(self, name: str, kind: Kind) -> tuple[Record, ...]:
        """The records that may be meant by a name where a thing of a family is spoken of."""
        return tuple(one for one in self._by_name.get(name, ()) if self.kind(one) in {kind, None})

    def names(self) -> Iterable[str]:
        """Every name."""
        return self._by_name


NONE = Catalogue()
