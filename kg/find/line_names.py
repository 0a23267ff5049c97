"""Railways and roads named after the towns that they join: 金建 | 高铁 is one place, 西延、沈白等高铁 are no names."""

from __future__ import annotations

from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_TOLD = frozenset({"PER", "ORG", "LOC", "nz"})
_PAIR, _LONGEST = 2, 3
RULE = "line-name"


def find(words: list[Word]) -> list[Word]:
    """The words with such names one place each; what only stands in a list before 等高铁 is a noun."""
    made: list[Word] = []
    for word in words:
        line = lexicon("line-nouns").ending(word.text)
        name = made[-1] if made and adjacent(made[-1], word, 0) else word
        if line and name is not word and _begins_line(name, word, line):
            made[-1] = join([name, word], "LOC", RULE)
        elif line and word.pos in _TOLD and _PAIR <= len(word.text) - len(line) <= _LONGEST:
            made.append(word if lookup(word.text[: -len(line)]) else word.tagged("LOC", RULE))
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
    return word.pos in _TOLD and _PAIR <= len(word.text) <= _LONGEST and not lookup(word.text)


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
