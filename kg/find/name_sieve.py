"""Names that are none: what the words around them, or their own words, show to be something else."""

from __future__ import annotations

import re

from kg.find import common_bodies, counted_names, named_things, place_commons
from kg.find.abbreviations import is_abbreviation
from kg.find.cut_bodies import ends_as_body
from kg.find.gazetteer import is_country, lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent
from kg.lexicon import words as lexicon
from kg.read.characters import count

_COUNTED_PLACES = re.compile(r"[两二三四五六七八九十]地|[两二三四五六七八九十]市")
_SESSION = re.compile(r"届[一二三四五六七八九]中$")
_COUNTRY, _TRADE = 5, "业"
_DOCTRINE_LENGTH = 8
_CHINESE = re.compile(r"[一-鿿]{2,4}")
_PLAIN, _COMMON = 2, 100  # characters of a common word, and how often such a one is met
_DESCRIBED = frozenset({"n", "nz", "vn", "a", "an", "LOC"})
_JOINERS = ("list-marks", "inner-conjunctions")


def find(words: list[Word]) -> list[Word]:
    """The words with false names made nouns and delegations named after a place made organisations."""
    sifted = (_freed(_sifted(words, at)) if word.is_name else (word,) for at, word in enumerate(words))
    return [part for parts in sifted for part in parts]


def _freed(word: Word) -> tuple[Word, ...]:
    """What is no body, the country that it begins with still a place (乌克兰 | 军事指挥所)."""
    size = next((size for size in range(_COUNTRY, 1, -1) if is_country(word.text[:size])), 0)
    vague = word.rule == "vague" and 0 < size < len(word.text) - 1
    return word.parts([size, len(word.text) - size], ["LOC", "n"], "vague") if vague else (word,)


def _sifted(words: list[Word], at: int) -> Word:
    word = words[at]
    rule = _no_name(words, at)
    if rule:
        return word.tagged("n", rule)
    body = word.pos == "PER" and (_is_body(word.text) or ends_as_body(word.text))
    if body or (word.pos == "PER" and (_names_a_body(words, at) or _second_name(words, at))):
        return word.tagged("ORG", "body" if body else "second-name")
    if word.pos == "LOC":
        return _place_or_body(word)
    sites = lexicon("place-endings").ending(word.text) or lexicon("venue-endings").ending(word.text)
    site = word.pos == "PER" and "·" in word.text and len(sites) > 1
    return word.tagged("LOC", "venue") if site or (word.pos == "ORG" and _is_venue(word.text)) else word


def _no_name(words: list[Word], at: int) -> str:
    """The rule by which a word tagged as a name is none, empty where it may be one."""
    word = words[at]
    if word.pos == "ORG" and lexicon("body-false-starts").longest(word.text, 0):
        return "no-name"
    if word.pos == "ORG" and (
        _one_of_many(words, at) or _collective(word.text) or _no_body(word) or _plain_noun(words, at)
    ):
        return "vague"
    if word.pos == "ORG" and (_counted(words, at) or _trade(word.text) or common_bodies.common(words, at)):
        return "vague"
    if word.pos == "LOC" and place_commons.no_place(words, at):
        return "no-place"
    if word.pos == "PER" and (
        _no_person(words, at)
        or named_things.make(words, at)
        or counted_names.plants(words, at)
        or _surname_alone(words, at)
        or counted_names.money(words, at)
    ):
        return "no-person"
    thing = word.is_name and any(
        named(words, at) for named in (named_things.storm, named_things.ship, named_things.prize)
    )
    return "no-name" if thing or (word.pos == "PER" and _names_a_doctrine(words, at)) else ""


def _beside(words: list[Word], at: int, side: int, name: str) -> bool:
    """Whether the word on that side (-1 before, 1 after) is in a list."""
    if not 0 <= at + side < len(words):
        return False
    first, second = (words[at - 1], words[at]) if side < 0 else (words[at], words[at + 1])
    return adjacent(first, second, 0) and words[at + side].text in lexicon(name)


def _one_of_many(words: list[Word], at: int) -> bool:
    """Whether a body without a place stands for many (各 | 区总工会)."""
    text = words[at].text
    body = text[len(lexicon("organization-local").longest(text, 0)) :]
    if not any(body in lexicon(name) for name in ("organization-endings", "organization-generic")):
        return False
    if at > 1 and any(words[at - 1].text in lexicon(name) for name in _JOINERS):
        return _one_of_many(words, at - 2)
    return _beside(words, at, -1, "distributives")


def _collective(text: str) -> bool:
    """Whether a name is only a region or number of places and a bare word for a body (京津冀三地工会)."""
    ending = lexicon("organization-endings").ending(text)
    if text in lexicon("organization-names"):
        return False
    if _COUNTED_PLACES.search(text[: len(text) - len(ending)][-2:]):
        return True
    return text[: len(text) - len(ending)] in lexicon("vague-scopes") and ending in lexicon("collective-bodies")


def _no_body(word: Word) -> bool:
    """Whether what was taken for one body is what a body has or does, or all of a kind (全国中小学, 其武装人员)."""
    if word.rule == "organization-name" or word.text in lexicon("organization-names"):
        return False
    scope = lexicon("scopes-of-many").longest(word.text, 0)
    many = bool(scope) and word.text[len(scope) :] in lexicon("bodies-of-many")
    many = many or _kind_of_place(word.text)
    common = lexicon("bodies-of-countries").ending(word.text)
    points = lexicon("pointing-starts").longest(word.text, 0) not in {"", word.text}
    many = (
        many or points or bool(_SESSION.search(word.text)) or (bool(common) and is_country(word.text[: -len(common)]))
    )
    games = lexicon("games-names").ending(word.text) or lexicon("organization-false-tails").ending(word.text)
    return many or bool(games) or _several(word.text)


def _kind_of_place(text: str) -> bool:
    """Whether a name is a region's and a word that no body bears (拉美贩毒集团), or a quarter's and one (社区党委)."""
    ending = lexicon("not-organization-endings").ending(text)
    region = len(ending) > _PLAIN and any(
        text[: -len(ending)] in lexicon(one) for one in ("place-names", "place-aliases")
    )
    quarter = lexicon("unnamed-quarters").longest(text, 0)
    return region or (bool(quarter) and text[len(quarter) :] in lexicon("organization-endings"))


def _several(text: str) -> bool:
    """Whether a name only says of what kind several bodies are (甲县农业部门和科研院所)."""
    generic, endings = lexicon("organization-generic"), lexicon("organization-endings")
    joined = any(one in lexicon("inner-conjunctions") and generic.ending(text[:at]) for at, one in enumerate(text))
    return joined and endings.get(endings.ending(text), ())[1:] != ("strong",)


def _plain_noun(words: list[Word], at: int) -> bool:
    """Whether a common word without an ending of bodies says of what kind the thing after it is (电信 | 计算机)."""
    word, behind = words[at], words[at + 1] if at + 1 < len(words) else None
    led = at > 0 and words[at - 1].text in lexicon("verb-leads") and adjacent(words[at - 1], word, 0)
    if behind is None or word.rule != "tagger" or len(word.text) != _PLAIN or count(word.text) < _COMMON:
        return False
    if word.text in lexicon("organization-names"):
        return False
    if led:  # 将 | 联通 | 铁路
        return True
    endings = lexicon("organization-endings")
    if len(endings.ending(word.text)) > 1 or endings.get(endings.ending(word.text), ())[1:] == ("strong",):
        return False
    described = behind.pos in _DESCRIBED and adjacent(word, behind, 0)
    return described and not lexicon("person-titles").ending(behind.text)


def _no_person(words: list[Word], at: int) -> bool:
    """Whether a word tagged as a person begins with no family name, is no foreign name, and nothing shows a person."""
    text = words[at].text
    land = all(one in lexicon("land-characters") for one in text)
    if not land and (not _CHINESE.fullmatch(text) or lexicon("surnames").longest(text, 0)):
        return False
    if not land and (foreign(text) or (text[0] in lexicon("familiar-forms") and text[1:2] in lexicon("surnames"))):
        return False
    return not (_titled(words, at) or _among_persons(words, at))


def _surname_alone(words: list[Word], at: int) -> bool:
    """Whether only a family name is told, which singles nobody out (张 | 姓司机)."""
    return len(words[at].text) == 1 and words[at + 1 : at + 2] != [] and words[at + 1].text.startswith("姓")


def _names_a_body(words: list[Word], at: int) -> bool:
    """Whether a foreign name stands beside a noun for a body or its members (情报机构摩萨德, 杰哈德高级成员)."""
    behind = "".join(word.text for word in words[at + 1 : at + 3]) if _touched(words, at) else ""
    beside = _beside(words, at, -1, "body-nouns") or bool(lexicon("body-members").longest(behind, 0))
    return beside and foreign(words[at].text) and len(words[at].text) < _DOCTRINE_LENGTH


def _touched(words: list[Word], at: int) -> bool:
    return at + 1 < len(words) and adjacent(words[at], words[at + 1], 0)


def _counted(words: list[Word], at: int) -> bool:
    """Whether a number stands before what was put together for one body (100余个 | 国家和地区代表团)."""
    before = words[at - 1] if at else words[at]
    counted = before.pos in {"m", "q"} and adjacent(before, words[at], 0)
    counted = counted and bool(lexicon("body-counters").ending(before.text)) and not before.text.startswith("第")
    described = _touched(words, at) and words[at + 1].pos in _DESCRIBED
    return counted and not described and words[at].rule == "organization-assembled"


def _trade(text: str) -> bool:
    """Whether a name is a country's or town's and a word for a trade (美国航空业, 美航空业)."""
    size = next((size for size in range(_COUNTRY, 0, -1) if size < len(text) and _country(text[:size])), 0)
    return bool(size) and text.endswith(_TRADE) and text[size:] not in lexicon("organization-endings")


def _country(text: str) -> bool:
    return is_country(text) or (len(text) == 1 and is_abbreviation(text))


def _titled(words: list[Word], at: int) -> bool:
    """Whether a post or form of address stands right before or behind."""
    near = [words[at + side].text for side in (-1, 1) if 0 <= at + side < len(words)]
    return any(lexicon("person-titles").ending(text) or text in lexicon("saying-verbs") for text in near)


def _among_persons(words: list[Word], at: int) -> bool:
    for side in (-1, 1):
        other = at + 2 * side
        if 0 <= other < len(words) and words[other].pos == "PER" and words[at + side].text in lexicon("list-marks"):
            return True
    return False


def _names_a_doctrine(words: list[Word], at: int) -> bool:
    """Whether a person's name only names a doctrine (新时代…思想 after it)."""
    text, end = "", words[at].end
    for word in words[at + 1 : at + 1 + _DOCTRINE_LENGTH]:
        if word.start != end:
            break
        text, end = text + word.text, word.end
        if word.text in lexicon("doctrine-nouns") or lexicon("doctrine-nouns").ending(word.text):
            return bool(lexicon("doctrine-starts").longest(text, 0))
    return False


def _second_name(words: list[Word], at: int) -> bool:
    """Whether a person's name in brackets is another name of the body before it (某某组织（杰哈德）)."""
    if not (1 < at < len(words) - 1) or words[at - 1].text not in {"（", "("} or words[at + 1].text not in {"）", ")"}:
        return False
    body = words[at - 2]
    return body.pos == "ORG" or (body.pos in {"n", "nz"} and bool(lexicon("organization-endings").ending(body.text)))


def _is_delegation(text: str) -> bool:
    """Whether a place's name and one character for its delegation (北京团) were tagged as a place."""
    ending = lexicon("delegation-endings").ending(text)
    records = lookup(text[: len(text) - len(ending)]) if ending and len(text) > len(ending) + 1 else ()
    return bool(records) and records[0].level in {"country", "province"}


def _place_or_body(word: Word) -> Word:
    if _is_body(word.text):
        return word.tagged("ORG", "body")
    ending = lexicon("organization-endings").ending(word.text)
    sent = lexicon("organization-endings").get(ending, ("",))[0] == "kg:Delegation" and len(word.text) > len(ending)
    return word.tagged("ORG", "delegation") if sent or _is_delegation(word.text) else word


def _is_body(text: str) -> bool:
    """Whether what was tagged as a place is a country's ministry or parliament (甲国国防部)."""
    for size in range(len(text) - 2, 0, -1):
        columns = lexicon("organization-endings").get(text[size:], ())
        known = text[size:] in lexicon("organization-names") or columns[1:] == ("strong",)
        if known and columns[:1] != ("kg:School",) and text[size:] not in lexicon("acting-places"):
            return is_country(text[:size]) or (size == 1 and is_abbreviation(text[:size]))
    return False


def _is_venue(text: str) -> bool:
    """Whether an organisation's name ends like a building where others meet (国家会议中心), or as a site (变电站)."""
    body, place = lexicon("organization-endings").ending(text), lexicon("place-endings").ending(text)
    if len(place) > max(1, len(body)) and len(place) < len(text) - 1:
        return True
    columns = lexicon("venue-endings").get(lexicon("venue-endings").ending(text), ())
    return columns[1:] == ("place",)
