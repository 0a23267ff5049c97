"""Phrases of which only a part names a body: a count, a description or a session beside it, a word that was cut."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.find.abbreviations import nation
from kg.find.gazetteer import is_country, lookup
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon
from kg.read.characters import COMMON, count

RULE = "body-phrase"
_LEAST, _SHORT, _PAIR = 3, 2, 2
_COUNT = re.compile(
    r"(?:[一两三四五六七八九十几数多]|\d+[万余多]*)[余多]?(?:[家所座处个名间]|支(?!队))|首[艘个座家条批款台]"
)
_RANKED = re.compile(r"第[一二三四五六七八九十]大(?:城市|港口|银行|航空公司|政党|党)")
_ONE_FIRM = "一家"
_BASE, _FORCE = "基地", "军"
_HOME = frozenset("中华")
_SESSION = "新一届"
_OFFICES = frozenset("部局署厅")
_PARTY, _MEETS, _ARMS = "党", "会", "武装"
_CUT_OFF = frozenset({_MEETS, "会议长"})
_WITHIN, _PEOPLE = "境内", "族"


def find(words: list[Word]) -> list[Word]:
    """The words, bodies freed of what counts, describes or follows them and given back what was cut off them."""
    made: list[Word] = []
    whole = _traded(_ended(words))
    for at, word in enumerate(whole):
        if word.pos == "ORG" and _counted_behind(whole, at) and _placed(word):
            made.append(word.tagged("LOC", RULE))
        elif armed := _armed(made, word) or _based(made, word):
            made.extend(armed)
        elif word.pos != "ORG":
            made.append(word)
        else:
            _rejoin(made, word)
            made.extend(_parts(made.pop()))
    return made


def _counted_behind(words: list[Word], at: int) -> bool:
    """Whether what counts bodies stands right behind a word (某市 | 一家)."""
    behind = words[at + 1] if at + 1 < len(words) else words[at]
    return counts(behind) and adjacent(words[at], behind, 0)


def _armed(made: list[Word], word: Word) -> tuple[Word, ...]:
    """甲旅 | 武装人员: those who bear arms for a body, whose name ended before."""
    body = made[-1] if made and word.text in lexicon("armed-people") and adjacent(made[-1], word, 0) else None
    if body is None or body.pos != "ORG" or body.text in lexicon("organization-names"):
        return ()
    name = body.text.removesuffix(_ARMS)
    if len(name) < _SHORT or name == body.text:
        return ()
    made.pop()
    at = name.find(_WITHIN)
    if at > 0:  # 甲国 | 境内 | 乙国 | 武装
        sizes, tags = [at, len(_WITHIN), len(name) - at - len(_WITHIN)], ["LOC", "n", "LOC"]
        return (*body.parts([*sizes, len(_ARMS)], [*tags, "n"], RULE), word)
    return (*body.parts([len(name), len(_ARMS)], [_of_arms(name), "n"], RULE), word)


def _placed(word: Word) -> bool:
    """Whether what was tagged as a body is a place at home, or one in another (甲市乙区 | 一家)."""
    text = word.text
    sizes = range(_SHORT, len(text) + 1)
    return any(_home(text[:size]) and (size == len(text) or _home(text[size:])) for size in sizes)


def one_at(word: Word, before: Word | None) -> bool:
    """Whether 一家 stands behind a place at home: what an article tells of such a firm, it tells of one."""
    return word.text == _ONE_FIRM and before is not None and (_placed(before) or _home(before.text))


def _home(text: str) -> bool:
    return any(record.mainland for record in lookup(text))


def counts(word: Word) -> bool:
    """Whether a word counts bodies (一处, 13个), which no name does; 第13次 is a name's own."""
    return word.pos == "m" and _COUNT.fullmatch(word.text) is not None


def _traded(words: list[Word]) -> list[Word]:
    """The words, a firm in a list given the trade that ends its name (莱甲、迈乙 | 医疗、丙丁)."""
    made: list[Word] = []
    for at, word in enumerate(words):
        if made and made[-1].pos == "ORG" and _listed(words, at) and _firm(made[-1], word):
            made[-1] = join([made[-1], word], "ORG", RULE)
        else:
            made.append(word)
    return made


def _listed(words: list[Word], at: int) -> bool:
    """Whether the mark of a list stands behind a word, and a body around it."""
    marks = at + 1 < len(words) and words[at + 1].text in lexicon("list-marks")
    return marks and "ORG" in [words[place].pos for place in (at - 3, at + 2) if 0 <= place < len(words)]


def _firm(name: Word, word: Word) -> bool:
    """Whether a word is the trade that ends the name of a firm right before it."""
    return adjacent(name, word, 0) and name.text not in lexicon("organization-names") and _trade(name, word)


def _trade(name: Word, word: Word) -> bool:
    """Whether a name of a firm without an ending stands before a word for a trade."""
    short = len(name.text) <= _LEAST + 1 and not lexicon("organization-endings").ending(name.text)
    return short and word.pos == "n" and word.text in lexicon("firm-trades")


def _based(made: list[Word], word: Word) -> tuple[Word, ...]:
    """甲州乙空军 | 基地: a base, which is a place."""
    body = made[-1] if made and word.text == _BASE and adjacent(made[-1], word, 0) else None
    if body is None or body.pos != "ORG" or body.text[-1] not in _FORCE or len(body.text) <= _LEAST:
        return ()
    return (join([made.pop(), word], "LOC", RULE),)


def _of_arms(name: str) -> str:
    """The tag of those whose arms are told of: a country, a people or a body."""
    return "LOC" if _state(name) else "n" if name.endswith(_PEOPLE) else "ORG"


def _parts(word: Word) -> tuple[Word, ...]:
    if word.pos != "ORG" or word.text in lexicon("organization-names"):
        return (word,)
    states = len(word.text) == _SHORT and all(nation(one) for one in word.text) and not _HOME.issuperset(word.text)
    if states:  # 中 | 意
        return word.parts([1, 1], ["LOC", "LOC"], "abbreviations")
    return _counted(word) or _described(word) or _session(word) or _party(word) or (word,)


def _counted(word: Word) -> tuple[Word, ...]:
    """甲公司 | 一家 | 化工厂, 甲国 | 一 | 化工厂: what is counted bears a name only where it holds one."""
    text = word.text
    told = _COUNT.search(text, 1)
    start, end = told.span() if told else (0, 0)
    if not told and (is_country(text[:-_LEAST]) or nation(text[0])):
        start = next((at for at in (1, _SHORT, _LEAST) if text[at : at + 1] == "一" and _state(text[:at])), 0)
        end = start + 1
    if text[start:end] == _ONE_FIRM and _placed(word._replace(text=text[:start])):
        return ()
    if not start or not lexicon("organization-endings").ending(text[end:]) or not _front(text[:start]):
        return ()
    named = any(text[end:].startswith(one) for one in _states(text[end:])) and len(text[end:]) > _LEAST
    tags = [_front(text[:start]), "m", "ORG" if named else "n"]
    return word.parts([start, end - start, len(text) - end], tags, RULE)


def _states(text: str) -> tuple[str, ...]:
    return tuple(text[:size] for size in (1, 2, 3, 4, 5) if _state(text[:size]))


def _state(text: str) -> bool:
    return is_country(text) or (len(text) == 1 and bool(nation(text)))


def _front(text: str) -> str:
    """The tag of what stands before a count: a body, a place or neither; empty where it may be part of a name."""
    if len(lexicon("organization-endings").ending(text)) > 1 or text in lexicon("organization-names"):
        return "ORG"
    if (
        _state(text)
        or lookup(text)
        or text in lexicon("place-names")
        or (len(text) > _SHORT and lexicon("place-endings").ending(text))
    ):
        return "LOC"
    return "n" if any(is_country(text[:size]) or lookup(text[:size]) for size in (2, 3, 4, 5)) else ""


def _described(word: Word) -> tuple[Word, ...]:
    """甲国 | 第二大城市 | 乙市政厅, 甲国 | 执政党 | 乙党: a country and what the body is before its name."""
    text = word.text
    ranked = _RANKED.search(text, 1)
    spans = [ranked.span()] if ranked else _descriptions(text)
    begun = len(lexicon("body-describers").longest(text, 0))
    if begun and len(text) - begun > _LEAST and _ended_name(text[begun:]):
        return word.parts([begun, len(text) - begun], ["n", "ORG"], RULE)  # 跨国企业 | 甲氏制药
    for start, end in spans:
        rest = text[end:]
        ended = _ended_name(rest) or rest.endswith(_PARTY)
        placed = is_country(text[:start]) or bool(lookup(text[:start])) or text[:start] in lexicon("organization-names")
        party = rest.endswith(_PARTY)
        if placed and ended and len(rest) >= _LEAST - party and (party or ranked or not _plain(rest)):
            front = "ORG" if text[:start] in lexicon("organization-names") else "LOC"
            return word.parts([start, end - start, len(rest)], [front, "n", "ORG"], RULE)
    return ()


def _ended_name(text: str) -> bool:
    """Whether a name ends as bodies do, more before the ending."""
    ending = lexicon("organization-endings").ending(text) or lexicon("company-endings").ending(text)
    return ending not in {"", text}


def _descriptions(text: str) -> list[tuple[int, int]]:
    describers = lexicon("body-describers")
    starts = ((at, describers.longest(text, at)) for at in range(1, len(text) - _SHORT))
    return [(at, at + len(found)) for at, found in starts if found]


def _plain(text: str) -> bool:
    """Whether a name is made of common words alone (国际合作联盟), so that what stands before it is part of it."""
    body = text[: len(text) - len(lexicon("organization-endings").ending(text))]
    return len(body) % _PAIR == 0 and all(count(body[at : at + _PAIR]) >= COMMON for at in range(0, len(body), _PAIR))


def _session(word: Word) -> tuple[Word, ...]:
    """甲协会 | 新一届理事会: a body and the board that it chose."""
    at = word.text.find(_SESSION)
    if at < _LEAST or not lexicon("organization-endings").ending(word.text[:at]):
        return ()
    return word.parts([at, len(word.text) - at], ["ORG", "n"], RULE)


def _party(word: Word) -> tuple[Word, ...]:
    """省委 | 党的建设: a party's organ with the first character of what it deals with."""
    body = word.text[:-1]
    organ = body in lexicon("party-organ-words") or lexicon("party-organ-words").ending(body) not in {"", body}
    if not word.text.endswith(_PARTY) or not organ:
        return ()
    return word.parts([len(body), 1], ["n" if body in lexicon("bare-party-centres") else "ORG", "n"], RULE)


def _rejoin(made: list[Word], word: Word) -> None:
    """Adds a word, what was cut off its front joined to it."""
    made.append(word)
    if word.pos != "ORG" or len(made) < _SHORT or word.text in lexicon("organization-names"):
        return
    size = _both_known(made) or _both_matters(made)
    if size and all(adjacent(left, right, 0) for left, right in pairwise(made[-size:])):
        made[-size:] = [join(made[-size:], "ORG", RULE)]


def _both_known(made: list[Word]) -> int:
    """How many words make a body known by the nouns on both sides of 和 (文化 | 和 | 旅游部数据中心)."""
    if len(made) < _LEAST or made[-2].text not in lexicon("inner-conjunctions"):
        return 0
    text = made[-1].text
    for back in range(_LEAST, min(len(made), _LEAST + 1) + 1):
        front = "".join(one.text for one in made[-back:-1])
        if any(front + text[:size] in lexicon("organization-names") for size in range(_SHORT, len(text) + 1)):
            return back
    return 0


def _both_matters(made: list[Word]) -> int:
    """How many words make a body of two matters, its country or owner first (甲国 | 外交 | 和 | 侨民部)."""
    if len(made) <= _LEAST or made[-2].text not in lexicon("inner-conjunctions"):
        return 0
    owner, matter = made[-4], made[-3]
    ending = lexicon("organization-endings").ending(made[-1].text)
    strong = lexicon("organization-endings").get(ending, ())[1:] if ending != made[-1].text else ()
    owned = owner.pos in {"LOC", "ORG"} and matter.text in lexicon("body-matters")
    begun = any(lookup(made[-1].text[:size]) for size in (2, 3, 4))
    titled = made[-1].rule == "body-and-title"
    office = strong == ("strong",) or ((ending != made[-1].text or titled) and made[-1].text[-1] in _OFFICES)
    return _LEAST + 1 if owned and office and not begun else 0


def _ended(words: list[Word]) -> list[Word]:
    """The words, 甲国选委 | 会 and 甲国议 | 会议长 given the character that ends the body's name."""
    made: list[Word] = []
    for word in words:
        cut = word.text in _CUT_OFF and bool(made) and made[-1].is_name and adjacent(made[-1], word, 0)
        if cut and _unended(made[-1].text):
            rest = len(word.text) - 1
            first, *others = word.parts([1, rest], ["n", "n"], RULE)
            made[-1] = join([made[-1], first], "ORG", RULE)
            made += others
        else:
            made.append(word)
    return made


def _unended(text: str) -> bool:
    """Whether a name ends as no body does but with 会 behind it as one does."""
    endings = lexicon("organization-endings")
    longer = endings.ending(text + _MEETS)
    cut = len(longer) > 1 and longer not in {text + _MEETS, _MEETS}
    return cut and not endings.ending(text) and text not in lexicon("organization-names")
