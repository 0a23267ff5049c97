"""Foreigners named by a part of their name, led to the full name that other articles give them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.find import gazetteer
from kg.lexicon import words
from kg.model import Document, Kind, Mention
from kg.resolve.cluster import Cluster, Post

_BEFORE = 16  # characters before a name in which post and country stand
_SHORTEST, _RARE = 2, 3
_WRITTEN = 4  # characters of a foreigner's name that may be written in two ways
_FAR_MORE = 10  # times as many articles
_LONGEST_PLACE = 8
_LONGEST_TITLE = 8
_DOT = "·"
_PARTS = re.compile("[·-]")
_MARK = re.compile(r"[\W_]")


def full_names(clusters: list[Cluster]) -> dict[Cluster, str]:
    """The full name of each cluster that has only a part of one.

    A part is a last or first name, or a last name behind the first one's first character (谢·别尔科夫). It leads to a
    full name where country or body, and post, lead to one bearer alone; or where one full name alone has it of those
    in all articles and nothing told of posts speaks against it (another title, or a post of who is mostly called by
    the part, which the full name never has, does): of a last name where lines with both name the same foreign country,
    of a first name where it is told right before both. Where all that other articles call so is one bearer, one that
    tells no post and has the same foreign country in its lines means them too.
    """
    known = _Known(clusters)
    found = {cluster: name for cluster in clusters if (name := known.full_name(cluster))}
    led: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        if cluster in found or cluster.seen.posts:
            led[cluster.names[0]].add(found.get(cluster, ""))
    only = {part: min(names) for part, names in led.items() if len(names) == 1 and len(part) >= _RARE}
    silent = (cluster for cluster in clusters if cluster not in found and only.get(cluster.names[0]))
    found |= {one: only[one.names[0]] for one in silent if known.beside(one, only[one.names[0]])}
    return found | _spelt_otherwise([cluster for cluster in clusters if cluster not in found])


def _spelt_otherwise(clusters: list[Cluster]) -> dict[Cluster, str]:
    """The form that most articles have of names with one post in a country and all characters but one in common."""
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for cluster in clusters:
        name = cluster.names[0]
        if len(name) >= _WRITTEN and all(one in words("transliteration") for one in name):
            for post in cluster.seen.posts:
                if gazetteer.is_country(post.owner):
                    holders[post.owner, post.title].add(name)
    spread = Counter(cluster.names[0] for cluster in clusters)
    forms: dict[str, str] = {}
    for names in holders.values():
        ranked = sorted(names, key=lambda name: (-spread[name], name))
        for name in ranked:
            forms.setdefault(name, next(one for one in ranked if one == name or _one_apart(one, name)))
    return {one: forms[one.names[0]] for one in clusters if forms.get(one.names[0], one.names[0]) != one.names[0]}


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


class _Known:
    """The full names of foreigners with what is told of who bears them."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self._borne: dict[str, _Bearer] = defaultdict(_Bearer)
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._spread = Counter(cluster.names[0] for cluster in clusters)
        for cluster in clusters:
            name = cluster.names[0]
            parts = {*_PARTS.split(name), _initialled(name)} - {"", name}
            for part in parts:
                self._bearers[part].add(name)
            if parts:
                self._borne[name].posts |= set(cluster.seen.posts)
                self._borne[name].abroad |= set(cluster.seen.abroad)

    def full_name(self, cluster: Cluster) -> str:
        """The only full name that fits; an empty string where none does, or several do."""
        name, posts = cluster.names[0], frozenset(cluster.seen.posts)
        initialled = _DOT in name
        if len(name) < _SHORTEST or (initialled and _initialled(name) != name):
            return ""
        bearers = self._bearers.get(name, set())
        if not bearers:
            return ""
        posted = {full for full in bearers if self._borne[full].holds(posts)}
        if posted or len(bearers) != 1 or len(name) < _RARE:
            return posted.pop() if len(posted) == 1 else ""
        only = next(iter(bearers))
        if posts and self._borne[only].posts and not self._borne[only].titled(posts):
            return ""
        mine, theirs = ({post.owner for post in side if post.owner} for side in (posts, self._borne[only].posts))
        if mine and (theirs or self._spread[name] > _FAR_MORE * self._spread[only]):
            return only if mine & theirs else ""
        abroad = only.endswith(_DOT + name) and self._borne[only].abroad.intersection(cluster.seen.abroad)
        return only if initialled or abroad else ""

    def beside(self, cluster: Cluster, full: str) -> bool:
        """Whether a foreign country is told of beside the name that is told of beside the full name."""
        return not self._borne[full].abroad.isdisjoint(cluster.seen.abroad)


@dataclass(slots=True)
class _Bearer:
    """What all articles tell of who bears a full name: posts, and the foreign countries named beside."""

    posts: set[Post] = field(default_factory=set)
    abroad: set[str] = field(default_factory=set)

    def holds(self, posts: frozenset[Post]) -> bool:
        """Whether one of the posts is told of the bearer too: the title in a country or body, or the same words."""
        return any(
            (mine.owner and (mine.owner, mine.title) == (theirs.owner, theirs.title)) or _one_body(mine, theirs)
            for mine in posts
            for theirs in self.posts
        )

    def titled(self, posts: frozenset[Post]) -> bool:
        """Whether one of the posts has a title that is told of the bearer too, wherever."""
        return bool({post.title for post in posts} & {post.title for post in self.posts})


class Abroad:
    """The foreign countries that an article names, by where."""

    def __init__(self, document: Document, clusters: Iterable[Cluster]) -> None:
        self._folded = document.folded
        named = ((mention, one.names[0]) for one in clusters if one.kind is Kind.PLACE for mention in one.mentions)
        told = [(mention.span, name) for mention, name in named if gazetteer.is_foreign(name)]
        self.states = {span.end: name for span, name in told}
        found = sorted((span.start, name) for span, name in told)
        self._starts, self._names = [start for start, _ in found], [name for _, name in found]

    def beside(self, cluster: Cluster) -> tuple[str, ...]:
        """Those named in the lines in which a person is."""
        lines = {self._folded.rfind("\n", 0, one.span.start): one.span.end for one in cluster.mentions}
        told: set[str] = set()
        for start, end in lines.items():
            last = self._folded.find("\n", end)
            until = last if last >= 0 else len(self._folded)
            told.update(self._names[bisect_right(self._starts, start) : bisect_left(self._starts, until)])
        return tuple(sorted(told))


def _one_body(one: Post, other: Post) -> bool:
    """Whether the words end alike, the end of a body's name among them (联合国|粮食署署长 and 粮食署署长)."""
    short, long = sorted((one.words, other.words), key=len)
    behind = min((post.behind for post in (one, other) if post.behind), default=len(short))
    return long.endswith(short) and len(short) - behind >= _RARE


def _initialled(name: str) -> str:
    """A full name with its first name cut to a character (谢·别尔科夫 of 谢尔盖·别尔科夫)."""
    first, _, last = name.partition(_DOT)
    return f"{first[0]}{_DOT}{last}" if first and last else ""


def posts(
    document: Document, bodies: Mapping[int, str], states: Mapping[int, str], cluster: Cluster
) -> tuple[Post, ...]:
    """The posts beside the mentions of a person; `bodies` and `states` of its article by where their names end."""
    told = {_post(document, bodies, states, mention) for mention in cluster.mentions}
    told |= {_behind(document, mention) for mention in cluster.mentions}
    return tuple(sorted((post for post in told if post.title), key=lambda one: (one.owner, one.words, one.behind)))


def _post(document: Document, bodies: Mapping[int, str], states: Mapping[int, str], mention: Mention) -> Post:
    start = mention.span.start
    before = document.folded[max(0, start - _BEFORE) : start]
    title = words("person-titles").ending(before)
    size = next((size for size in range(1, _LONGEST_TITLE + 1) if start - size in bodies), 0)
    run = _MARK.split(before)[-1]
    body = bodies[start - size] if 0 < size <= len(run) else ""
    rest = run[: len(run) - len(title)]
    held = words("other-holders").ending(rest) if title else ""
    state = states.get(start - len(title) - len(held), "") if title else ""
    owner = body if size == len(title) else _country(rest) or state
    return Post(owner, held + title, run, size if body else 0)


def _behind(document: Document, mention: Mention) -> Post:
    """The office right behind a name (别尔德穆哈梅多夫总统)."""
    title = words("person-titles").longest(document.folded, mention.span.end)
    office = title if words("offices").ending(title) else ""
    return Post("", office, office, 0)


def _country(text: str) -> str:
    """The last country named in a stretch of text."""
    for end in range(len(text), 1, -1):
        for size in range(min(end, _LONGEST_PLACE), 1, -1):
            if gazetteer.is_country(text[end - size : end]):
                return gazetteer.lookup(text[end - size : end])[0].path
    return ""
