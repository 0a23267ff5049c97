"""A country, a post and who holds it, tagged as one name (沙特 | 王储 | 萨勒曼, 德国 | 智库 | 某研究所)."""

from __future__ import annotations

from kg.find import body_posts
from kg.find.gazetteer import is_country
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon

_LONGEST, _LEAST = 8, 2
_TAGS = frozenset({"LOC", "PER", "ORG"})


def find(words: list[Word]) -> list[Word]:
    """The words with such names in their parts."""
    made: list[Word] = []
    for at, word in enumerate(words):
        held = word.pos == "LOC" and at + 1 < len(words) and words[at + 1].pos == "PER"
        parts = (held and _post(word, words[at + 1])) or (_parts(word) if word.pos in _TAGS else (word,))
        led = word.pos == "PER" and at > 0 and words[at - 1].pos == "LOC" and is_country(words[at - 1].text)
        made.extend((_holder(word) if led else ()) or parts)
    return made


def _holder(word: Word) -> tuple[Word, ...]:
    """甲国 | 埃米尔 | 某某: who holds a post, tagged together with it behind a country; empty where no post begins."""
    post = lexicon("posts-within").longest(word.text, 0)
    name = word.text[len(post) :]
    told = post and len(name) >= _LEAST and foreign(name)
    return word.parts([len(post), len(name)], ["n", "PER"], "title-cut") if told else ()


def _post(word: Word, holder: Word) -> tuple[Word, ...]:
    """甲国 | 苏丹 right before who it is; empty where a place ends with no post."""
    post = lexicon("posts-within").ending(word.text)
    size = len(word.text) - len(post)
    cut = post and size >= _LEAST and adjacent(word, holder, 0)
    return word.parts([size, len(post)], ["LOC", "n"], "title-cut") if cut else ()


def _parts(word: Word) -> tuple[Word, ...]:
    text = word.text
    size = next((size for size in range(min(_LONGEST, len(text)), 1, -1) if is_country(text[:size])), 0)
    if size == len(text):
        return (word,)
    post = lexicon("posts-within").longest(text, size) if size else ""
    name = text[size + len(post) :]
    if post and len(name) >= _LEAST and foreign(name):
        return word.parts([size, len(post), len(name)], ["LOC", "n", "PER"], "title-cut")
    noun = lexicon("body-nouns").longest(text, size)
    body = text[size + len(noun) :]
    ending = lexicon("organization-endings").ending(body)
    led = bool(size) or lexicon("body-nouns").get(noun) == ("front",)
    if noun and led and ending and len(body) - len(ending) >= _LEAST:
        return word.parts([size, len(noun), len(body)], ["LOC", "n", "ORG"], body_posts.RULE)
    return (word,)
