"""Names of which the tagger is not sure, and that nothing else shows to be names, are none (加大 as a body's name)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.find.abbreviations import nation
from kg.find.gazetteer import lookup
from kg.find.lac import LacTagger
from kg.find.place_commons import made_of_common_words
from kg.find.tagger import Tagger
from kg.find.transliterated import foreign
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence
from kg.read.characters import COMMON, count, of_common_words
from kg.spans import sentence_of

_TAGS = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}
_LEAST = {Kind.ORGANISATION: 0.3, Kind.PLACE: 0.3, Kind.PERSON: 0.25}
"""The least share of all ways to tag the characters that a name must have where nothing else speaks for it."""

_FOREIGN, _LEAST_OF_THREE = 0.2, 0.18
"""The same of a person whose name is written as foreign ones are (普京), and of a family name with two characters."""

_LEAST_OF_WORDS = 0.6
"""The same of a common word of two characters (电信)."""

_LEAST_OF_NAMED_LIKE_WORDS = 0.4
"""The same of a person whose given name would be a common word (党忠诚)."""

_LEAST_OF_ENDED = 0.19
"""The same of a place that only its last word shows to be one (古廊桥)."""

_RULE = "tagger"
_STATE = "国"
_SHORT, _LONG, _BEGINNINGS = 2, 4, (2, 3, 4)


def find(
    tagger: Tagger, document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """The mentions without doubtful names; one that is sure, or shown to be a name, anywhere in the article stays.

    Taggers that weigh nothing doubt nothing.
    """
    if not isinstance(tagger, LacTagger):
        return mentions
    guessed = [one for one in mentions if one.rule == _RULE and one.kind in _TAGS]
    plain = {one: replace(one, surface=one.span.of(document.folded)) for one in guessed}
    asked = [one for one in guessed if not _known(plain[one])]
    told = tagger.shares(document, sentences, [(one.span, _TAGS[one.kind]) for one in asked])
    surest: dict[tuple[Kind, str], float] = defaultdict(float)
    for one in asked:
        share = 1.0 if _titled(document, sentences, one) else told.get((one.span, _TAGS[one.kind]), 1.0)
        surest[one.kind, one.surface] = max(surest[one.kind, one.surface], share)
    doubted = {one for one in asked if surest[one.kind, one.surface] < _least(plain[one])}
    return tuple(one for one in mentions if one not in doubted)


def _least(mention: Mention) -> float:
    person = mention.kind is Kind.PERSON
    if not person and len(mention.surface) == _SHORT and count(mention.surface) >= COMMON:
        return _LEAST_OF_WORDS
    if mention.kind is Kind.PLACE and made_of_common_words(mention.surface):
        return _LEAST[mention.kind]
    if mention.kind is Kind.PLACE and words("place-endings").ending(mention.surface):
        return _LEAST_OF_ENDED
    body = mention.kind is Kind.ORGANISATION and len(mention.surface) > _SHORT
    if body and (of_common_words(mention.surface) or _of_a_place(mention.surface)):
        return _LEAST_OF_WORDS
    if person and len(mention.surface) > _SHORT and words("surnames").longest(mention.surface, 0):
        return _LEAST_OF_NAMED_LIKE_WORDS if count(mention.surface[1:]) >= COMMON else _LEAST_OF_THREE
    abroad = person and foreign(mention.surface)
    return _FOREIGN if abroad else _LEAST[mention.kind]


def _known(mention: Mention) -> bool:
    """Whether a name's own form or a table shows that it is one."""
    if mention.surface.isascii():
        return True
    if mention.kind is Kind.ORGANISATION:
        return _known_body(mention.value)
    if mention.kind is Kind.PLACE:
        return "/" in mention.value or _known_place(mention.surface)
    return "·" in mention.surface or (foreign(mention.surface) and len(mention.surface) > _SHORT)


def _known_body(name: str) -> bool:
    ending = words("organization-endings").ending(name)
    strong = words("organization-endings").get(ending, ())[1:] == ("strong",)
    vague = {name, ending} & words("not-organization-endings").keys() and of_common_words(name)
    ended = bool(ending) and (name != ending or strong) and not vague
    listed = name in words("organization-names") or name.endswith(_STATE)
    begun = len(name) > _LONG and (_begins_with_place(name) or bool(words("body-nouns").ending(name)))
    begun = begun and not _of_a_place(name)
    return (ended and name not in words("not-organization-endings")) or listed or begun


def _of_a_place(name: str) -> bool:
    """Whether a name is a place's and common words (甲省 | 新能源 | 电力)."""
    fronts = (size for size in reversed(_BEGINNINGS) if size < len(name) - 1 and lookup(name[:size]))
    return any(len(name[size:]) % _SHORT == 0 and of_common_words(name[size:]) for size in fronts)


def _known_place(name: str) -> bool:
    weak = len(name) == 1 and not nation(name)
    if name.endswith(_STATE):
        return True
    if not weak and lookup(name) and name not in words("place-homographs"):
        return True
    if any(name in words(one) for one in ("place-names", "place-aliases")) or _begins_with_place(name):
        return True
    ending = words("place-endings").ending(name) or words("venue-endings").ending(name)
    front = name[: len(name) - len(ending)] if ending else ""
    if made_of_common_words(name) or words("place-common-words").get(name) == ("head",):
        return False
    return (len(front) > 1 and foreign(front)) or (bool(front) and len(name) >= _LONG and not of_common_words(name))


def _begins_with_place(name: str) -> bool:
    return any(lookup(name[:size]) or name[:size] in words("place-names") for size in _BEGINNINGS if size < len(name))


def _titled(document: Document, sentences: tuple[Sentence, ...], mention: Mention) -> bool:
    """Whether a post, a form of address or a verb of saying stands beside a person."""
    if mention.kind is not Kind.PERSON:
        return False
    titles = words("person-titles")
    return any(
        bool(titles.ending(text) or titles.longest(text, 0)) or text in words("saying-verbs")
        for text in _beside(document, sentences, mention)
    )


def _beside(document: Document, sentences: tuple[Sentence, ...], mention: Mention) -> Iterator[str]:
    """The words that touch a name."""
    sentence = sentence_of(sentences, mention.span)
    for token in sentence.tokens if sentence else ():
        if token.span.end == mention.span.start or token.span.start == mention.span.end:
            yield token.span.of(document.folded)
