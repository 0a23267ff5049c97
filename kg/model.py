"""The values that flow through the pipeline: frozen, sortable, picklable. Those of the text stand in `kg.text`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.text import Arc, Block, BlockSpan, Document, Repair, Run, Sentence, Span, Token

__all__ = [
    "Analysis",
    "Arc",
    "Argument",
    "Block",
    "BlockSpan",
    "Corpus",
    "Document",
    "Doubt",
    "Entity",
    "Event",
    "Evidence",
    "Failure",
    "Fault",
    "Kind",
    "Measure",
    "Mention",
    "Reading",
    "Reference",
    "Relation",
    "Repair",
    "Run",
    "Sentence",
    "Span",
    "Tenure",
    "Token",
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

    def __hash__(self) -> int:
        """Of what tells most mentions apart; that of all fields takes three times as long."""
        return hash((self.span.start, self.span.end, self.value, self.rule))


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
    `whereabouts` the phrase that says where in words of its own (事故现场, 甲路与乙路交叉口); `participants` the
    phrases that say who does it and to whom or what where no recogniser has a name for it (警方, 一名男子, 新一代手机).
    """

    mention: Mention
    trigger: Span
    arguments: tuple[Argument, ...] = ()
    modality: str = ""
    holder: str = ""
    evidence: Evidence | None = None
    whereabouts: Span | None = None
    participants: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A link between two mentions that is no event's role (a person's employer, a document's publisher)."""

    subject: Mention
    predicate: str
    object: Mention | str
    evidence: Evidence


@dataclass(frozen=True, slots=True, order=True)
class Tenure:
    """A post that someone holds: its words (folded), the `body` where one is named.

    `appointment` is the mention of the event that tells of it, at which the post `ends` or else begins; without one the
    text tells only that it is held.
    """

    holder: Mention
    post: str
    evidence: Evidence
    body: Mention | None = None
    appointment: Mention | None = None
    ends: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A stretch of a text that says what cannot be (2月30日), and what is wrong with it."""

    span: Span
    cause: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read by its dates: whether as a chronicle, of how many entries, how many of them told an event.

    `undated` counts dates that lack a year nothing tells; `faults` are what cannot be.
    """

    chronicle: bool = False
    entries: int = 0
    told: int = 0
    undated: int = 0
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read in one document: pure and picklable, the unit of parallel work."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...] = ()
    measures: tuple[Measure, ...] = ()
    reading: Reading = Reading()
    tenures: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A mention together with the id of its document."""

    document: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the graph.

    `path` is its IRI below the base (`organization/北京市总工会`, segments not yet encoded), `label` and `aliases`
    folded (simplified), `traditional` the written form where it differs, `reasons` why mentions were joined, `dated`
    the EDTF date that a person says an event has, whatever was read.
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
    dated: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An input that could not be read, or was left out on purpose: where, why, and what to try.

    `row` tells that it is no article but a row of a person's decisions, which names what is not there.
    """

    source: str
    cause: str
    hint: str
    skipped: bool = False
    row: bool = False

    @property
    def unread(self) -> bool:
        """Whether an article could not be read."""
        return not (self.skipped or self.row)


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """Two things that may be one: their paths, how likely (0 to 1), and what speaks for it."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """What `resolve` makes of many analyses.

    The entities, by (document id, mention) the entity's path, the things that may be one, and what it has to tell of
    decisions that could not be followed.
    """

    analyses: tuple[Analysis, ...]
    entities: tuple[Entity, ...]
    links: dict[tuple[str, Mention], tuple[str, ...]] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    unfollowed: tuple[Failure, ...] = ()
