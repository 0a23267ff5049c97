"""Traditional and simplified characters: folding for matching, and which script a text is in."""

from __future__ import annotations

from functools import cache

import opencc

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_QUOTES: dict[int, str] = str.maketrans({"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "　": " "})
_IDEOGRAPHS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))
_FEWEST = 4


def fold(text: str) -> str:
    """Simplified characters and half-width forms for matching, one character for one.

    >>> fold("２０２３年「國慶」會議")
    '2023年“国庆”会议'
    """
    return text.translate(_folding())


def script_of(text: str) -> str:
    """`Hant` where more characters are traditional only than simplified only, else `Hans`."""
    traditional, simplified = _sides()
    left = sum(character in traditional for character in text)
    right = sum(character in simplified for character in text)
    return "Hant" if left > right and left >= min(_FEWEST, len(text)) else "Hans"


@cache
def _folding() -> dict[int, int | str]:
    table: dict[int, int | str] = {ord(old): ord(new) for old, new in _pairs("t2s")}
    table[ord("著")] = ord("着")
    return {**table, **_WIDE, **_QUOTES}


@cache
def _sides() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only traditional text has, and those that only simplified text has."""
    traditional = frozenset(old for old, _ in _pairs("t2s"))
    return traditional, frozenset(old for old, _ in _pairs("s2t")) - traditional


def _pairs(direction: str) -> list[tuple[str, str]]:
    """Characters that a conversion changes, each alone, so that no phrase rule applies."""
    characters = [chr(code) for first, last in _IDEOGRAPHS for code in range(first, last + 1)]
    converted = opencc.OpenCC(direction).convert("\n".join(characters)).split("\n")
    return [(old, new) for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1]
