"""Names that are those of a storm, ship, make or prize, and tell nobody and nowhere."""

from __future__ import annotations

from kg.find.gazetteer import is_feature
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_LONGEST_LIST = 12
_SERIES, _HYPHENS, _PRIZE = frozenset("号级型"), frozenset("-－"), "奖"


def storm(words: list[Word], at: int) -> bool:
    """Whether a word is a storm's name (台风“某某”, 飓风某某)."""
    before = at - 2 if at > 1 and words[at - 1].text == "“" else at - 1
    return (before >= 0 and bool(lexicon("storm-words").ending(words[before].text))) or _counted_as_storms(words, at)


def _counted_as_storms(words: list[Word], at: int) -> bool:
    """Whether a list of names is counted as storms behind it (甲、乙与丙3个连环台风)."""
    counted = False
    for word in words[at + 1 : at + 1 + _LONGEST_LIST]:
        counted = counted or word.pos in {"m", "q"}
        if lexicon("storm-words").ending(word.text):
            return counted
        listed = word.is_name or word.text in lexicon("list-marks") or word.text in lexicon("with-words")
        if not (listed or word.pos in {"m", "q", "a", "b"}):
            return False
    return False


def prize(words: list[Word], at: int) -> bool:
    """Whether a river, mountain or person is what a prize is called after (某江韬奋奖)."""
    word, behind = words[at], words[at + 1] if at + 1 < len(words) else None
    if behind is None or behind.pos != "nz" or not adjacent(word, behind, 0):
        return False
    named = (word.pos == "LOC" and is_feature(word.text)) or word.pos == "PER"
    return named and behind.text.endswith(_PRIZE) and len(behind.text) > 1


def ship(words: list[Word], at: int) -> bool:
    """Whether a name in quotation marks is a ship's (“福特”号航母) or one of a series (“伊斯坎德尔”-M)."""
    if not (0 < at < len(words) - 2) or words[at - 1].text != "“" or words[at + 1].text != "”":
        return False
    behind = words[at + 2]
    return adjacent(words[at + 1], behind, 0) and (behind.text[0] in _SERIES or behind.text[0] in _HYPHENS)


def make(words: list[Word], at: int) -> bool:
    """Whether a person's name in quotation marks is the make of the thing after it (“海马斯”火箭弹)."""
    if not (0 < at < len(words) - 2) or words[at - 1].text != "“" or words[at + 1].text != "”":
        return False
    thing = words[at + 2]
    if any(word.text in lexicon("arms") for word in words[at + 2 : at + 5]):
        return True
    return thing.pos == "n" and adjacent(words[at + 1], thing, 0) and not lexicon("person-titles").ending(thing.text)
