"""Analyses without what joining and stating do not look at, and equal parts kept once, so that many fit into memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kg.model import (
    Analysis,
    Argument,
    Document,
    Event,
    Evidence,
    Kind,
    Measure,
    Mention,
    Relation,
    Sentence,
    Span,
    Tenure,
)
from kg.resolve.namesakes import LONGEST_TITLE
from kg.resolve.within import every_mention

_Part = TypeVar("_Part")
_Known = Callable[[Mention], Mention]


def trimmed(analysis: Analysis) -> Analysis:
    """Without trees, and words but those shortly before a person, for posts stand there.

    What is read within an article (`within`, `happenings`) needs them all, and comes before.
    """
    persons = [one.span.start for one in every_mention(analysis) if one.kind is Kind.PERSON]
    sentences = tuple(_without_words(one, persons) for one in analysis.sentences)
    return replace(analysis, document=_one_text(analysis.document), sentences=sentences)


def _without_words(sentence: Sentence, persons: list[int]) -> Sentence:
    ends = [start for start in persons if _before(sentence.span, start)]
    kept = tuple(one for one in sentence.tokens if any(_before(one.span, end) for end in ends)) if ends else ()
    return replace(sentence, tokens=kept, arcs=())


def _before(span: Span, person: int) -> bool:
    """Whether a span shares a character with those in which a post before a person stands."""
    return span.start < person and person - LONGEST_TITLE < span.end


def _one_text(document: Document) -> Document:
    """The same words kept once, however often the document has them."""
    text = document.text
    original = text if document.original == text else document.original
    folded = text if document.folded == text else document.folded
    return replace(document, original=original, folded=folded)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Makes equal names, spans and mentions of many analyses one object each."""

    _parts: dict[object, object] = field(default_factory=dict)

    def of(self, analysis: Analysis) -> Analysis:
        """An equal analysis."""
        mentions: dict[Mention, Mention] = {}

        def mention(one: Mention) -> Mention:
            found = mentions.get(one)
            if found is None:
                found = mentions[one] = self._mention(one)
            return found

        return replace(
            analysis,
            sentences=tuple(self._sentence(one) for one in analysis.sentences),
            mentions=tuple(map(mention, analysis.mentions)),
            events=tuple(self._event(one, mention) for one in analysis.events),
            relations=tuple(self._relation(one, mention) for one in analysis.relations),
            tenures=tuple(self._tenure(one, mention) for one in analysis.tenures),
            measures=tuple(self._measure(one, mention) for one in analysis.measures),
        )

    def _one(self, part: _Part) -> _Part:
        return self._parts.setdefault(part, part)  # type: ignore[return-value]

    def _mention(self, one: Mention) -> Mention:
        part = self._one
        return Mention(
            part(one.span), one.kind, part(one.type), part(one.surface), part(one.value), part(one.rule), one.score
        )

    def _evidence(self, one: Evidence) -> Evidence:
        return Evidence(
            self._one(one.document), self._one(one.span), self._one(one.rule), one.score, self._one(one.holder)
        )

    def _event(self, one: Event, mention: _Known) -> Event:
        part = self._one
        return replace(
            one,
            mention=mention(one.mention),
            trigger=part(one.trigger),
            arguments=tuple(
                Argument(part(each.role), mention(each.mention), self._evidence(each.evidence))
                for each in one.arguments
            ),
            evidence=one.evidence and self._evidence(one.evidence),
            holder=part(one.holder),
            modality=part(one.modality),
        )

    def _relation(self, one: Relation, mention: _Known) -> Relation:
        end = mention(one.object) if isinstance(one.object, Mention) else self._one(one.object)
        return Relation(mention(one.subject), self._one(one.predicate), end, self._evidence(one.evidence))

    def _tenure(self, one: Tenure, mention: _Known) -> Tenure:
        return replace(
            one,
            holder=mention(one.holder),
            post=self._one(one.post),
            body=one.body and mention(one.body),
            appointment=one.appointment and mention(one.appointment),
            evidence=self._evidence(one.evidence),
        )

    def _measure(self, one: Measure, mention: _Known) -> Measure:
        return replace(one, mention=mention(one.mention), unit=self._one(one.unit), property=self._one(one.property))

    def _sentence(self, one: Sentence) -> Sentence:
        return replace(one, span=self._one(one.span), heading=self._one(one.heading))
