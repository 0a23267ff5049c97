"""Which things of many articles are one, and under which path each stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.edtf import bounds
from kg.iri import SCHEMA
from kg.model import Analysis, Kind
from kg.resolve import happenings, names
from kg.resolve.within import Cluster, folded_name

FOLDERS = {
    Kind.ORGANISATION: "organization",
    Kind.EVENT: "event",
    Kind.DATE: "date",
    Kind.DOCUMENT: "document",
    Kind.PLACE: "place",
    Kind.PERSON: "person",
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the corpus: its path below the base and its clusters, by article and place."""

    path: tuple[str, ...]
    kind: Kind
    clusters: tuple[Cluster, ...]
    reasons: tuple[str, ...] = ()


def join(analyses: Mapping[str, Analysis], clusters: Iterable[Cluster]) -> tuple[Thing, ...]:
    """The things behind the clusters of all articles (`analyses` by document id), sorted by path.

    The same name is the same thing, except persons whose employers are in different places and events whose dates
    exclude each other; those get `~` and what tells them apart.
    """
    by_kind: dict[Kind, list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda one: (one.document, one.mentions[0].span)):
        by_kind[cluster.kind].append(cluster)
    things = [
        *_events(analyses, by_kind.pop(Kind.EVENT, [])),
        *_persons(analyses, by_kind.pop(Kind.PERSON, [])),
        *_organisations(by_kind.pop(Kind.ORGANISATION, [])),
    ]
    for kind in sorted(by_kind):
        things.extend(_by_path((_plain_path(cluster), cluster) for cluster in by_kind[kind]))
    return tuple(sorted(things, key=lambda thing: thing.path))


def date_segment(edtf: str) -> str:
    """A date as a path segment: `_` for `/`, `open` for `..`.

    >>> date_segment("2023-10-09/2023-10-12"), date_segment("../2035")
    ('2023-10-09_2023-10-12', 'open_2035')
    """
    return edtf.replace("..", "open").replace("/", "_")


def _plain_path(cluster: Cluster) -> tuple[str, ...]:
    name, folder = cluster.names[0], FOLDERS[cluster.kind]
    if cluster.kind is Kind.DATE:
        return folder, date_segment(cluster.mentions[0].value)
    if cluster.kind is Kind.PLACE:
        return folder, *(part for part in name.split("/") if part)
    if cluster.kind is Kind.DOCUMENT and names.generic(name):
        return folder, f"{name}~{cluster.document}"
    return folder, name


def _by_path(pairs: Iterable[tuple[tuple[str, ...], Cluster]]) -> Iterator[Thing]:
    groups: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for path, cluster in pairs:
        groups[path].append(cluster)
    for path in sorted(groups):
        yield Thing(path, groups[path][0].kind, tuple(groups[path]))


def _organisations(clusters: list[Cluster]) -> Iterator[Thing]:
    """One name in several written forms (中华全国总工会, 全国总工会) is one organisation, under the longest form."""
    forms: dict[str, str] = {}
    for cluster in clusters:
        name = cluster.names[0]
        known = forms.setdefault(names.canonical(name), name)
        forms[names.canonical(name)] = min(known, name, key=lambda word: (-len(word), word))
    yield from _by_path(((FOLDERS[c.kind], forms[names.canonical(c.names[0])]), c) for c in clusters)


def _persons(analyses: Mapping[str, Analysis], clusters: list[Cluster]) -> Iterator[Thing]:
    by_name: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_name[cluster.names[0]].append(cluster)
    for name in sorted(by_name):
        groups: list[tuple[set[str], list[Cluster]]] = []
        for cluster in by_name[name]:
            employers = _employers(analyses[cluster.document], cluster)
            group = next((one for one in groups if not _elsewhere(employers, one[0])), None)
            if group is None:
                group = (set(), [])
                groups.append(group)
            group[0].update(employers)
            group[1].append(cluster)
        for number, (employers, members) in enumerate(groups):
            apart = f"~{min(employers)}" if number else ""
            reasons = (f"{name}{apart}: employers in different places",) if number else ()
            yield Thing((FOLDERS[Kind.PERSON], name + apart), Kind.PERSON, tuple(members), reasons)


def _employers(analysis: Analysis, cluster: Cluster) -> set[str]:
    held = set(cluster.mentions)
    return {
        folded_name(analysis.document, relation.object)
        for relation in analysis.relations
        if relation.predicate == SCHEMA + "worksFor"
        and relation.subject in held
        and not isinstance(relation.object, str)
    }


def _elsewhere(employers: set[str], others: set[str]) -> bool:
    here, there = {names.region(name) for name in employers}, {names.region(name) for name in others}
    known = bool(here) and bool(there) and "" not in here | there
    return known and not any(a.startswith(b) or b.startswith(a) for a in here for b in there)


def _events(analyses: Mapping[str, Analysis], clusters: list[Cluster]) -> Iterator[Thing]:
    taken: dict[tuple[str, ...], int] = {}
    for group in _one_event(analyses, clusters):
        path = _event_path(analyses, group)
        if path in taken:
            path = _apart(analyses, group, path)
        while path in taken:
            taken[path] += 1
            path = (path[0], f"{path[1]}.{taken[path]}")
        taken[path] = 1
        yield Thing(path, Kind.EVENT, tuple(group))


def _one_event(analyses: Mapping[str, Analysis], clusters: list[Cluster]) -> list[list[Cluster]]:
    """Groups of clusters of one event, by name and date, in order of first telling."""
    groups: list[list[Cluster]] = []
    by_name: dict[str, list[int]] = defaultdict(list)
    for cluster in clusters:
        keys = sorted({names.canonical(name) for name in cluster.names if not names.generic(name)})
        keys = keys or [cluster.names[0]]
        known = sorted({number for key in keys for number in by_name[key]})
        number = next((one for one in known if _same_event(analyses, groups[one], cluster)), len(groups))
        if number == len(groups):
            groups.append([])
        groups[number].append(cluster)
        for key in keys:
            if number not in by_name[key]:
                by_name[key].append(number)
    return groups


def _same_event(analyses: Mapping[str, Analysis], group: list[Cluster], cluster: Cluster) -> bool:
    if any(other.document == cluster.document for other in group):
        return False
    mine, theirs = happenings.dates(cluster.events), _dates(group)
    main = cluster.names[0]
    if not happenings.agree(mine, theirs):
        return False
    if names.generic(main):
        actors = _agents(analyses, [cluster])
        return bool(mine and theirs and mine[0] == theirs[0]) and bool(set(actors) & set(_agents(analyses, group)))
    return bool(mine and theirs) or names.distinctive(main)


def _event_path(analyses: Mapping[str, Analysis], group: list[Cluster]) -> tuple[str, str]:
    label = main_name(group)
    start = _start(_dates(group))
    return (FOLDERS[Kind.EVENT], f"{start}_{label}" if start else f"{label}~{group[0].document}")


def main_name(clusters: Iterable[Cluster]) -> str:
    """The longest main name of some clusters, the first in code point order where several are as long."""
    return min((cluster.names[0] for cluster in clusters), key=lambda name: (-len(name), name))


def _apart(analyses: Mapping[str, Analysis], group: list[Cluster], path: tuple[str, str]) -> tuple[str, str]:
    actors = _agents(analyses, group)
    mark = actors[0] if actors and "~" not in path[1] else group[0].document
    return path if path[1].endswith("~" + mark) else (path[0], f"{path[1]}~{mark}")


def _agents(analyses: Mapping[str, Analysis], group: list[Cluster]) -> tuple[str, ...]:
    found = (name for c in group for name in happenings.agents(analyses[c.document], c.events))
    return tuple(dict.fromkeys(found))


def _dates(group: list[Cluster]) -> tuple[str, ...]:
    return happenings.dates(tuple(event for cluster in group for event in cluster.events))


def _start(told: tuple[str, ...]) -> str:
    """The start of the most precise date, as precise as known; an empty string where it is open or unknown."""
    if not told or not bounds(told[0])[0]:
        return ""
    if told[0][:1] in {"{", "["}:
        return bounds(told[0])[0]
    return told[0].split("/")[0].split("T")[0].rstrip("~?%")


def renamed(thing: Thing, path: tuple[str, ...], reason: str) -> Thing:
    """The thing under another path, with the reason."""
    return replace(thing, path=path, reasons=(*thing.reasons, reason))
