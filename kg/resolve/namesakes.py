"""Which persons of one name are one: told apart by employers that no one person has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Kind, Mention, Span
from kg.resolve import name_forms, names
from kg.resolve.cluster import Cluster
from kg.spans import sentence_of

_FAR_MORE = 3  # the best known bearer of a name is named in so many times as many articles as all others
LONGEST_TITLE = 8
_MASKED = 2  # characters of a surname and what stands for the given name


_TITLE_TAGS = frozenset({"n", "nz", "vn", "an"})
_WORKS_FOR = SCHEMA + "worksFor"


@dataclass(frozen=True, slots=True, order=True)
class Employer:
    """A body that somebody works for: its main name, and whether it is of a kind that one person has one of."""

    name: str
    exclusive: bool


@dataclass(slots=True)
class Bearer:
    """One person: the clusters that name them and the bodies they work for."""

    clusters: list[Cluster] = field(default_factory=list)
    employers: set[Employer] = field(default_factory=set)


class Bodies:
    """The organisations of each article by their main names; whom the persons of an article work for."""

    def __init__(self, links: Mapping[tuple[str, Mention], tuple[str, ...]]) -> None:
        self._links = links
        self._named: dict[str, set[str]] = defaultdict(set)
        for (document, mention), path in links.items():
            if mention.kind is Kind.ORGANISATION:
                self._named[document].add(path[-1])

    def named(self, document: str) -> set[str]:
        """Main names of the organisations that an article names."""
        return self._named[document]

    def employers(self, cluster: Cluster) -> frozenset[Employer]:
        """Whom the article of the cluster says that the person works for."""
        linked = ((self._links.get((cluster.document, body)), body.type) for body in cluster.seen.employers)
        return frozenset(Employer(path[-1], type_iri in _exclusive()) for path, type_iri in linked if path)


class Posts:
    """Whom the persons of one article work for."""

    def __init__(self, analysis: Analysis) -> None:
        self._sentences = analysis.sentences
        self._ends = {one.span.end: one for one in analysis.mentions if one.kind is Kind.ORGANISATION}
        self._told: dict[Mention, list[Mention]] = defaultdict(list)
        for one in analysis.relations:
            if one.predicate == _WORKS_FOR and isinstance(one.object, Mention):
                self._told[one.subject].append(one.object)

    def of(self, person: Mention) -> Iterator[Mention]:
        """The bodies that the article says a person works for, and those before it (甲公司财务总监李伟)."""
        yield from self._told.get(person, ())
        for gap in range(1, LONGEST_TITLE + 1):
            body = self._ends.get(person.span.start - gap)
            if body is not None and self._nouns(Span(body.span.end, person.span.start)):
                yield body

    def _nouns(self, between: Span) -> bool:
        """Whether nouns alone stand in a stretch."""
        home = sentence_of(self._sentences, between)
        inside = [token for token in home.tokens if token.span.overlaps(between)] if home else []
        return bool(inside) and all(token.pos in _TITLE_TAGS for token in inside)


def bearers(clusters: list[Cluster], bodies: Bodies) -> list[Bearer]:
    """The persons behind clusters of one name, in order of their first articles.

    Clusters whose employers are told come first. One without goes to the bearer whose employer its article names,
    else to the only or by far best known bearer; else it is a person of its own. Where no employer is told all are one,
    save where the given name is kept back (孙某, 张男) or only the surname is told (小王, 王女士): that is another
    person in each article.
    """
    named = [mention.value for cluster in clusters for mention in cluster.mentions]
    if named and (_masked(clusters[0].names[0]) or _masked(named[0]) or all(len(name) == 1 for name in named)):
        return _one_each(clusters, bodies)
    told = [(bodies.employers(cluster), cluster) for cluster in clusters]
    found: list[Bearer] = []
    for employers, cluster in told:
        if employers:
            fitting = next((one for one in found if compatible(employers, one.employers)), None)
            _add(fitting, found, employers, cluster)
    known = [(len(bearer.clusters), bearer) for bearer in found]
    for employers, cluster in told:
        if not employers:
            one = _likely(bodies.named(cluster.document), known) if known else next(iter(found), None)
            _add(one, found, employers, cluster)
    for bearer in found:
        bearer.clusters.sort(key=_place)
    return in_order(found)


def in_order(found: Iterable[Bearer]) -> list[Bearer]:
    """Persons in order of their first articles."""
    return sorted(found, key=lambda bearer: _place(bearer.clusters[0]))


def _masked(name: str) -> bool:
    """Whether a name keeps the given name back."""
    tails = words("masked-name-tails")
    tail = tails.ending(name)
    surname = len(name) == _MASKED and name[0] in words("surnames")
    return bool(tail) and ("surname" not in tails[tail] or surname)


def _one_each(clusters: list[Cluster], bodies: Bodies) -> list[Bearer]:
    """A bearer for each article that names one."""
    found: dict[str, Bearer] = {}
    for cluster in sorted(clusters, key=_place):
        bearer = found.setdefault(cluster.document, Bearer())
        bearer.clusters.append(cluster)
        bearer.employers |= bodies.employers(cluster)
    return list(found.values())


def compatible(one: frozenset[Employer], other: set[Employer]) -> bool:
    """Whether one person may work for both: a common body, or public ones that lie in no different places."""
    if any(_same(mine.name, theirs.name) for mine in one for theirs in other):
        return True
    if any(employer.exclusive for employer in {*one, *other}):
        return False
    here, there = ({_region(employer.name) for employer in side} for side in (one, other))
    return "" in here | there or any(a.startswith(b) or b.startswith(a) for a in here for b in there)


def _region(name: str) -> str:
    """Where a body is by its name; nowhere where only its article knows (自治区人民政府~a)."""
    return "" if "~" in name else name_forms.region(name)


def _same(one: str, other: str) -> bool:
    """Whether two bodies are one or one is of the other (国务院, 国务院办公厅)."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or names.short_form(short, long) >= names.SURE


def _likely(named: set[str], known: list[tuple[int, Bearer]]) -> Bearer | None:
    if len(known) == 1:
        return known[0][1]
    near = [bearer for _, bearer in known if any(employer.name in named for employer in bearer.employers)]
    if len(near) == 1:
        return near[0]
    most = max(size for size, _ in known)
    best = [bearer for size, bearer in known if size == most]
    return best[0] if len(best) == 1 and most >= _FAR_MORE * (sum(size for size, _ in known) - most) else None


def _add(bearer: Bearer | None, found: list[Bearer], employers: frozenset[Employer], cluster: Cluster) -> None:
    if bearer is None:
        bearer = Bearer()
        found.append(bearer)
    bearer.clusters.append(cluster)
    bearer.employers |= employers


def _place(cluster: Cluster) -> tuple[str, int]:
    return cluster.document, cluster.mentions[0].span.start


@cache
def _exclusive() -> frozenset[str]:
    split = (word.partition(":") for word in words("exclusive-employers"))
    return frozenset(PREFIXES[prefix] + local for prefix, _, local in split)
