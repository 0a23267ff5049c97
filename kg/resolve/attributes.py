"""Words that only say which or about how many are meant (近百名, 被困人员), or that lead out of a clause (甲称)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import words

_NUMBERS = frozenset("一二三四五六七八九十")
_NOUN = 2  # characters of a noun that a clause may end with
_TAKEN = ((0, 1), (0, 2), (-1, 1))  # where one of the words of 被困 | 被 · 困 stands in it, and where it ends


def attribute(texts: Sequence[str], pos: Sequence[str], at: int) -> bool:
    """Whether a word makes the number behind it a rough one, or says which people or things a noun means.

    >>> attribute(["被", "困", "人员"], ["p", "v", "n"], 1), attribute(["近", "百名"], ["a", "m"], 0)
    (True, True)
    """
    if texts[at] in words("approximators"):
        return list(pos[at + 1 : at + 2]) == ["m"]
    runs = ((max(0, at + first), at + last) for first, last in _TAKEN)
    told = ("".join(texts[start:end]) for start, end in runs if list(pos[end : end + 1]) == ["n"])
    return any(text in words("struck-attributes") for text in told)


def reason(texts: Sequence[str], pos: Sequence[str]) -> int:
    """How many of some words only give a reason: 因 and a noun of one character, or all up to 而; 1 where they do not.

    >>> reason(["因", "病", "在"], ["p", "n", "p"]), reason(["因", "地震", "停运"], ["p", "n", "v"])
    (2, 1)
    """
    if not texts or texts[0] not in words("cause-words") or pos[0] != "p":
        return 1
    if pos[1:2] == ["n"] and len(texts[1]) == 1:
        return 2
    joined = next((at for at, text in enumerate(texts) if text == "而" and pos[at] == "c"), 0)
    return joined + 1 if joined and all(one != "w" for one in pos[:joined]) else 1


def enumerates(texts: Sequence[str], at: int) -> bool:
    """Whether a word belongs to a number that only says which of several things is told.

    >>> enumerates(["二", "是", "修改"], 0), enumerates(["二", "人"], 0)
    (True, False)
    """
    return at < 2 <= len(texts) and texts[0] in _NUMBERS and texts[1] == "是"


def leads_out(text: str, pos: str) -> bool:
    """Whether the last word of a clause leads out of it (工人受伤|后), and is no noun that belongs to it (发布警告)."""
    return text in words("clause-tails") and (pos not in {"n", "vn"} or len(text) < _NOUN)
