"""Bodies whose names hold words in brackets: 甲所（特殊普通合伙）乙市分所, 甲电器（乙国）有限公司, 甲大学（乙市）."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

RULE = "organization-bracketed"
_NOTE = re.compile(r"(?<=.)[(（][^()（）]*[)）]$")
_OPENS, _CLOSES = frozenset("（("), frozenset("）)")
_INNER, _BEHIND, _BEFORE = 4, 4, 2
_ANCHORS = frozenset({"ORG", "LOC", "nz", "nw", "PER"})
_NOUNS = frozenset({"n", "vn"})
_TAIL = _ANCHORS | _NOUNS


def find(words: list[Word]) -> list[Word]:
    """The words with such names joined; what only explains the name before it stays apart."""
    if not any(word.text in _OPENS for word in words):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        front = _front(made) if words[at].text in _OPENS and made and adjacent(made[-1], words[at], 0) else 0
        size = _size(made[-1], words, at) if front else 0
        if size:
            name = join([*made[-front:], *words[at : at + size]], "ORG", RULE)
            del made[-front:]
            made.append(name)
        else:
            made.append(words[at])
        at += size or 1
    return made


def bare(name: str) -> str:
    """A name without the brackets that it ends with.

    >>> bare("甲大学(乙市)"), bare("甲电器(乙国)有限公司")
    ('甲大学', '甲电器(乙国)有限公司')
    """
    return _NOTE.sub("", name)


def _front(made: list[Word]) -> int:
    """How many words before the bracket begin the name: a body, or a proper name with common nouns behind it."""
    for size in range(1, min(len(made), _BEFORE + 1) + 1):
        word = made[-size]
        if size > 1 and not adjacent(word, made[1 - size], 0):
            return 0
        if word.pos in _ANCHORS:
            return size
        if word.pos not in _NOUNS:
            return 0
    return 0


def _size(front: Word, words: list[Word], at: int) -> int:
    """How many words from the bracket on belong to the name that `front` begins, 0 where none do."""
    near = range(at + 1, min(len(words), at + 2 + _INNER))
    close = next((i for i in near if words[i].text[:1] in _CLOSES), 0)
    if not close or not all(adjacent(*pair, 0) for pair in pairwise(words[at : close + 1])):
        return 0
    inside = words[at + 1 : close]
    columns = lexicon("inner-names").get("".join(word.text for word in inside))
    placed = bool(inside) and all(word.pos == "LOC" for word in inside)
    if columns is None and not placed:
        return 0
    behind = _behind(words, close)
    campus = placed and bool(lexicon("campus-owners").ending(front.text))
    whole = front.pos == "ORG" and words[close].text in _CLOSES and (bool(columns) or campus)
    return close + behind - at if behind else (close + 1 - at) * whole


def _behind(words: list[Word], close: int) -> int:
    """How many words, that with the bracket counted, end the name behind it with a word for a company or branch."""
    text = words[close].text[1:]
    if text:
        return int(_ends(text))
    found = 0
    for end in range(close + 1, min(len(words), close + 1 + _BEHIND)):
        if not adjacent(words[end - 1], words[end], 0) or words[end].pos not in _TAIL:
            break
        text += words[end].text
        found = end - close + 1 if _ends(text) else found
    return found


def _ends(text: str) -> bool:
    return bool(lexicon("branch-endings").ending(text))
