"""Bodies with a word in quotation marks inside their name: 市委“两新”工委 is one organisation."""

from __future__ import annotations

from itertools import pairwise

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_PIECES, _LONGEST = 5, 8


def find(words: list[Word]) -> list[Word]:
    """The words with such names joined."""
    if not any(word.text == "“" for word in words):
        return words
    words = _whole(words)
    made: list[Word] = []
    at = 0
    while at < len(words):
        end = _end(words, at)
        made.append(join(words[at:end], "ORG", "organization-quoted") if end else words[at])
        at = end or at + 1
    return made


def _whole(words: list[Word]) -> list[Word]:
    """The words, a body in quotation marks with the last character that was cut off it (“圣城 | 旅”)."""
    made: list[Word] = []
    for at, word in enumerate(words):
        closed = words[at + 1].text == "”" if at + 1 < len(words) else False
        quoted = len(made) > 1 and made[-2].text == "“" and made[-1].pos == "ORG"
        if closed and quoted and len(word.text) == 1 and word.pos == "n" and adjacent(made[-1], word, 0):
            made.append(join([made.pop(), word], "ORG", "organization-quoted"))
        else:
            made.append(word)
    return made


def _end(words: list[Word], at: int) -> int:
    """Where the name that begins with a body or a place ends, 0 if none does."""
    begins = words[at].pos in {"ORG", "LOC"} or words[at].text in lexicon("organization-local")
    if not begins or at + 3 >= len(words) or words[at + 1].text != "“":
        return 0
    close = next((i for i in range(at + 2, min(len(words) - 1, at + _PIECES)) if words[i].text == "”"), 0)
    if not close or words[close].start - words[at + 1].end > _LONGEST or not _touching(words[at : close + 2]):
        return 0
    last = words[close + 1]
    ending = lexicon("organization-endings").ending(last.text)
    return close + 2 if ending and last.pos in {"n", "nz", "ORG"} and len(last.text) > 1 else 0


def _touching(words: list[Word]) -> bool:
    return all(adjacent(left, right, 0) for left, right in pairwise(words))
