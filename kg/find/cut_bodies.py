"""Names of bodies that the tagger took together with what stands beside them: a verb, a country, a list, a figure."""

from __future__ import annotations

import re

from kg.find.abbreviations import nation
from kg.find.gazetteer import is_country, lookup
from kg.find.transliterated import foreign
from kg.find.words import Word
from kg.lexicon import words as lexicon
from kg.read.characters import count

_COMMON, _LEAST, _SHORT = 100, 3, 2
_DIVISIONS = frozenset("省市县区乡镇村")
_FIGURE = re.compile(r"[\d.,]+[万亿]?|[万亿](?=..)")


def find(word: Word, after: str) -> tuple[Word, ...]:
    """The parts of a tagged name that holds more than one thing; empty where it is one. `after` is the text behind."""
    if _measure(word.text):
        return (word.tagged("m", "measure"),)
    if word.pos == "ORG":
        cut = _run_on(word, after) or _world_and_country(word) or _met_at(word) or _two_states(word)
        return cut or _relying(word) or _sent(word)
    return (_met_at(word) or _next_word(word, after)) if word.pos == "LOC" else ()


def of_noun(word: Word) -> tuple[Word, ...]:
    """总干事 | 伊维拉 | 和: a post with the foreigner who holds it, tagged as one noun."""
    title = lexicon("person-titles").longest(word.text, 0) if word.pos == "n" else ""
    if len(title) < _LEAST:
        return ()
    name = word.text[len(title) :]
    joiner = name[-1:] if name[-1:] in lexicon("inner-conjunctions") else ""
    name = name[: len(name) - len(joiner)]
    if len(name) < _LEAST or not foreign(name) or name in lexicon("person-titles"):
        return ()
    sizes, tags = [len(title), len(name)], ["n", "PER"]
    return word.parts([*sizes, *([1] if joiner else [])], [*tags, *(["c"] if joiner else [])], "title-cut")


def _measure(text: str) -> bool:
    """Whether a name is a figure with its unit (360吨, 万立方米)."""
    figure = _FIGURE.match(text)
    return figure is not None and lexicon("units").ending(text) == text[figure.end() :] != ""


def _run_on(word: Word, after: str) -> tuple[Word, ...]:
    """中央组织部 | 分管: a body with the first character of the common word behind it."""
    endings, body = lexicon("organization-endings"), word.text[:-1]
    whole = endings.ending(word.text) or word.text in lexicon("organization-names")
    front = word.text[:-_SHORT]
    if (
        not whole
        and len(front) >= _LEAST
        and front in lexicon("organization-names")
        and count(word.text[-_SHORT:]) >= _COMMON
    ):
        return word.parts([len(front), _SHORT], ["ORG", "d"], "name-cut")  # 中国共产党 | 全面从严治党
    known = body in lexicon("organization-names") or 0 < len(endings.ending(body)) < len(body)
    if whole or not after or not known or len(body) < _LEAST or count(word.text[-1] + after[0]) < _COMMON:
        return ()
    return word.parts([len(body), 1], ["ORG", "v"], "name-cut")


def _world_and_country(word: Word) -> tuple[Word, ...]:
    """联合国 | 巴勒斯坦: a body of the world with the country that the next words tell of."""
    body = lexicon("organization-names").longest(word.text, 0)
    world = lexicon("organization-names").get(body, ())[:1] == ("kg:InternationalOrganization",)
    if not world or not is_country(word.text[len(body) :]):
        return ()
    return word.parts([len(body), len(word.text) - len(body)], ["ORG", "LOC"], "name-cut")


def _met_at(word: Word) -> tuple[Word, ...]:
    """京 | 会见 | 波黑议会: where someone is received, and whose guests, tagged as one name."""
    for at in range(1, len(word.text) - _SHORT):
        verb = lexicon("reception-verbs").longest(word.text, at)
        rest = word.text[at + len(verb) :]
        if verb and any(is_country(rest[:size]) for size in range(_SHORT, len(rest) + 1)):
            return word.parts([at, len(verb), len(rest)], ["LOC", "v", word.pos], "name-cut")
    return ()


def _next_word(word: Word, after: str) -> tuple[Word, ...]:
    """俄 | 海军人员, 甲省 | 北向, 甲国 | 林火: a place with the first character of the common word behind it."""
    name, last = word.text[:-1], word.text[-1]
    doubled = len(name) >= _LEAST and name[-1] == last
    country = is_country(name) or (len(name) == 1 and nation(name))
    whole = country or (bool(lookup(name)) and lookup(name)[0].name == name)
    divisions = whole and len(name) >= _LEAST and {name[-1], last} <= _DIVISIONS  # 某市 | 县处级
    begun = bool(after) and whole and (count(last + after[0]) >= _COMMON or last + after[0] in lexicon("place-trims"))
    if (
        not (begun or doubled or divisions)
        or lookup(word.text)
        or not (country or lookup(name) or name in lexicon("place-names"))
    ):
        return ()
    return word.parts([len(name), 1], ["LOC", "n"], "name-cut")


def _sent(word: Word) -> tuple[Word, ...]:
    """某城 | 派 | 国民警卫队: a place, a verb of sending or going, and a body, tagged as one."""
    for at in range(_SHORT, len(word.text) - _SHORT):
        rest = word.text[at + 1 :]
        sent = word.text[at] in lexicon("lone-sending-verbs") and bool(lexicon("organization-endings").ending(rest))
        if sent and lookup(word.text[:at]) and not lookup(word.text[: at + 1]):
            return word.parts([at, 1, len(rest)], ["LOC", "v", "ORG"], "name-cut")
    return ()


def _relying(word: Word) -> tuple[Word, ...]:
    """甲市 | 依托: a place with the verb that says what it makes use of."""
    verb = lexicon("relying-verbs").ending(word.text)
    place = word.text[: len(word.text) - len(verb)]
    whole = verb and lookup(place) and not lookup(word.text)
    return word.parts([len(place), len(verb)], ["LOC", "v"], "name-cut") if whole else ()


def _two_states(word: Word) -> tuple[Word, ...]:
    """中 | 泰 | 建交: two countries by a character each and what they do, tagged as one."""
    deed = word.text[_SHORT:]
    both = len(deed) == _SHORT and nation(word.text[0]) and nation(word.text[1])
    if not both or lexicon("organization-endings").ending(word.text) or count(deed) < _COMMON:
        return ()
    return word.parts([1, 1, _SHORT], ["LOC", "LOC", "v"], "abbreviations")


def people(word: Word) -> tuple[Word, ...]:
    """韩 | 人民: a country by one character and its people, tagged as a person; a noun where the country is unsure."""
    if word.text[1:] not in lexicon("nations-people"):
        return ()
    country = "LOC" if nation(word.text[0]) else "n"
    return word.parts([1, len(word.text) - 1], [country, "n"], "name-cut")


def ends_as_body(text: str) -> bool:
    """Whether a name tagged as a person's ends as only bodies do (霍普金斯大学)."""
    ending = lexicon("organization-endings").ending(text)
    kind, *strength = lexicon("organization-endings").get(ending, ("",))
    dotted = "·" in text and bool(ending)  # 某·某大学某中心
    return (strength == ["strong"] or kind == "kg:School" or dotted) and len(text) - len(ending) >= _LEAST


def ranks(text: str) -> bool:
    """Whether a word praises or ranks (最大, 最新), which stands in no name; 最高 names courts."""
    starts = lexicon("ranking-starts")
    return starts.longest(text, 0) != "" and starts.get(text) != ("kept",)
