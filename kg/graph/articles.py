"""Articles, the mentions in them and the statistics they give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg import iri
from kg.graph.links import Links
from kg.graph.quads import DECIMAL, SIMPLIFIED, Quads, chinese, date, number, whole
from kg.iri import ITSRDF, NIF, PROV, RDF, SCHEMA, join
from kg.model import Analysis, Document, Measure, Mention
from kg.rdf import Literal
from kg.resolve.within import every_mention

_TYPE = RDF + "type"
Classes = Mapping[str, frozenset[str]]
"""The classes of things by IRI."""
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def describe(links: Links, quads: Quads) -> None:
    """Note every article with its mentions and statistics in the article's own graph."""
    known = {join(links.base, entity.path): frozenset(entity.types) for entity in links.corpus.entities}
    for analysis in links.corpus.analyses:
        of_article(links, analysis, known, quads)


def of_article(links: Links, analysis: Analysis, known: Classes, quads: Quads) -> None:
    """Note one article; `known` are the classes of the things it names."""
    _article(links, analysis.document, quads)
    _mentions(links, analysis, known, quads)
    for measure in sorted(analysis.measures):
        _statistic(links, analysis.document, measure, quads)


def _article(links: Links, document: Document, quads: Quads) -> None:
    article = links.article(document)
    quads.add(article, _TYPE, SCHEMA + "Article", article)
    quads.add(article, _TYPE, NIF + "Context", article)
    quads.add(article, NIF + "isString", Literal(document.original), article)
    if document.title:
        quads.add(article, SCHEMA + "headline", chinese(document, document.title), article)
    published = date(document.published)
    if published:
        quads.add(article, SCHEMA + "datePublished", published, article)
    if document.source:
        quads.add(article, PROV + "wasDerivedFrom", iri.source(links.base, document.source), article)
    if document.sha256:
        quads.add(article, SCHEMA + "sha256", Literal(document.sha256), article)


def _mentions(links: Links, analysis: Analysis, known: Classes, quads: Quads) -> None:
    document, places = analysis.document, defaultdict(list)
    told = (*every_mention(analysis), *(measure.mention for measure in analysis.measures))
    for mention in sorted(set(told)):
        if links.thing(document, mention):
            places[links.characters(document, mention.span)].append(mention)
    for place in sorted(places):
        _mention(links, document, place, places[place], quads)
        for mention in places[place]:
            thing = links.thing(document, mention)
            if mention.type and mention.type not in known.get(thing, {mention.type}):
                quads.add(place, ITSRDF + "taClassRef", mention.type, links.article(document))


def _mention(links: Links, document: Document, place: str, mentions: Iterable[Mention], quads: Quads) -> None:
    """One stretch of text; it may name two things (a place and the body that sits there)."""
    ordered = sorted(mentions, key=lambda mention: (-len(mention.span), mention))
    article, span = links.article(document), document.original_span(ordered[0].span)
    quads.add(place, _TYPE, NIF + "Phrase", article)
    quads.add(place, NIF + "beginIndex", whole(span.start), article)
    quads.add(place, NIF + "endIndex", whole(span.end), article)
    quads.add(place, NIF + "anchorOf", Literal(ordered[0].surface), article)
    quads.add(place, NIF + "referenceContext", article, article)
    quads.add(place, ITSRDF + "taConfidence", number(max(mention.score for mention in ordered)), article)
    for mention in ordered:
        thing = links.thing(document, mention)
        quads.add(place, ITSRDF + "taIdentRef", thing, article)
        quads.add(article, SCHEMA + "mentions", thing, article)


def value(measure: Measure) -> Literal:
    """The number of a statistic, a decimal where it is one."""
    return Literal(measure.value, DECIMAL if _DECIMAL.fullmatch(measure.value) else "")


def _statistic(links: Links, document: Document, measure: Measure, quads: Quads) -> None:
    article, statistic = links.article(document), links.thing(document, measure.mention)
    for class_iri in (SCHEMA + "Observation", measure.mention.type):
        if class_iri:
            quads.add(statistic, _TYPE, class_iri, article)
    quads.add(statistic, SCHEMA + "value", value(measure), article)
    if measure.unit:
        quads.add(statistic, SCHEMA + "unitText", Literal(measure.unit, language=SIMPLIFIED), article)
    if measure.property:
        quads.add(statistic, SCHEMA + "measuredProperty", Literal(measure.property, language=SIMPLIFIED), article)
