"""Single stages for those who need no graph: the dates, the names or the documents of a text, as records."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from kg.edtf import bounds, day
from kg.find import parted
from kg.find.dates import find as find_dates
from kg.find.outline import mentions as outlined
from kg.find.outline import walk
from kg.find.titles import find as find_titles
from kg.frames import Records
from kg.iri import short
from kg.model import Document, Kind, Mention
from kg.pipeline import things as find_things
from kg.pipeline import tools
from kg.read import document as documents
from kg.read import split
from kg.relate import anchors
from kg.settings import Settings

_NAMES = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class DateRecord:
    """A date as the text has it: `start` and `end` count code points, `value` is EDTF, empty where no date is known.

    `earliest` and `latest` are the first and last day it may mean, `None` where open or before the year 1.
    """

    text: str
    start: int
    end: int
    value: str
    earliest: datetime.date | None
    latest: datetime.date | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class NameRecord:
    """A name as the text has it: `start` and `end` count code points, `value` is its normal form.

    `kind` is person, organisation, place or document; `type` its class, as in `schema:Person`.
    """

    text: str
    start: int
    end: int
    kind: str
    type: str
    value: str
    rule: str
    confidence: float


def dates(text: str, reference: str = "") -> Records[DateRecord]:
    """The dates of a text in order, valued; `reference` is the day it was written (EDTF), for 昨天 and 3月5日.

    >>> [(one.text, one.value) for one in dates("会议昨天在京闭幕，10月将再开。", "2023-09-02")]
    [('昨天', '2023-09-01'), ('10月', '2023-10')]
    """
    document = documents.make(text, id="text", published=reference)
    sentences = split.split(document)
    structure = walk.outline(document, sentences)
    found = outlined.with_heads(document, sentences, structure, find_dates(document, sentences))
    told = anchors.resolve(document, sentences, found, structure)
    return Records(DateRecord, (_date(document, one) for one in _ordered(told)))


def names(text: str, settings: Settings | None = None) -> Records[NameRecord]:
    """The persons, organisations and places of a text in order, as the tagger of `settings` and the rules see them."""
    kit = tools(settings or Settings())
    document = documents.make(text, id="text")
    sentences = parted.part(document, kit.tagger.tag(document, split.split(document)))
    mentions, _ = find_things(document, sentences, kit, walk.outline(document, sentences))
    return Records(NameRecord, (_name(document, one) for one in _ordered(mentions) if one.kind in _NAMES))


def titles(text: str) -> Records[NameRecord]:
    """The documents a text names, in marks (《…》) or by their kind, in order; spans take in the marks."""
    document = documents.make(text, id="text")
    found = find_titles(document, split.split(document))
    return Records(NameRecord, (_name(document, one) for one in _ordered(found)))


def _ordered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions))


def _date(document: Document, mention: Mention) -> DateRecord:
    span = document.original_span(mention.span)
    earliest, latest = map(day, bounds(mention.value))
    return DateRecord(
        text=span.of(document.original),
        start=span.start,
        end=span.end,
        value=mention.value,
        earliest=earliest,
        latest=latest,
        rule=mention.rule,
        confidence=mention.score,
    )


def _name(document: Document, mention: Mention) -> NameRecord:
    span = document.original_span(mention.span)
    return NameRecord(
        text=span.of(document.original),
        start=span.start,
        end=span.end,
        kind=mention.kind.value,
        type=short(mention.type),
        value=mention.value,
        rule=mention.rule,
        confidence=mention.score,
    )
