"""The letters with which Chinese characters begin in pinyin, for search by initials."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from kg.read.characters import readings


def initials(texts: Iterable[str]) -> dict[str, str]:
    """For each letter the characters of `texts` with a reading that begins so; a character may have several.

    >>> initials(["重庆"])
    {'c': '重', 'q': '庆', 't': '重', 'z': '重'}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for character in sorted({character for text in texts for character in text}):
        letters = {unicodedata.normalize("NFD", reading)[0] for reading in readings(character)}
        for letter in sorted(letters):
            if "a" <= letter <= "z":
                found[letter].append(character)
    return {letter: "".join(found[letter]) for letter in sorted(found)}
