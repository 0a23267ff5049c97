"""What was taken for a place and is none: names that common words make, ordinary words, what is counted."""

from __future__ import annotations

import re

from kg.find import counted_names
from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_SHORT, _MANY = 2, "们"
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十百\d]")


def no_place(words: list[Word], at: int) -> bool:
    """Whether a word tagged as a place is none by its own words or those beside it."""
    counted = counted_names.things(words, at) or counted_names.bearing(words, at)
    return counted or _plain(words[at]) or _ordinary(words, at) or _adjective(words, at)


def _adjective(words: list[Word], at: int) -> bool:
    """Whether a place only says of what kind a language, people or doctrine is (朝鲜文, 中国化, 中国特色社会主义)."""
    behind = words[at + 1 : at + 3]
    if not behind or not adjacent(words[at], behind[0], 0):
        return False
    doctrine = "".join(one.text for one in behind)
    tails = lexicon("place-adjective-tails")
    return behind[0].text in tails or tails.get(tails.longest(doctrine, 0)) == ("begins",)


def made_of_common_words(name: str) -> bool:
    """Whether a name is made of nothing but common words for places, more than one.

    >>> made_of_common_words("工业园区"), made_of_common_words("园区"), made_of_common_words("乙山园区")
    (True, False, False)
    """
    known, at, last = lexicon("place-common-words"), 0, ""
    while at < len(name):
        last = known.longest(name, at) or (name[at] if _NUMERAL.fullmatch(name[at]) else "")
        if not last:
            return False
        at += len(last)
    return known.get(last, ()) == ("head",) and len(last) < len(name)


def _plain(word: Word) -> bool:
    """Whether what was taken for a place is only a common noun for one (合作区, 麦区)."""
    if lookup(word.text) or word.text in lexicon("place-names"):
        return False
    division = lexicon("place-endings").ending(word.text)
    short = (len(word.text) == _SHORT and division == "区") or word.text.endswith(_MANY)
    return short or word.text in lexicon("place-commons")


def _ordinary(words: list[Word], at: int) -> bool:
    """Whether a county's short name that is an ordinary word stands amid nouns (科教 | 兴国 | 战略)."""
    if words[at].text not in lexicon("place-homographs") or not 0 < at < len(words) - 1:
        return False
    inside = adjacent(words[at - 1], words[at], 0) and adjacent(words[at], words[at + 1], 0)
    return inside and {words[at - 1].pos, words[at + 1].pos} <= {"n", "vn"}
