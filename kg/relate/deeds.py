"""Deeds that no type knows become events where their clause says surely enough that they were done."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from kg.iri import SCHEMA
from kg.model import Document, Event, Evidence, Kind, Mention, Sentence, Span
from kg.relate.deed_guards import withheld
from kg.relate.deed_roles import RULE, Story, arguments, unnamed
from kg.relate.deed_signs import START
from kg.relate.deed_verbs import Deed, Reader
from kg.relate.grounds import TIMES
from kg.relate.modality import REPORTED
from kg.relate.one_role import AGENT_ROLES
from kg.relate.participants import object_phrase
from kg.relate.signs import Signs
from kg.relate.topics import silent

LEAST = 0.55
"""Deeds less sure than this are not told."""
_WEIGHTS, _HIGHEST = "deed-weights.tsv", 0.99
_BESIDE = 2  # words between two verbs that tell one deed


@dataclass(frozen=True, slots=True)
class Text:
    """A tagged and parsed text with the mentions in it, and whether it is a chronicle.

    `denied` are words of which the sentence says that they are no deed that was done, `layers` tells of verbs, by where
    they begin, how much they look like a deed (`kg.parse.deed_layers`).
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    chronicle: bool = False
    denied: frozenset[Span] = frozenset()
    layers: Mapping[int, float] = field(default_factory=dict)


def complete(text: Text, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with those that only their clause shows, as `schema:Event`, in order of place.

    A verb is told where it is sure enough, as plain fact or what somebody reports; of verbs side by side the likelier.
    """
    reader = Reader(text.document, text.sentences, text.mentions, events, chronicle=text.chronicle)
    story = Story(reader, events)
    made = [event for verbs in reader.clauses() for event in _of_clause(story, text, verbs)]
    return tuple(sorted((*events, *made), key=lambda event: event.mention))


def _of_clause(story: Story, text: Text, verbs: tuple[Deed, ...]) -> list[Event]:
    made: list[Event] = []
    taken: list[int] = []
    sure = {
        one: likely(one.signs, text.layers.get(one.verb.start, 0.0)) for one in verbs if one.verb not in text.denied
    }
    for one in sorted(sure, key=lambda one: (-sure[one], one.shown.number)):
        how, number = one.shown.told, one.shown.number
        fact = not how.supposed and how.modality in {"", REPORTED} and not withheld(one.line, one.shown)
        if sure[one] >= LEAST and fact and not any(abs(number - other) <= _BESIDE for other in taken):
            event = _event(story, one, round(sure[one], 2))
            if text.chronicle or _tells_whom(one, event):
                taken.append(number)
                made.append(event)
                story.add(one.at, event)
    return made


def likely(told: Signs, layers: float = 0.0) -> float:
    """From 0 to 1: how likely a verb tells a deed that shows these signs and has this sum of LAC's layers.

    Logistic regression; its weights are made by `kg.data.make_deed_weights`.
    """
    weights = _weights()
    total = layers + weights[START] + sum(weights.get(name, 0.0) * value for name, value in told.items())
    return min(_HIGHEST, 1 / (1 + math.exp(-total)))


def _event(story: Story, deed: Deed, score: float) -> Event:
    line, verb, document = deed.line, deed.verb, deed.document
    roles = arguments(story, deed)
    mention = Mention(verb, Kind.EVENT, SCHEMA + "Event", verb.of(document.text), verb.of(document.folded), RULE, score)
    behind = object_phrase(line, verb.end)
    objects = () if behind is None or any(one.mention.span.overlaps(behind) for one in roles) else (behind,)
    holder = deed.shown.told.holder
    return Event(
        mention,
        verb,
        roles,
        modality=deed.shown.told.modality,
        holder=holder,
        evidence=Evidence(document.id, line.sentence.span, RULE, score, holder),
        participants=(*unnamed(story, deed, roles), *objects),
    )


def _tells_whom(deed: Deed, event: Event) -> bool:
    """Whether it is told who or what does it or befalls, or when and what it is done to."""
    if not silent(deed.line, deed.verb.start):
        return bool(event.arguments) or deed.shown.unnamed is not None
    doing = any(one.role in AGENT_ROLES and one.mention.span.end <= event.trigger.start for one in event.arguments)
    dated = any(one.role in TIMES for one in event.arguments)
    return doing or (bool(event.participants) and (dated or event.participants[0].end <= event.trigger.start))


@cache
def _weights() -> dict[str, float]:
    text = files("kg.data").joinpath(_WEIGHTS).read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row["sign"]: float(row["weight"]) for row in rows}
