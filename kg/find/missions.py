"""Bodies that one place or body keeps in another: 甲国驻乙国大使馆 is one organisation."""

from __future__ import annotations

from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_LONGEST = 3
_SENDERS = frozenset({"LOC", "ORG"})


def find(words: list[Word]) -> list[Word]:
    """The words with embassies, consulates and offices joined to who sends them."""
    made: list[Word] = []
    at = 0
    while at < len(words):
        end = _end(words, at) if words[at].pos in _SENDERS else 0
        made.append(join(words[at:end], "ORG", "mission") if end else words[at])
        at = end or at + 1
    return made


def _cut_short(words: list[Word]) -> bool:
    """Whether only the last word of such a name stands outside it (甲军驻乙市 | 部队)."""
    whole = len(words) == 2 and words[0].pos == "ORG" and adjacent(words[0], words[1], 0)
    if not whole or words[1].text not in lexicon("mission-endings"):
        return False
    return any(verb in words[0].text[1:] for verb in lexicon("mission-verbs"))


def _end(words: list[Word], at: int) -> int:
    """Where the mission's name that begins with a sender ends, 0 if none does."""
    sent = at + 1 < len(words) and words[at + 1].text[0] in lexicon("mission-verbs")
    if _cut_short(words[at : at + 2]):
        return at + 2
    if not sent or not adjacent(words[at], words[at + 1], 0):
        return 0
    for end in range(at + 2, min(len(words), at + 2 + _LONGEST) + 1):
        last = words[end - 1]
        if end > at + 2 and (not adjacent(words[end - 2], last, 0) or last.pos in {"w", "v", "u", "c"}):
            return 0
        if lexicon("mission-endings").ending(last.text):
            return end
    return 0
