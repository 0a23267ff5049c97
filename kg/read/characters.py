"""How a character reads and how common it is, from a table that ships."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


def readings(character: str) -> frozenset[str]:
    """Every reading of a character, in pinyin with tone marks (NFC); none where it is unknown.

    >>> sorted(readings("当"))
    ['dàng', 'dāng']
    """
    return frozenset(_table().get(character, (0, ""))[1].split())


def count(word: str) -> int:
    """How often a simplified character or two-character word occurs in the word list of jieba."""
    return _table().get(word, (0, ""))[0]


@cache
def total() -> int:
    """The sum of `count` over all single characters."""
    return sum(number for word, (number, _) in _table().items() if len(word) == 1)


@cache
def _table() -> dict[str, tuple[int, str]]:
    packed = (files("kg") / "data" / "characters.tsv.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    return {word: (int(number), reading) for word, number, reading in rows}
