"""Events with their roles and dates, relations between things, and the fact behind each link."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg import iri
from kg.edtf import bounds, precision, to_xsd
from kg.graph import articles, conflicts, sentences
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, Quads, chinese, date, day, number
from kg.graph.speakers import speakers
from kg.iri import KG, PROV, RDF, SCHEMA, TIME, XSD
from kg.model import Analysis, Argument, Document, Event, Evidence, Kind, Relation, Span
from kg.rdf import Literal
from kg.relate.participants import taking_part
from kg.resolve import times
from kg.spans import sentence_of

_TIME_ROLE = TIME + "hasTime"
_MOMENTS = {SCHEMA + "startDate": 0, SCHEMA + "endDate": 1}
_DENIED = "denied"
_PHRASE = 0.7
_OBSERVED = SCHEMA + "observationDate"
_SINGLE = frozenset({"day", "time", "month", "year"})
_DAY_VALUED = frozenset({SCHEMA + "datePublished", _OBSERVED, KG + "effectiveFrom"})
_WORDS = frozenset({SCHEMA + "jobTitle"})


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
    """Note the links of every article in its graph, each with its fact and the sentence of that."""
    for analysis in links.corpus.analyses:
        of_article(links, analysis, quads)
    of_things(links, quads)


def of_article(links: Links, analysis: Analysis, quads: Quads) -> None:
    """Note the links of one article."""
    best, said = _best(links, analysis), speakers(links, analysis)
    for name, fact in best.items():
        _fact(links, (name, said(fact.holder)), fact, quads)
    quoted = [one.evidence.span for one in best.values()] + [one.evidence.span for one in analysis.tenures]
    sentences.describe(links, analysis, quoted, quads)
    for event in analysis.events:
        _words(links, analysis.document, event, quads)


def of_things(links: Links, quads: Quads) -> None:
    """Note what all articles together tell of an event: its time, whether it took place."""
    tellings: dict[str, list[Event]] = defaultdict(list)
    for analysis in links.corpus.analyses:
        for event in analysis.events:
            subject = links.thing(analysis.document, event.mention)
            if subject:
                tellings[subject].append(event)
    decided = {iri.join(links.base, one.path): one.dated for one in links.corpus.entities if one.dated}
    for subject, told in tellings.items():
        of_event(links, subject, (told, decided.get(subject, "")), quads)


def of_event(links: Links, subject: str, told: tuple[list[Event], str], quads: Quads) -> None:
    """Note the same of one event by its tellings, and the date that a person says it has."""
    _time(links, subject, told, quads)
    _standing(links, subject, told[0], quads)


def compared(links: Links, analysis: Analysis, quads: Quads) -> None:
    """Remember the links of one article that may contradict others, without noting them."""
    for name, fact in _best(links, analysis, conflicts.single_valued()).items():
        quads.facts[name] = fact.subject, fact.predicate, fact.node


def _best(links: Links, analysis: Analysis, only: frozenset[str] | None = None) -> dict[str, _Fact]:
    """The facts of an article by IRI, of several readings of one sentence the surest; of all or some properties."""
    best: dict[str, _Fact] = {}
    document = analysis.document
    for fact in (
        *_of_events(links, analysis),
        *_of_relations(links, document, analysis.relations),
        *_of_measures(links, analysis),
    ):
        if only is not None and fact.predicate not in only:
            continue
        name = links.fact(document, (fact.subject, fact.predicate, fact.node), fact.evidence.span)
        if name not in best or best[name].trust < fact.trust:
            best[name] = fact
    return best


def _of_events(links: Links, analysis: Analysis) -> Iterator[_Fact]:
    document = analysis.document
    persons = frozenset(one.span.start for one in analysis.mentions if one.kind is Kind.PERSON)
    for event in analysis.events:
        subject = links.thing(document, event.mention)
        for argument in event.arguments:
            thing, evidence = links.thing(document, argument.mention), argument.evidence
            for predicate, node in _roles(argument, thing):
                if subject and node and node != subject:
                    yield _Fact(document, subject, predicate, node, evidence, evidence.holder or event.holder)
        if subject:
            yield from _unnamed(document, subject, event, taking_part(document, event, persons))


def _unnamed(document: Document, subject: str, event: Event, phrases: tuple[Span, ...]) -> Iterator[_Fact]:
    """Those who take part without a name of their own, as the text calls them."""
    home = event.evidence.span if event.evidence is not None else event.mention.span
    for span in phrases:
        rule = "subject-phrase" if span.start < event.trigger.start else "object-phrase"
        evidence = Evidence(document.id, home, rule, _PHRASE, event.holder)
        words = chinese(document, span.of(document.folded).strip())
        yield _Fact(document, subject, KG + "participant", words, evidence, event.holder)


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
        predicate, node = _told(links, document, relation)
        if subject and node and node != subject:
            yield _Fact(document, subject, predicate, node, evidence, evidence.holder)


def _told(links: Links, document: Document, relation: Relation) -> tuple[str, str | Literal | None]:
    """Property and other end of a relation, None where there is nothing to say; a period's figure has its interval."""
    node, predicate = relation.object, relation.predicate
    if isinstance(node, str):
        words = chinese(document, node) if predicate in _WORDS else Literal(node)
        return predicate, words if node else None
    if node.kind is not Kind.DATE or predicate not in _DAY_VALUED:
        return predicate, links.thing(document, node)
    if predicate == _OBSERVED and precision(node.value) not in _SINGLE:
        return _TIME_ROLE, links.thing(document, node)
    return predicate, date(node.value)


def _of_measures(links: Links, analysis: Analysis) -> Iterator[_Fact]:
    """The value of every statistic."""
    document = analysis.document
    for measure in analysis.measures:
        statistic = links.thing(document, measure.mention)
        sentence = sentence_of(analysis.sentences, measure.mention.span)
        if statistic and sentence:
            rule, score = measure.mention.rule or "statistic", measure.mention.score
            evidence = Evidence(document.id, sentence.span, rule, score)
            yield _Fact(document, statistic, SCHEMA + "value", articles.value(measure), evidence, "")


def _fact(links: Links, known: tuple[str, tuple[str | Literal, ...]], fact: _Fact, quads: Quads) -> None:
    """Note a link and the fact behind it, known by name and by who says so."""
    (name, holders), graph, evidence = known, links.article(fact.document), fact.evidence
    if fact.predicate not in _MOMENTS:  # an event has one start and one end, chosen from all that is told
        quads.add(fact.subject, fact.predicate, fact.node, graph, evidence)
    if fact.predicate in conflicts.single_valued():
        quads.facts[name] = fact.subject, fact.predicate, fact.node
    for class_iri in (RDF + "Statement", KG + "Fact"):
        quads.add(name, RDF + "type", class_iri, graph)
    quads.add(name, RDF + "subject", fact.subject, graph)
    quads.add(name, RDF + "predicate", fact.predicate, graph)
    quads.add(name, RDF + "object", fact.node, graph)
    quads.add(name, PROV + "wasQuotedFrom", links.characters(fact.document, evidence.span), graph)
    quads.add(name, KG + "rule", Literal(evidence.rule), graph)
    quads.add(name, KG + "confidence", number(evidence.score), graph)
    for holder in holders:
        quads.add(name, KG + "attributedTo", holder, graph)


def _words(links: Links, document: Document, event: Event, quads: Quads) -> None:
    """The word that shows the event, and the phrase that says where."""
    subject = links.thing(document, event.mention)
    for name, span in (("trigger", event.trigger), ("locationPhrase", event.whereabouts)):
        words = span.of(document.folded).strip() if span and subject else ""
        if words:
            quads.add(subject, KG + name, Literal(words, language=SIMPLIFIED), links.article(document))


def _time(links: Links, subject: str, told: tuple[list[Event], str], quads: Quads) -> None:
    """Start, end and bounds, each once: those a person says, else chosen from what all articles tell."""
    tellings, decided = told
    start, end = (decided, decided) if decided else times.of_event(tellings)
    for name, chosen, side in (("earliest", start or end, 0), ("latest", end or start, 1)):
        if chosen and bounds(chosen)[side]:
            quads.add(subject, KG + name, day(bounds(chosen)[side]), links.things)
    for name, chosen, side in (("startDate", start, 0), ("endDate", end, 1)):
        moment, kind = to_xsd(chosen)[side] if chosen else ("", "")
        if moment:
            quads.add(subject, SCHEMA + name, Literal(moment, XSD + kind), links.things)


def _standing(links: Links, subject: str, tellings: list[Event], quads: Quads) -> None:
    """Denied, planned or reported: only where no telling gives the event as plain fact."""
    told = Counter(event.modality for event in tellings)
    if not told or told[""]:
        return
    softer = [(-count, name) for name, count in told.items() if name != _DENIED]
    chosen = min(softer)[1] if softer else _DENIED
    predicate = KG + ("polarity" if chosen == _DENIED else "modality")
    quads.add(subject, predicate, Literal(chosen), links.things)
