"""Bodies known by one name, also where the tagger cut it (应急 | 管理部)."""

from __future__ import annotations

from functools import cache

from kg.find.words import Word, join
from kg.lexicon import words as lexicon

_PIECES, _SHORTEST = 6, 4


def find(words: list[Word]) -> list[Word]:
    """Organisations known by one name (国会, 安理会), also where the tagger cut it (应急 | 管理部)."""
    names, starts = lexicon("organization-names"), _starts()
    made: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        end = _end(words, at) if word.text in starts else at + 1
        if end > at + 1:
            word = join(words[at:end], "ORG", "organization-name")
        elif word.text in names and word.pos in {"n", "nz", "LOC", "PER"}:
            word = word.tagged("ORG", "organization-name")
        made.append(word)
        at = end
    return made


def _end(words: list[Word], at: int) -> int:
    """Where the longest run of words ends that are together a body known by this name; behind the first where none."""
    text, found = words[at].text, at + 1
    for behind in range(at + 1, min(len(words), at + _PIECES)):
        if text not in _starts():
            break
        text += words[behind].text
        whole = len(text) >= _SHORTEST and words[behind].end - words[at].start == len(text)
        found = behind + 1 if whole and text in _names() else found
    return found


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon("organization-names"))


@cache
def _starts() -> frozenset[str]:
    """What such a name may begin with."""
    return frozenset(name[:end] for name in _names() for end in range(1, len(name)))
