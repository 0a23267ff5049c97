"""Whether two places told of an event lie in each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from kg.find import gazetteer, place_commons
from kg.find.transliterated import foreign
from kg.lexicon import words
from kg.read.characters import count
from kg.resolve import name_forms

_SHORT = 2
_TOWNS = ("市", "县")
_DISTRICT = "区"
_CHINA = "中"
_VILLAGE, _FAMILY = "村", "家"


def known(path: str) -> bool:
    """Whether the table knows in which country or province a place lies.

    >>> known("江西省/南昌市"), known("江城体育馆")
    (True, False)
    """
    return bool(gazetteer.lookup(path.split("/", maxsplit=1)[0]))


def shared(one: Iterable[str], other: Iterable[str]) -> str:
    """The wider of two places (paths) one of which lies in the other; an empty string where none do.

    >>> shared(["江西省/南昌市"], ["江西省"]), shared(["江西省"], ["湖南省"]), shared(["中国"], ["湖南省"])
    ('江西省', '', '中国')
    """
    for mine, theirs in product(sorted(one), sorted(other)):
        short, long = sorted((mine, theirs), key=lambda path: (path.count("/"), path))
        if f"{long}/".startswith(f"{short}/") or _holds(short, long) or _holds(long, short):
            return long if _holds(long, short) else short
    return ""


def of_body(name: str) -> str:
    """The path of the place that a body's name begins with; an empty string where the table knows none.

    >>> of_body("盐城市亭湖区化工厂"), of_body("化工厂")
    ('江苏省/盐城市/亭湖区', '')
    """
    path, rest = "", name
    while begun := name_forms.begins(rest):
        record = gazetteer.resolve(begun, (path,) if path else ())
        if record is None or not record.mainland or (path and not record.within(path)):
            return path
        path, rest = record.path, rest[len(begun) :]
    return path


@lru_cache(maxsize=name_forms.KEPT)
def vague(name: str) -> bool:
    """Whether a place name tells of no single place: a common word, a side (东区), a street that many towns have.

    >>> vague("大石"), vague("江城市"), vague("哈"), vague("中东"), vague("东区"), vague("桃园"), vague("南海")
    (True, False, True, False, True, False, False)
    >>> vague("大桥"), vague("陈家村"), vague("军用机场"), vague("梅坡村"), vague("白云机场")
    (True, True, True, False, False)
    >>> vague("工业园区"), vague("多州"), vague("长江大桥"), vague("中山路"), vague("长安街"), vague("华尔街")
    (True, True, True, True, False, False)
    """
    head = words("place-common-words").get(name, ()) == ("head",)
    return head or common(name) or _street(name) or _word(name) or _of_a_family(name)


def common(name: str) -> bool:
    """Whether a name is made of nothing but common words for places."""
    return place_commons.made_of_common_words(name)


def _of_a_family(name: str) -> bool:
    """Whether a name is of a village that a family's name alone tells, as many are called (陈家村, 姜村)."""
    rest = name.removesuffix(_VILLAGE).removesuffix(_FAMILY)
    return name.endswith(_VILLAGE) and len(rest) == 1 and rest in words("surnames")


def _street(name: str) -> bool:
    """Whether a name is of a street, save one abroad (华尔街) or one that is known by its name (长安街)."""
    ending = words("street-endings").ending(name)
    if (
        not ending
        or words("street-endings")[ending]
        or len(name) - len(ending) > _SHORT
        or name in words("place-names")
    ):
        return False
    return not foreign(name.removesuffix(ending))


def _word(name: str) -> bool:
    """Whether a short name is a word or character that no table knows, a district by its side, or two countries."""
    if len(name) > _SHORT:
        return False
    if len(name) == _SHORT and _with_china(name):
        return True
    if not count(name):
        return False
    side = name[:1] in words("directions") and name[1:] == _DISTRICT
    known = any(gazetteer.lookup(name + division) for division in ("", *_TOWNS))
    known = known or any(name in words(one) for one in ("place-names", "place-aliases"))
    known = known or bool(words("place-endings").ending(name))
    return side or len(name) == 1 or not known


def _with_china(name: str) -> bool:
    """Whether China and the first character of another country stand for what both share (塞中关系)."""
    other = name.replace(_CHINA, "")
    listed = any(name in words(one) for one in ("place-names", "place-aliases"))
    heads = {head[0] for head in gazetteer.foreign_heads()}
    return len(other) == 1 and other in heads and not (listed or gazetteer.lookup(name))


def _holds(country: str, path: str) -> bool:
    """Whether a place is the country of a province, which the province's path leaves out."""
    home = any(record.code == "CN" for record in gazetteer.lookup(country))
    return home and any(record.mainland for record in gazetteer.lookup(path.split("/", maxsplit=1)[0]))
