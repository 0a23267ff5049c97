"""Which names of places are one: written otherwise, with the town or country before them, with 市 or 岛 behind."""

from __future__ import annotations

from collections.abc import Iterable

from kg.find import gazetteer
from kg.find.abbreviations import nation
from kg.find.transliterated import foreign
from kg.lexicon import words
from kg.resolve import name_forms, whereabouts

_AIRPORT = "机场"
_TAILS = ("市", "岛")  # behind the name of a town or an island abroad
_REGION, _TOWN, _COUNTY = "州", "市", "县"
_SHORTEST, _OWN = 2, 6  # characters of a place's name, and of an airport's
_LONGEST_TOWN = 8


def main_names(met: Iterable[str]) -> dict[str, str]:
    """By the names met (paths of those that the table knows) the one that each goes by.

    That is the one the table knows, else the longest of a form (of several the first in code point order). A town after
    which a region is called too (赫尔松市, 赫尔松州) keeps its 市: its bare name may mean either.
    """
    names = dict.fromkeys(sorted(set(met), key=lambda name: (not whereabouts.known(name), -len(name), name)))
    told = {name: name if name[:-1] + _REGION in names else form(name) for name in names}
    told |= {name: form(bare) for name in names if (bare := _of_region(name)) in names}
    told |= {name: form(bare) for name in names if (bare := _of_town(name)) in names and bare + _COUNTY not in names}
    forms: dict[str, str] = {}
    for name in names:
        forms.setdefault(told[name], name)
    return {name: forms[_at_home(name, told, forms)] for name in names}


def form(name: str) -> str:
    """The canonical name of a place that no table knows, without what may go without saying.

    >>> form("江南自由贸易港"), form("北京大兴国际机场"), form("北京人民大会堂"), form("明尼阿波利斯市")
    ('江南自贸港', '大兴国际机场', '人民大会堂', '明尼阿波利斯')
    """
    if whereabouts.known(name):
        return name
    canonical = _without_town(name_forms.canonical(name))
    tail = canonical[-1:] if canonical[-1:] in _TAILS else ""
    rest = canonical[: len(canonical) - len(tail)]
    return rest if tail and len(rest) > _SHORTEST and _abroad(rest) else canonical


def _of_region(name: str) -> str:
    """A region abroad (佛罗里达州) without its ending, where the table knows no town of that name."""
    rest = name.removesuffix(_REGION)
    alone = rest != name and len(rest) > _SHORTEST and not gazetteer.lookup(rest)
    return rest if alone and foreign(rest) else ""


def _of_town(name: str) -> str:
    """A town (台北市) without its ending, where that can mean no other place by the table."""
    rest = name.removesuffix(_TOWN)
    mine, bare = ({one.path for one in gazetteer.lookup(word)} for word in (name, rest))
    return rest if rest != name and "/" not in name and len(rest) >= _SHORTEST and mine == bare else ""


def _abroad(name: str) -> bool:
    """Whether a place lies abroad by the table, else by its characters."""
    records = gazetteer.lookup(name)
    return not records[0].mainland if records else foreign(name)


def _without_town(name: str) -> str:
    """A place with a name of its own, without the town before it."""
    for size in range(_SHORTEST, min(_LONGEST_TOWN, len(name) - 1)):
        rest = name[size:]
        own = rest in words("place-names") or (rest.endswith(_AIRPORT) and len(rest) >= _OWN)
        if own and gazetteer.lookup(name[:size]):
            return rest
    return name


def _at_home(name: str, told: dict[str, str], forms: dict[str, str]) -> str:
    """The form of a name; of one that begins with its country's character (美 | 加州) the rest's, where that is met."""
    rest = name[1:]
    region = bool(words("place-endings").ending(rest)) and len(rest) > _SHORTEST - 1
    its = told.get(rest, form(rest))
    cut = region and nation(name[:1]) and not whereabouts.known(name) and its in forms
    return its if cut and foreign(rest[:-1]) else told[name]
