"""The nodes of things: classes, names, and what their very names tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg import iri
from kg.find import titles
from kg.graph import dates
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, Quads
from kg.iri import KG, OWL, RDF, RDFS, SKOS
from kg.model import Document, Entity, Kind, Mention
from kg.rdf import Literal
from kg.resolve import name_forms, recut
from kg.resolve.entities import ROOTS
from kg.resolve.named import folded_name

_LONGEST_VERB = 4


def describe(links: Links, quads: Quads) -> None:
    """Note every thing once, with all its names, in the graph of things."""
    documents = {analysis.document.id: analysis.document for analysis in links.corpus.analyses}
    verbs = _verbs(links)
    for entity in links.corpus.entities:
        node, told = iri.join(links.base, entity.path), defaultdict(list)
        for reference in entity.mentions:
            told[reference.document].append(reference.mention)
        _node(links, entity, node, quads)
        met, cut = set[str](), recut.cut_names(entity.reasons)
        for name in sorted(told):
            document = documents[name]
            bare = [mention for mention in told[name] if (name, mention) in verbs]
            named = [mention for mention in told[name] if (name, mention) not in verbs]
            met |= {folded_name(document, mention) for mention in bare}
            met |= _names(entity, node, document, named, (links.things, quads))
        for alias in entity.aliases:
            if alias not in met | cut and _tells(alias):
                quads.add(node, SKOS + "altLabel", Literal(alias, language=SIMPLIFIED), links.things)
        for other in set(entity.same_as) - {node}:
            quads.add(node, OWL + "sameAs", other, links.things)
        for reason in entity.reasons:
            quads.add(node, KG + "mergedBecause", Literal(reason), links.things)
    for doubt in links.corpus.doubts:
        one, other = (iri.join(links.base, path) for path in (doubt.one, doubt.other))
        quads.add(one, SKOS + "closeMatch", other, links.things)


def _verbs(links: Links) -> set[tuple[str, Mention]]:
    """Mentions of events that are only the word which shows them (召开): no name."""
    return {
        (analysis.document.id, event.mention)
        for analysis in links.corpus.analyses
        for event in analysis.events
        if event.trigger == event.mention.span and len(event.trigger) <= _LONGEST_VERB
    }


def _node(links: Links, entity: Entity, node: str, quads: Quads) -> None:
    for class_iri in (*entity.types, ROOTS[entity.kind]):
        quads.add(node, RDF + "type", class_iri, links.things)
    quads.add(node, RDFS + "label", Literal(entity.label, language=SIMPLIFIED), links.things)
    if entity.kind is Kind.DATE:
        dates.describe(links, node, entity.mentions[0].mention.value, entity.types, quads)


def _names(
    entity: Entity, node: str, document: Document, mentions: Iterable[Mention], place: tuple[str, Quads]
) -> set[str]:
    """Note the names one article gives a thing; back come the simplified ones."""
    (graph, quads), met = place, set()
    main = entity.traditional or entity.label
    for mention in mentions if entity.kind is not Kind.DATE else ():
        told = titles.normal(mention.span.of(document.folded))
        met |= {told} | ({_known(document, mention)} if _says(entity, document, mention) else set())
        written = titles.normal(mention.surface)
        if document.script == "Hant" and written == main:
            quads.add(node, RDFS + "label", Literal(main, language=TRADITIONAL), graph)
        elif document.script == "Hant" and _tells(told):
            quads.add(node, SKOS + "altLabel", Literal(written, language=TRADITIONAL), graph)
    for name in sorted(met - {entity.label} - recut.cut_names(entity.reasons)):
        if _tells(name):
            quads.add(node, SKOS + "altLabel", Literal(name, language=SIMPLIFIED), graph)
    return met


def _known(document: Document, mention: Mention) -> str:
    return folded_name(document, mention).rsplit("/", maxsplit=1)[-1]


def _says(entity: Entity, document: Document, mention: Mention) -> bool:
    """Whether what custom takes one character for (乌 for 乌克兰) is what it stands for in its article."""
    one_character = entity.kind is Kind.PLACE and len(mention.span) == 1
    return not one_character or tuple(folded_name(document, mention).split("/")) == entity.path[1:]


def _tells(name: str) -> bool:
    """Whether a name says which thing is meant; a bare kind (大会) or one character (市) does not."""
    return len(name) > 1 and not name_forms.generic(name)
