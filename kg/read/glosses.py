"""Pinyin that a site script put behind characters: 業(yè). Found by reading, told from true glosses by their share."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from kg.model import Span
from kg.read.characters import readings
from kg.read.script import fold

_BRACKET = r"[(（]([a-zà-öø-ÿāēīōūǎěǐǒǔǖǘǚǜńňǹḿ]{1,7})[)）]"
_GLOSS = re.compile(rf"([㐀-鿿豈-﫿]){_BRACKET}")
_BEHIND = re.compile(_BRACKET)
_FEWEST, _SHARE = 4, 0.6


def glosses(text: str) -> tuple[Span, ...]:
    """The brackets to strip, in order; none where the text shows only a few.

    A script glosses every occurrence of a character, an author at most the first: a character is taken for glossed
    where most of its occurrences are, and the text for damaged where such glosses are several and one character has
    more than one.
    """
    found = [match for match in _GLOSS.finditer(text) if reads(match[1], match[2])]
    if len(found) < _FEWEST:
        return ()
    glossed = Counter(match[1] for match in found)
    shares = {character: count / text.count(character) for character, count in glossed.items()}
    kept = [match for match in found if shares[match[1]] >= _SHARE]
    if len(kept) < _FEWEST or max(glossed[match[1]] for match in kept) < 2:
        return ()
    return tuple(Span(match.end(1), match.end()) for match in kept)


def gloss_at(text: str, at: int, character: str) -> Span | None:
    """The bracket at code point `at`, where it tells the reading of `character`."""
    match = _BEHIND.match(text, at)
    return Span(*match.span()) if match and reads(character, match[1]) else None


def reads(character: str, reading: str) -> bool:
    """Whether a character can be read so (pinyin with tone marks).

    >>> reads("業", "yè"), reads("業", "hàn")
    (True, False)
    """
    return unicodedata.normalize("NFC", reading) in readings(character) | readings(fold(character))
