"""Whether one name is a short form of another (市总工会, 北京市总工会), with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.find import gazetteer
from kg.lexicon import words
from kg.resolve.first_characters import abbreviates
from kg.resolve.name_forms import KEPT, additions, canonical, generic, numbers, prefix_length, undated

SURE, LIKELY = 0.75, 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """How surely (0 to 1) one name is a short form of another, and why."""

    score: float
    reason: str


_NONE = Match(0.0, "")
_LONGEST_STATE = 8  # characters of a country's name


def short_form(short: str, long: str) -> float:
    """How surely `short` is another, no longer name of the same thing as `long`; folded names, 0 to 1.

    >>> short_form("市总工会", "北京市总工会") > SURE, short_form("苏州市", "宿州市")
    (True, 0.0)
    """
    return compare(short, long).score


@lru_cache(maxsize=KEPT)
def compare(short: str, long: str) -> Match:
    """The best rule by which `short` stands for `long`.

    Never: another ordinal (第十七次, 第十八次), another year, a name that many things bear (大会, 协会).
    """
    if short == long:
        return Match(1.0, "same name")
    left, right = canonical(short), canonical(long)
    letters = set(right) | additions() | set(words("name-heads").get(words("name-heads").ending(right), ()))
    if not left or not right or not set(left) <= letters or _conflict(left, right):
        return _NONE
    if left == right:
        return Match(0.97, "same name written otherwise")
    bare_left, bare_right = undated(left), undated(right)
    if generic(short) or generic(bare_left):
        return _NONE
    if bare_left == bare_right:
        return Match(0.85, "same name without its number or year") if len(left) < len(right) else _NONE
    return _shortened(bare_left, bare_right)


def _shortened(short: str, long: str) -> Match:
    if len(short) >= len(long) or _other_state(short, long) or _part(short, long):
        return _NONE
    for rule in (_suffix, _company, _abbreviation, _addition):
        match = rule(short, long)
        if match.score:
            return match
    return _NONE


def _part(short: str, long: str) -> bool:
    """Whether the longer name is of an organ of the body or of its meeting (总工会委员会), which bears its name."""
    if any(organ in long and organ not in short for organ in words("name-organs")):
        return True
    if _company(short, long).score:
        return False
    ending, tails = words("organization-endings").ending, _heads()
    rests = [core[len(short) :] for core in _cores(long) if core.startswith(short)] if ending(short) else []
    return any(ending(rest) or rest in tails for rest in rests)


def _other_state(short: str, long: str) -> bool:
    """Whether a name is a country's own (中国, 中非共和国), or what is left of one cut in two (白|俄罗斯国防部)."""
    cut = len(long) - len(short)
    return _is_country(short) or (long.endswith(short) and cut < _state_size(long))


@lru_cache(maxsize=KEPT)
def _state_size(name: str) -> int:
    """How many characters of a name are the foreign country it begins with."""
    sizes = range(min(_LONGEST_STATE, len(name)), 1, -1)
    return next((size for size in sizes if gazetteer.is_foreign(name[:size])), 0)


def _suffix(short: str, long: str) -> Match:
    if not long.endswith(short):
        return _NONE
    dropped = long[: -len(short)]
    if words("name-divisions").longest(short, 0):
        place = len(_without_prefixes(dropped))
        return Match(0.9, "division named by its level") if place <= 4 and len(dropped) >= 2 else _NONE
    sent = bool(words("mission-verbs").ending(dropped))  # 中国常驻 | 联合国
    if len(short) < 3 or dropped.endswith("第") or dropped[-1:].isdigit() or sent or _two_bodies(dropped, short):
        return _NONE
    if gazetteer.is_foreign(dropped):
        return Match(0.6, "without the foreign country before it")
    if not _without_prefixes(dropped):
        return Match(0.92, "without the place or country before it")
    return Match(0.8, "end of the full name")


def _two_bodies(one: str, other: str) -> bool:
    """Whether two bodies' names stand side by side (教育部国家语委), or one has what another has (团|中央书记处)."""
    prefixes = words("name-prefixes")
    level = prefixes.longest(other, 0)
    nation_wide = bool(level) and prefixes[level] == ()
    return nation_wide and (bool(words("organization-endings").ending(one)) or one in words("body-owners"))


def _company(short: str, long: str) -> Match:
    if len(short) < 2 or not long.startswith(short):
        return _NONE
    rest, lexicon = long[len(short) :], words("company-endings")
    while rest:
        word = lexicon.longest(rest, 0)
        if not word:
            return _NONE
        rest = rest[len(word) :]
    return Match(0.9, "without the company's legal form")


def _abbreviation(short: str, long: str) -> Match:
    for core in _cores(long):
        state = _state_size(core)
        kept = state if short.startswith(core[:state]) else 0
        if kept and core[kept : kept + 1] == short[1:2] and abbreviates(short[1:], core[kept:]):
            kept = 1  # 美 | 国会, whose state is one character
        if abbreviates(short[kept:], core[state if kept else 0 :]):
            return Match(0.85 if len(short) > 2 else 0.8, "first characters of its words")
    return _NONE


def _addition(short: str, long: str) -> Match:
    word = words("name-additions").longest(short, 0)
    if not word or len(short) - len(word) < 2:
        return _NONE
    match = _abbreviation(short[len(word) :], long)
    return Match(max(SURE, round(match.score * 0.95, 2)), f"{match.reason}, with {word}") if match.score else _NONE


def _cores(long: str) -> Iterator[str]:
    yield long
    rest = long
    while rest:
        cut = prefix_length(rest)
        if not cut:
            return
        division = words("name-divisions").ending(rest[:cut])
        rest = rest[cut:]
        if rest:
            yield rest
            yield division + rest


def _without_prefixes(text: str) -> str:
    while cut := prefix_length(text):
        text = text[cut:]
    return text


@lru_cache(maxsize=KEPT)
def _is_country(name: str) -> bool:
    return any(record.level == "country" for record in gazetteer.lookup(name))


def _conflict(short: str, long: str) -> bool:
    left, right = numbers(short), numbers(long)
    if any(unit in right and right[unit] != number for unit, number in left.items()):
        return True
    return not set(left) <= set(right) and bool(set(left) - {"年"} - set(right))


@cache
def _heads() -> frozenset[str]:
    """The last words of names, as they are compared."""
    return frozenset(map(canonical, words("name-heads")))
