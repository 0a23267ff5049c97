"""Places: abbreviations beside other words, names cut free of what is no part of them, names completed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg import ontology
from kg.find import abbreviations, economic_regions, line_names, place_lists, place_tails, regions, transliterated
from kg.find.abbreviations import is_abbreviation, nation
from kg.find.gazetteer import HEAD, begun, heads, is_feature, lookup
from kg.find.words import Word, adjacent, join
from kg.iri import KG, SCHEMA
from kg.lexicon import words as lexicon

_COUNTED = re.compile(r"\d+号?$")
_LARGE_CITY, _SHORT, _PIECES = 300_000, 3, 5
_STREET = "schema:Place"
_TOLD, _COMPLETED = frozenset({"LOC", "v"}), frozenset({"LOC", "PER", "f"})
_MIDDLE = "中"
_LEAST = 2  # characters of a body's name before what kind of body it is


def find(words: list[Word]) -> list[Word]:
    """The words with places cut, completed and abbreviations told."""
    whole = economic_regions.find(regions.find(line_names.find(words)))
    cut = place_tails.find(_cut(abbreviations.find(whole)))
    return place_lists.find(transliterated.places(_completed(place_tails.joined_endings(_by_table(cut)))))


def type_of(name: str) -> str:
    """Class IRI of a place by its entry in the table or its last word.

    >>> type_of("首都图书馆"), type_of("法国")
    ('https://w3id.org/dashiji/kg#Venue', 'https://schema.org/Country')
    """
    records = () if is_feature(name) else lookup(name)
    if records and records[0].level == "country":
        return SCHEMA + "Country"
    if records:
        return SCHEMA + "AdministrativeArea"
    for home in ("place-names", "venue-endings", "place-endings"):
        ending = lexicon(home).ending(name) if home != "place-names" else name
        columns = lexicon(home).get(ending, ())
        if columns:
            return ontology.type_of(columns[0])
    return SCHEMA + "Place"


def is_venue(name: str) -> bool:
    """Whether the last words of a name are those of a venue."""
    return type_of(name) == KG + "Venue"


def _cut(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for word in words:
        if word.is_name:
            made.extend(part for whole in _run_on(word) for cut in _inner(whole) for part in _trimmed(cut))
        else:
            made.append(word)
    return made


def _run_on(word: Word) -> tuple[Word, ...]:
    """A street tagged together with the first character of what is said of it (朝阳西路 | 新设)."""
    street = word.text[:-1]
    if word.text[-1] not in lexicon("place-run-ons") or lookup(word.text):
        return (word,)
    if lexicon("place-endings").get(lexicon("place-endings").ending(street), ("",))[0] != _STREET:
        return (word,)
    return word.parts([len(street), 1], ["LOC", "d"], "place-cut")


def _inner(word: Word) -> tuple[Word, ...]:
    """A country or province and the place in it, tagged as one (美国 | 加利福尼亚州)."""
    foreign = _region_abroad(word)
    if foreign or word.pos != "LOC":
        return foreign or (word,)
    for size in range(min(len(word.text) - 2, 8), 1, -1):
        records = lookup(word.text[:size])
        country = bool(records) and records[0].level == "country"
        if country and word.text[size:] in lexicon("state-bodies"):
            return word.parts([size, len(word.text) - size], ["LOC", "n"], "place-cut")
        if country and _body(word.text[size:]):
            return (*word.parts([size, len(word.text) - size], ["LOC", "ORG"], "place-cut"),)
        if records and records[0].level in {"country", "province"} and _stands(word.text, size):
            return (*word.parts([size, len(word.text) - size], ["LOC", "LOC"], "place-cut"),)
    return (word,)


def _body(rest: str) -> bool:
    """Whether what stands behind a country is a body there (也门 | 胡塞武装)."""
    ending = lexicon("organization-endings").ending(rest)
    plain = rest in lexicon("place-endings") or bool(lexicon("venue-endings").ending(rest))
    plain = plain or rest in lexicon("not-organization-endings") or rest in lexicon("place-trims")
    return bool(ending) and len(rest) - len(ending) >= _LEAST and not plain


def _region_abroad(word: Word) -> tuple[Word, ...]:
    """The short name of a country before a region named after a city (美 | 华盛顿州), which is no 俄罗斯 | 托夫州."""
    if word.pos not in {"LOC", "ORG"}:
        return ()
    rest = word.text[1:]
    ending = lexicon("place-endings").ending(rest)
    if lexicon("place-endings").get(ending, ("",))[0] != "schema:AdministrativeArea":
        return ()
    city = rest[: -len(ending)]
    if len(city) < 2 or not nation(word.text[:1]) or not any(not one.mainland for one in lookup(city)):
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
        return place_tails.weather(word)
    counted = _COUNTED.search(text)
    if counted and counted.start() > 1:  # 长江 | 1号洪水
        return word.parts([counted.start(), len(counted[0])], ["LOC", "m"], "figure-cut")
    title = lexicon("person-titles").ending(text)
    if title and lexicon("place-endings").ending(text[: -len(title)]) and not lookup(text):
        return word.parts([len(text) - len(title), len(title)], ["LOC", "n"], "place-cut")
    trims, kept = lexicon("place-trims"), lexicon("place-trims-kept")
    while len(text) > 2 and not lookup(text) and text not in lexicon("place-names"):
        ending = trims.ending(text)
        left = text[: -len(ending)] if ending else text
        if not ending or left == _MIDDLE or (len(left) < 2 and not is_abbreviation(left)):  # 中 | 西部 is no China
            break
        if "known" in trims[ending] and not lookup(text[: -len(ending)]):
            break
        if (kept.ending(text[: -len(ending)]) and ending != text) or lexicon("venue-endings").ending(text):
            break
        text = text[: -len(ending)]
    if text == word.text:
        return (word,)
    rest = len(word.text) - len(text)
    return word.parts([len(text), rest], ["LOC", "n"], "place-cut")


def _by_table(words: list[Word]) -> list[Word]:
    """Names of the table that the tagger cut or took for something else."""
    words = _whole(_realigned(words))
    return [
        word.tagged("LOC", "place-table")
        if word.pos not in _TOLD and (_table(words, at) or _feature(word) or place_tails.done_there(words, at))
        else word
        for at, word in enumerate(words)
    ]


def _table(words: list[Word], at: int) -> bool:
    """Whether the table knows a word, which is here no post's holder and no mere side."""
    return _known(words[at]) and not (place_tails.holds_post(words, at) or place_tails.only_side(words, at))


def _feature(word: Word) -> bool:
    """Whether what was tagged as a person ends like a mountain range or sea (戈兰高地)."""
    if word.pos != "PER":
        return False
    ending = lexicon("place-feature-nouns").ending(word.text)
    return len(ending) > 1 and len(word.text) > len(ending) + 1


def _whole(words: list[Word]) -> list[Word]:
    """Long names of the table that the tagger cut (几内亚 | 比绍)."""
    made: list[Word] = []
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + _PIECES), at + 1, -1) if _begins(words, at) else ()
        end = next((end for end in ends if _one_name(words[at:end])), at + 1)
        made.append(join(words[at:end], "LOC", "place-table") if end > at + 1 else words[at])
        at = end
    return made


def _realigned(words: list[Word]) -> list[Word]:
    """A known name whose first character went to the word before it (经地 | 中海)."""
    made: list[Word] = []
    for word in words:
        if word.pos != "LOC" or not made:
            made.append(word)
            continue
        before = made[-1]
        name = before.text[-1:] + word.text
        cut = adjacent(before, word, 0) and not lookup(word.text)
        if cut and not before.is_name and len(before.text) > 1 and name in lexicon("place-names"):
            first, rest = before.parts([len(before.text) - 1, 1], [before.pos, "n"], "place-cut")
            made[-1:] = [first, join([rest, word], "LOC", "place-table")]
        else:
            made.append(word)
    return made


def _begins(words: list[Word], at: int) -> bool:
    """Whether some place's name begins as the words from one on do."""
    text, behind, end = words[at].text, at + 1, min(len(words), at + _PIECES)
    if text[: HEAD - 1] not in begun(min(len(text), HEAD - 1)):
        return False
    while len(text) < HEAD and behind < end:
        text += words[behind].text
        behind += 1
    return text[:HEAD] in heads()


def _one_name(words: list[Word]) -> bool:
    length = words[-1].end - words[0].start
    text = "".join(word.text for word in words) if 3 <= length <= 12 else ""
    if not text or length != len(text):
        return False
    bare = text[:-1] if lexicon("place-endings").get(text[-1], ("",))[0] == "schema:AdministrativeArea" else text
    if {text, bare} & lexicon("place-names").keys() and length > _SHORT - 1 and any(word.is_name for word in words):
        return True
    records = lookup(text)
    if length == _SHORT:  # 内罗 | 毕; a shorter name is too often what two words make by chance
        return bool(records) and not records[0].mainland and records[0].population >= _LARGE_CITY and len(words) == 2
    return bool(records) and records[0].level in {"country", "region", "city"} and text not in _pairs(words)


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
    return first.mainland or first.level in {"country", "region"} or first.population >= _LARGE_CITY


def _completed(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for word in words:
        beside = made and made[-1].pos in _COMPLETED and adjacent(made[-1], word, 0)
        if beside and (_completes(made, word) or _directed(made[-1], word)):
            made.append(join([made.pop(), word], "LOC", "place-completed"))
        else:
            made.append(word)
    return made


def _directed(before: Word, word: Word) -> bool:
    """Whether a direction belongs to the name after it (西 太平洋)."""
    return before.text in lexicon("directions") and before.pos == "f" and word.pos == "LOC" and len(word.text) > 1


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
    if word.text in lexicon("line-nouns") and lookup(before.text):  # the railway of a town is no 京沪铁路
        return False
    return (before.pos == "LOC" and not _complete(before.text)) or (
        before.pos == "PER" and len(before.text) > 1 and (word.text in lexicon("place-feature-nouns"))
    )


def _complete(text: str) -> bool:
    """Whether a name cannot take a further ending: a country that is not named in full with it."""
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
