"""The things of a corpus with their names, classes and mentions: the only stage that sees more than one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from kg import edtf
from kg.catalogue import NONE, Catalogue
from kg.find import titles
from kg.iri import SCHEMA, TIME
from kg.model import Analysis, Corpus, Doubt, Entity, Kind, Reference
from kg.resolve import across, amending, calendar_words, digest, name_forms, within
from kg.resolve.cluster import Called, Cluster, Digest
from kg.resolve.deciding import Deciding
from kg.resolve.decisions import Decision
from kg.resolve.kept import Past
from kg.resolve.thing import Thing
from kg.resolve.trimmed import Sharing, trimmed

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
    digests: Iterable[Digest] | None = None,
    *,
    trim: bool = False,
) -> Corpus:
    """Entities sorted by path, and for every mention but statistics the path of its thing.

    `digests` are those of the analyses, where they are known. The order of `analyses` makes no difference to the
    entities. Document ids must be unique. Where the corpus is to be held with less memory (`trim`), its analyses come
    back without most of their words, equal parts of them shared.
    """
    kept: list[Analysis] = []
    made: list[Digest] = []
    sharing = Sharing()
    for given in analyses:
        analysis = sharing.of(given) if trim else given
        if digests is None:
            made.append(digest.of(analysis))
        kept.append(trimmed(analysis) if trim else analysis)
    del sharing
    deciding = Deciding(decisions)
    things = join(made if digests is None else digests, deciding, known)
    entities = tuple(map(entity, things))
    links = {(one.document, one.mention): entity.path for entity in entities for one in entity.mentions}
    unsure = tuple(sorted(set(doubts(things, lambda one: links.get((one.document, one.mentions[0])), deciding))))
    told = amending.amended(kept, things, links, deciding)
    return Corpus(tuple(told), entities, links, unsure, tuple(deciding.unfollowed))


def join(
    digests: Iterable[Digest], deciding: Deciding, known: Catalogue = NONE, past: Past | None = None
) -> tuple[Thing, ...]:
    """The things of all articles, sorted by path; a `ValueError` where two have one id."""
    told = tuple(digests)
    by_id = {one.document: one for one in told}
    if len(by_id) != len(told):
        raise ValueError("two articles with the same id")
    return across.join(by_id, across.Word(deciding, known), past)


def doubts(
    things: Iterable[Thing], where: Callable[[Cluster], tuple[str, ...] | None], deciding: Deciding
) -> Iterator[Doubt]:
    """Pairs of things that may be one, as far as no decision has joined them or told them apart.

    `where` gives the path of the thing that a cluster is of.
    """
    for thing in things:
        found = ((where(near), score, why) for near, score, why in thing.near)
        others = {other: (score, reason) for other, score, reason in found if other is not None}
        for other, (score, reason) in others.items():
            if other != thing.path and not deciding.keeps_apart(thing.path, other):
                yield Doubt(min(thing.path, other), max(thing.path, other), score, reason)


def entity(thing: Thing) -> Entity:
    """A thing of the graph, with the names, classes and mentions of its clusters."""
    named = {(c.document, m) for c in thing.clusters for m in c.mentions}
    references = tuple(Reference(*one) for one in sorted(named, key=lambda one: (one[0], within.order(one[1]))))
    return replace(nameless(thing), mentions=references)


def nameless(thing: Thing) -> Entity:
    """The same with its first mention alone; of what every article names they are many."""
    label = thing.label or _label(thing)
    met = {name for cluster in thing.clusters for name in cluster.names}
    if thing.label and thing.kind is not Kind.DATE:
        met.add(_label(thing))
    aliases = tuple(sorted(_alias(thing.kind, name) for name in met if thing.kind is not Kind.DATE))
    reasons = sorted({*thing.reasons, *(reason for cluster in thing.clusters for reason in cluster.reasons)})
    return Entity(
        path=thing.path,
        kind=thing.kind,
        types=(thing.type, ROOTS[thing.kind]) if thing.type else _types(thing),
        label=label,
        traditional=_traditional(label, thing) if thing.kind is not Kind.DATE else "",
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != label)),
        same_as=thing.same_as,
        mentions=(Reference(thing.clusters[0].document, thing.clusters[0].mentions[0]),),
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


def _types(thing: Thing) -> tuple[str, ...]:
    """The class most mentions have, then the family's root; of a date whether it is a day or a longer stretch."""
    root = ROOTS[thing.kind]
    if thing.kind is Kind.DATE:
        instant = edtf.precision(thing.clusters[0].mentions[0].value) in {"day", "time"}
        return (TIME + ("Instant" if instant else "ProperInterval"), root)
    told = Counter(one.type for cluster in thing.clusters for one in cluster.mentions if one.type not in {"", root})
    if not told:
        return (root,)
    return (min(told, key=lambda type_iri: (-told[type_iri], type_iri)), root)


def _traditional(label: str, thing: Thing) -> str:
    """The main name as the first traditional text writes it that does, where that differs from the simplified form."""
    told = (
        ((cluster.document, within.order(mention)), one)
        for cluster in thing.clusters
        for mention, one in zip(cluster.mentions, cluster.seen.called, strict=True)
        if one.written and one.written != label
    )
    fitting = [(place, one.written) for place, one in told if _names(one, label)]
    return min(fitting)[1] if fitting else ""


def _names(called: Called, label: str) -> bool:
    return titles.normal(called.words) == label or (
        name_forms.canonical(called.words) == name_forms.canonical(label) and len(called.written) == len(label)
    )
