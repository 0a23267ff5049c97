"""Characters that stand for places: 中美, 俄军, 陕北, 来华."""

from __future__ import annotations

from functools import lru_cache

from kg.find.gazetteer import is_country, lookup
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_CUTTABLE = frozenset({"LOC", "PER", "ORG", "n", "nz", "v", "vn", "s", "j"})
_PREPOSITION, _PAIR = "p", 2
_KEPT = 1 << 14
_MIDDLE, _SEA = "中", "海"


@lru_cache(maxsize=_KEPT)
def is_abbreviation(character: str) -> bool:
    """Whether one or two characters stand for a place when beside other words (京, 华, 沪)."""
    columns = lexicon("place-aliases").get(character, ())
    return len(columns) > 1 and columns[1].endswith("abbreviation")


def find(words: list[Word]) -> list[Word]:
    """The words with abbreviations of places cut and told."""
    made: list[Word] = []
    beside = lexicon("abbreviation-places")
    for at, word in enumerate(words):
        if not is_abbreviation(word.text[0]) and word.text[-1] not in beside:
            made.append(word)
            continue
        after = words[at + 1].text if at + 1 < len(words) else ""
        before = made[-1].text if made else ""
        if word.text in lexicon("organization-names"):  # 哈马斯 is no 哈, 马 and 斯
            made.append(word)
            continue
        begun = _begins_feature(words[at : at + 3]) or (word.pos == _PREPOSITION and not (made and made[-1].is_name))
        made.extend((word,) if begun else _abbreviated(word, before, after))
    return made


def _begins_feature(words: list[Word]) -> bool:
    """Whether a word is the start of the name of a sea, desert or the like that the tagger cut (巴丹 | 吉林沙漠)."""
    if words[0].pos != "LOC" or len(words[0].text) != _PAIR:
        return False
    behind = [word.text for word in words[1:]]
    first = behind[0] if behind and adjacent(words[0], words[1], 0) else ""
    cut = (
        words[1].pos == "LOC" and lexicon("place-feature-nouns").ending(first) and not lookup(first) if first else False
    )
    return bool(cut) or (first in lexicon("describing-particles") and behind[1:2] == [_SEA])


def _abbreviated(word: Word, before: str, after: str) -> tuple[Word, ...]:
    text = word.text
    if word.pos in _CUTTABLE and 2 <= len(text) <= 4 and _all_abbreviations(word, after):
        sizes = [1, len(text) - 1] if is_country(text[1:]) and len(text) > 2 else [1] * len(text)
        return word.parts(sizes, ["LOC"] * len(sizes), "abbreviations")
    allowed = lexicon("abbreviation-places").get(text[-1:], ("",))[0]
    if len(text) == 2 and not word.is_name and text[0] in allowed:
        return word.parts([1, 1], ["v", "LOC"], "abbreviation-after-verb")
    if len(text) == 1 and not word.is_name and before[-1:] and before[-1:] in allowed:
        return (word.tagged("LOC", "abbreviation-after-verb"),)
    return _before_noun(word, after)


def _before_noun(word: Word, after: str) -> tuple[Word, ...]:
    """The abbreviation that begins a word or stands before one (美 | 军, 陕 | 北)."""
    text = word.text
    tail = text[1:]
    if not is_abbreviation(text[:1]):
        return (word,)
    if nation(text[:1]) and tail in lexicon("abbreviation-tails") and text not in lexicon("not-abbreviation"):
        return word.parts([1, len(tail)], ["LOC", "n"], "abbreviation-before-noun")
    if len(text) == 2 and word.pos == "LOC" and _is_side(text[1]) and _has_sides(text):
        return word.parts([1, 1], ["LOC", "n"], "abbreviation-before-noun")
    alone = len(text) == 1 and word.pos != "LOC" and text + after not in lexicon("not-abbreviation")
    if alone and nation(text) and after in lexicon("abbreviation-after"):
        return (word.tagged("LOC", "abbreviation-before-noun"),)
    return (word,)


def _all_abbreviations(word: Word, after: str) -> bool:
    """Whether every character of a word stands for a place of its own (中缅)."""
    if not all(is_abbreviation(character) for character in word.text) or word.text[-1] in lexicon("directions"):
        return False
    if len(word.text) == _PAIR and (_abroad_and_province(word.text) or _middle_of(word.text)):
        return False
    another = word.text in lexicon("not-abbreviation") and not lexicon("abbreviation-after").longest(after, 0)
    if len(word.text) > _PAIR and lookup(word.text[:_PAIR]):  # a town and what is there (南京青奥)
        return False
    if another or word.text in lexicon("place-aliases") or (lookup(word.text) and not _with_china(word, after)):
        return False
    return (
        word.pos == "LOC"
        or _two_nations(word)
        or (bool(lexicon("abbreviation-after").longest(after, 0)) and len(word.text) == 2)
    )


def _middle_of(text: str) -> bool:
    """Whether two characters are the middle of a mainland province (滇中)."""
    name = lexicon("place-aliases")[text[0]][0]
    return text[1] == _MIDDLE and any(record.mainland for record in lookup(name)[:1])


def _abroad_and_province(text: str) -> bool:
    """Whether two characters are a country abroad and a mainland province, which nobody names together (新晋影后)."""
    foreign = [character for character in text if character != _MIDDLE and _may_be_nation(character)]
    rest = [lexicon("place-aliases")[one][0] for one in text if one not in foreign and one != _MIDDLE]
    return len(foreign) == 1 and any(record.mainland for name in rest for record in lookup(name)[:1])


def _with_china(word: Word, after: str) -> bool:
    """Whether a town's name is two countries, one of them China, by what follows (巴中关系)."""
    pair = len(word.text) == _PAIR and _MIDDLE in word.text and all(map(_may_be_nation, word.text))
    return pair and bool(lexicon("abbreviation-after").longest(after, 0))


def _two_nations(word: Word) -> bool:
    """Whether two countries side by side were taken for a body (埃以, 中新), one of them by its usual character."""
    body = word.pos == "ORG" and len(word.text) == 2
    return body and any(map(nation, word.text)) and all(map(_may_be_nation, word.text))


def _is_side(character: str) -> bool:
    return character == _MIDDLE or character in lexicon("directions")


def _has_sides(text: str) -> bool:
    """Whether an abbreviated province and a direction make the word (陕北), and not a region of its own (中东)."""
    listed = text in lexicon("place-aliases") or text in lexicon("not-abbreviation") or bool(lookup(text))
    return is_abbreviation(text[0]) and not listed


@lru_cache(maxsize=_KEPT)
def nation(character: str) -> bool:
    """Whether a character is the usual abbreviation of a country (俄, 美)."""
    columns = lexicon("place-aliases").get(character, ("", ""))
    return columns[1] == "abbreviation" and any(is_country(name) for name in columns[0].split("|"))


def _may_be_nation(character: str) -> bool:
    names = (*lexicon("place-aliases").get(character, ()), "")[0]
    return is_abbreviation(character) and any(is_country(name) for name in names.split("|"))
