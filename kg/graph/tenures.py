"""Who held which post: a node for each, with its body, its dates, the event of taking or leaving it, its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg import iri
from kg.edtf import precision, to_xsd
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, Quads
from kg.iri import KG, ORG, PROV, RDF, SCHEMA, XSD, decode, encode
from kg.model import Analysis, Event
from kg.rdf import Literal
from kg.resolve import times

_Moment = tuple[str, str]
"""Lexical form and name of its XSD type; empty where unknown."""
_UNKNOWN: _Moment = ("", "")
_Post = tuple[str, str, str]
"""IRIs of holder and body, words of the post."""


@dataclass(frozen=True, slots=True)
class Row:
    """A post as one sentence tells it: IRIs of holder, body and the event of taking or leaving it, else empty."""

    person: str
    body: str
    post: str
    event: str
    ends: bool
    sentence: str
    article: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A post as one sentence tells it, with when it was taken and left."""

    row: Row
    start: _Moment
    end: _Moment


def describe(links: Links, quads: Quads) -> None:
    """Note every post once, in the graph of things; each sentence that tells of it in the graph of its article."""
    told = [one for analysis in links.corpus.analyses for one in rows(links, analysis)]
    of_persons(links, told, _spans(links, {one.event for one in told} - {""}), quads)


def rows(links: Links, analysis: Analysis) -> Iterator[Row]:
    """The posts that an article tells of."""
    document = analysis.document
    for tenure in analysis.tenures:
        person = links.thing(document, tenure.holder)
        body = links.thing(document, tenure.body) if tenure.body else ""
        event = links.thing(document, tenure.appointment) if tenure.appointment else ""
        if person:
            sentence = links.characters(document, tenure.evidence.span)
            yield Row(person, body, tenure.post, event, tenure.ends, sentence, links.article(document))


def of_persons(links: Links, told: Iterable[Row], spans: Mapping[str, tuple[str, str]], quads: Quads) -> None:
    """Note the posts of some persons by all their rows; `spans` are start and end (EDTF) of the events in them."""
    known: dict[_Post, list[_Told]] = defaultdict(list)
    for row in told:
        known[row.person, row.body, row.post].append(_dated(row, spans))
    for (person, body, post), some in sorted(_joined(known).items()):
        turns = _turns(some)
        for turn in turns:
            begun = next((one.start for one in turn if one.start[0]), _UNKNOWN) if len(turns) > 1 else _UNKNOWN
            node = _name(person, body, post, begun[0])
            _node(node, (person, body, post), links.things, quads)
            _qualified(node, turn, links.things, quads)


def _joined(known: Mapping[_Post, list[_Told]]) -> Mapping[_Post, list[_Told]]:
    """Posts told without their body (主席) with the one post of that person whose whole name ends so (某总工会主席)."""
    wholes: dict[str, dict[_Post, str]] = defaultdict(dict)
    for key in known:
        wholes[key[0]][key] = decode(key[1].rpartition("/")[2]).partition("~")[0] + key[2]
    found: dict[_Post, list[_Told]] = defaultdict(list)
    for key, told in known.items():
        longer = [other for other, whole in wholes[key[0]].items() if not key[1] and whole.endswith(key[2])]
        home = max(longer, key=lambda one: (len(wholes[key[0]][one]), one), default=key)
        nested = all(wholes[key[0]][home].endswith(wholes[key[0]][one]) for one in longer)
        found[home if nested else key].extend(told)
    return found


def _spans(links: Links, wanted: set[str]) -> Mapping[str, tuple[str, str]]:
    """Start and end (EDTF) of the events by which posts are taken or left."""
    told: dict[str, list[Event]] = {one: [] for one in wanted}
    for analysis in links.corpus.analyses if told else ():
        for event in analysis.events:
            subject = links.thing(analysis.document, event.mention)
            if subject in told:
                told[subject].append(event)
    decided = {iri.join(links.base, one.path): one.dated for one in links.corpus.entities if one.dated}
    return {subject: span_of(events, decided.get(subject, "")) for subject, events in told.items()}


def span_of(events: Iterable[Event], decided: str) -> tuple[str, str]:
    """Start and end (EDTF) of an event: those that a person says, else what its tellings tell."""
    return (decided, decided) if decided else times.of_event(events)


def _dated(row: Row, spans: Mapping[str, tuple[str, str]]) -> _Told:
    first, last = spans.get(row.event, ("", ""))
    start = to_xsd(first)[0] if first else _UNKNOWN
    end = to_xsd(last)[1] if last and precision(last) == "interval" else _UNKNOWN
    return _Told(row, _UNKNOWN, start) if row.ends else _Told(row, start, end)


def _turns(told: list[_Told]) -> list[list[_Told]]:
    """The same post held several times, told apart by when it was taken; what has no date goes with the last."""
    starts = sorted({one.start[0] for one in told} - {""})
    begun = [one for one in starts if not any(other != one and other.startswith(one) for other in starts)]
    if len(begun) < 2:
        return [told]
    turns: dict[str, list[_Told]] = {one: [] for one in begun}
    for one in told:
        moment = one.start[0] or one.end[0]
        fitting = [start for start in begun if not moment or start.startswith(moment) or start <= moment]
        turns[(fitting or begun)[-1]].append(one)
    return [turn for turn in turns.values() if turn]


def _name(person: str, body: str, post: str, start: str) -> str:
    told = (body.rpartition("/")[2], encode(post), start)
    return f"{person}#post={','.join(part for part in told if part)}"


def _node(node: str, told: _Post, graph: str, quads: Quads) -> None:
    person, body, post = told
    quads.add(node, RDF + "type", KG + "Tenure", graph)
    quads.add(node, ORG + "member", person, graph)
    quads.add(node, KG + "post", Literal(post, language=SIMPLIFIED), graph)
    if body:
        quads.add(node, ORG + "organization", body, graph)


def _qualified(node: str, turn: list[_Told], graph: str, quads: Quads) -> None:
    """From and until, each once and as precise as told, and what else is told of it."""
    for name, moments in (("startDate", {one.start for one in turn}), ("endDate", {one.end for one in turn})):
        value, kind = max(moments, key=lambda one: (len(one[0]), one))
        if value:
            quads.add(node, SCHEMA + name, Literal(value, XSD + kind), graph)
    for row in (one.row for one in turn):
        quads.add(node, PROV + "wasQuotedFrom", row.sentence, row.article)
        if row.event:
            quads.add(node, KG + ("departure" if row.ends else "appointment"), row.event, graph)
