"""Hand-made analyses: a text, the names in it, and the events told of them."""

import re
from collections.abc import Callable

import opencc
import pytest

from kg.iri import KG, SCHEMA, TIME
from kg.model import Analysis, Argument, Document, Event, Evidence, Kind, Mention, Relation, Sentence, Span

_FOLD = opencc.OpenCC("t2s")
_KINDS = {
    "org": (Kind.ORGANISATION, KG + "TradeUnion"),
    "event": (Kind.EVENT, KG + "Meeting"),
    "deed": (Kind.EVENT, SCHEMA + "Event"),
    "thing": (Kind.STATISTIC, ""),
    "date": (Kind.DATE, TIME + "TemporalEntity"),
    "doc": (Kind.DOCUMENT, KG + "Policy"),
    "place": (Kind.PLACE, KG + "Venue"),
    "person": (Kind.PERSON, SCHEMA + "Person"),
}
_ROLES = {
    "who": SCHEMA + "organizer",
    "guest": SCHEMA + "attendee",
    "when": TIME + "hasTime",
    "where": SCHEMA + "location",
    "paper": KG + "document",
    "employer": SCHEMA + "worksFor",
}
_MARK = re.compile(r"\[(?P<kind>\w+):(?P<words>[^\]|]+)(?:\|(?P<value>[^\]]*))?\]")

Make = Callable[..., Analysis]


@pytest.fixture
def make() -> Make:
    return _make


def _make(text: str, *events: str, name: str = "a", script: str = "Hans") -> Analysis:
    """`[kind:words|value]` marks a mention, numbered from 0; `1 when=0 who=2` tells an event, `~1` one by its verb.

    `3 employer=4` tells a relation, `~1 thing=2` what takes part without a name. A line break begins a new section.
    """
    plain, mentions, at = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        kind, type_iri = _KINDS[match["kind"]]
        folded = _FOLD.convert(match["words"])
        value = match["value"] if match["value"] is not None else folded.strip("《》")
        span = Span(len(plain), len(plain) + len(match["words"]))
        mentions.append(Mention(span, kind, type_iri, match["words"], value))
        plain += match["words"]
        at = match.end()
    plain += text[at:]
    document = Document(name, plain, _FOLD.convert(plain), plain, script=script)
    sentences = tuple(
        Sentence(Span(*found.span()), section=number) for number, found in enumerate(re.finditer(r"[^\n]+", plain))
    )
    told = [_tell(document, mentions, row) for row in events]
    return Analysis(
        document, sentences, tuple(one for one in mentions if one.kind is not Kind.STATISTIC),
        tuple(one for one in told if isinstance(one, Event)),
        tuple(one for one in told if isinstance(one, Relation)),
    )  # fmt: skip


def _tell(document: Document, mentions: list[Mention], row: str) -> Event | Relation:
    head, *slots = row.split()
    mention = mentions[int(head.strip("~"))]
    evidence = Evidence(document.id, Span(0, len(document.text)), "test", 0.9)
    told = [(role, mentions[int(number)]) for role, number in (slot.split("=") for slot in slots)]
    pairs = [(_ROLES[role], other) for role, other in told if role != "thing"]
    things = tuple(other.span for role, other in told if role == "thing")
    if pairs and pairs[0][0] == _ROLES["employer"]:
        return Relation(mention, pairs[0][0], pairs[0][1], evidence)
    trigger = mention.span if head.startswith("~") else Span(mention.span.end, mention.span.end)
    return Event(
        mention,
        trigger,
        tuple(Argument(role, other, evidence) for role, other in pairs),
        evidence=evidence,
        participants=things,
    )
