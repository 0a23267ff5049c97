"""The nodes of things: classes, names, and what their very names tell."""

from __future__ import annotations

from collections.abc import Iterable

from kg import iri
from kg.find import titles
from kg.graph import dates
from kg.graph.links import Links
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, Quads
from kg.iri import KG, OWL, RDF, RDFS, SKOS
from kg.model import Doubt, Entity, Kind
from kg.rdf import Literal
from kg.resolve import digest, name_forms, recut
from kg.resolve.cluster import Called
from kg.resolve.entities import ROOTS


def describe(links: Links, quads: Quads) -> None:
    """Note every thing once, with all its names, in the graph of things."""
    known = {one.document.id: (one, digest.verbs(one)) for one in links.corpus.analyses}
    for entity in links.corpus.entities:
        told = ((*known[one.document], one.mention) for one in entity.mentions)
        called = (digest.called(analysis, mention, verb=mention in verbs) for analysis, verbs, mention in told)
        of_thing(links, entity, () if entity.kind is Kind.DATE else called, quads)
    for doubt in links.corpus.doubts:
        doubtful(links, doubt, quads)


def of_thing(links: Links, entity: Entity, called: Iterable[Called], quads: Quads) -> None:
    """Note one thing; `called` is how its mentions call it."""
    node, calls = iri.join(links.base, entity.path), set(called)
    _node(links, entity, node, quads)
    met, cut = {one.name for one in calls if one.verb}, recut.cut_names(entity.reasons)
    met |= _names(entity, node, [one for one in calls if not one.verb], (links.things, quads))
    for alias in entity.aliases:
        if alias not in met | cut and _tells(alias):
            quads.add(node, SKOS + "altLabel", Literal(alias, language=SIMPLIFIED), links.things)
    for other in set(entity.same_as) - {node}:
        quads.add(node, OWL + "sameAs", other, links.things)
    for reason in entity.reasons:
        quads.add(node, KG + "mergedBecause", Literal(reason), links.things)


def doubtful(links: Links, doubt: Doubt, quads: Quads) -> None:
    """Note two things that may be one."""
    one, other = (iri.join(links.base, path) for path in (doubt.one, doubt.other))
    quads.add(one, SKOS + "closeMatch", other, links.things)


def _node(links: Links, entity: Entity, node: str, quads: Quads) -> None:
    for class_iri in (*entity.types, ROOTS[entity.kind]):
        quads.add(node, RDF + "type", class_iri, links.things)
    quads.add(node, RDFS + "label", Literal(entity.label, language=SIMPLIFIED), links.things)
    if entity.kind is Kind.DATE:
        dates.describe(links, node, entity.mentions[0].mention.value, entity.types, quads)


def _names(entity: Entity, node: str, calls: Iterable[Called], place: tuple[str, Quads]) -> set[str]:
    """Note the names that articles give a thing; back come the simplified ones."""
    (graph, quads), met = place, set[str]()
    main = entity.traditional or entity.label
    for one in calls:
        told = titles.normal(one.words)
        met |= {told} | ({one.name.rsplit("/", maxsplit=1)[-1]} if _says(entity, one) else set())
        if one.written and one.written == main:
            quads.add(node, RDFS + "label", Literal(main, language=TRADITIONAL), graph)
        elif one.written and _tells(told):
            quads.add(node, SKOS + "altLabel", Literal(one.written, language=TRADITIONAL), graph)
    for name in sorted(met - {entity.label} - recut.cut_names(entity.reasons)):
        if _tells(name):
            quads.add(node, SKOS + "altLabel", Literal(name, language=SIMPLIFIED), graph)
    return met


def _says(entity: Entity, one: Called) -> bool:
    """Whether what custom takes one character for (乌 for 乌克兰) is what it stands for in its article."""
    one_character = entity.kind is Kind.PLACE and len(one.words) == 1
    return not one_character or tuple(one.name.split("/")) == entity.path[1:]


def _tells(name: str) -> bool:
    """Whether a name says which thing is meant; a bare kind (大会) or one character (市) does not."""
    return len(name) > 1 and not name_forms.generic(name)
