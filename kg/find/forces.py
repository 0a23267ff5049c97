"""The forces of a country: 甲国军队 and 甲国武装部队 are one body each, a bare 军队 is nobody."""

from __future__ import annotations

from itertools import pairwise

from kg.find.abbreviations import is_abbreviation
from kg.find.gazetteer import is_country
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

RULE = "force"
_PIECES = 3


def find(words: list[Word]) -> list[Word]:
    """The words, each country joined to the word for its forces behind it."""
    if not any(word.pos == "LOC" for word in words):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        size = _size(words, at) if _is_state(words[at]) else 0
        made.append(join(words[at : at + 1 + size], "ORG", RULE) if size else words[at])
        at += 1 + size
    return made


def columns(name: str) -> tuple[str, ...] | None:
    """The class of a country's forces by the words that their name ends with; None where it is no such name."""
    ending = lexicon("country-forces").ending(name)
    front = name[: len(name) - len(ending)]
    return lexicon("country-forces").get(ending) if ending and _names_state(front) else None


def _is_state(word: Word) -> bool:
    return word.pos == "LOC" and _names_state(word.text)


def _names_state(text: str) -> bool:
    return is_country(text) or (len(text) == 1 and is_abbreviation(text))


def _size(words: list[Word], at: int) -> int:
    """How many words behind the country are one word for forces; 0 where none is."""
    for size in range(min(_PIECES, len(words) - at - 1), 0, -1):
        run = words[at : at + 1 + size]
        touching = all(adjacent(left, right, 0) for left, right in pairwise(run))
        if touching and "".join(word.text for word in run[1:]) in lexicon("country-forces"):
            return size
    return 0
