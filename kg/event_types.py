"""The ontology as plain frozen values: the types of events, their roles, and which class lies below which."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Kind


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A role of an event type: property IRI, classes that may fill it, seek patterns in order of trust."""

    property: str
    classes: tuple[str, ...]
    seek: tuple[str, ...]
    minimum: int = 0
    maximum: int = 0
    label_zh: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True, order=True)
class EventType:
    """An event class of the ontology with the words that show it, all in simplified characters.

    `alone` tells that such an event needs no participant to be one (an earthquake, a fire).
    """

    iri: str
    parent: str
    label_zh: str
    label_en: str
    triggers: tuple[str, ...]
    not_triggers: tuple[str, ...]
    head_nouns: tuple[str, ...]
    roles: tuple[Role, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Ontology:
    """Plain frozen view of `ontology/*.ttl`: `parents` maps a class IRI to its direct super-class IRIs.

    `asked` remembers what `is_a` answered.
    """

    event_types: tuple[EventType, ...]
    parents: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, str]]
    kinds: dict[str, Kind]
    sha256: str
    asked: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)

    def is_a(self, type_iri: str, ancestor: str) -> bool:
        """Whether a class is the other or below it."""
        known = self.asked.get((type_iri, ancestor))
        if known is None:
            above = self.parents.get(type_iri, ())
            known = type_iri == ancestor or any(self.is_a(parent, ancestor) for parent in above)
            self.asked[type_iri, ancestor] = known
        return known
