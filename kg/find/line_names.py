"""Railways and roads named after the towns that they join: 金建 | 高铁 is one place, 西延、沈白等高铁 are no names."""

from __future__ import annotations

from itertools import pairwise

from kg.find.abbreviations import is_abbreviation
from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon
from kg.read.characters import count

_TOLD = frozenset({"PER", "ORG", "LOC", "nz"})
_PAIR, _LONGEST = 2, 3
_MET = 250
"""How often two characters are met that are rather a word than two towns."""
RULE = "line-name"


def find(words: list[Word]) -> list[Word]:
    """The words with such names one place each; what only stands in a list before 等高铁 is a noun."""
    made: list[Word] = []
    for word in words:
        line = lexicon("line-nouns").ending(word.text)
        name = made[-1] if made and adjacent(made[-1], word, 0) else word
        size = _from_to(made, word, line) if line else 0
        if size:
            made[-size:] = [join([*made[-size:], word], "LOC", RULE)]
        elif line and name is not word and _begins_line(name, word, line):
            made[-1] = join([name, word], "LOC", RULE)
        elif line and word.pos in _TOLD and _PAIR <= len(word.text) - len(line) <= _LONGEST:
            made.append(_told(word, word.text[: -len(line)]))
        else:
            made.append(word)
        if line:
            _listed(made)
    return made


def _begins_line(name: Word, word: Word, line: str) -> bool:
    """Whether the word before a line's noun is its name (金建 | 高铁), or its first town (沪 | 昆高铁)."""
    if word.text == line:
        return _two_towns(name)
    return word.pos == "nz" and name.pos == "LOC" and len(name.text) == 1


def _two_towns(word: Word) -> bool:
    """Whether a tagged name can be two towns by a character each; the railway of a known town is none of its own."""
    short = word.pos in _TOLD and _PAIR <= len(word.text) <= _LONGEST
    return short and not lookup(word.text) and not _common(word.text)


def _told(word: Word, towns: str) -> Word:
    """A word that is a line's name as a place, what is only a kind of line (智能铁路) as a noun."""
    if lookup(towns):
        return word
    return word.tagged("n", "no-name") if _common(towns) else word.tagged("LOC", RULE)


def _common(text: str) -> bool:
    """Whether what stands before a line's noun is a common word (智能, 新时代), as characters of towns seldom are."""
    towns = sum(map(is_abbreviation, text))
    return towns < _PAIR if len(text) > _PAIR else not towns and count(text) >= _MET


def _from_to(made: list[Word], word: Word, line: str) -> int:
    """How many words before a line's noun tell both its ends (崇左 | 至 | 凭祥铁路, 甲 | 至 | 乙 | 铁路)."""
    size = 3 if word.text == line and len(line) > _LONGEST else _PAIR  # 铁路 alone names none
    run = [*made[-size:], word]
    whole = len(run) > size and all(adjacent(one, two, 0) for one, two in pairwise(run))
    told = whole and run[1].text in lexicon("date-to") and run[0].pos == "LOC" and run[2].pos == "LOC"
    return size if told else 0


def _listed(made: list[Word]) -> None:
    """Makes nouns of what stands in a list before 等高铁, or before a line's name, and is no known place."""
    at = len(made) - 2
    if at > 0 and made[at].text in lexicon("list-ends"):
        at -= 1
        _noun(made, at)
        at -= 1
    elif made[-1].rule != RULE:
        return
    while at > 0 and made[at].text in lexicon("list-marks"):
        _noun(made, at - 1)
        at -= 2


def _noun(made: list[Word], at: int) -> None:
    made[at] = made[at].tagged("n", "no-name") if _two_towns(made[at]) else made[at]
