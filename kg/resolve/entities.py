"""The things of a corpus with their names, classes and mentions: the only stage that sees more than one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kg import edtf
from kg.catalogue import NONE, Catalogue
from kg.find import titles
from kg.iri import SCHEMA, TIME
from kg.model import Analysis, Corpus, Document, Doubt, Entity, Kind, Mention, Reference
from kg.resolve import across, amending, calendar_words, happenings, name_forms, within
from kg.resolve.deciding import Deciding
from kg.resolve.decisions import Decision
from kg.resolve.thing import Thing
from kg.resolve.trimmed import Sharing, trimmed
from kg.resolve.within import Cluster

ROOTS = {
    Kind.ORGANISATION: SCHEMA + "Organization",
    Kind.EVENT: SCHEMA + "Event",
    Kind.DATE: TIME + "TemporalEntity",
    Kind.DOCUMENT: SCHEMA + "CreativeWork",
    Kind.PLACE: SCHEMA + "Place",
    Kind.PERSON: SCHEMA + "Person",
}


def resolve(
    analyses: Iterable[Analysis],
    decisions: tuple[Decision, ...] = (),
    known: Catalogue = NONE,
    *,
    trim: bool = False,
) -> Corpus:
    """Entities sorted by path, and for every mention but statistics the path of its thing.

    The order of `analyses` makes no difference to the entities. Document ids must be unique. Where the corpus is to be
    held with less memory (`trim`), its analyses come back without most of their words, equal parts of them shared.
    """
    kept: list[Analysis] = []
    clusters: list[Cluster] = []
    sharing = Sharing()
    for given in analyses:
        analysis = sharing.of(given) if trim else given
        clusters.extend((*within.clusters(analysis), *happenings.clusters(analysis)))
        kept.append(trimmed(analysis) if trim else analysis)
    by_id = {one.document.id: one for one in sorted(kept, key=lambda one: one.document.id)}
    if len(by_id) != len(kept):
        raise ValueError("two articles with the same id")
    del sharing
    deciding = Deciding(decisions)
    things = across.join(by_id, clusters, across.Word(deciding, known))
    entities = tuple(_entity(thing, by_id) for thing in things)
    links = {(one.document, one.mention): entity.path for entity in entities for one in entity.mentions}
    doubts = tuple(sorted(set(_doubts(things, links, deciding))))
    told = amending.amended(kept, things, links, deciding)
    return Corpus(tuple(told), entities, links, doubts, tuple(deciding.unfollowed))


def _doubts(
    things: Iterable[Thing], links: Mapping[tuple[str, Mention], tuple[str, ...]], deciding: Deciding
) -> Iterator[Doubt]:
    """Pairs of things that may be one, as far as no decision has joined them or told them apart."""
    for thing in things:
        found = ((links.get((near.document, near.mentions[0])), score, why) for near, score, why in thing.near)
        others = {other: (score, reason) for other, score, reason in found if other is not None}
        for other, (score, reason) in others.items():
            if other != thing.path and not deciding.keeps_apart(thing.path, other):
                yield Doubt(min(thing.path, other), max(thing.path, other), score, reason)


def _entity(thing: Thing, analyses: dict[str, Analysis]) -> Entity:
    named = {(c.document, m) for c in thing.clusters for m in c.mentions}
    references = tuple(Reference(*one) for one in sorted(named, key=lambda one: (one[0], within.order(one[1]))))
    label = thing.label or _label(thing)
    met = {name for cluster in thing.clusters for name in cluster.names}
    if thing.label and thing.kind is not Kind.DATE:
        met.add(_label(thing))
    aliases = tuple(sorted(_alias(thing.kind, name) for name in met if thing.kind is not Kind.DATE))
    reasons = sorted({*thing.reasons, *(reason for cluster in thing.clusters for reason in cluster.reasons)})
    return Entity(
        path=thing.path,
        kind=thing.kind,
        types=(thing.type, ROOTS[thing.kind]) if thing.type else _types(thing.kind, references),
        label=label,
        traditional=_traditional(label, references, analyses) if thing.kind is not Kind.DATE else "",
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != label)),
        same_as=thing.same_as,
        mentions=references,
        reasons=tuple(reasons),
        dated=thing.dated,
    )


def _label(thing: Thing) -> str:
    if thing.kind is Kind.DATE:
        return calendar_words.label(thing.clusters[0].mentions[0].value)
    if thing.kind is Kind.EVENT:
        return across.main_name(thing.clusters)
    last = thing.path[-1].split("~")[0]
    main = across.main_name(thing.clusters)
    return last if thing.kind is Kind.PLACE or last == main else main


def _alias(kind: Kind, name: str) -> str:
    return name.rsplit("/", maxsplit=1)[-1] if kind is Kind.PLACE else name


def _types(kind: Kind, references: tuple[Reference, ...]) -> tuple[str, ...]:
    """The class most mentions have, then the family's root; of a date whether it is a day or a longer stretch."""
    root = ROOTS[kind]
    if kind is Kind.DATE:
        instant = edtf.precision(references[0].mention.value) in {"day", "time"}
        return (TIME + ("Instant" if instant else "ProperInterval"), root)
    told = Counter(one.mention.type for one in references if one.mention.type not in {"", root})
    if not told:
        return (root,)
    return (min(told, key=lambda type_iri: (-told[type_iri], type_iri)), root)


def _traditional(label: str, references: tuple[Reference, ...], analyses: dict[str, Analysis]) -> str:
    """The main name as traditional text writes it, where that differs from the simplified form."""
    for reference in references:
        document = analyses[reference.document].document
        if document.script != "Hant":
            continue
        written = titles.normal(reference.mention.surface)
        if _names(reference.mention, document, label) and written != label:
            return written
    return ""


def _names(mention: Mention, document: Document, label: str) -> bool:
    return titles.normal(mention.span.of(document.folded)) == label or (
        name_forms.canonical(mention.span.of(document.folded)) == name_forms.canonical(label)
        and len(titles.normal(mention.surface)) == len(label)
    )
