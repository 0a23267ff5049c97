"""Clubs that bear a town's or a person's name: told by the words of matches beside them or in their sentence."""

from __future__ import annotations

from kg.find.gazetteer import is_country, lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_ENOUGH = 2  # words of matches that make a sentence tell of one
_DESCRIBING = frozenset({"n", "nz", "vn", "LOC", "ORG", "PER", "f", "s"})


def find(words: list[Word]) -> list[Word]:
    """The words with such clubs as organisations: 【罗马】主场, and 罗马 in a sentence on odds and points."""
    match = _tells_of_match(words)
    return [
        word.tagged("ORG", "club") if word.pos in {"LOC", "PER"} and _is_club(words, at, match=match) else word
        for at, word in enumerate(words)
    ]


def _tells_of_match(words: list[Word]) -> bool:
    return len({word.text for word in words if word.text in lexicon("match-words")}) >= _ENOUGH


def _is_club(words: list[Word], at: int, *, match: bool) -> bool:
    text = words[at].text
    if len(text) == 1 or is_country(text):
        return False
    if _beside(words, at, 1, "team-after") or _beside(words, at, -1, "team-before"):
        return True
    if not match or not _abroad(words[at]):
        return False
    played = _beside(words, at, 1, "club-after") or _beside(words, at, -1, "club-before")
    return played or (words[at].pos == "LOC" and _stands_alone(words, at))


def _abroad(word: Word) -> bool:
    """Whether a name is a town's of the table outside the mainland, or written as foreign names are."""
    records = lookup(word.text)
    return any(not one.mainland for one in records) or (not records and foreign(word.text))


def _stands_alone(words: list[Word], at: int) -> bool:
    """Whether nothing beside a town shows that it is where something is, or says of where something comes."""
    before = words[at - 1] if at and adjacent(words[at - 1], words[at], 0) else None
    after = words[at + 1] if at + 1 < len(words) and adjacent(words[at], words[at + 1], 0) else None
    placed = before is not None and (
        before.pos in {"LOC", "f"} or before.text in lexicon("locative-prepositions") or before.text in _WAYS
    )
    return not placed and (after is None or after.pos not in _DESCRIBING)


_WAYS = frozenset({"来到", "抵达", "前往", "飞往", "返回", "到", "从", "往", "于"})


def _beside(words: list[Word], at: int, side: int, name: str) -> bool:
    """Whether the word on that side (-1 before, 1 after) is in a list."""
    if not 0 <= at + side < len(words):
        return False
    first, second = (words[at - 1], words[at]) if side < 0 else (words[at], words[at + 1])
    return adjacent(first, second, 0) and words[at + side].text in lexicon(name)
