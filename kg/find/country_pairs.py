"""Two countries by a character each, one of which only its article tells (中委 beside 委内瑞拉)."""

from __future__ import annotations

from collections.abc import Iterable

from kg.find.gazetteer import is_country, is_foreign, lookup
from kg.find.words import Word
from kg.lexicon import words as lexicon
from kg.read.characters import count

RULE = "country-pair"
_HOME, _PAIR, _RARE = "中", 2, 50
_TOLD, _NOUNS = frozenset({"LOC", "ORG", "PER"}), frozenset({"nz", "n", "j"})


def find(lines: list[list[Word]]) -> list[list[Word]]:
    """The words of each sentence, such pairs cut into two places each; one of the two is China."""
    firsts = _firsts(word for words in lines for word in words)
    if not firsts:
        return lines
    return [[part for word in words for part in _parts(word, firsts)] for words in lines]


def meant(character: str, countries: Iterable[str]) -> str:
    """The one country of several that begins with a character; empty where none does or more than one."""
    found = [country for country in countries if country.startswith(character)]
    return found[0] if len(found) == 1 else ""


def _firsts(words: Iterable[Word]) -> frozenset[str]:
    """The characters with which the countries abroad that the words name begin."""
    return frozenset(word.text[0] for word in words if word.pos == "LOC" and len(word.text) > 1 and _abroad(word.text))


def _abroad(name: str) -> bool:
    return is_country(name) and is_foreign(name)


def _parts(word: Word, firsts: frozenset[str]) -> tuple[Word, ...]:
    text = word.text
    other = text.replace(_HOME, "", 1) if len(text) == _PAIR else ""
    named = len(other) == 1 and other in firsts
    tagged = word.pos in _TOLD or (word.pos in _NOUNS and count(text) < _RARE)
    if not named or not tagged or lookup(text) or text in lexicon("place-aliases") or text in lexicon("not-sides"):
        return (word,)
    return word.parts([1, 1], ["LOC", "LOC"], RULE)
