"""Names that are none: what the words around them, or their own words, show to be something else."""

from __future__ import annotations

import re

from kg.find.gazetteer import lookup
from kg.find.places import is_abbreviation, is_country
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_COUNTED_PLACES = re.compile(r"[两二三四五六七八九十]地|[两二三四五六七八九十]市")
_DOCTRINE_LENGTH = 8
_JOINERS = ("list-marks", "inner-conjunctions")


def find(words: list[Word]) -> list[Word]:
    """The words with false names made nouns and delegations named after a place made organisations."""
    return [_sifted(words, at) for at in range(len(words))]


def _sifted(words: list[Word], at: int) -> Word:
    word = words[at]
    if word.pos == "ORG" and (_one_of_many(words, at) or _collective(word.text)):
        return word.tagged("n", "vague")
    if word.is_name and (_names_a_storm(words, at) or (word.pos == "PER" and _names_a_doctrine(words, at))):
        return word.tagged("n", "no-name")
    if word.pos in {"LOC", "PER"} and _is_club(words, at):
        return word.tagged("ORG", "club")
    if word.pos == "LOC":
        return _place_or_body(word)
    if word.pos == "ORG" and _is_venue(word.text):
        return word.tagged("LOC", "venue")
    return word


def _beside(words: list[Word], at: int, side: int, name: str) -> bool:
    """Whether the word on that side (-1 before, 1 after) is in a list."""
    if not 0 <= at + side < len(words):
        return False
    first, second = (words[at - 1], words[at]) if side < 0 else (words[at], words[at + 1])
    return adjacent(first, second, 0) and words[at + side].text in lexicon(name)


def _is_club(words: list[Word], at: int) -> bool:
    """Whether a town's or a person's name is a club's here (before 主场, after 迎战)."""
    if len(words[at].text) == 1 or is_country(words[at].text):
        return False
    return _beside(words, at, 1, "team-after") or _beside(words, at, -1, "team-before")


def _one_of_many(words: list[Word], at: int) -> bool:
    """Whether a body without a place stands for many (各 | 区总工会)."""
    text = words[at].text
    body = text[len(lexicon("organization-local").longest(text, 0)) :]
    if not any(body in lexicon(name) for name in ("organization-endings", "organization-generic")):
        return False
    if at > 1 and any(words[at - 1].text in lexicon(name) for name in _JOINERS):
        return _one_of_many(words, at - 2)
    return _beside(words, at, -1, "distributives")


def _collective(text: str) -> bool:
    """Whether a name is only a region or number of places and a bare word for a body (京津冀三地工会)."""
    ending = lexicon("organization-endings").ending(text)
    if _COUNTED_PLACES.search(text[: len(text) - len(ending)][-2:]):
        return True
    return text[: len(text) - len(ending)] in lexicon("vague-scopes") and ending in lexicon("collective-bodies")


def _names_a_doctrine(words: list[Word], at: int) -> bool:
    """Whether a person's name only names a doctrine (新时代…思想 after it)."""
    text, end = "", words[at].end
    for word in words[at + 1 : at + 1 + _DOCTRINE_LENGTH]:
        if word.start != end:
            break
        text, end = text + word.text, word.end
        if word.text in lexicon("doctrine-nouns") or lexicon("doctrine-nouns").ending(word.text):
            return bool(lexicon("doctrine-starts").longest(text, 0))
    return False


def _names_a_storm(words: list[Word], at: int) -> bool:
    """Whether a word in quotation marks is a storm's name (台风“某某”)."""
    return at > 1 and words[at - 1].text == "“" and bool(lexicon("storm-words").ending(words[at - 2].text))


def _is_delegation(text: str) -> bool:
    """Whether a place's name and one character for its delegation (北京团) were tagged as a place."""
    ending = lexicon("delegation-endings").ending(text)
    records = lookup(text[: len(text) - len(ending)]) if ending and len(text) > len(ending) + 1 else ()
    return bool(records) and records[0].level in {"country", "province"}


def _place_or_body(word: Word) -> Word:
    if _is_body(word.text):
        return word.tagged("ORG", "body")
    return word.tagged("ORG", "delegation") if _is_delegation(word.text) else word


def _is_body(text: str) -> bool:
    """Whether what was tagged as a place is a country's ministry or parliament (甲国国防部)."""
    for size in range(len(text) - 2, 0, -1):
        columns = lexicon("organization-endings").get(text[size:], ())
        known = text[size:] in lexicon("organization-names") or columns[1:] == ("strong",)
        if known and columns[:1] != ("kg:School",) and text[size:] not in lexicon("acting-places"):
            return is_country(text[:size]) or (size == 1 and is_abbreviation(text[:size]))
    return False


def _is_venue(text: str) -> bool:
    """Whether an organisation's name ends like a building where others meet (国家会议中心)."""
    columns = lexicon("venue-endings").get(lexicon("venue-endings").ending(text), ())
    return columns[1:] == ("place",)
