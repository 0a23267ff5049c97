"""What stands in a list that a word for companies closes is a company (甲乙丙、丁戊等企业)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon
from kg.read.characters import of_common_words

RULE = "company-listed"
_ETC, _AHEAD = "等", 3
_KEPT, _JOINED = frozenset({"ORG", "LOC"}), frozenset({"PER", "ORG", "nz", "n", "v", "a", "nw", "xc", "vn", "an"})
_NAMES, _LEAST = frozenset({"ORG", "nz"}), 2
_ITEM = 4
"""At most so many words make one name."""


def find(words: list[Word]) -> list[Word]:
    """The words with the names in such lists one body each; what is told as a body or place of its own stays one.

    Names between two marks of the list count as they stand; the first of a list only where it is one tagged word.
    """
    made = list(words)
    for end in range(len(words) - 1, 0, -1):
        if words[end].text == _ETC and _closes(words, end):
            _told(made, end)
    return made


def _closes(words: list[Word], at: int) -> bool:
    """Whether 等 leads, over a word or two that describe them, to a noun for companies."""
    for before, word in zip(words[at : at + _AHEAD], words[at + 1 : at + 1 + _AHEAD], strict=False):
        if not adjacent(before, word, 0):
            return False
        if word.text in lexicon("company-list-nouns"):
            return True
        if word.pos not in {"m", "q", "a", "n", "b", "vn"}:
            return False
    return False


def _told(made: list[Word], end: int) -> None:
    """Makes bodies of the items before the word at `end`, where one of them is tagged as a name and none as a thing."""
    spans = list(_items(made, end))
    named = any(stop - start == 1 and made[start].pos in _NAMES for start, stop in spans)
    if not named or any(of_common_words("".join(word.text for word in made[start:stop])) for start, stop in spans):
        return
    for start, stop in spans:
        made[start:stop] = [_body(made[start:stop])]


def _items(words: list[Word], end: int) -> Iterator[tuple[int, int]]:
    """Where the items of the list that the word at `end` closes begin and end, from the last to the first."""
    stop, number = end, 0
    while stop > 0:
        start = stop
        while start > 0 and stop - start < _ITEM and _part(words, start - 1, stop):
            start -= 1
        marked = start > 0 and words[start - 1].text in lexicon("list-marks")
        if not marked and not (start < stop and all(word.pos in _NAMES | {"PER"} for word in words[start:stop])):
            start = stop - 1  # the first of a list is only what touches the mark, where not all of it is names
        if start == stop or not (marked or (number and words[start].pos in _NAMES | {"PER"})):
            return
        yield start, stop
        number += 1
        if not marked:
            return
        stop = start - 1


def _part(made: list[Word], at: int, stop: int) -> bool:
    """Whether the word at `at` belongs to the item that ends at `stop`."""
    beside = at + 1 == stop or adjacent(made[at], made[at + 1], 0)
    return beside and (made[at].pos in _JOINED or made[at].pos in _KEPT) and made[at].text not in lexicon("list-marks")


def _body(item: list[Word]) -> Word:
    length = sum(len(word.text) for word in item)
    kept = len(item) == 1 and item[0].pos in _KEPT
    return item[0] if kept or (len(item) == 1 and length < _LEAST) else join(item, "ORG", RULE)
