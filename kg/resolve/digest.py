"""What joining asks of an article, noted while its text is at hand: a digest is all of it that many articles need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.archive import codec
from kg.find import titles
from kg.model import Analysis, Event, Kind, Mention
from kg.resolve import (
    foreign_names,
    happenings,
    namesakes,
    passed,
    recut,
    same_event,
    scene_names,
    told,
    whereabouts,
    within,
    works,
)
from kg.resolve.cluster import Called, Cluster, Digest, Seen
from kg.resolve.named import folded_name

_LONGEST_VERB = 4
_CUT = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.PLACE})


def of(analysis: Analysis) -> Digest:
    """The digest of an article: its things and what the text shows of each."""
    return digested(
        analysis, (*within.clusters(analysis), *scene_names.placed(analysis, happenings.clusters(analysis)))
    )


def digested(analysis: Analysis, clusters: tuple[Cluster, ...]) -> Digest:
    """The same where the things of the article are known."""
    article = _Article(analysis, clusters)
    return Digest(
        document=analysis.document.id,
        published=analysis.document.published,
        bodies=_values(analysis, Kind.ORGANISATION),
        places=tuple(one for one in _values(analysis, Kind.PLACE) if one),
        meetings=tuple(sorted(set(article.meetings.values()))),
        traditional=analysis.document.script == "Hant",
        clusters=tuple(replace(one, seen=article.seen(one), number=number) for number, one in enumerate(clusters)),
    )


def parted(digest: Digest) -> tuple[Digest, dict[int, tuple[Event, ...]]]:
    """A digest without the events of its clusters, and these by the clusters' numbers."""
    bare = tuple(replace(one, events=()) if one.events else one for one in digest.clusters)
    return replace(digest, clusters=bare), {one.number: one.events for one in digest.clusters if one.events}


def whole(digest: Digest, events: Mapping[int, tuple[Event, ...]]) -> Digest:
    """A digest with the events of its clusters."""
    told = (replace(one, events=events[one.number]) if one.number in events else one for one in digest.clusters)
    return replace(digest, clusters=tuple(told))


def under(digest: Digest, document: str) -> Digest:
    """The digest of the same text under another id."""
    if digest.document == document:
        return digest
    return replace(digest, document=document, clusters=tuple(_under(digest, document)))


def verbs(analysis: Analysis) -> frozenset[Mention]:
    """Mentions of events that are only the word which shows them (召开): no name."""
    return frozenset(
        event.mention
        for event in analysis.events
        if event.trigger == event.mention.span and len(event.trigger) <= _LONGEST_VERB
    )


def called(analysis: Analysis, mention: Mention, *, verb: bool) -> Called:
    """How a mention calls its thing."""
    document = analysis.document
    written = titles.normal(mention.surface) if document.script == "Hant" else ""
    return Called(mention.span.of(document.folded), folded_name(document, mention), written, verb)


class _Article:
    def __init__(self, analysis: Analysis, clusters: tuple[Cluster, ...]) -> None:
        self._analysis = analysis
        self._verbs = verbs(analysis)
        self._posts = namesakes.Posts(analysis)
        self._abroad = foreign_names.Abroad(analysis.document, clusters)
        self._bodies = {m.span.end: m.value for m in analysis.mentions if m.kind is Kind.ORGANISATION}
        self.meetings = passed.meetings(one for one in clusters if one.kind is Kind.EVENT)

    def seen(self, cluster: Cluster) -> Seen:
        if cluster.kind is Kind.DATE:
            return Seen()
        analysis, seen = self._analysis, Seen(called=tuple(self._called(cluster)))
        if cluster.kind in _CUT and not (cluster.kind is Kind.PLACE and whereabouts.known(cluster.names[0])):
            around = recut.around(analysis.document.folded, cluster)
            seen = replace(seen, longer=around.longer, beside=around.beside, behind=around.behind, verbal=around.verbal)
        if cluster.kind is Kind.PERSON:
            posts = foreign_names.posts(analysis.document, self._bodies, self._abroad.states, cluster)
            bodies = {body for person in cluster.mentions for body in self._posts.of(person)}
            abroad = self._abroad.beside(cluster)
            return replace(seen, posts=posts, abroad=abroad, employers=tuple(sorted(bodies)))
        if cluster.kind is Kind.DOCUMENT:
            meetings = passed.before(analysis.document, self.meetings, cluster.mentions)
            owned = passed.owned(analysis, cluster.mentions)
            edition = works.edition(analysis.document, cluster.names[0], cluster.mentions)
            genre = works.genre(analysis.document, cluster.mentions)
            return replace(seen, meetings=tuple(sorted(meetings)), owned=owned, edition=edition, genre=genre)
        if cluster.kind is Kind.EVENT:
            agents = told.agents(analysis, cluster.events)
            return replace(seen, agents=agents, telling=same_event.noted(analysis, cluster))
        return seen

    def _called(self, cluster: Cluster) -> Iterator[Called]:
        for mention in cluster.mentions:
            yield called(self._analysis, mention, verb=mention in self._verbs)


def _values(analysis: Analysis, kind: Kind) -> tuple[str, ...]:
    return tuple(sorted({one.value for one in analysis.mentions if one.kind is kind}))


def _under(digest: Digest, document: str) -> Iterator[Cluster]:
    for one in digest.clusters:
        telling = one.seen.telling and replace(one.seen.telling, document=document)
        events = tuple(codec.event_under(event, document) for event in one.events)
        yield replace(one, document=document, events=events, seen=replace(one.seen, telling=telling))
