"""What was taken for a name and is counted, as names never are: plants, things, money."""

from __future__ import annotations

from kg.find.gazetteer import lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon


def plants(words: list[Word], at: int) -> bool:
    """Whether what was taken for a person is counted like plants (万亩李花)."""
    measured = at > 0 and adjacent(words[at - 1], words[at], 0) and words[at - 1].pos in {"m", "q"}
    return measured and bool(lexicon("plant-counts").ending(words[at - 1].text))


def things(words: list[Word], at: int) -> bool:
    """Whether what was taken for a place is counted right behind it (加氢站 | 574座), as names never are."""
    word = words[at]
    if (
        at + 1 == len(words)
        or not adjacent(word, words[at + 1], 0)
        or words[at + 1].pos != "m"
        or lookup(word.text)
        or word.text in lexicon("place-names")
    ):
        return False
    unit = lexicon("units").ending(words[at + 1].text)
    return lexicon("units").get(unit, ("",))[0] == "noun" and words[at + 1].text[0] not in lexicon("ordinal-starts")


def money(words: list[Word], at: int) -> bool:
    """Whether a foreign word is what a large number counts (数十亿 | 新 | 谢克尔)."""
    before = at - 1 - (at > 1 and words[at - 1].text in lexicon("currency-fronts"))
    counted = before >= 0 and words[before].pos == "m" and words[before].end + at - 1 - before == words[at].start
    return counted and words[before].text[-1] in lexicon("sums-endings") and foreign(words[at].text)


def bearing(words: list[Word], at: int) -> bool:
    """Whether a direction taken for a place tells how far off something lies (温江 | 西北 | 55公里)."""
    word, behind = words[at], words[at + 1] if at + 1 < len(words) else words[at]
    far = behind.pos == "m" and adjacent(word, behind, 0) and bool(lexicon("distance-units").ending(behind.text))
    sides = lexicon("inner-directions")
    return far and (word.text in sides or word.text in lexicon("directions"))
