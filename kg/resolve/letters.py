"""Which of many names hold all of some characters, asked without comparing each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from kg.resolve import name_forms

_KEPT = 1 << 13  # names whose traits are not looked for again
_PART = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]")


class Letters:
    """Names as sets of characters, or of other traits, each known by its number.

    >>> list(Letters(["江城市总工会", "工人报", "市总工会"]).holding("工会"))
    [0, 2]
    """

    def __init__(self, rows: Sequence[Iterable[str]]) -> None:
        self._all = (1 << len(rows)) - 1
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(rows):
            for trait in set(name):
                numbers[trait].append(number)
        self._holders = {trait: _bits(held, len(rows)) for trait, held in numbers.items()}

    def holding(self, traits: Iterable[str]) -> Iterator[int]:
        """The numbers of the names that hold every trait, in order."""
        left = self._all
        for trait in traits:
            left &= self._holders.get(trait, 0)
        while left:
            lowest = left & -left
            yield lowest.bit_length() - 1
            left ^= lowest


@lru_cache(maxsize=_KEPT)
def traits(name: str) -> frozenset[str]:
    """What a name holds that a short form of it may hold: its characters, and its ordinals with what they count.

    Words of Latin letters and figures are held whole.

    >>> sorted(traits("TCL集团"))
    ['TCL', '团', '集']
    """
    form = name_forms.canonical(name)
    return frozenset({*_parts(name), *_parts(form), *(f"{unit} {number}" for unit, number in name_forms.counted(form))})


@lru_cache(maxsize=_KEPT)
def required(short: str) -> frozenset[str]:
    """The traits without which no name can be the longer form of `short`."""
    form = name_forms.canonical(short)
    numbers = (f"{unit} {number}" for unit, number in name_forms.numbers(form).items() if unit != "年")
    return frozenset({*((_parts(short) & _parts(form)) - name_forms.additions()), *numbers})


def _parts(name: str) -> set[str]:
    return set(_PART.findall(name))


def _bits(numbers: Iterable[int], count: int) -> int:
    row = bytearray(count // 8 + 1)
    for number in numbers:
        row[number // 8] |= 1 << number % 8
    return int.from_bytes(row, "little")
