"""Kinds of bodies, slogans, verbs and treaties that a tagger takes for a body's name."""

from __future__ import annotations

import re

from kg.find import counted_names
from kg.find.gazetteer import is_country
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon
from kg.read.characters import COMMON, count

_PAIR, _LONGEST, _QUOTED = 2, 6, 4
_NEVER = re.compile(r"级以上|(?:两党|多国|族)$|驻(?:多国|各国|外)")
_TREATY = re.compile(r"(?:协定|条约|公约)$")
_OF_MANY = frozenset({"议会", "政府"})
_SINGLE = ("中央", "全国")
_CONGRESS = "人大"
_UNITS = frozenset("军师旅团营队")
_VERBAL = frozenset({"n", "vn", "v"})
_HEADS_MEET = "长会议"


def common(words: list[Word], at: int) -> bool:
    """Whether what was tagged as a body only says of what kind bodies are, or is a word of another sort."""
    word = words[at]
    if _heads_meet(words, at):
        return True
    if word.text in lexicon("organization-names") or word.rule == "organization-name":
        return False
    return (
        of_a_kind(word.text)
        or _described(word.text)
        or _ranks(words, at)
        or (len(word.text) == _PAIR and counted_names.plants(words, at))
        or _cut_kind(words, at)
        or bool(_NEVER.search(word.text))
        or _quoted(words, at)
        or _treaty(words, at)
        or _verb(words, at)
        or _talked_of(words, at)
    )


def of_a_kind(text: str) -> bool:
    """Whether a name is a common noun for bodies with nothing but words before it that say of what kind they are.

    >>> of_a_kind("新能源汽车厂"), of_a_kind("跨国公司地区总部"), of_a_kind("东风汽车公司")
    (True, True, False)
    """
    size = len(lexicon("common-bodies").ending(text))
    return bool(size) and not text.startswith(_SINGLE) and _kinds(text[: len(text) - size])


def _kinds(text: str) -> bool:
    """Whether a text is made of words for kinds alone."""
    if not text:
        return True
    lists = ("body-kinds", "generic-modifiers", "common-bodies")
    sizes = range(min(_LONGEST, len(text)), 0, -1)
    return any(_kinds(text[size:]) for size in sizes if any(text[:size] in lexicon(one) for one in lists))


def _ranks(words: list[Word], at: int) -> bool:
    """省、| 市人大常委会: bodies of two ranks, of which none is named."""
    ranks = lexicon("organization-local")
    rank = ranks.longest(words[at].text, 0)
    if not rank or at < _PAIR or words[at - 1].text not in lexicon("list-marks"):
        return False
    body = words[at].text[len(rank) :]
    known = body in lexicon("organization-endings") or body[: len(_CONGRESS)] == _CONGRESS
    before = words[at - 2]
    return known and (before.text in ranks or (before.pos == "v" and before.text[-1] in ranks))


def _described(text: str) -> bool:
    """Whether a name is a country's or well-known body's and a word for what bodies are (甲盟智库, 甲国执政党)."""
    owner = text[: len(text) - len(lexicon("body-describers").ending(text))]
    return owner != text and (is_country(owner) or owner in lexicon("organization-names"))


def _cut_kind(words: list[Word], at: int) -> bool:
    """外 | 商独资证券公司: a kind of bodies that lost its first character to the word before."""
    word, before = words[at], words[at - 1] if at else None
    if before is None or not adjacent(before, word, 0):
        return False
    split = before.text[-1] + word.text[0]
    told = split in lexicon("generic-modifiers") or split in lexicon("own-country")
    return told and (split in lexicon("own-country") or of_a_kind(word.text[1:]))


def _quoted(words: list[Word], at: int) -> bool:
    """“甲通办”, “乙惠”轮: what stands alone in quotation marks, ends as no body does, no noun for one beside it."""
    text = words[at].text
    if not (0 < at < len(words) - 1) or words[at - 1].text[-1:] != "“" or words[at + 1].text[:1] != "”":
        return False
    ending = lexicon("organization-endings").ending(text)
    ended = bool(ending) and not lexicon("not-organization-endings").ending(text)
    beside = words[at - 2].text if at > 1 else ""
    behind = "".join(word.text for word in words[at + 1 : at + 4])[1:]
    body = lexicon("body-nouns").ending(beside) or lexicon("body-members").longest(behind, 0)
    body = body or lexicon("body-nouns").longest(behind, 0) or lexicon("organization-generic").longest(behind, 0)
    ended = ended or text[-1] in _UNITS
    return len(text) <= _QUOTED and not ended and not body and not foreign(text) and not text.isascii()


def _treaty(words: list[Word], at: int) -> bool:
    """《某某协定》（ABCD）: the short name of a treaty."""
    if at < _PAIR or words[at - 1].text[-1:] not in {"（", "("} or not words[at].text.isascii():
        return False
    before = "".join(word.text for word in words[max(0, at - 4) : at]).rstrip("（(")
    return before.endswith("》") and bool(_TREATY.search(before.rstrip("》")))


def _verb(words: list[Word], at: int) -> bool:
    """交通 | 联通: a common word that a noun stands right before, as it does before verbs and not before bodies."""
    word, before = words[at], words[at - 1] if at else None
    short = len(word.text) == _PAIR and word.rule == "tagger" and count(word.text) >= COMMON
    if before is None or not short or not adjacent(before, word, 0):
        return False
    endings = lexicon("organization-endings")
    if endings.ending(word.text) not in {"", word.text, *word.text} or endings.get(word.text, ())[1:] == ("strong",):
        return False
    return before.pos in _VERBAL and len(before.text) == _PAIR and not _leads(before.text)


def _leads(text: str) -> bool:
    """Whether a body's name may stand behind a noun or verb (企业, 成立)."""
    lists = ("body-nouns", "person-titles", "saying-verbs", "organization-generic", "common-bodies", "body-verbs")
    return any(lexicon(one).ending(text) for one in lists)


def _heads_meet(words: list[Word], at: int) -> bool:
    """全国组织部 | 长会议: a meeting of those who head such bodies."""
    behind = "".join(word.text for word in words[at + 1 : at + 3])
    return behind.startswith(_HEADS_MEET) and adjacent(words[at], words[at + 1], 0)


def _talked_of(words: list[Word], at: int) -> bool:
    """甲洲议会 | 论坛, 中央人大 | 工作会议: the beginning of a meeting's name, where the body itself does not exist."""
    word, behind = words[at], words[at + 1] if at + 1 < len(words) else None
    if behind is None or not adjacent(word, behind, 0):
        return False
    ended = lexicon("organization-endings").ending(word.text)
    if not ended and behind.text in lexicon("fairs"):  # 中国进出口 | 商品交易会
        return True
    if word.text.startswith("中央") and behind.text.startswith("工作会议"):
        return True
    return behind.text in lexicon("body-meetings") and ended in _OF_MANY
