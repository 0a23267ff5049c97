"""Names of organisations, places and persons: the second stage over the tagger's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.find import (
    abbreviations,
    clubs,
    country_pairs,
    listed_companies,
    name_cuts,
    name_sieve,
    one_kind,
    organizations,
    people,
    places,
    seen_whole,
)
from kg.find.gazetteer import is_country, is_feature, is_foreign, resolve
from kg.find.words import Word, adjacent, of_sentence
from kg.iri import SCHEMA
from kg.lexicon import words as lexicon
from kg.model import Block, Document, Kind, Mention, Sentence, Span

_KINDS = {"ORG": Kind.ORGANISATION, "LOC": Kind.PLACE, "PER": Kind.PERSON}
_SCORES = {"tagger": 0.85}


def find(document: Document, sentences: tuple[Sentence, ...], *, join_places: bool = False) -> tuple[Mention, ...]:
    """Mentions of organisations, places and persons, left to right, none overlapping another.

    `sentences` must be tagged; bylines name no one of the news. `join_places` makes places that stand side by side
    (浙江省杭州市) one mention.
    Names inside a longer name (北京 in 北京大学) are not mentions of their own.
    """
    told = (sentence for sentence in sentences if sentence.block is not Block.BYLINE)
    lines = [_of_sentence(document, sentence, join_places) for sentence in told]
    lines = country_pairs.find(one_kind.find(seen_whole.find(lines)))
    named = [word for words in lines for word in words if word.is_name]
    return tuple(_countries(_mentions(document, named, _year(document))))


def _countries(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, a country's usual character read as the one that the text names (乌 beside 乌兹别克斯坦)."""
    found = tuple(mentions)
    named = {one.value for one in found if one.kind is Kind.PLACE and len(one.surface) > 1 and is_country(one.value)}
    for one in found:
        usual = one.kind is Kind.PLACE and len(one.surface) == 1 and is_foreign(one.value) and one.value not in named
        told = usual or (one.rule == country_pairs.RULE and not is_country(one.value))
        meant = country_pairs.meant(one.surface, sorted(named)) if told else ""
        yield replace(one, value=meant, type=places.type_of(meant)) if meant else one


def _year(document: Document) -> int:
    """The year of publication, 0 where none is known."""
    year = document.published[:4]
    return int(year) if len(year) == 4 and year.isdigit() else 0


def _of_sentence(document: Document, sentence: Sentence, join_places: bool) -> list[Word]:
    words = of_sentence(document, sentence)
    if not sentence.settled:
        for step in (
            name_cuts.find,
            people.find,
            places.find,
            organizations.find,
            clubs.find,
            listed_companies.find,
            name_sieve.find,
        ):
            words = step(words)
        words = [_dropped(word) if word.is_name else word for word in words]
        words = [_noun(document, words, at) if word.pos == "LOC" else word for at, word in enumerate(words)]
    return places.chains(words) if join_places else words


def _dropped(word: Word) -> Word:
    """A name that the tagger often takes for one and is none becomes a noun."""
    text = word.text
    single = len(text) == 1
    wrong = (
        text in lexicon("name-stops")
        or (single and word.pos == "ORG")
        or (single and word.pos == "LOC" and not abbreviations.is_abbreviation(text))
        or (single and word.pos == "PER" and (word.rule == "tagger" or text not in lexicon("surnames")))
        or _generic(text)
    )
    return word.tagged("n", "dropped") if wrong else word


def _noun(document: Document, words: list[Word], at: int) -> Word:
    """A lone character that is a noun behind its verb (货轮到港), where the text nowhere names the place."""
    word, before = words[at], words[at - 1].text if at else ""
    verbs, name = (*lexicon("abbreviation-or-noun").get(word.text, ()), "", "")[:2]
    other = before[-1:] and before[-1:] in verbs and name not in document.folded
    other = other or before[-1:] + word.text in lexicon("words-over-names")
    return word.tagged("n", "noun-behind-verb") if other else word


def _generic(text: str) -> bool:
    head = lexicon("generic-modifiers").longest(text, 0)
    rest = text[len(head) :] if head else ""
    return rest in lexicon("organization-generic") or rest in lexicon("venue-endings")


def _mentions(document: Document, named: Iterable[Word], year: int) -> Iterator[Mention]:
    context: list[str] = []
    before = None
    for word in named:
        span = Span(word.start, word.end)
        kind = _KINDS[word.pos]
        value = word.text
        if kind is Kind.PLACE:
            value = word.text if before and _abroad(before, word) else _path(word, context, year)
        before = word
        if value == word.text and lexicon("place-homographs").get(word.text) == ("word",):
            continue
        yield Mention(
            span, kind, _type(word, value), span.of(document.text), value, word.rule, _SCORES.get(word.rule, 0.9)
        )


def _abroad(before: Word, word: Word) -> bool:
    """Whether a place stands right after one outside the mainland (台北市 | 大安区), in which it must lie."""
    if before.pos != "LOC" or not adjacent(before, word, 0):
        return False
    record = resolve(before.text)
    return record is not None and record.level == "city"


def _path(word: Word, context: list[str], year: int) -> str:
    """The containment path of a mainland place, told apart by the places before it; else its name."""
    record = resolve(word.text, tuple(reversed(context[-5:])), year)
    if record is None or (not record.mainland and record.level != "country"):
        return word.text
    if record.mainland:
        context.append(record.path)
    return record.path


def _type(word: Word, value: str) -> str:
    """The class of a name; a division called like a sea (佛山南海) is a division."""
    if "/" in value and is_feature(word.text):
        return SCHEMA + "AdministrativeArea"
    if word.pos == "PER":
        return SCHEMA + "Person"
    return organizations.type_of(word.text) if word.pos == "ORG" else places.type_of(word.text)
