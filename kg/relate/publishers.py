"""Who issued a document, and when: the acting body and the date of an event that issues it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Document, Event, Kind, Relation

_CLOSE = frozenset({"date-before", "date-scene", "date-after", "signed"})
_MADE = frozenset({KG + "issues", KG + "amends"})


def publishers(document: Document, events: tuple[Event, ...]) -> tuple[Relation, ...]:
    """`schema:publisher` and `schema:datePublished` of documents, from issuing events told as fact."""
    return tuple(relation for event in events for relation in _of_event(document, event))


def _of_event(document: Document, event: Event) -> Iterator[Relation]:
    if event.modality in {"planned", "denied", "rumoured"} or event.trigger.of(document.folded) in words(
        "event-partaking"
    ):
        return
    if event.trigger != event.mention.span or event.trigger.of(document.folded) in words("repealing-verbs"):
        return
    makers = [
        one for one in event.arguments if one.role == SCHEMA + "organizer" and one.mention.kind is Kind.ORGANISATION
    ]
    dates = [one for one in event.arguments if one.role == TIME + "hasTime" and one.evidence.rule in _CLOSE]
    for paper in (one for one in event.arguments if one.role in _MADE):
        yield from (Relation(paper.mention, SCHEMA + "publisher", maker.mention, paper.evidence) for maker in makers)
        if paper.role == KG + "issues":
            yield from (Relation(paper.mention, SCHEMA + "datePublished", day.mention, day.evidence) for day in dates)
