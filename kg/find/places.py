"""Places: abbreviations beside other words, names cut free of what is no part of them, names completed."""

from __future__ import annotations

from collections.abc import Iterable

from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent, join
from kg.iri import KG, PREFIXES, SCHEMA
from kg.lexicon import words as lexicon

_CUTTABLE = frozenset({"LOC", "PER", "ORG", "n", "nz", "v", "vn", "s", "j"})
_COUNTRY_LEVELS = frozenset({"country"})
_LARGE_CITY = 300_000


def find(words: list[Word]) -> list[Word]:
    """The words with places cut, completed and abbreviations told."""
    return _completed(_by_table(_cut(_abbreviations(words))))


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
    return len(columns) > 1 and columns[1] == "abbreviation"


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
        return word.parts([1] * len(text), ["LOC"] * len(text), "abbreviations")
    allowed = lexicon("abbreviation-places").get(text[-1:], ("",))[0]
    if len(text) == 2 and not word.is_name and text[0] in allowed:
        return word.parts([1, 1], ["v", "LOC"], "abbreviation-after-verb")
    if len(text) == 1 and not word.is_name and before[-1:] and before[-1:] in allowed:
        return (word.tagged("LOC", "abbreviation-after-verb"),)
    tail = text[1:]
    if is_abbreviation(text[:1]) and tail in lexicon("abbreviation-tails") and _nation(text[0]):
        return word.parts([1, len(tail)], ["LOC", "n"], "abbreviation-before-noun")
    if len(text) == 1 and word.pos != "LOC" and _nation(text) and after in lexicon("abbreviation-after"):
        return (word.tagged("LOC", "abbreviation-before-noun"),)
    return (word,)


def _all_abbreviations(word: Word, after: str) -> bool:
    """Whether every character of a word stands for a place of its own (中缅)."""
    if not all(is_abbreviation(character) for character in word.text):
        return False
    if word.text in lexicon("not-abbreviation") or word.text in lexicon("place-aliases") or lookup(word.text):
        return False
    return word.pos == "LOC" or (bool(lexicon("abbreviation-after").longest(after, 0)) and len(word.text) == 2)


def _nation(character: str) -> bool:
    columns = lexicon("place-aliases").get(character, ("",))
    return any(is_country(name) for name in columns[0].split("|"))


def _cut(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for word in words:
        made.extend(_trimmed(word) if word.pos == "LOC" else (word,))
    return made


def _trimmed(word: Word) -> tuple[Word, ...]:
    text = word.text
    trims, kept = lexicon("place-trims"), lexicon("place-trims-kept")
    while len(text) > 2 and not lookup(text) and text not in lexicon("place-names"):
        ending = trims.ending(text)
        if not ending or (len(text) - len(ending) < 2 and not is_abbreviation(text[: -len(ending)])):
            break
        if kept.ending(text[: -len(ending)]) and ending != text:
            break
        text = text[: -len(ending)]
    if text == word.text:
        return (word,)
    rest = len(word.text) - len(text)
    return word.parts([len(text), rest], ["LOC", "n"], "place-cut")


def _by_table(words: list[Word]) -> list[Word]:
    """Names of the table that the tagger took for something else."""
    return [word.tagged("LOC", "place-table") if _known(word) else word for word in words]


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
        if (made and adjacent(made[-1], word, 0) and _completes(made, word)) or (
            made and made[-1].text in _DIRECTIONS and made[-1].pos == "f" and word.pos == "LOC" and len(word.text) > 1
        ):
            made.append(join([made.pop(), word], "LOC", "place-completed"))
        else:
            made.append(word)
    return made


def _completes(made: list[Word], word: Word) -> bool:
    """Whether a noun is the last part of the name before it (金水 河, 约旦河 西岸)."""
    before = made[-1]
    if word.text in lexicon("place-banks") and before.pos == "LOC":
        return True
    if word.pos not in {"n", "s", "nz"}:
        return False
    known = word.text in lexicon("place-endings") or word.text in lexicon("venue-endings")
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
