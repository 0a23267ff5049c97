"""Regions named by the towns that they join and a noun for such regions: 甲乙地区 | 双城 | 经济圈 is one place."""

from __future__ import annotations

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

RULE = "economic-region"


def find(words: list[Word]) -> list[Word]:
    """The words with each such region one place: the noun and every place that touches it from the left."""
    made: list[Word] = []
    for word in words:
        made.append(word)
        if word.text not in lexicon("economic-region-nouns"):
            continue
        start = len(made) - 1
        while start > 0 and made[start - 1].pos == "LOC" and adjacent(made[start - 1], made[start], 0):
            start -= 1
        if start < len(made) - 1:
            made[start:] = [join(made[start:], "LOC", RULE)]
    return made
