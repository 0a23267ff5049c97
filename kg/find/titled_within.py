"""A country, a post and who holds it, tagged as one name (沙特 | 王储 | 萨勒曼, 德国 | 智库 | 某研究所)."""

from __future__ import annotations

from kg.find import body_posts
from kg.find.gazetteer import is_country
from kg.find.transliterated import foreign
from kg.find.words import Word
from kg.lexicon import words as lexicon

_LONGEST, _LEAST = 8, 2
_TAGS = frozenset({"LOC", "PER", "ORG"})


def find(words: list[Word]) -> list[Word]:
    """The words with such names in their parts."""
    return [part for word in words for part in (_parts(word) if word.pos in _TAGS else (word,))]


def _parts(word: Word) -> tuple[Word, ...]:
    text = word.text
    size = next((size for size in range(min(_LONGEST, len(text)), 1, -1) if is_country(text[:size])), 0)
    if not size or size == len(text):
        return (word,)
    post = lexicon("posts-within").longest(text, size)
    name = text[size + len(post) :]
    if post and len(name) >= _LEAST and foreign(name):
        return word.parts([size, len(post), len(name)], ["LOC", "n", "PER"], "title-cut")
    noun = lexicon("body-nouns").longest(text, size)
    body = text[size + len(noun) :]
    ending = lexicon("organization-endings").ending(body)
    if noun and ending and len(body) - len(ending) >= _LEAST:
        return word.parts([size, len(noun), len(body)], ["LOC", "n", "ORG"], body_posts.RULE)
    return (word,)
