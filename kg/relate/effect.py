"""From when a document applies: 《…条例》自8月1日起施行."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.iri import KG
from kg.lexicon import words
from kg.model import Document, Evidence, Kind, Mention, Relation
from kg.relate.clauses import Line

_SCORE, _REACH = 0.9, 8


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


def takes_effect(document: Document, date: Mention) -> bool:
    """Whether a verb of taking effect follows the date and 自 or 于 stands before it or begins it."""
    before = document.folded[max(0, date.span.start - 2) : date.span.start + 1]
    if not any(mark in before for mark in words("effect-starts")):
        return False
    following = document.folded[date.span.end : date.span.end + _REACH]
    near = re.split(r"[，。；,;]", following)[0]
    return bool(date.value) and any(verb in near for verb in words("effect-verbs"))
