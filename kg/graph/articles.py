"""Articles, the mentions in them and the statistics they give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.graph.links import Links
from kg.graph.quads import DECIMAL, SIMPLIFIED, Quads, chinese, date, number
from kg.iri import ITSRDF, NIF, PROV, RDF, SCHEMA, XSD, encode
from kg.model import Analysis, Document, Literal, Measure, Mention
from kg.resolve.within import every_mention

_TYPE = RDF + "type"
_INDEX = XSD + "nonNegativeInteger"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+://")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


def describe(links: Links, quads: Quads) -> None:
    """Note every article with its mentions and statistics in the article's own graph."""
    for analysis in links.corpus.analyses:
        _article(links, analysis.document, quads)
        _mentions(links, analysis, quads)
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
        quads.add(article, PROV + "wasDerivedFrom", _source(links, document.source), article)
    if document.sha256:
        quads.add(article, SCHEMA + "sha256", Literal(document.sha256), article)


def _source(links: Links, source: str) -> str:
    """An address as it is, a whole path as a `file:` IRI; a relative one, which none can hold, below the base."""
    if _ADDRESS.match(source):
        return _NOT_IN_IRI.sub(lambda found: encode(found[0]), source)
    start = "file://" if source.startswith("/") else links.base + "file/"
    return start + "/".join(encode(part) for part in source.split("/"))


def _mentions(links: Links, analysis: Analysis, quads: Quads) -> None:
    document, places = analysis.document, defaultdict(list)
    told = (*every_mention(analysis), *(measure.mention for measure in analysis.measures))
    for mention in sorted(set(told)):
        if links.thing(document, mention):
            places[links.characters(document, mention.span)].append(mention)
    for place in sorted(places):
        _mention(links, document, place, places[place], quads)


def _mention(links: Links, document: Document, place: str, mentions: Iterable[Mention], quads: Quads) -> None:
    """One stretch of text; it may name two things (a place and the body that sits there)."""
    ordered = sorted(mentions, key=lambda mention: (-len(mention.span), mention))
    article, span = links.article(document), document.original_span(ordered[0].span)
    quads.add(place, _TYPE, NIF + "Phrase", article)
    quads.add(place, NIF + "beginIndex", Literal(str(span.start), _INDEX), article)
    quads.add(place, NIF + "endIndex", Literal(str(span.end), _INDEX), article)
    quads.add(place, NIF + "anchorOf", Literal(ordered[0].surface), article)
    quads.add(place, NIF + "referenceContext", article, article)
    quads.add(place, ITSRDF + "taConfidence", number(max(mention.score for mention in ordered)), article)
    for mention in ordered:
        thing = links.thing(document, mention)
        quads.add(place, ITSRDF + "taIdentRef", thing, article)
        quads.add(article, SCHEMA + "mentions", thing, article)
        if mention.type:
            quads.add(place, ITSRDF + "taClassRef", mention.type, article)


def _statistic(links: Links, document: Document, measure: Measure, quads: Quads) -> None:
    article, statistic = links.article(document), links.thing(document, measure.mention)
    datatype = DECIMAL if _DECIMAL.fullmatch(measure.value) else ""
    for class_iri in (SCHEMA + "Observation", measure.mention.type):
        if class_iri:
            quads.add(statistic, _TYPE, class_iri, article)
    quads.add(statistic, SCHEMA + "value", Literal(measure.value, datatype), article)
    if measure.unit:
        quads.add(statistic, SCHEMA + "unitText", Literal(measure.unit, language=SIMPLIFIED), article)
    if measure.property:
        quads.add(statistic, SCHEMA + "measuredProperty", Literal(measure.property, language=SIMPLIFIED), article)
