"""Sentences that something was read in, as things: where they stand and what they say."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.links import Links
from kg.graph.quads import Quads, whole
from kg.iri import NIF, RDF
from kg.model import Analysis, Span
from kg.rdf import Literal
from kg.resolve.within import every_mention

_CONTEXT = NIF + "referenceContext"


def describe(links: Links, analysis: Analysis, spans: Iterable[Span], quads: Quads) -> None:
    """Note each stretch of `Document.text` as a sentence of its article; its words are those of the text as it came in.

    Where a sentence is nothing but the name of a thing, the mention has the words already.
    """
    document = analysis.document
    article = links.article(document)
    named = {links.characters(document, one.span) for one in every_mention(analysis) if links.thing(document, one)}
    for span in sorted(set(spans)):
        place, original = links.characters(document, span), document.original_span(span)
        quads.add(place, RDF + "type", NIF + "Sentence", article)
        quads.add(place, NIF + "beginIndex", whole(original.start), article)
        quads.add(place, NIF + "endIndex", whole(original.end), article)
        quads.add(place, _CONTEXT, article, article)
        if place not in named:
            quads.add(place, NIF + "anchorOf", Literal(original.of(document.original)), article)
