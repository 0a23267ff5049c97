"""From when a document applies: 《…条例》自8月1日起施行."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.event_types import EventType
from kg.iri import KG
from kg.lexicon import words
from kg.model import Argument, Document, Evidence, Kind, Mention, Relation
from kg.relate.clauses import Line
from kg.relate.stories import Place

TAKES_EFFECT = "takes-effect"
"""The rule of a link to the document that a clause without a subject says takes effect."""
_SCORE, _CARRIED, _REACH = 0.9, 0.8, 8
_NOUNS = frozenset({"n", "nz", "nw", "r", "vn", "an", "PER", "ORG", "LOC"})
_DOCUMENT = KG + "document"


def effects(document: Document, lines: tuple[Line, ...]) -> tuple[Relation, ...]:
    """`kg:effectiveFrom` of the document named last before such a date in its paragraph."""
    return tuple(_effects(document, lines))


def _effects(document: Document, lines: tuple[Line, ...]) -> Iterator[Relation]:
    last: Mention | None = None
    paragraph = -1
    for line in lines:
        if line.sentence.paragraph != paragraph:
            last, paragraph = None, line.sentence.paragraph
        for mention in line.mentions:
            if mention.kind is Kind.DOCUMENT:
                last = mention
            elif mention.kind is Kind.DATE and last is not None and takes_effect(document, mention):
                evidence = Evidence(document.id, line.sentence.span, "effective-from", _SCORE)
                yield Relation(last, KG + "effectiveFrom", mention, evidence)


def applied(place: Place, event_type: EventType, holder: str) -> tuple[Argument, ...]:
    """The document named last in the sentence, where a verb of taking effect has its own date and no subject.

    甲市公布《…办法》，自6月1日起施行.
    """
    line, trigger = place.reaches[0].line, place.candidate.trigger
    clause = line.clauses[line.clause_of(trigger.start)]
    takes = any(one.property == _DOCUMENT for one in event_type.roles) and line.text(trigger) in words("effect-verbs")
    papers = [one for one in line.mentions if one.kind is Kind.DOCUMENT and one.span.end <= clause.start]
    dates = [one for one in line.mentions if one.kind is Kind.DATE and clause.contains(one.span)]
    dated = any(one.span.end <= trigger.start and _starts(line.folded, one) for one in dates)
    subject = any(one.pos in _NOUNS for one in line.between(clause.start, trigger.start))
    if not (takes and papers and dated) or subject:
        return ()
    return (Argument(_DOCUMENT, papers[-1], Evidence("", line.sentence.span, TAKES_EFFECT, _CARRIED, holder)),)


def takes_effect(document: Document, date: Mention) -> bool:
    """Whether a verb of taking effect follows the date and 自 or 于 stands before it or begins it."""
    if not _starts(document.folded, date):
        return False
    following = document.folded[date.span.end : date.span.end + _REACH]
    near = re.split(r"[，。；,;]", following)[0]
    return bool(date.value) and any(verb in near for verb in words("effect-verbs"))


def _starts(folded: str, date: Mention) -> bool:
    before = folded[max(0, date.span.start - 2) : date.span.start + 1]
    return any(mark in before for mark in words("effect-starts"))
