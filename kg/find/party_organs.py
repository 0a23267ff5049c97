"""Party organs of bodies before who leads or sits in them: 甲部 | 党组成员 tells a post at 甲部."""

from __future__ import annotations

from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_SHORTEST = 2


def find(words: list[Word]) -> list[Word]:
    """The words, each body freed of its party organ where a post in that organ follows."""
    made: list[Word] = []
    for at, word in enumerate(words):
        made.extend(_parts(word, words[at + 1 : at + 2]) if word.pos == "ORG" else (word,))
    return made


def _parts(word: Word, following: list[Word]) -> tuple[Word, ...]:
    organ = lexicon("inner-party-organs").ending(word.text)
    body = word.text[: len(word.text) - len(organ)]
    if not organ or not following or not adjacent(word, following[0], 0) or len(body) < _SHORTEST:
        return (word,)
    if following[0].text not in lexicon("party-organ-posts") or not _is_body(body):
        return (word,)
    return word.parts([len(body), len(organ)], ["ORG", "n"], "body-and-organ")


def _is_body(text: str) -> bool:
    known = text in lexicon("organization-names") or bool(lexicon("organization-endings").ending(text))
    return known or bool(lexicon("company-endings").ending(text))
