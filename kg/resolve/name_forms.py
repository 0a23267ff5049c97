"""The forms in which names are compared: without quotation marks, numbers and years, or the place they begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.find import gazetteer
from kg.find.statistics import decimal
from kg.lexicon import words

KEPT = 1 << 16  # names that are not looked at again
NUMERAL = "[〇零一二三四五六七八九十百\\d]"
_YEAR = re.compile(r"((?:19|20)\d\d)(?:[—-]?((?:19|20)\d\d))?(?:年度|年)?")
_QUOTES = re.compile(r"[\s“”‘’「」『』\"'《》〈〉]")
_BY_ITSELF = re.compile(r"\\[1-9]|\(\?[A-Za-z(]")
"""A group that is named or repeated, or a flag."""
_NOTE = re.compile(r"(?<=.)[(（][^()（）]*[)）]$")


@lru_cache(maxsize=KEPT)
def canonical(name: str) -> str:
    """The form names are compared in: no spaces, quotation marks or closing notes, fixed words abbreviated.

    >>> canonical("中华全国总工会"), canonical("中国工会十八大")
    ('全国总工会', '中国工会第18次全国代表大会')
    """
    name = _QUOTES.sub("", name)
    name = name if _campus(name) else _NOTE.sub("", name)
    if _rewritten().search(name):
        for pattern, replacement in _rewrites():
            name = pattern.sub(replacement, name)
    return _ordinal().sub(lambda match: f"第{_number(match[1])}{match[2]}", name)


@lru_cache(maxsize=KEPT)
def generic(name: str) -> bool:
    """Whether many things bear the name, so that alone it tells nothing (大会, 协会, 签约仪式)."""
    return _QUOTES.sub("", name) in words("generic-names") or len(name) < 2


def numbered(name: str) -> bool:
    """Whether the name carries an ordinal or a year (第十八次…, 2025年…)."""
    return bool(counted(canonical(name)))


def clash(left: str, right: str) -> bool:
    """Whether both names carry an ordinal of the same kind, or a year, and not the same one."""
    mine, theirs = numbers(canonical(left)), numbers(canonical(right))
    return bool(mine and theirs) and any(theirs.get(unit, number) != number for unit, number in mine.items())


@lru_cache(maxsize=KEPT)
def undated(name: str) -> str:
    """A canonical name without its ordinals and years.

    >>> undated("第9届江城论坛"), undated("2025年江城论坛")
    ('江城论坛', '江城论坛')
    """
    return _YEAR.sub("", _ordinal().sub("", name)).strip("-—·")


def yearless(name: str) -> str:
    """A canonical name without its years.

    >>> yearless("2025年第9届江城论坛")
    '第9届江城论坛'
    """
    return _YEAR.sub("", name).strip("-—·")


def behind_numbers(name: str) -> str:
    """What stands behind the last ordinal of a canonical name; an empty string where it has none.

    >>> behind_numbers("第2届湖区论坛"), behind_numbers("湖区论坛")
    ('湖区论坛', '')
    """
    found = [*_ordinal().finditer(name)]
    return name[found[-1].end() :] if found else ""


def region(name: str) -> str:
    """The place a name begins with, or an empty string.

    >>> region("江城市总工会"), region("北京大学"), region("国务院")
    ('江城市', '北京', '')
    """
    length = prefix_length(name)
    word = words("name-prefixes").longest(name, 0)
    return "" if word and words("name-prefixes")[word] == () else name[:length]


def begins(name: str) -> str:
    """What a short form may leave out at the start of a name: a place, 中国, 全国; an empty string where nothing is.

    >>> begins("江城市论坛"), begins("全国论坛"), begins("湖区论坛")
    ('江城市', '全国', '')
    """
    return name[: prefix_length(name)]


@lru_cache(maxsize=KEPT)
def prefix_length(text: str) -> int:
    """How many characters of a name are the place or scope that it begins with."""
    word = words("name-prefixes").longest(text, 0)
    division = words("name-divisions").longest(text, len(word)) if word else ""
    if word:
        return len(word) + len(division)
    for at in range(1, min(6, len(text))):
        division = words("name-divisions").longest(text, at)
        if division and (at >= 2 or division in {"市", "县", "省"}):
            return at + len(division)
    return next((at for at in (4, 3, 2) if at < len(text) and _is_city(text[:at])), 0)


@lru_cache(maxsize=KEPT)
def _is_city(name: str) -> bool:
    return any(record.level == "prefecture" for record in gazetteer.lookup(name))


@lru_cache(maxsize=KEPT)
def counted(name: str) -> tuple[tuple[str, str], ...]:
    """The ordinals and years of a canonical name as (what is counted, number)."""
    ordinals = ((match[2], match[1]) for match in _ordinal().finditer(name))
    return (*ordinals, *(("年", match[1] + (match[2] or "")) for match in _YEAR.finditer(name)))


@lru_cache(maxsize=KEPT)
def numbers(name: str) -> Mapping[str, str]:
    """The last ordinal of each kind, or year, of a canonical name, by what is counted.

    >>> numbers("2025年第9届江城论坛")
    {'届': '9', '年': '2025'}
    """
    return dict(counted(name))


def _campus(name: str) -> bool:
    """Whether the note that ends a name is the place of a university's branch, which is another body (甲大学(乙市))."""
    note = _NOTE.search(name)
    return bool(note and words("campus-owners").ending(name[: note.start()]) and gazetteer.lookup(note[0][1:-1]))


def _number(numeral: str) -> str:
    return numeral if numeral.isdigit() else str(decimal(numeral)) if not any(c.isdigit() for c in numeral) else numeral


@cache
def additions() -> frozenset[str]:
    """The characters that a short form may put before (新, 老)."""
    return frozenset("".join(words("name-additions")))


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"第({NUMERAL}+)({'|'.join(words('name-ordinals'))})")


@cache
def _rewritten() -> re.Pattern[str]:
    """What a name has that is rewritten; anything where a pattern holds only by itself."""
    told = [pattern.pattern for pattern, _ in _rewrites()]
    return re.compile("" if any(map(_BY_ITSELF.search, told)) else "|".join(f"(?:{one})" for one in told) or "(?!)")


@cache
def _rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern.replace("N", NUMERAL)), columns[0]) for pattern, columns in words("name-rewrites").items()
    )
