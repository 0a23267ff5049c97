"""Which organisations of many articles are one, and which names tell nothing beyond their article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.find import gazetteer
from kg.iri import KG
from kg.lexicon import words
from kg.resolve import name_forms, owners
from kg.resolve.cluster import Cluster, Digest

_LEVELS = {"province": 0, "prefecture": 1, "county": 2}
_WHOLE = 4  # characters of a company's name that tell it from others
_LONGEST_COUNTRY = 8
_TAIWAN = "台湾省"  # as the table of places calls what traditional text mostly speaks of
_HEAD = "长"
_WORLD = "kg:InternationalOrganization"
_DELEGATION = KG + "Delegation"


@dataclass(frozen=True, slots=True)
class Article:
    """Bodies and places that an article names, whether in traditional characters; `of_level` keeps places by level."""

    bodies: frozenset[str]
    places: frozenset[str]
    traditional: bool = False
    of_level: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def at(self, level: str) -> frozenset[str]:
        """Names of the article's places that are of the level a word tells (市: 江城市)."""
        if level not in self.of_level:
            named = (value.split("/") for value in self.places)
            found = (part for parts in named for part in parts if part.endswith(level) and _known(parts[0]))
            self.of_level[level] = frozenset(found)
        return self.of_level[level]


def article(digest: Digest) -> Article:
    """What `full_name` asks of an article, looked up once."""
    return Article(frozenset(digest.bodies), frozenset(digest.places), digest.traditional)


def full_name(article: Article, cluster: Cluster) -> tuple[str, str]:
    """The name a body goes by among all articles, and why it is not the one of its article.

    A body named by its level alone (市委) is that of the only place of the level in its article; a name that many
    bear, or a delegation sent anew each time, tells nothing beyond the article, whose id it takes.
    """
    name = cluster.names[0]
    level = _level(name)
    if level:
        places = article.at(level)
        if len(places) == 1:
            return min(places) + name[len(level) :], f"{name}: of {min(places)}, the only place of its level named"
        return f"{name}~{cluster.document}", ""
    if cluster.mentions[0].type == _DELEGATION and not name_forms.numbered(name):
        return f"{name}~{cluster.document}", ""
    if article.traditional and (name in words("home-bodies") or _ministry(name)):
        return (f"{name}~{_TAIWAN}" if _TAIWAN in article.places else f"{name}~{cluster.document}"), ""
    if name in words("home-bodies"):
        foreign = any(one.endswith(name) and one != name for one in article.bodies)
        return (f"{name}~{cluster.document}", "") if foreign else (name, "")
    alone = name_forms.generic(name) or indefinite(name) or _other_party(article, name)
    return (f"{name}~{cluster.document}", "") if alone else (name, "")


@lru_cache(maxsize=name_forms.KEPT)
def _level(name: str) -> str:
    """The level that alone names a body (市 of 市委), an empty string for other bodies."""
    level = "" if words("not-levels").longest(name, 0) else words("organization-local").longest(name, 0)
    return level if len(name) > len(level) and not gazetteer.lookup(name) else ""


def _ministry(name: str) -> bool:
    """Whether a name that many bodies bear is of a ministry (内政部)."""
    return name_forms.generic(name) and bool(words("head-titles").longest(name[-1:] + _HEAD, 0))


def _other_party(article: Article, name: str) -> bool:
    """Whether a party's bare centre (党中央) may be another party's: in traditional text that does not name the one."""
    bare = article.traditional and name in words("bare-party-centres")
    return bare and not any(words("ruling-party").longest(one, 0) for one in article.bodies if one != name)


@lru_cache(maxsize=name_forms.KEPT)
def indefinite(name: str) -> bool:
    """Whether a body is only described (盐城市一家化工厂), or one of many (各级妇联).

    >>> indefinite("盐城市一家化工厂"), indefinite("盐城市化工厂")
    (True, False)
    """
    return any(word in name[1:] for word in words("indefinite-bodies")) or owners.of_many(name)


def abroad(found: Iterable[str]) -> dict[str, frozenset[str]]:
    """By a name without its foreign country the names with one (南非湖区大学 by 湖区大学)."""
    made: dict[str, set[str]] = defaultdict(set)
    for name in sorted(set(found)):
        for size in range(2, min(_LONGEST_COUNTRY, len(name) - _WHOLE) + 1):
            if gazetteer.is_foreign(name[:size]):
                made[name[size:]].add(name)
    return {rest: frozenset(full) for rest, full in made.items()}


def with_country(article: Article, name: str, known: Mapping[str, frozenset[str]]) -> str:
    """The only name with its country that other articles give a body, where the article names the country too."""
    longer = known.get(name, frozenset())
    if len(longer) != 1 or name in words("home-bodies"):
        return name
    only = min(longer)
    countries = {record.path for record in gazetteer.lookup(only[: -len(name)])}
    return only if any(path in countries for path in article.places) else name


@lru_cache(maxsize=name_forms.KEPT)
def form(name: str) -> str:
    """The canonical name, its country in full; of a company without its legal form, of a world body without its owner.

    >>> form("俄联邦安全局"), form("青岭航空公司"), form("联合国安理会"), form("俄军方") == form("俄军")
    ('俄罗斯联邦安全局', '青岭航空', '安理会', True)
    """
    canonical = _without_owner(name_forms.canonical(name))
    country, use = (*words("place-aliases").get(canonical[:1], ()), "", "")[:2]
    if use == "abbreviation" and gazetteer.is_country(country) and not canonical.startswith(country):
        canonical = country + canonical[1:]
    side = words("forces-sides").ending(canonical)
    if side and len(canonical) > len(side):
        return canonical.removesuffix(side) + words("forces-sides")[side][0]
    short = canonical.removesuffix(words("legal-forms").ending(canonical))
    return short if len(short) >= _WHOLE else canonical


def _without_owner(name: str) -> str:
    """A body of the world known by its own name, without the one it is of (联合国 | 安理会)."""
    sizes = range(2, len(name) - 1) if name[:2] in _heads() else ()
    return next((name[size:] for size in sizes if _of_the_world(name[:size]) and _of_the_world(name[size:])), name)


@cache
def _heads() -> frozenset[str]:
    """The first two characters of names of bodies of the world."""
    return frozenset(name[:2] for name in words("organization-names") if _of_the_world(name))


def _of_the_world(name: str) -> bool:
    return words("organization-names").get(name, ())[:1] == (_WORLD,)


def main_forms(found: Iterable[str]) -> dict[str, str]:
    """By `form` the longest of the names, the first in code point order where several are as long; no side (以军方)."""
    forms: dict[str, str] = {}
    for name in sorted(set(found), key=lambda word: (bool(words("forces-sides").ending(word)), -len(word), word)):
        forms.setdefault(form(name), name)
    return forms


@cache
def _known(name: str) -> bool:
    return any(record.mainland for record in gazetteer.lookup(name))
