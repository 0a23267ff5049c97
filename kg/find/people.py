"""Persons: titles cut off, parts of foreign names joined, what is no name dropped."""

from __future__ import annotations

import re

from kg.find import transliterated
from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_DOTS = frozenset("·•‧・∙")
_PAIR = 2
_LINKS = _DOTS | frozenset({"—", "-", "－", "\u2013"})
_FOREIGN_PART = re.compile(r"[一-鿿]{1,8}|[A-Za-z][A-Za-z.]*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'-]*")
_PART_TAGS = frozenset(
    ["PER", "LOC", "ORG", "n", "nz", "v", "a", "xc", "m", "w", "nw", "d", "r", "f", "c", "q", "vn", "p"]
)


def find(words: list[Word]) -> list[Word]:
    """The words with persons cut and joined."""
    return _numbered(transliterated.find(_linked(_listed(_headed(_without_titles(words))))))


def _headed(words: list[Word]) -> list[Word]:
    """The words with names whole that lost their first character (副总理 | 别 | 洛乌索夫, 全 | 红婵).

    It went to the post before, or was tagged as a person of its own; so did the beginning of a body's name that a dot
    ends (弗兰克· | 某合作社).
    """
    made: list[Word] = []
    for word in words:
        before = made[-1] if made and adjacent(made[-1], word, 0) else None
        if before is None or word.pos not in {"PER", "ORG", "LOC"}:
            made.append(word)
        elif before.is_name and before.text[-1] in _DOTS and word.pos != "PER":
            made[-1] = join([before, word], word.pos, "name-linked")
        elif word.pos == "LOC" and _begun(before, word):
            made[-1] = join([before, word], "LOC", "name-headed")
        elif word.pos == "PER" and _family(before, word):
            made[-1] = join([before, word], "PER", "name-headed")
        elif word.pos == "PER" and _post_with_head(before, word):
            post, head = before.parts([len(before.text) - 1, 1], ["n", "PER"], "title-cut")
            made[-1:] = [post, join([head, word], "PER", "name-headed")]
        else:
            made.append(word)
    return made


def _begun(before: Word, name: Word) -> bool:
    """Whether a foreign town lost its beginning to what was taken for a person (梅利托 | 波尔)."""
    long = before.pos == "PER" and len(before.text) > _PAIR
    return long and all(map(transliterated.foreign, (before.text, name.text))) and not lookup(name.text)


def _family(before: Word, name: Word) -> bool:
    """Whether a family name tagged alone stands before a given name, which begins with none."""
    told = before.pos == "PER" and before.text in lexicon("surnames") and len(name.text) == _PAIR
    return told and name.text[0] not in lexicon("surnames")


def _post_with_head(before: Word, name: Word) -> bool:
    """Whether a post ends with the first character of the foreign name behind it."""
    head, post = before.text[-1], before.text[:-1]
    titles = lexicon("person-titles")
    told = before.pos == "n" and bool(titles.ending(post)) and not titles.ending(before.text)
    whole = transliterated.foreign(head) and transliterated.foreign(name.text) and len(name.text) > _PAIR
    return told and whole and before.end - before.start == len(before.text)


def _without_titles(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for word in words:
        made.extend(_untitled(word) if word.pos == "PER" else (word,))
    return made


def _untitled(word: Word) -> tuple[Word, ...]:
    text = word.text
    bare = text.rstrip("0123456789")
    if bare != text and len(bare) > 1:
        return word.parts([len(bare), len(text) - len(bare)], ["PER", "m"], "figure-cut")
    surnames, titles = lexicon("surnames"), lexicon("person-titles")
    case = len(lexicon("case-nouns").ending(text))
    if case and len(text) - case > 1 and text[0] in surnames:
        return word.parts([len(text) - case, case], ["PER", "n"], "case-cut")
    if len(text) == 2 and text[1] in surnames and "before" in titles.get(text[0], ()):
        return word.parts([1, 1], ["n", "PER"], "title-cut")
    ending = titles.ending(text)
    if ending and "after" not in titles[ending]:
        ending = ""
    name = text[: len(text) - len(ending)]
    given = len(text) == _PAIR and "given" in titles.get(ending, ())
    if not ending or not name or given or (len(ending) == 1 and name not in surnames):
        return (word,)
    return word.parts([len(name), len(ending)], ["PER", "n"], "title-cut")


def _listed(words: list[Word]) -> list[Word]:
    """A third character that the tagger cut off a name in a list (李大 | 中、王小明)."""
    made: list[Word] = []
    for at, word in enumerate(words):
        if not made or made[-1].pos != "PER":
            made.append(word)
            continue
        after, short = words[at + 1 : at + 3], len(made[-1].text) == 2
        if _in_office(made, word) or _middle(made[-1], word) or _gave(made, word, after):
            made.append(join([made.pop(), word], "PER", "name-appointed"))
        elif short and _third(made[-1], word) and [one.text for one in after[:1]] == ["、"] and after[-1].pos == "PER":
            made.append(join([made.pop(), word], "PER", "name-listed"))
        else:
            made.append(word)
    return made


def _in_office(made: list[Word], word: Word) -> bool:
    """Whether a character of place ends the name of one who is appointed or dismissed (任命张守成 | 中 | 为…)."""
    named = len(made) > 1 and adjacent(made[-1], word, 0)
    return named and word.pos == "f" and len(word.text) == 1 and bool(lexicon("appointing-verbs").ending(made[-2].text))


def _middle(name: Word, word: Word) -> bool:
    """Whether 中 ends a name of two characters, since nothing is done in a person (刘国 | 中)."""
    family = len(name.text) == _PAIR and name.text[0] in lexicon("surnames")
    return family and word.pos == "f" and word.text == "中" and adjacent(name, word, 0)


def _gave(made: list[Word], word: Word, after: list[Word]) -> bool:
    """Whether a character ends the name of the holder of a post whose report is told (主任李宏 | 才 | 作 | 的报告)."""
    if len(after) < _PAIR or len(made) < _PAIR or after[0].text not in lexicon("giving-verbs") or word.pos != "d":
        return False
    name, post = made[-1], made[-2]
    whole = len(name.text) == _PAIR and after[1].text in lexicon("describing-particles") and _third(name, word)
    held = bool(lexicon("person-titles").ending(post.text)) and adjacent(post, name, 0)
    return whole and held and word.text not in lexicon("verb-adverbs")


def _third(name: Word, word: Word) -> bool:
    """Whether a lone character can be the last of a name that begins with a family name."""
    lone = len(word.text) == 1 and "一" <= word.text <= "鿿" and word.pos not in {"c", "p", "u", "r"}
    return lone and adjacent(name, word, 0) and name.text[0] in lexicon("surnames")


def _linked(words: list[Word]) -> list[Word]:
    """Parts of a foreign name over its dots and dashes (阿韦尔·马图特斯—胡安)."""
    if not any(word.text[0] in _LINKS or word.text[-1] in _LINKS for word in words):
        return words
    made: list[Word] = []
    at = 0
    while at < len(words):
        end = _end_of_linked(words, at)
        if end > at + 1 and any(word.pos == "PER" or _DOTS & set(word.text) for word in words[at:end]):
            made.append(join(words[at:end], "PER", "name-linked"))
            at = end
        else:
            made.append(words[at])
            at += 1
    return made


def _end_of_linked(words: list[Word], at: int) -> int:
    """Where the linked name that begins at a word ends (`at + 1`: it is not linked)."""
    first = words[at]
    if first.pos not in {"PER", "LOC", "ORG", "nz", "n"} or not _FOREIGN_PART.fullmatch(first.text.rstrip("·")):
        return at + 1
    end = at + 1
    while end < len(words) and adjacent(words[end - 1], words[end], 0):
        word = words[end]
        if (words[end - 1].text[-1] in _DOTS and _is_part(word)) or (
            word.text[0] in _DOTS and len(word.text) > 1 and _FOREIGN_PART.fullmatch(word.text[1:])
        ):
            end += 1
        elif word.text in _LINKS and end + 1 < len(words) and _links(words, at, end):
            end += 2
        else:
            break
    return end


def _links(words: list[Word], at: int, mark: int) -> bool:
    after = words[mark + 1]
    if not _is_part(after) or not adjacent(words[mark], after, 0):
        return False
    if words[mark].text in _DOTS:
        return words[at].pos == "PER" or after.pos == "PER" or len(after.text) > 1
    return words[mark - 1].pos == "PER" and after.pos == "PER" and _foreign(words[mark - 1]) and _foreign(after)


def _is_part(word: Word) -> bool:
    return word.pos in _PART_TAGS and bool(_FOREIGN_PART.fullmatch(word.text))


def _foreign(word: Word) -> bool:
    """Whether a name is too long for a Chinese one, or begins with no family name."""
    return len(word.text) > 3 or word.text[0] not in lexicon("surnames")


def _numbered(words: list[Word]) -> list[Word]:
    """Rulers' numbers (伊丽莎白二世) and Latin names of several words."""
    made: list[Word] = []
    for word in words:
        before = made[-1] if made else None
        if before is None or before.pos != "PER":
            made.append(word)
        elif adjacent(before, word, 0) and word.text in lexicon("person-name-tails"):
            made.append(join([made.pop(), word], "PER", "name-numbered"))
        elif _both_latin(before, word):
            made.append(join([made.pop(), word], "PER", "name-latin"))
        else:
            made.append(word)
    return made


def _both_latin(before: Word, word: Word) -> bool:
    latin = _LATIN.fullmatch(word.text) and word.text[0].isupper()
    return bool(latin and re.fullmatch(r"[A-Za-z.' -]+", before.text) and word.start - before.end == 1)
