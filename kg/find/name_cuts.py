"""Names that the tagger cut wrongly: freed of a character of the next word, of numbered congresses and of verbs."""

from __future__ import annotations

import re

from kg.find.gazetteer import lookup
from kg.find.words import Word
from kg.lexicon import words as lexicon

_CONGRESS = re.compile(r"(?<=..)第?[一二三四五六七八九十]{1,3}[大届](?=.|$)")
_WIDEST, _SHORT = 2, 3


def find(words: list[Word]) -> list[Word]:
    """The words with their names freed of what belongs to the next word or to an event."""
    made: list[Word] = []
    for at, word in enumerate(words):
        following = words[at + 1 : at + 1 + _WIDEST]
        made.extend(_cut(word, _directly_after(word, following)))
    return made


def _directly_after(word: Word, following: list[Word]) -> str:
    """The text of the words that follow without a gap."""
    text, end = "", word.end
    for after in following:
        if after.start != end:
            break
        text, end = text + after.text, after.end
    return text


def _cut(word: Word, after: str) -> tuple[Word, ...]:
    if not word.is_name:
        return _conjunction(word)
    if len(word.text) > _SHORT and word.text[-1] in lexicon("inner-conjunctions"):
        return word.parts([len(word.text) - 1, 1], [word.pos, "c"], "name-and")
    if _is_verb(word.text, after):
        return (word.tagged("v", "place-verb"),)
    if word.pos == "ORG":
        return _jointly(word) or _without_congress(word) or _without_land(word) or _without_next(word, after)
    return _without_next(word, after)


def _conjunction(word: Word) -> tuple[Word, ...]:
    """A conjunction that swallowed the rest of a body's name (和旅游局)."""
    joined = word.pos == "c" and word.text[0] in lexicon("inner-conjunctions")
    if joined and lexicon("organization-endings").ending(word.text[1:]):
        return word.parts([1, len(word.text) - 1], ["c", "n"], "and-name")
    return (word,)


def _is_verb(text: str, after: str) -> bool:
    """Whether a place's name is a verb here (大兴 | 调查研究)."""
    objects = lexicon("place-verbs").get(text, ("",))[0].split("|")
    return any(after.startswith(one) for one in objects if one)


def _jointly(word: Word) -> tuple[Word, ...]:
    """教育部 | 联合 | 公安部: two bodies that do something together, tagged as one."""
    for verb in lexicon("joint-verbs"):
        at = word.text.find(verb, _SHORT)
        body, rest = word.text[:at], word.text[at + len(verb) :]
        apart = at > 0 and len(rest) >= _WIDEST and not lexicon("joint-names").longest(word.text, at)
        if apart and lexicon("organization-endings").ending(body):
            tag = "ORG" if lexicon("organization-endings").ending(rest) else "n"
            return word.parts([at, len(verb), len(rest)], ["ORG", "v", tag], "jointly")
    return ()


def _without_congress(word: Word) -> tuple[Word, ...]:
    """中国工会 | 十八大胜利: the body whose numbered congress is told of."""
    found = _CONGRESS.search(word.text)
    if not found or lexicon("organization-endings").ending(word.text[found.end() :]):
        return ()
    body = word.text[: found.start()]
    if not lexicon("organization-endings").ending(body):
        return ()
    return word.parts([len(body), len(word.text) - len(body)], ["ORG", "n"], "congress-cut")


def _without_land(word: Word) -> tuple[Word, ...]:
    """京华 | 大地: a known place with a word for land, tagged as an organisation."""
    ending = lexicon("place-trims").ending(word.text)
    size = len(word.text) - len(ending)
    if not ending or size < _WIDEST or not lookup(word.text[:size]):
        return ()
    return word.parts([size, len(ending)], ["LOC", "n"], "place-cut")


def _without_next(word: Word, after: str) -> tuple[Word, ...]:
    """滴滴 | 网约车, 津巴布韦 | 众议长: the last character begins the next word."""
    size = len(word.text) - 1
    if size < _WIDEST or not after:
        return (word,)
    rest = word.text[size:] + after
    title = lexicon("person-titles").longest(rest, 0)
    if lexicon("words-cut").longest(rest, 0) or (
        word.pos == "LOC" and len(title) > _WIDEST and lookup(word.text[:size])
    ):
        return word.parts([size, 1], [word.pos, "n"], "name-cut")
    return (word,)
