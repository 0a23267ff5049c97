"""The things of a corpus with their names, classes and mentions: the only stage that sees more than one article."""

from __future__ import annotations

from collections import Counter

from kg import edtf
from kg.find import titles
from kg.iri import SCHEMA, TIME
from kg.model import Analysis, Corpus, Document, Entity, Kind, Mention, Reference
from kg.resolve import across, calendar_words, happenings, names, within
from kg.resolve.across import Thing
from kg.resolve.decisions import Decision, apply

ROOTS = {
    Kind.ORGANISATION: SCHEMA + "Organization",
    Kind.EVENT: SCHEMA + "Event",
    Kind.DATE: TIME + "TemporalEntity",
    Kind.DOCUMENT: SCHEMA + "CreativeWork",
    Kind.PLACE: SCHEMA + "Place",
    Kind.PERSON: SCHEMA + "Person",
}


def resolve(analyses: tuple[Analysis, ...], decisions: tuple[Decision, ...] = ()) -> Corpus:
    """Entities sorted by path, and for every mention but statistics the path of its thing.

    The order of `analyses` makes no difference to the entities. Document ids must be unique.
    """
    ordered = tuple(sorted(analyses, key=lambda analysis: analysis.document.id))
    by_id = {analysis.document.id: analysis for analysis in ordered}
    if len(by_id) != len(ordered):
        raise ValueError("two articles with the same id")
    clusters = [c for analysis in ordered for c in (*within.clusters(analysis), *happenings.clusters(analysis))]
    things = apply(across.join(by_id, clusters), decisions)
    entities = tuple(_entity(thing, by_id) for thing in things)
    links = {(one.document, one.mention): entity.path for entity in entities for one in entity.mentions}
    return Corpus(analyses, entities, links)


def _entity(thing: Thing, analyses: dict[str, Analysis]) -> Entity:
    references = tuple(sorted({Reference(c.document, m) for c in thing.clusters for m in c.mentions}))
    label = _label(thing)
    met = {name for cluster in thing.clusters for name in cluster.names}
    aliases = tuple(sorted(_alias(thing.kind, name) for name in met if thing.kind is not Kind.DATE))
    reasons = sorted({*thing.reasons, *(reason for cluster in thing.clusters for reason in cluster.reasons)})
    return Entity(
        path=thing.path,
        kind=thing.kind,
        types=_types(thing.kind, references),
        label=label,
        traditional=_traditional(label, references, analyses) if thing.kind is not Kind.DATE else "",
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != label)),
        mentions=references,
        reasons=tuple(reasons),
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
        names.canonical(mention.span.of(document.folded)) == names.canonical(label)
        and len(titles.normal(mention.surface)) == len(label)
    )
