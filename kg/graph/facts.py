"""Events with their roles and dates, relations between things, and the fact behind each link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.edtf import bounds, to_xsd
from kg.graph import times
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, Quads, chinese, date, day, number
from kg.iri import KG, PROV, RDF, SCHEMA, TIME, XSD
from kg.model import Argument, Document, Event, Evidence, Kind, Literal, Relation

_TIME_ROLE = TIME + "hasTime"
_MOMENTS = {SCHEMA + "startDate": 0, SCHEMA + "endDate": 1}
_DENIED = "denied"
_DAY_VALUED = frozenset({SCHEMA + "datePublished", SCHEMA + "observationDate", KG + "effectiveFrom"})
_WORDS = frozenset({SCHEMA + "jobTitle"})

_Telling = tuple[Document, Event]


@dataclass(frozen=True, slots=True)
class _Fact:
    """A link as one sentence tells it."""

    document: Document
    subject: str
    predicate: str
    node: str | Literal
    evidence: Evidence
    holder: str

    @property
    def trust(self) -> tuple[float, str, str]:
        """What the best of several readings of one sentence is chosen by."""
        return self.evidence.score, self.evidence.rule, self.holder


def describe(links: Links, quads: Quads) -> None:
    """Note the links of every article in its graph, each with its fact."""
    tellings: dict[str, list[_Telling]] = defaultdict(list)
    best: dict[str, _Fact] = {}
    for analysis in links.corpus.analyses:
        document = analysis.document
        for event in analysis.events:
            subject = links.thing(document, event.mention)
            if subject:
                tellings[subject].append((document, event))
        for fact in (
            *_of_events(links, document, analysis.events),
            *_of_relations(links, document, analysis.relations),
        ):
            name = links.fact(fact.document, (fact.subject, fact.predicate, fact.node), fact.evidence.span)
            if name not in best or best[name].trust < fact.trust:
                best[name] = fact
    for name, fact in best.items():
        _fact(links, name, fact, quads)
    for subject, told in tellings.items():
        for note in (_words, _time, _standing):
            note(links, subject, told, quads)


def _of_events(links: Links, document: Document, events: tuple[Event, ...]) -> Iterator[_Fact]:
    for event in events:
        subject = links.thing(document, event.mention)
        for argument in event.arguments:
            thing, evidence = links.thing(document, argument.mention), argument.evidence
            for predicate, node in _roles(argument, thing):
                if subject and node and node != subject:
                    yield _Fact(document, subject, predicate, node, evidence, evidence.holder or event.holder)


def _roles(argument: Argument, thing: str) -> Iterator[tuple[str, str | Literal | None]]:
    """The date of an opening is a start as well as one of the event's dates."""
    if argument.role in _MOMENTS:
        moment, kind = to_xsd(argument.mention.value)[_MOMENTS[argument.role]]
        yield argument.role, Literal(moment, XSD + kind) if moment else None
        yield _TIME_ROLE, thing
    else:
        yield argument.role, thing


def _of_relations(links: Links, document: Document, relations: tuple[Relation, ...]) -> Iterator[_Fact]:
    for relation in relations:
        subject, evidence = links.thing(document, relation.subject), relation.evidence
        node = _object(links, document, relation)
        if subject and node and node != subject:
            yield _Fact(document, subject, relation.predicate, node, evidence, evidence.holder)


def _object(links: Links, document: Document, relation: Relation) -> str | Literal | None:
    """The other end of a relation; None where there is nothing to say."""
    node = relation.object
    if isinstance(node, str):
        words = chinese(document, node) if relation.predicate in _WORDS else Literal(node)
        return words if node else None
    if node.kind is Kind.DATE and relation.predicate in _DAY_VALUED:
        return date(node.value)
    return links.thing(document, node)


def _fact(links: Links, name: str, fact: _Fact, quads: Quads) -> None:
    """Note a link and the fact behind it."""
    graph, evidence = links.article(fact.document), fact.evidence
    if fact.predicate not in _MOMENTS:  # an event has one start and one end, chosen from all that is told
        quads.add(fact.subject, fact.predicate, fact.node, graph, evidence)
    for class_iri in (RDF + "Statement", KG + "Fact"):
        quads.add(name, RDF + "type", class_iri, graph)
    quads.add(name, RDF + "subject", fact.subject, graph)
    quads.add(name, RDF + "predicate", fact.predicate, graph)
    quads.add(name, RDF + "object", fact.node, graph)
    quads.add(name, PROV + "wasQuotedFrom", links.characters(fact.document, evidence.span), graph)
    quads.add(name, KG + "rule", Literal(evidence.rule), graph)
    quads.add(name, KG + "confidence", number(evidence.score), graph)
    if fact.holder:
        quads.add(name, KG + "attributedTo", chinese(fact.document, fact.holder), graph)


def _words(links: Links, subject: str, tellings: list[_Telling], quads: Quads) -> None:
    """The word that shows the event, and the phrase that says where."""
    for document, event in tellings:
        for name, span in (("trigger", event.trigger), ("locationPhrase", event.whereabouts)):
            words = span.of(document.folded).strip() if span else ""
            if words:
                quads.add(subject, KG + name, Literal(words, language=SIMPLIFIED), links.article(document))


def _time(links: Links, subject: str, tellings: list[_Telling], quads: Quads) -> None:
    """Start, end and bounds, each once, in the graphs of the articles that tell the chosen dates."""
    told = [(document, one) for document, event in tellings for one in event.arguments if one.role in times.TIME_ROLES]
    start, end = times.span(argument for _, argument in told)
    limits = (("earliest", start or end, 0), ("latest", end or start, 1))
    for document, argument in told:
        graph, value = links.article(document), argument.mention.value
        for name, chosen, side in limits:
            if value == chosen and bounds(value)[side]:
                quads.add(subject, KG + name, day(bounds(value)[side]), graph)
        for name, chosen, side in (("startDate", start, 0), ("endDate", end, 1)):
            moment, kind = to_xsd(value)[side] if value == chosen else ("", "")
            if moment:
                quads.add(subject, SCHEMA + name, Literal(moment, XSD + kind), graph)


def _standing(links: Links, subject: str, tellings: list[_Telling], quads: Quads) -> None:
    """Denied, planned or reported: only where no telling gives the event as plain fact."""
    told = Counter(event.modality for _, event in tellings)
    if not told or told[""]:
        return
    softer = [(-count, name) for name, count in told.items() if name != _DENIED]
    chosen = min(softer)[1] if softer else _DENIED
    predicate = KG + ("polarity" if chosen == _DENIED else "modality")
    for document, event in tellings:
        if event.modality == chosen:
            quads.add(subject, predicate, Literal(chosen), links.article(document))
