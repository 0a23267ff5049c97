"""Places that the tagger took together with the word behind them, or that are two places or none."""

from __future__ import annotations

from kg.find.abbreviations import is_abbreviation, nation
from kg.find.gazetteer import is_country, lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon
from kg.read.characters import count

_NOUNS = frozenset({"n", "nz", "vn"})
_COMMON, _PLAIN = 100, 500  # times that common words are met
_PAIR, _LONGEST, _COUNTRY = 2, 8, 3
_LEVELS = frozenset({"country", "province", "prefecture"})


def find(words: list[Word]) -> list[Word]:
    """The words with such places cut: 智利 | 三国, 阿斯塔纳 | 哈萨克斯坦; what is no place (团结协作) a noun."""
    made: list[Word] = []
    for at, word in enumerate(words):
        made.extend(_parts(word, words[at - 1].text if at else "") if word.pos == "LOC" else (word,))
    return made


def joined_endings(words: list[Word]) -> list[Word]:
    """The words with two nouns behind a place that together end its name as one (文昌 | 航天 | 发射场)."""
    made: list[Word] = []
    for word in words:
        pair = len(made) > 1 and made[-2].pos == "LOC" and {made[-1].pos, word.pos} <= _NOUNS
        beside = pair and adjacent(made[-2], made[-1], 0) and adjacent(made[-1], word, 0)
        if beside and made[-1].text + word.text in lexicon("place-endings"):
            made.append(join([made.pop(), word], "n", "place-ending"))
        elif made and _half_ending(made[-1], word):
            made.append(join([made.pop(), word], "LOC", "place-completed"))
        else:
            made.append(word)
    return made


def _half_ending(name: Word, word: Word) -> bool:
    """Whether a tagged body is a known place with half of what its name ends with (文昌航天 | 发射场)."""
    place, half = name.text[:-_PAIR], name.text[-_PAIR:]
    ends = name.pos in {"ORG", "LOC"} and word.pos in _NOUNS and adjacent(name, word, 0)
    return ends and len(place) >= _PAIR and half + word.text in lexicon("place-endings") and bool(lookup(place))


def done_there(words: list[Word], at: int) -> bool:
    """Whether what was taken for a person is a town abroad in which something is done (在某城达成)."""
    word = words[at]
    if word.pos != "PER" or not 0 < at < len(words) - 1 or len(word.text) < _COUNTRY:
        return False
    if words[at - 1].text not in lexicon("locative-prepositions") or words[at + 1].pos != "v":
        return False
    behind = words[at + 2].text if at + 2 < len(words) else ""
    done = words[at + 1].text in lexicon("done-there-verbs") and behind not in lexicon("scene-localizers")
    return any(not record.mainland for record in lookup(word.text)) or (done and foreign(word.text))


def holds_post(words: list[Word], at: int) -> bool:
    """Whether a person stands right behind a post (某国总理 | 罗利), whatever place bears the name."""
    if words[at].pos != "PER" or at == 0 or not adjacent(words[at - 1], words[at], 0):
        return False
    title = lexicon("person-titles").ending(words[at - 1].text)
    return words[at - 1].pos == "n" and "after" in lexicon("person-titles").get(title, ())


def only_side(words: list[Word], at: int) -> bool:
    """Whether a word of direction says on which side something is (边区的 | 西北 | 大门), not which region is meant."""
    word, before = words[at], words[at - 1] if at else words[at]
    behind = words[at + 1] if at + 1 < len(words) else word
    described = behind.pos in _NOUNS and adjacent(word, behind, 0) and behind.text not in lexicon("place-endings")
    return word.pos == "f" and before.text in lexicon("describing-particles") and described


def _short(text: str, before: str) -> bool:
    """Whether a place's one character stands behind a word that takes one, a common word behind it (在 | 京 | 火化)."""
    takes = before[-1:] and before[-1:] in lexicon("abbreviation-places").get(text[0], ("",))[0]
    return bool(takes) and is_abbreviation(text[0]) and _common(text[1:])


def _parts(word: Word, before: str) -> tuple[Word, ...]:
    text = word.text
    if word.pos == "LOC" and word.rule == "tagger" and not lookup(text) and _short(text, before):
        return word.parts([1, len(text) - 1], ["LOC", "v"], "place-cut")
    if word.pos != "LOC" or word.rule != "tagger" or len(text) <= _PAIR or _whole(text):
        return (word,)
    if _phrase(text):
        return (word.tagged("n", "no-place"),)
    capital = _capital(text)
    if capital or _two_and_verb(text):
        sizes = [capital, len(text) - capital] if capital else [1, 1, 1]
        return word.parts(sizes, ["LOC", "LOC", "v"][: len(sizes)], "place-cut" if capital else "abbreviations")
    size = next((size for size in range(min(len(text) - 1, _LONGEST), 1, -1) if _known(text[:size])), 0)
    if size and _common(text[size:]):
        return word.parts([size, len(text) - size], ["LOC", "n"], "place-cut")
    return (word,)


def _whole(text: str) -> bool:
    """Whether a name is a place's by the table or by its ending."""
    endings = ("place-endings", "venue-endings")
    return bool(lookup(text)) or text in lexicon("place-names") or any(lexicon(one).ending(text) for one in endings)


def _phrase(text: str) -> bool:
    """Whether a name is two common words, no place among them (团结协作)."""
    first, second = text[:_PAIR], text[_PAIR:]
    common = len(text) == 2 * _PAIR and all(count(one) >= _PLAIN for one in (first, second))
    return common and not any(lookup(one) or one in lexicon("place-names") for one in (first, second))


def _capital(text: str) -> int:
    """How many characters are a town abroad before a country (阿斯塔纳 | 哈萨克斯坦)."""
    sizes = (size for size in range(_PAIR, len(text) - _COUNTRY + 1) if is_country(text[size:]))
    return next((size for size in sizes if any(not one.mainland for one in lookup(text[:size]))), 0)


def _two_and_verb(text: str) -> bool:
    """Whether two countries by a character each stand before one more (中 | 美 | 合)."""
    return len(text) == _PAIR + 1 and all(map(nation, text[:_PAIR]))


def _known(text: str) -> bool:
    return any(record.level in _LEVELS and record.present for record in lookup(text))


def _common(rest: str) -> bool:
    """Whether what stands behind a place is a common word that is no place and no part of one's name."""
    return len(rest) == _PAIR and count(rest) >= _COMMON and not lookup(rest) and rest not in lexicon("place-names")


def weather(word: Word) -> tuple[Word, ...]:
    """A known city in a forecast, tagged together with its weather (卡拉奇 | 晴)."""
    ending = lexicon("weather-words").ending(word.text)
    size = len(word.text) - len(ending)
    if not ending or size < 2 or not lookup(word.text[:size]):
        return (word,)
    return word.parts([size, len(ending)], ["LOC", "n"], "place-cut")
