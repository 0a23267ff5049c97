"""Groups that a body sends out by number: 国务院第十八督查组 is a body of its own."""

from __future__ import annotations

import re

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_NUMBER = re.compile(r"第[一二三四五六七八九十百\d]+")
_ORDINAL = "第"
_LONGEST = 5
_INNER = frozenset({"n", "vn", "v", "an", "a", "nz", "ORG"})


def find(words: list[Word]) -> list[Word]:
    """The words with numbered groups joined to the body that sends them."""
    if not any(_NUMBER.match(word.text) for word in words if word.text[0] == _ORDINAL):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        size = _size(words, at) if made and _sends(made[-1]) and adjacent(made[-1], words[at], 0) else 0
        if size:
            made.append(join([made.pop(), *words[at : at + size]], "ORG", "numbered-group"))
        else:
            made.append(words[at])
        at += size or 1
    return made


def _sends(word: Word) -> bool:
    scoped = word.text in lexicon("organization-scopes") or word.text in lexicon("organization-local")
    return word.pos == "ORG" or scoped


def _size(words: list[Word], at: int) -> int:
    """How many words from the number to the group, 0 where no such group begins here."""
    number = _NUMBER.match(words[at].text)
    if not number:
        return 0
    if number.end() < len(words[at].text):
        return int(_is_group(words[at].text[number.end() :]))
    for end in range(at + 1, min(len(words), at + _LONGEST)):
        if not adjacent(words[end - 1], words[end], 0) or words[end].pos not in _INNER:
            return 0
        if _is_group(words[end].text):
            return end - at + 1
    return 0


def _is_group(text: str) -> bool:
    return lexicon("group-nouns").ending(text) != ""
