"""The values that flow through the pipeline: frozen, sortable, picklable."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The seven families of things a mention can name."""

    ORGANISATION = "organisation"
    EVENT = "event"
    DATE = "date"
    DOCUMENT = "document"
    PLACE = "place"
    PERSON = "person"
    STATISTIC = "statistic"


class Block(StrEnum):
    """What a stretch of an article is; only body, heading, title and caption are searched."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    BODY = "body"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch `[start, end)` of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The span moved right by `by` code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The words at this span of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A stretch of the repaired text and the stretch of the original it came from.

    Of equal length: the same characters one to one. A repair (`Document.repairs`) maps only as a whole.
    What lies between two runs of the original (a removed gloss) has no place in the repaired text.
    """

    span: Span
    original: Span


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """One mend of damaged text: `rule` (gloss, shifted-bytes, lost), place in the original, words before and after."""

    original: Span
    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, order=True)
class BlockSpan:
    """A stretch of `Document.text` whose role the file format itself told (an HTML <h2>, a docx heading)."""

    span: Span
    block: Block


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    `text` is repaired; `folded` has the same length, in simplified characters and half-width forms, for matching
    only; `original` is the text as it came in and `offsets` lead back to it. `published` is an EDTF date as
    precise as known, or empty. Nothing is extracted from the `damaged` spans.
    """

    id: str
    text: str
    folded: str
    original: str
    title: str = ""
    published: str = ""
    source: str = ""
    sha256: str = ""
    script: str = "Hans"
    offsets: tuple[Run, ...] = ()
    damaged: tuple[Span, ...] = ()
    repairs: tuple[Repair, ...] = ()
    blocks: tuple[BlockSpan, ...] = ()

    def original_span(self, span: Span) -> Span:
        """The place of `span` in the text as it came in (code points), removed glosses inside it included."""
        return Span(self._origin(span.start, end=False), self._origin(span.end, end=True))

    def _origin(self, at: int, *, end: bool) -> int:
        probe = at - 1 if end else at
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle].span.end <= probe:
                low = middle + 1
            else:
                high = middle
        if low == len(self.offsets):
            return at if not self.offsets else self.offsets[-1].original.end + at - self.offsets[-1].span.end
        run = self.offsets[low]
        if len(run.span) == len(run.original) and not self._mended(run):
            return run.original.start + at - run.span.start
        return run.original.end if end else run.original.start

    def _mended(self, run: Run) -> bool:
        """Whether a run is a repair, whose characters may be as many as they were."""
        at = bisect_left(self.repairs, run.original, key=lambda repair: repair.original)
        return at < len(self.repairs) and self.repairs[at].original == run.original


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """A word at its place in `Document.text`, with LAC's part-of-speech tag (n, v, p, ORG, LOC, PER, TIME, w …)."""

    span: Span
    pos: str


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence; `section` counts the article's sections from 0, `heading` is the folded heading it stands under."""

    span: Span
    block: Block = Block.BODY
    section: int = 0
    paragraph: int = 0
    heading: str = ""
    tokens: tuple[Token, ...] = ()


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
    word that shows it; `modality` is empty for plain fact, else planned, denied or reported; `holder` who says so.
    """

    mention: Mention
    trigger: Span
    arguments: tuple[Argument, ...] = ()
    modality: str = ""
    holder: str = ""
    evidence: Evidence | None = None


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
