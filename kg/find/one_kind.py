"""One kind for a foreign name in one article: a town taken for a person elsewhere, a person taken for a town."""

from __future__ import annotations

from collections import defaultdict

from kg.find.transliterated import foreign, is_abroad
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_KINDS = frozenset({"PER", "LOC"})
_LEAST = 2
_DASH, _DASHED = "—", 3


def find(lines: list[list[Word]]) -> list[list[Word]]:
    """The words of each sentence, foreign names that are told as persons and as places made what a sign shows.

    A sign of a person is a post beside the name or a verb of saying behind it, one of a place a place right before it
    or a word for towns. A name with signs of both, or none, stays as it is.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for words in lines:
        for word in words:
            if word.pos in _KINDS and len(word.text) > 1 and (foreign(word.text) or _ends_as_place(word.text)):
                told[word.text].add(word.pos)
    unsure = frozenset(name for name, kinds in told.items() if len(kinds) > 1 or _may_be_town(name, kinds))
    lines = _as_persons(lines)
    if not unsure:
        return lines
    signs: dict[str, set[str]] = defaultdict(set)
    for name in unsure:
        signs[name] |= {"LOC"} if len(told[name]) > 1 and _ends_as_place(name) else set()
    for words in lines:
        for at, word in enumerate(words):
            if word.text in unsure and word.pos in _KINDS:
                signs[word.text] |= _signs(words, at)
    sure = {name: next(iter(kinds)) for name, kinds in signs.items() if len(kinds) == 1}
    return [[_made(word, sure) for word in words] for words in lines]


def _may_be_town(name: str, kinds: set[str]) -> bool:
    """Whether a name told only as a person is written as foreign ones are, and one of two characters is no Chinese."""
    short = len(name) == _LEAST and name[0] in lexicon("surnames")
    return kinds == {"PER"} and not short and "·" not in name and foreign(name)


def _as_persons(lines: list[list[Word]]) -> list[list[Word]]:
    """The words, what stands behind a post as a person made one where it is told as a body that no list knows."""
    held = {
        word.text
        for words in lines
        for at, word in enumerate(words)
        if word.pos == "PER" and len(word.text) > 1 and "PER" in _signs(words, at)
    }
    return [[_as_person(word, held) for word in words] for words in lines] if held else lines


def _as_person(word: Word, held: set[str]) -> Word:
    body = word.pos == "ORG" and word.text in held and word.text not in lexicon("organization-names")
    return word.tagged("PER", "one-kind") if body else word


def _ends_as_place(text: str) -> bool:
    """Whether a name of three characters or more ends as bridges, villages and the like do (安平桥)."""
    ending = lexicon("place-endings").ending(text)
    return bool(ending) and len(text) - len(ending) >= _LEAST


def _made(word: Word, sure: dict[str, str]) -> Word:
    kind = sure.get(word.text, word.pos) if word.pos in _KINDS else word.pos
    return word if kind == word.pos else word.tagged(kind, "one-kind")


def _signs(words: list[Word], at: int) -> set[str]:
    word, found = words[at], set()
    before = words[at - 1] if at and adjacent(words[at - 1], word, 0) else None
    after = words[at + 1] if at + 1 < len(words) and adjacent(word, words[at + 1], 0) else None
    if before and before.pos == "n" and lexicon("person-titles").ending(before.text):
        found.add("PER")
    if after and (after.text in lexicon("saying-verbs") or lexicon("person-titles").longest(after.text, 0)):
        found.add("PER")
    if _stands_as_place(words, at, before, after):
        found.add("LOC")
    return found


def _stands_as_place(words: list[Word], at: int, before: Word | None, after: Word | None) -> bool:
    """Whether a name stands where only a place does (重镇——某某, 某某位于, 攻占某某, 在某国某某举行)."""
    if after and (after.text in lexicon("lying-verbs") or lexicon("foreign-place-followers").longest(after.text, 0)):
        return True
    undashed = [word.text for word in words[max(0, at - _DASHED) : at] if word.text.strip(_DASH)]
    if lexicon("capital-nouns").ending(undashed[-1] if undashed else ""):
        return True
    if before and before.pos == "LOC":
        within = at > 1 and words[at - 2].text in lexicon("locative-prepositions")
        return words[at].pos == "LOC" or (within and is_abroad(before.text))
    verb = words[at - 2] if before and before.text in lexicon("aspect-particles") and at > 1 else before
    return bool(verb) and verb is not None and verb.text in lexicon("taking-verbs")
