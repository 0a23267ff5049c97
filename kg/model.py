"""The values that flow through the pipeline: frozen, sortable, picklable. Those of the text stand in `kg.text`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.text import Block, BlockSpan, Document, Repair, Run, Sentence, Span, Token

__all__ = [
    "Analysis",
    "Argument",
    "Block",
    "BlockSpan",
    "Corpus",
    "Document",
    "Entity",
    "Event",
    "EventType",
    "Evidence",
    "Failure",
    "Kind",
    "Literal",
    "Measure",
    "Mention",
    "Ontology",
    "Reference",
    "Relation",
    "Repair",
    "Role",
    "Run",
    "Sentence",
    "Span",
    "Statement",
    "Token",
    "Violation",
]


class Kind(StrEnum):
    """The seven families of things a mention can name."""

    ORGANISATION = "organisation"
    EVENT = "event"
    DATE = "date"
    DOCUMENT = "document"
    PLACE = "place"
    PERSON = "person"
    STATISTIC = "statistic"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A thing named in the text.

    `type` is a class IRI of the ontology; `surface` equals `Document.text` at `span`; `value` is the normal form:
    EDTF for a date, the containment path for a place (`北京市/朝阳区`), the folded name for the rest;
    `score` is a confidence from 0 to 1.
    """

    span: Span
    kind: Kind
    type: str
    surface: str
    value: str = ""
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """What a statistic says: `value` a plain decimal (39.2万 → 392000), `unit` 人次, `property` what was counted."""

    mention: Mention
    value: str
    unit: str
    property: str
    approximate: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where something was read: document id, span of the sentence in `Document.text`, rule, confidence, who said it."""

    document: str
    span: Span
    rule: str
    score: float
    holder: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Argument:
    """A mention in a role (a property IRI) of an event, or of another mention, with its evidence."""

    role: str
    mention: Mention
    evidence: Evidence


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One telling of an event.

    `mention` names it (the noun phrase, or the trigger word where no name stands); `trigger` is the span of the
    word that shows it; `modality` is empty for plain fact, else planned, denied or reported; `holder` who says so;
    `whereabouts` the phrase that says where in words of its own (事故现场, 甲路与乙路交叉口).
    """

    mention: Mention
    trigger: Span
    arguments: tuple[Argument, ...] = ()
    modality: str = ""
    holder: str = ""
    evidence: Evidence | None = None
    whereabouts: Span | None = None


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A link between two mentions that is no event's role (a person's employer, a document's publisher)."""

    subject: Mention
    predicate: str
    object: Mention | str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read in one document: pure and picklable, the unit of parallel work."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A mention together with the id of its document."""

    document: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph.

    `path` is its IRI below the base (`organization/北京市总工会`, segments not yet encoded), `label` and `aliases`
    folded (simplified), `traditional` the written form where it differs, `reasons` why mentions were joined.
    """

    path: tuple[str, ...]
    kind: Kind
    types: tuple[str, ...]
    label: str
    traditional: str = ""
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    mentions: tuple[Reference, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """What `resolve` makes of many analyses: the entities, and by (document id, mention) the entity's path."""

    analyses: tuple[Analysis, ...]
    entities: tuple[Entity, ...]
    links: dict[tuple[str, Mention], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """An RDF literal: lexical form with a datatype IRI or a language tag."""

    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quad: IRIs as plain strings, `graph` the named graph's IRI; `evidence` where a fact stands behind it."""

    subject: str
    predicate: str
    object: str | Literal
    graph: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A SHACL finding: focus node, property path, shape and message, with severity Violation, Warning or Info."""

    focus: str
    path: str
    message: str
    severity: str
    shape: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An input that could not be read: where, why, and what to try."""

    source: str
    cause: str
    hint: str


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
    """Plain frozen view of `ontology/*.ttl`: `parents` maps a class IRI to its direct super-class IRIs."""

    event_types: tuple[EventType, ...]
    parents: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, str]]
    kinds: dict[str, Kind]
    sha256: str

    def is_a(self, type_iri: str, ancestor: str) -> bool:
        """Whether a class is the other or below it."""
        return type_iri == ancestor or any(self.is_a(parent, ancestor) for parent in self.parents.get(type_iri, ()))
