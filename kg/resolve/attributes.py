"""Words before a noun or number that only say which or about how many are meant: 近百名, 被困人员."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import words

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
