"""Names of one edition of what comes back (第九届亚冬会), told with its year or place or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from kg.find.gazetteer import lookup
from kg.lexicon import words
from kg.resolve import name_forms, names, telling

_COUNTED_ON = "届"  # what is counted on from year to year, so that no year is needed beside


def pairs(mine: Iterable[str], theirs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name with each (canonical ones), the shorter first, without their years where both tell the edition.

    >>> list(pairs(["2025年第9届亚冬会"], ["第9届亚洲冬季运动会"]))
    [('第9届亚冬会', '第9届亚洲冬季运动会')]
    """
    for one, other in product(mine, theirs):
        counted = all(_COUNTED_ON in name_forms.numbers(name) for name in (one, other))
        told = (
            [name_forms.yearless(name) for name in (one, other)]
            if counted and not name_forms.clash(one, other)
            else [one, other]
        )
        short, long = sorted(told, key=lambda name: (len(name), name))
        yield short, long


def comparable(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether one of some names may be a short form of one of the others: by their characters, which is soon told.

    >>> comparable(["第9届亚冬会"], ["2025年第9届亚洲冬季运动会"]), comparable(["第9届亚冬会"], ["第9届湖区论坛"])
    (True, False)
    """
    return any(_needed(one) <= _held(other) or _needed(other) <= _held(one) for one, other in product(mine, theirs))


@lru_cache(maxsize=name_forms.KEPT)
def _needed(name: str) -> frozenset[str]:
    """The characters of a name, without its year, that a longer form has too."""
    return frozenset(name_forms.yearless(name)) - name_forms.additions()


@lru_cache(maxsize=name_forms.KEPT)
def _held(name: str) -> frozenset[str]:
    """The characters that a short form may be made of."""
    heads = words("name-heads")
    return frozenset(name).union(*heads.get(heads.ending(name), ()))


def one_edition(short: str, long: str) -> bool:
    """Whether two names carry the same ordinals and years, and the shorter tells which event.

    What is done about an event (宣介中共二十大) is another one.
    """
    before = long.removesuffix(short) if long != short else ""
    if before and any(words(one).ending(before) for one in ("studying-verbs", "speaking-verbs")):
        return False
    return name_forms.numbers(short) == name_forms.numbers(long) and telling.unique(short)


def shared(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether some names are of one edition, be one of them cut or told with its place (哈尔滨第九届亚冬会).

    >>> shared(["哈尔滨第9届亚冬会"], ["第9届亚洲冬季运动会"]), shared(["第8届亚冬会"], ["第9届亚洲冬季运动会"])
    (True, False)
    """
    told = ((_placeless(one), _placeless(other)) for one, other in product(mine, theirs))
    forms = (pair for one, other in told for pair in pairs(one, other))
    return any(one_edition(*pair) and names.short_form(*pair) >= names.SURE for pair in forms)


@lru_cache(maxsize=name_forms.KEPT)
def _placeless(name: str) -> tuple[str, ...]:
    """A name, and where it begins with a town or province the name without it."""
    place = name_forms.begins(name_forms.undated(name))
    return (name, name.removeprefix(place)) if place and lookup(place) else (name,)
