"""Taiwan's schools by county and township (苗栗縣後龍國小), whose last words the tagger cuts."""

from __future__ import annotations

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon
from kg.read.characters import count

_MIDDLE = range(2, 4)
_COMMON = 100  # times that a common word is met
_DIVISIONS = frozenset("县市区乡镇")
_NO_NAMES = frozenset({"m", "q", "r", "u", "p", "c", "w", "d", "TIME"})


def find(words: list[Word]) -> list[Word]:
    """The words with such schools as one organisation each."""
    if not any(word.pos == "LOC" and word.text[-1] in _DIVISIONS for word in words):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        found = _school(words, at)
        made.extend(found or (words[at],))
        at += 1 if not found else _taken(words, at, found)
    return made


def _taken(words: list[Word], at: int, found: tuple[Word, ...]) -> int:
    """How many words the words found stand for."""
    return next(n for n, word in enumerate(words[at:], start=1) if word.end >= found[-1].end)


def _school(words: list[Word], at: int) -> tuple[Word, ...]:
    """The school that begins at a county's name, and what is left of the word that it ends in."""
    county = words[at]
    if county.pos != "LOC" or county.text[-1] not in _DIVISIONS:
        return ()
    run = [county]
    for word in words[at + 1 :]:
        if not adjacent(run[-1], word, 0) or word.pos in _NO_NAMES:
            return ()
        run.append(word)
        behind = "".join(one.text for one in run[1:])
        size = _size(behind)
        if size:
            return _cut(run, len(county.text) + size)
        if len(behind) > _MIDDLE.stop + 2:
            return ()
    return ()


def _size(text: str) -> int:
    """How many characters behind the county end with a word for a school, a name of two or three before it."""
    for middle in _MIDDLE:
        school = lexicon("township-schools").longest(text, middle)
        name = text[:middle]
        plain = count(name) >= _COMMON or name in lexicon("generic-modifiers")
        if school and not plain and not any(one in lexicon("school-name-stops") for one in name):
            return middle + len(school)
    return 0


def _cut(run: list[Word], size: int) -> tuple[Word, ...]:
    whole = join(run, "ORG", "township-school")
    return whole.parts([size, len(whole.text) - size], ["ORG", "n"], "township-school")
