"""Traditional and simplified characters: folding for matching, and which script a text is in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

from kg.lexicon import words

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_QUOTES: dict[int, str] = str.maketrans(
    {
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
        "﹁": "“",
        "﹂": "”",
        "　": " ",
        "丨": "|",
        "\ufe31": "|",
        "\ufe30": ":",
    }
)
_IDEOGRAPHS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF))
_FEWEST, _FEWEST_UNOPPOSED = 4, 2


def fold(text: str) -> str:
    """Simplified characters and half-width forms for matching, one character for one.

    >>> fold("２０２３年「國慶」會議")
    '2023年“国庆”会议'
    """
    folded = text.translate(_folding())
    table, kept = _exceptions()
    return kept.sub(lambda match: match[0] if len(match[0]) > 1 else table[match[0]], folded)


def script_of(text: str) -> str:
    """`Hant` where more characters are traditional only than simplified only, else `Hans`.

    Four at least must be, or two where none is simplified only: a sentence is enough, a quoted name is not.
    """
    traditional, simplified = _sides()
    left = sum(character in traditional for character in text)
    right = sum(character in simplified for character in text)
    fewest = _FEWEST if right else _FEWEST_UNOPPOSED
    return "Hant" if left > right and left >= min(fewest, len(text)) else "Hans"


@cache
def _folding() -> dict[int, int | str]:
    kept = _exceptions()[0]
    table: dict[int, int | str] = {ord(old): ord(new) for old, new in _pairs("t2s") if old not in kept}
    return {**table, **_WIDE, **_QUOTES, **_compatible(table)}


@cache
def _exceptions() -> tuple[dict[str, str], re.Pattern[str]]:
    """Characters that fold by the word they stand in, and a pattern of the words that keep them, and of them alone."""
    simplified = {**dict(_pairs("t2s")), "著": "着"}
    kept = sorted(words("kept-characters"))
    table = {old: simplified[old] for old in sorted(set("".join(kept)) & set(simplified))}
    return table, re.compile("|".join((*kept, *table)))


def _compatible(table: dict[int, int | str]) -> dict[int, int | str]:
    """Radicals and compatibility ideographs, which PDF files hold, as the characters they stand for."""
    found: dict[int, int | str] = {}
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and ord(plain) != code:
            found[code] = table.get(ord(plain), ord(plain))
    for radical, (plain, *_) in words("radicals").items():
        found[ord(radical)] = table.get(ord(plain), ord(plain))
    return found


@cache
def _sides() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only traditional text has, and those that only simplified text has."""
    changed = frozenset(old for old, _ in _pairs("t2s"))
    traditional = changed - set(_exceptions()[0])
    return traditional, frozenset(old for old, _ in _pairs("s2t")) - changed


@cache
def _pairs(direction: str) -> list[tuple[str, str]]:
    """Characters that a conversion changes, each alone, so that no phrase rule applies."""
    characters = [chr(code) for first, last in _IDEOGRAPHS for code in range(first, last + 1)]
    converted = opencc.OpenCC(direction).convert("\n".join(characters)).split("\n")
    return [(old, new) for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1]
