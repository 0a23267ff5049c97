"""The nodes of things: classes, names, and what their very names tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg import edtf, iri
from kg.find import titles
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, Quads, day
from kg.iri import EDTF, KG, OWL, RDF, RDFS, SKOS
from kg.model import Document, Entity, Kind, Literal, Mention
from kg.resolve import names
from kg.resolve.entities import ROOTS
from kg.resolve.within import folded_name

_LONGEST_VERB = 4


def describe(links: Links, quads: Quads) -> None:
    """Note every thing in the graph of each article that names it; names of other articles stand as inferred."""
    documents = {analysis.document.id: analysis.document for analysis in links.corpus.analyses}
    verbs = _verbs(links)
    for entity in links.corpus.entities:
        node, told = iri.join(links.base, entity.path), defaultdict(list)
        for reference in entity.mentions:
            told[reference.document].append(reference.mention)
        met: set[str] = set()
        for name in sorted(told):
            document = documents[name]
            _node(entity, node, links.article(document), quads)
            bare = [mention for mention in told[name] if (name, mention) in verbs]
            named = [mention for mention in told[name] if (name, mention) not in verbs]
            met |= {folded_name(document, mention) for mention in bare}
            met |= _names(entity, node, document, named, (links.article(document), quads))
        for alias in entity.aliases:
            if alias not in met and _tells(alias):
                quads.add(node, SKOS + "altLabel", Literal(alias, language=SIMPLIFIED), links.inferred)
        for other in entity.same_as:
            quads.add(node, OWL + "sameAs", other, links.inferred)


def _verbs(links: Links) -> set[tuple[str, Mention]]:
    """Mentions of events that are only the word which shows them (召开): no name."""
    return {
        (analysis.document.id, event.mention)
        for analysis in links.corpus.analyses
        for event in analysis.events
        if event.trigger == event.mention.span and len(event.trigger) <= _LONGEST_VERB
    }


def _node(entity: Entity, node: str, graph: str, quads: Quads) -> None:
    for class_iri in (*entity.types, ROOTS[entity.kind]):
        quads.add(node, RDF + "type", class_iri, graph)
    quads.add(node, RDFS + "label", Literal(entity.label, language=SIMPLIFIED), graph)
    if entity.kind is Kind.DATE:
        value = entity.mentions[0].mention.value
        quads.add(node, KG + "edtf", Literal(value, EDTF + "EDTF"), graph)
        days(node, value, graph, quads)


def days(node: str, value: str, graph: str, quads: Quads) -> None:
    """Note the first and last day an EDTF date may cover, where they are known."""
    for name, bound in zip(("earliest", "latest"), edtf.bounds(value), strict=True):
        if bound:
            quads.add(node, KG + name, day(bound), graph)


def _names(
    entity: Entity, node: str, document: Document, mentions: Iterable[Mention], place: tuple[str, Quads]
) -> set[str]:
    """Note the names one article gives a thing; back come the simplified ones."""
    (graph, quads), met = place, set()
    main = entity.traditional or entity.label
    for mention in mentions if entity.kind is not Kind.DATE else ():
        told = titles.normal(mention.span.of(document.folded))
        met |= {told, folded_name(document, mention).rsplit("/", maxsplit=1)[-1]}
        written = titles.normal(mention.surface)
        if document.script == "Hant" and written == main:
            quads.add(node, RDFS + "label", Literal(main, language=TRADITIONAL), graph)
        elif document.script == "Hant" and _tells(told):
            quads.add(node, SKOS + "altLabel", Literal(written, language=TRADITIONAL), graph)
    for name in sorted(met - {entity.label}):
        if _tells(name):
            quads.add(node, SKOS + "altLabel", Literal(name, language=SIMPLIFIED), graph)
    return met


def _tells(name: str) -> bool:
    """Whether a name says which thing is meant; a bare kind (大会) or one character (市) does not."""
    return len(name) > 1 and not names.generic(name)
