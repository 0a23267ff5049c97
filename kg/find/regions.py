"""Regions abroad that the table knows by a long name, wherever the tagger cut (聂伯罗 | 彼得罗夫斯克州尼科波尔)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

from kg.find.gazetteer import names_of_level
from kg.find.words import Word, join

_LEAST, _HEAD = 5, 3  # characters of a name that no other words make by chance, and of what names are found by


def find(words: list[Word]) -> list[Word]:
    """The words with each such name one place; what the tagger took into one word with it stays by itself."""
    text = "".join(word.text for word in words)
    spans = _spans(text) if any(kind in text for kind in _kinds()) else []
    for start, end in reversed(spans):
        words = _recut(words, start, end)
    return words


def _spans(text: str) -> list[tuple[int, int]]:
    """Where the names begin and end in the text of the words, the longest first at each place."""
    found, at = [], 0
    while at <= len(text) - _LEAST:
        name = next((one for one in _heads().get(text[at : at + _HEAD], ()) if text.startswith(one, at)), "")
        if name:
            found.append((at, at + len(name)))
        at += len(name) or 1
    return found


def _recut(words: list[Word], start: int, end: int) -> list[Word]:
    """The words with one name cut out of those that hold it, unless there is a gap inside or it is one already."""
    at = first = last = 0
    begins = []
    for word in words:
        begins.append(at)
        at += len(word.text)
    first = max(index for index, begin in enumerate(begins) if begin <= start)
    last = max(index for index, begin in enumerate(begins) if begin < end)
    held = words[first : last + 1]
    gap = any(one.end != other.start for one, other in pairwise(held))
    if gap or (len(held) == 1 and held[0].pos == "LOC" and len(held[0].text) == end - start):
        return words
    whole = join(held, "LOC", "place-table")
    before, behind = start - begins[first], len(whole.text) - (end - begins[first])
    sizes = [(before, held[0].pos), (end - start, "LOC"), (behind, held[-1].pos)]
    parts = [part for part in sizes if part[0]]
    made = whole.parts([size for size, _ in parts], [pos for _, pos in parts], "place-table")
    return [*words[:first], *made, *words[last + 1 :]]


@cache
def _names() -> tuple[str, ...]:
    return tuple(name for name in names_of_level("region") if len(name) >= _LEAST)


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """What names begin with to those that do, the longest first."""
    heads: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_names(), key=lambda one: (-len(one), one)):
        heads[name[:_HEAD]].append(name)
    return {head: tuple(names) for head, names in heads.items()}


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(sorted({name[-1] for name in _names()}))
