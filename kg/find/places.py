"""Places: abbreviations beside other words, names cut free of what is no part of them, names completed."""

from __future__ import annotations

from collections.abc import Iterable

from kg.find import place_lists
from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent, join
from kg.iri import KG, PREFIXES, SCHEMA
from kg.lexicon import words as lexicon

_CUTTABLE = frozenset({"LOC", "PER", "ORG", "n", "nz", "v", "vn", "s", "j"})
_COUNTRY_LEVELS = frozenset({"country"})
_LARGE_CITY = 300_000


def find(words: list[Word]) -> list[Word]:
    """The words with places cut, completed and abbreviations told."""
    return place_lists.find(_completed(_by_table(_cut(_abbreviations(words)))))


def type_of(name: str) -> str:
    """Class IRI of a place by its entry in the table or its last word.

    >>> type_of("首都图书馆"), type_of("法国")
    ('https://w3id.org/dashiji/kg#Venue', 'https://schema.org/Country')
    """
    records = lookup(name)
    if records and records[0].level == "country":
        return SCHEMA + "Country"
    if records:
        return SCHEMA + "AdministrativeArea"
    for home in ("place-names", "venue-endings", "place-endings"):
        ending = lexicon(home).ending(name) if home != "place-names" else name
        columns = lexicon(home).get(ending, ())
        if columns:
            prefix, _, local = columns[0].partition(":")
            return PREFIXES[prefix] + local
    return SCHEMA + "Place"


def is_venue(name: str) -> bool:
    """Whether the last words of a name are those of a venue."""
    return type_of(name) == KG + "Venue"


def is_country(name: str) -> bool:
    """Whether a folded name is a country's."""
    return any(record.level in _COUNTRY_LEVELS for record in lookup(name))


def is_abbreviation(character: str) -> bool:
    """Whether one or two characters stand for a place when beside other words (京, 华, 沪)."""
    columns = lexicon("place-aliases").get(character, ())
    return len(columns) > 1 and columns[1].endswith("abbreviation")


def _abbreviations(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1].text if at + 1 < len(words) else ""
        before = made[-1].text if made else ""
        made.extend(_abbreviated(word, before, after))
    return made


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
    if _nation(text[:1]) and tail in lexicon("abbreviation-tails") and text not in lexicon("not-abbreviation"):
        return word.parts([1, len(tail)], ["LOC", "n"], "abbreviation-before-noun")
    if len(text) == 2 and word.pos == "LOC" and text[1] in _SIDES and _has_sides(text):
        return word.parts([1, 1], ["LOC", "n"], "abbreviation-before-noun")
    alone = len(text) == 1 and word.pos != "LOC" and text + after not in lexicon("not-abbreviation")
    if alone and _nation(text) and after in lexicon("abbreviation-after"):
        return (word.tagged("LOC", "abbreviation-before-noun"),)
    return (word,)


def _all_abbreviations(word: Word, after: str) -> bool:
    """Whether every character of a word stands for a place of its own (中缅)."""
    if not all(is_abbreviation(character) for character in word.text) or word.text[-1] in _SIDES - {"中"}:
        return False
    if word.text in lexicon("not-abbreviation") or word.text in lexicon("place-aliases") or lookup(word.text):
        return False
    return word.pos == "LOC" or (bool(lexicon("abbreviation-after").longest(after, 0)) and len(word.text) == 2)


def _has_sides(text: str) -> bool:
    """Whether an abbreviated province and a direction make the word (陕北), and not a region of its own (中东)."""
    listed = text in lexicon("place-aliases") or text in lexicon("not-abbreviation") or bool(lookup(text))
    return is_abbreviation(text[0]) and not listed


def _nation(character: str) -> bool:
    columns = lexicon("place-aliases").get(character, ("", ""))
    return columns[1] == "abbreviation" and any(is_country(name) for name in columns[0].split("|"))


def _cut(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for word in words:
        made.extend(part for cut in _inner(word) for part in _trimmed(cut))
    return made


def _inner(word: Word) -> tuple[Word, ...]:
    """A country or province and the place in it, tagged as one (美国 | 加利福尼亚州)."""
    foreign = _region_abroad(word)
    if foreign or word.pos != "LOC":
        return foreign or (word,)
    for size in range(min(len(word.text) - 2, 8), 1, -1):
        records = lookup(word.text[:size])
        if records and records[0].level in {"country", "province"} and _stands(word.text, size):
            return (*word.parts([size, len(word.text) - size], ["LOC", "LOC"], "place-cut"),)
    return (word,)


def _region_abroad(word: Word) -> tuple[Word, ...]:
    """The short name of a country before a region named after a city (美 | 华盛顿州), which is no 俄罗斯 | 托夫州."""
    rest = word.text[1:]
    ending = lexicon("place-endings").ending(rest)
    if word.pos not in {"LOC", "ORG"} or lexicon("place-endings").get(ending, ("",))[0] != "schema:AdministrativeArea":
        return ()
    city = rest[: -len(ending)]
    if len(city) < 2 or not _nation(word.text[:1]) or not any(not one.mainland for one in lookup(city)):
        return ()
    return word.parts([1, len(rest)], ["LOC", "LOC"], "place-cut")


def _stands(text: str, size: int) -> bool:
    """Whether the rest of a name after so many characters is a place by itself."""
    rest = text[size:]
    if lookup(text) or rest in lexicon("place-endings") or rest in lexicon("place-trims"):
        return False
    if lookup(rest):
        return True
    ending = lexicon("place-endings").ending(rest)
    return (
        len(rest) - len(ending) >= 2 and lexicon("place-endings").get(ending, ("",))[0] == "schema:AdministrativeArea"
    )


def _trimmed(word: Word) -> tuple[Word, ...]:
    text = word.text
    if word.pos != "LOC":
        return _weather(word)
    trims, kept = lexicon("place-trims"), lexicon("place-trims-kept")
    while len(text) > 2 and not lookup(text) and text not in lexicon("place-names"):
        ending = trims.ending(text)
        if not ending or (len(text) - len(ending) < 2 and not is_abbreviation(text[: -len(ending)])):
            break
        if (kept.ending(text[: -len(ending)]) and ending != text) or lexicon("venue-endings").ending(text):
            break
        text = text[: -len(ending)]
    if text == word.text:
        return (word,)
    rest = len(word.text) - len(text)
    return word.parts([len(text), rest], ["LOC", "n"], "place-cut")


def _weather(word: Word) -> tuple[Word, ...]:
    """A known city in a forecast, tagged together with its weather (卡拉奇 | 晴)."""
    ending = lexicon("weather-words").ending(word.text) if word.is_name else ""
    size = len(word.text) - len(ending)
    if not ending or size < 2 or not lookup(word.text[:size]):
        return (word,)
    return word.parts([size, len(ending)], ["LOC", "n"], "place-cut")


def _by_table(words: list[Word]) -> list[Word]:
    """Names of the table that the tagger cut or took for something else."""
    words = _whole(words)
    return [word.tagged("LOC", "place-table") if _known(word) or _feature(word) else word for word in words]


def _feature(word: Word) -> bool:
    """Whether what was tagged as a person ends like a mountain range or sea (戈兰高地)."""
    ending = lexicon("place-feature-nouns").ending(word.text)
    return word.pos == "PER" and len(ending) > 1 and len(word.text) > len(ending) + 1


def _whole(words: list[Word]) -> list[Word]:
    """Long names of the table that the tagger cut (几内亚 | 比绍)."""
    made: list[Word] = []
    at = 0
    while at < len(words):
        end = next((end for end in range(min(len(words), at + 5), at + 1, -1) if _one_name(words[at:end])), at + 1)
        made.append(join(words[at:end], "LOC", "place-table") if end > at + 1 else words[at])
        at = end
    return made


def _one_name(words: list[Word]) -> bool:
    text = "".join(word.text for word in words)
    if not 4 <= len(text) <= 12 or words[-1].end - words[0].start != len(text):
        return False
    records = lookup(text)
    return bool(records) and records[0].level in {"country", "city"} and text not in _pairs(words)


def _pairs(words: list[Word]) -> frozenset[str]:
    """The text itself where its words are places of their own, side by side."""
    apart = len(words) == 2 and all(word.pos == "LOC" and lookup(word.text) for word in words)
    return frozenset({"".join(word.text for word in words)} if apart else ())


def _known(word: Word) -> bool:
    if word.text in lexicon("place-names"):
        return word.pos not in {"LOC", "v"}
    if word.pos not in {"ORG", "PER", "nz", "n"} or len(word.text) < 2 or word.text in lexicon("place-homographs"):
        return False
    records = lookup(word.text)
    if not records or not records[0].present:
        return False
    first = records[0]
    if word.pos == "n" or (first.level == "county" and first.name != word.text):
        return first.level in {"country", "province"} and len(word.text) > 2
    return first.mainland or first.level == "country" or first.population >= _LARGE_CITY


def _completed(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for word in words:
        if made and adjacent(made[-1], word, 0) and (_completes(made, word) or _directed(made[-1], word)):
            made.append(join([made.pop(), word], "LOC", "place-completed"))
        else:
            made.append(word)
    return made


def _directed(before: Word, word: Word) -> bool:
    """Whether a direction belongs to the name after it (西 太平洋)."""
    return before.text in _DIRECTIONS and before.pos == "f" and word.pos == "LOC" and len(word.text) > 1


def _completes(made: list[Word], word: Word) -> bool:
    """Whether a noun is the last part of the name before it (金水 河, 约旦河 西岸)."""
    before = made[-1]
    if word.text in lexicon("place-banks") and before.pos == "LOC":
        return True
    if word.pos not in {"n", "s", "nz"}:
        return False
    known = word.text in lexicon("place-endings") or lexicon("venue-endings").ending(word.text)
    if not known or word.text in lexicon("place-plain-nouns"):
        return False
    return (before.pos == "LOC" and not _complete(before.text)) or (
        before.pos == "PER" and len(before.text) > 1 and (word.text in lexicon("place-feature-nouns"))
    )


def _complete(text: str) -> bool:
    """Whether a name cannot take a further ending: a country or a whole administrative name."""
    return is_abbreviation(text)


def chains(words: Iterable[Word]) -> list[Word]:
    """Places that stand side by side (浙江省杭州市) as one; a lone abbreviation joins nothing."""
    made: list[Word] = []
    for word in words:
        joins = word.pos == "LOC" and len(word.text) > 1 and made and made[-1].pos == "LOC" and len(made[-1].text) > 1
        if joins and adjacent(made[-1], word, 0):
            made.append(join([made.pop(), word], "LOC", "places-joined"))
        else:
            made.append(word)
    return made


_DIRECTIONS = frozenset("东西南北")
_SIDES = _DIRECTIONS | {"中"}
