"""Places in lists: what stands between places of a list, or ends one, is a place as well."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from kg.find.gazetteer import lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_NOUNS = frozenset({"n", "nz"})
_NAMED = frozenset({"PER", "LOC", "nz"})


def find(words: list[Word]) -> list[Word]:
    """The words with a noun between places of a list that the table knows as a place (杜塞尔多夫、汉堡、科隆)."""
    made = list(words)
    for at in range(2, len(made) - 2):
        word = made[at]
        if word.pos not in _NOUNS or not made[at - 2].pos == made[at + 2].pos == "LOC":
            continue
        if made[at - 1].text == made[at + 1].text == "、" and lookup(word.text):
            made[at] = word.tagged("LOC", "place-list")
    return _fronts(_last_listed(made))


def _fronts(words: list[Word]) -> list[Word]:
    """The words, names listed before 等方向, which closes nothing but places, as places (某城、某镇等方向)."""
    made, firsts = list(words), _firsts()
    for at in range(1, len(made)):
        if made[at].text[0] not in firsts:
            continue
        text = "".join(word.text for word in made[at : at + 2])
        end = lexicon("place-list-ends").longest(text, 0)
        listed = at - 1 if end and lexicon("front-nouns").ending(end) else -1
        while listed >= 0 and made[listed].pos in _NAMED:
            made[listed] = made[listed] if made[listed].pos == "LOC" else made[listed].tagged("LOC", "place-list")
            listed = listed - 2 if listed > 1 and made[listed - 1].text in lexicon("list-marks") else -1
    return made


def _last_listed(words: list[Word]) -> list[Word]:
    """The last of a list of places, tagged as something else (甲城、南部乙丙等多地)."""
    made: list[Word] = []
    firsts = _firsts()
    for at, word in enumerate(words):
        run = _run_before(made, words[at : at + 3]) if word.text[0] in firsts else 0
        if run:
            name = join(made[-run:], "LOC", "place-list")
            del made[-run:]
            made.append(name)
        made.append(word)
    return made


def _run_before(made: list[Word], following: list[Word]) -> int:
    """How many words before 等地 make up one more place of a list, 0 if none."""
    if not "".join(word.text for word in following).startswith(_ends()):
        return 0
    size = next((size for size in (1, 2) if len(made) > size and not _nameable(made[-size - 1])), 0)
    run = made[len(made) - size :] if size else []
    mark = len(made) - size - 1
    while mark > 0 and made[mark].pos == "f":
        mark -= 1
    listed = mark > 0 and made[mark].text == "、" and made[mark - 1].pos == "LOC"
    abroad = any(word.pos in {"PER", "nz"} or (word.pos == "v" and foreign(word.text)) for word in run)
    return size if listed and abroad and all(adjacent(*pair, 0) for pair in pairwise(run)) else 0


@cache
def _ends() -> tuple[str, ...]:
    return tuple(lexicon("place-list-ends"))


@cache
def _firsts() -> frozenset[str]:
    return frozenset(end[0] for end in _ends())


def _nameable(word: Word) -> bool:
    return word.pos in {"PER", "nz", "n"} or (word.pos == "v" and len(word.text) > 1 and foreign(word.text))
