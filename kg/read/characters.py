"""How a character reads and how common it is, from a table that ships."""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files

_KEPT = 1 << 15
_PAIR, _LONGEST = 2, 5
COMMON = 100
"""How often a common word of two characters is met."""


def readings(character: str) -> frozenset[str]:
    """Every reading of a character, in pinyin with tone marks (NFC); none where it is unknown.

    >>> sorted(readings("当"))
    ['dàng', 'dāng']
    """
    return frozenset(_table().get(character, "").partition("\t")[2].split())


@lru_cache(maxsize=_KEPT)
def count(word: str) -> int:
    """How often a simplified character or two-character word occurs in the word list of jieba."""
    return _number(_table().get(word, "0"))


def of_common_words(name: str) -> bool:
    """Whether a name of at most five characters is common words of two, with one character more or none (好 | 帮手)."""
    begins = range(len(name) % _PAIR + 1)
    return len(name) <= _LONGEST and any(
        all(count(name[at : at + _PAIR]) >= COMMON for at in range(begin, len(name) - _PAIR + 1, _PAIR))
        for begin in begins
    )


@cache
def total() -> int:
    """The sum of `count` over all single characters."""
    return sum(_number(told) for word, told in _table().items() if len(word) == 1)


@cache
def _table() -> dict[str, str]:
    """How often each occurs and how it reads, tabs between."""
    packed = (files("kg") / "data" / "characters.tsv.gz").read_bytes()
    return dict(line.split("\t", 1) for line in gzip.decompress(packed).decode("utf-8").splitlines())


def _number(told: str) -> int:
    return int(told.partition("\t")[0])
