"""Which things of many articles are one, and under which path each stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.catalogue import Catalogue
from kg.edtf import beginning
from kg.find import gazetteer
from kg.model import Kind, Mention
from kg.resolve import (
    bodies,
    drafts,
    foreign_names,
    grouping,
    known_things,
    name_forms,
    namesakes,
    namesakes_abroad,
    passed,
    place_forms,
    recut,
    telling,
    times,
    whereabouts,
    works,
)
from kg.resolve.cluster import Cluster, Digest
from kg.resolve.deciding import Deciding
from kg.resolve.decisions import FOLDERS
from kg.resolve.kept import Past, Path, place
from kg.resolve.occurrences import Occurrence
from kg.resolve.thing import Thing

_WHOLE_NAME = 6  # characters of a name that may stand without what is before it
_FEW = 3
_DATED = re.compile(r"\d[年月日]$")
_NAMESAKE = 0.5
_SECOND = (FOLDERS[Kind.PERSON],)
_FIRST = tuple(sorted(set(FOLDERS.values()) - {*_SECOND, FOLDERS[Kind.EVENT]}))


@dataclass(frozen=True, slots=True)
class Word:
    """What overrules the rules: a person's decisions, and before them what authority files know."""

    deciding: Deciding
    known: Catalogue

    def settle(self, things: Iterable[Thing], folders: Iterable[str]) -> list[Thing]:
        """The things with what is known and decided of those in some folders."""
        due, rest = set(folders), list(things)
        here = [thing for thing in rest if thing.path[0] in due]
        others = [thing for thing in rest if thing.path[0] not in due]
        return list(self.deciding.settle((*others, *known_things.tie(here, self.known)), due))


def join(articles: Mapping[str, Digest], word: Word, past: Past | None = None) -> tuple[Thing, ...]:
    """The things behind the clusters of all articles (by document id), sorted by path.

    The same name is the same thing, except persons whose employers no one person has, and events, which join only on
    what tells them from all others; those get `~` and what tells them apart. What a person decided on things comes
    before what is joined by them. Events that nothing new bears on are joined as in the `past`.
    """
    by_kind: dict[Kind, list[Cluster]] = defaultdict(list)
    for name in sorted(articles):
        for cluster in sorted(articles[name].clusters, key=_first):
            by_kind[cluster.kind].append(cluster)
    events, persons = by_kind.pop(Kind.EVENT, []), recut.mended(by_kind.pop(Kind.PERSON, []))
    documents = drafts.passed(by_kind.pop(Kind.DOCUMENT, []))
    things = list(_organisations(articles, recut.mended(by_kind.pop(Kind.ORGANISATION, []))))
    days = {name: articles[name].published for name in articles}
    things.extend(_documents(documents, passed.full_titles(articles, documents), days))
    by_kind[Kind.PLACE] = recut.mended(by_kind.get(Kind.PLACE, []))
    places = place_forms.main_names(cluster.names[0] for cluster in by_kind[Kind.PLACE])
    for kind in sorted(by_kind):
        things.extend(_by_path((_plain_path(cluster, places), cluster) for cluster in by_kind[kind]))
    things = word.settle(things, _FIRST)
    bodies = [thing for thing in things if thing.kind is Kind.ORGANISATION]
    things.extend(_persons(articles, persons, namesakes.Bodies(_links(bodies, articles))))
    things = word.settle(things, _SECOND)
    past = past or Past()
    known = past.known(things)
    anew = {cluster.document for cluster in events if place(cluster) not in known}
    grouped = grouping.group(events, _links(things, anew), known, past)
    things.extend(_events(grouped, past))
    return tuple(word.settle(things, (FOLDERS[Kind.EVENT],)))


def _first(cluster: Cluster) -> tuple[int, int]:
    span = cluster.mentions[0].span
    return span.start, span.end


def _links(things: list[Thing], articles: Container[str]) -> dict[tuple[str, Mention], tuple[str, ...]]:
    """The paths of the things that the mentions of some articles name."""
    told = ((cluster, thing.path) for thing in things for cluster in thing.clusters if cluster.document in articles)
    return {(cluster.document, mention): path for cluster, path in told for mention in cluster.mentions}


def date_segment(edtf: str) -> str:
    """A date as a path segment: `_` for `/`, `open` for `..`.

    >>> date_segment("2023-10-09/2023-10-12"), date_segment("../2035")
    ('2023-10-09_2023-10-12', 'open_2035')
    """
    return edtf.replace("..", "open").replace("/", "_")


def _plain_path(cluster: Cluster, places: Mapping[str, str]) -> tuple[str, ...]:
    name, folder = cluster.names[0], FOLDERS[cluster.kind]
    if cluster.kind is Kind.DATE:
        return folder, date_segment(cluster.mentions[0].value)
    if cluster.kind is Kind.PLACE:
        parts = [part for part in places[name].split("/") if part]
        return (folder, f"{name}~{cluster.document}") if whereabouts.vague(name) else (folder, *parts)
    return folder, name


def _by_path(pairs: Iterable[tuple[tuple[str, ...], Cluster]]) -> Iterator[Thing]:
    groups: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for path, cluster in pairs:
        groups[path].append(cluster)
    for path in sorted(groups):
        yield Thing(path, groups[path][0].kind, tuple(groups[path]))


def _documents(
    clusters: list[Cluster], full: Mapping[Cluster, tuple[str, str]], days: Mapping[str, str]
) -> Iterator[Thing]:
    """One title is one document; a bare one (《决定》) is its article's, unless the meeting before it tells more.

    Of one title that several works bear each genre and edition is one.
    """
    groups: dict[str, list[Cluster]] = defaultdict(list)
    papers = works.papers(clusters)
    for cluster in clusters:
        name = papers.get(cluster, cluster.names[0])
        alone = f"{name}~{cluster.document}" if name_forms.generic(name) else name
        groups[full.get(cluster, (alone, ""))[0]].append(cluster)
    for title in sorted(groups):
        first: tuple[tuple[Cluster, float, str], ...] = ()
        for name, group in works.parted(title, groups[title], days):
            reasons = tuple(sorted({full[cluster][1] for cluster in group if cluster in full}))
            yield Thing((FOLDERS[Kind.DOCUMENT], name), Kind.DOCUMENT, tuple(group), reasons, first)
            first = first or ((group[0], _NAMESAKE, f"same title: {title}"),)


def _organisations(articles: Mapping[str, Digest], clusters: list[Cluster]) -> Iterator[Thing]:
    """One name in several written forms (中华全国总工会, 全国总工会) is one organisation, under the longest form."""
    around = {document: bodies.article(articles[document]) for document in {cluster.document for cluster in clusters}}
    told = [(*bodies.full_name(around[cluster.document], cluster), cluster) for cluster in clusters]
    known = bodies.abroad(name for name, _, _ in told)
    told = [(bodies.with_country(around[c.document], name, known), reason, c) for name, reason, c in told]
    forms = bodies.main_forms(name for name, _, _ in told)
    groups: dict[str, list[tuple[str, Cluster]]] = defaultdict(list)
    for name, reason, cluster in told:
        groups[forms[bodies.form(name)]].append((reason, cluster))
    for form in sorted(groups):
        reasons = tuple(sorted({reason for reason, _ in groups[form]} - {""}))
        yield Thing((FOLDERS[Kind.ORGANISATION], form), Kind.ORGANISATION, tuple(c for _, c in groups[form]), reasons)


def _persons(articles: Mapping[str, Digest], clusters: list[Cluster], known: namesakes.Bodies) -> Iterator[Thing]:
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    full = foreign_names.full_names(clusters)
    for cluster in clusters:
        by_name[full.get(cluster, cluster.names[0])].append(cluster)
    for name in sorted(by_name):
        taken: set[str] = set()
        first: tuple[tuple[Cluster, float, str], ...] = ()
        groups = namesakes_abroad.parted(name, by_name[name])
        for bearer in namesakes.in_order(one for group in groups for one in namesakes.bearers(group, known)):
            mark = min((employer.name for employer in bearer.employers), default=bearer.clusters[0].document)
            mark = "" if not taken else bearer.clusters[0].document if mark in taken else mark
            taken |= {mark, ""}
            reasons = [f"{name}~{mark}: told apart from others of the name"] if mark else []
            reasons += sorted(
                {f"{c.names[0]} = {name}: part of the name, post and country" for c in bearer.clusters if c in full}
            )
            path = f"{name}~{mark}" if mark else name
            yield Thing((FOLDERS[Kind.PERSON], path), Kind.PERSON, tuple(bearer.clusters), tuple(reasons), first)
            first = first or ((bearer.clusters[0], _NAMESAKE, f"same name: {name}"),)


def _events(found: Iterable[Occurrence], past: Past) -> Iterator[Thing]:
    taken: dict[tuple[str, ...], int] = {}
    for one in found:
        path = past.named[one.first] = one.label or _event_path(list(map(past.whole, one.clusters)))
        if path in taken:
            path = _apart(one.clusters, path)
        while path in taken:
            taken[path] += 1
            path = (path[0], f"{path[1]}.{taken[path]}")
        taken[path] = 1
        reasons = tuple(f"{ground.rule}: {ground.evidence} ({ground.score:.2f})" for ground in one.grounds)
        yield Thing(path, Kind.EVENT, tuple(one.clusters), reasons, tuple(one.near))


def _event_path(group: list[Cluster]) -> Path:
    """Below the name the day, month or year that the graph says it began with."""
    label = main_name(group)
    first, last = times.of_event(event for cluster in group for event in cluster.events)
    start = beginning(first or last)
    return (FOLDERS[Kind.EVENT], f"{start}_{label}" if start else f"{label}~{group[0].document}")


def main_name(clusters: Iterable[Cluster]) -> str:
    """The longest main name of some clusters, the first in code point order where several are as long.

    What only describes an event yields to a name that tells which one it is.
    A name that only a few articles lengthen by what is no place (日前|第三届论坛) yields to the shorter one.
    """
    clusters = tuple(clusters)
    if len(clusters) == 1:
        return clusters[0].names[0]
    named = [one for one in clusters if not one.described and not telling.bare(one.names[0])]
    met = Counter(cluster.names[0] for cluster in named or clusters)
    kept = [name for name in met if not any(_lengthened(name, other, met) for other in met)] or list(met)
    return min(kept, key=lambda name: (-len(name), name))


def _lengthened(name: str, other: str, met: Mapping[str, int]) -> bool:
    added = name[: -len(other)] if name != other and name.endswith(other) and len(other) >= _WHOLE_NAME else ""
    place = name_forms.begins(name) == added and bool(gazetteer.lookup(added))
    rare = not place and met[other] >= _FEW * met[name]
    return bool(added) and (rare or added[-1].isdigit() or _DATED.search(added) is not None)


def _apart(group: list[Cluster], path: Path) -> Path:
    actors = tuple(dict.fromkeys(name for cluster in group for name in cluster.seen.agents))
    mark = actors[0] if actors and "~" not in path[1] else group[0].document
    return path if path[1].endswith("~" + mark) else (path[0], f"{path[1]}~{mark}")
