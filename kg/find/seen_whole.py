"""Names of persons that the tagger cut or missed in one place and saw whole in another of the same article."""

from __future__ import annotations

from collections import Counter

from kg.find.words import Word, join
from kg.lexicon import words as lexicon

_SHORTEST, _LONGEST = 3, 6
_BEGINNINGS = frozenset({"PER", "n", "nz", "nr", "ORG"})


def find(lines: list[list[Word]]) -> list[list[Word]]:
    """The words of each sentence, names that other sentences have whole made whole (习近 | 平 where 习近平 is told).

    A longer name counts only where it is told at least as often as the cut one goes on so.
    """
    persons = [word.text for words in lines for word in words if word.pos == "PER"]
    families = {one.rpartition("·")[2] for one in persons if "·" in one}
    told = (name for one in persons for name in {one, one.rpartition("·")[2]} if _name(name))
    whole = Counter(name for name in told if not any(_begins(name, family) for family in families))
    if not whole:
        return lines
    heads = frozenset(name[: _SHORTEST - 1] for name in whole)
    begun = ((words, at) for words in lines for at, word in enumerate(words) if word.text[: _SHORTEST - 1] in heads)
    cut = Counter(found for words, at in begun for found in _longer(words, at, whole))
    sure = Counter({name: number for name, number in whole.items() if number >= cut[name]})
    return [_mended(words, sure) for words in lines] if sure else lines


def _name(text: str) -> bool:
    """Whether a name is long enough, and its last character no word that often follows names (李四说)."""
    return len(text) >= _SHORTEST and text[-1] not in lexicon("with-words") and text[-1] not in lexicon("saying-verbs")


def _begins(name: str, family: str) -> bool:
    """Whether a name is the beginning of a family name told whole behind its dot (佩泽希齐 of 佩泽希齐扬)."""
    return name != family and family.startswith(name)


def _mended(words: list[Word], sure: Counter[str]) -> list[Word]:
    heads = frozenset(name[: _SHORTEST - 1] for name in sure)
    if not any(word.text[: _SHORTEST - 1] in heads for word in words):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        found = max(_longer(words, at, sure), key=len, default="")
        size = _size(words, at, len(found)) if found else 1
        whole = join(words[at : at + size], "PER", "seen-whole") if found else words[at]
        rest = len(whole.text) - len(found)
        made.extend(whole.parts([len(found), rest], ["PER", "n"], "seen-whole") if found else [whole])
        at += size
    return made


def _longer(words: list[Word], at: int, known: Counter[str]) -> list[str]:
    """The known names that begin with the word at `at` and go on in the text, where the word is no such name itself."""
    word = words[at]
    if word.text in known or word.pos not in _BEGINNINGS or len(word.text) < _SHORTEST - 1:
        return []
    text = _run(words, at)
    return [text[:size] for size in range(len(word.text) + 1, len(text) + 1) if text[:size] in known]


def _run(words: list[Word], at: int) -> str:
    """The text from a word on without a gap, as far as the longest name goes."""
    text, end = "", words[at].start
    for word in words[at : at + _LONGEST]:
        if word.start != end or word.end - word.start != len(word.text):
            break
        text, end = text + word.text, word.end
    return text


def _size(words: list[Word], at: int, length: int) -> int:
    """How many words hold so many characters."""
    size = number = 0
    while number < length:
        number += len(words[at + size].text)
        size += 1
    return size
