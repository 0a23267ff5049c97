"""Names that the tagger cut wrongly: freed of a character of the next word, of numbered congresses and of verbs."""

from __future__ import annotations

import re

from kg.find import body_posts, cut_bodies, titled_within, township_schools
from kg.find.abbreviations import is_abbreviation, nation
from kg.find.gazetteer import is_country, is_foreign, lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, join
from kg.lexicon import words as lexicon
from kg.read.characters import count

_CONGRESS = re.compile(r"(?<=..)第?[一二三四五六七八九十]{1,3}(?:[大届](?=.|$)|次$)")
_WIDEST, _SHORT = 2, 3
_OWNED = frozenset({"ORG", "n", "nz"})
_COMMON = 100  # times that a common word is met
_EDITIONS, _JOINING = frozenset("届次"), "c"


def find(words: list[Word]) -> list[Word]:
    """The words with their names freed of what belongs to the next word or to an event."""
    made: list[Word] = []
    words = _whole(township_schools.find(body_posts.find(titled_within.find(words))))
    for at, word in enumerate(words):
        owned = _owned(word) if len(word.text) > _WIDEST and word.pos in _OWNED else ()
        if owned:
            made.extend(owned)
        elif word.is_name:
            following = words[at + 1 : at + 1 + _WIDEST]
            made.extend(_cut(word, _directly_after(word, following), following))
        else:
            made.extend(_conjunction(word) if word.pos == _JOINING else cut_bodies.of_noun(word) or (word,))
    return made


def _whole(words: list[Word]) -> list[Word]:
    """A known body's first character tagged as one of its own goes with the rest of the name (致 | 公党中央)."""
    made: list[Word] = []
    for word in words:
        if word.pos != "ORG":
            made.append(word)
            continue
        before = made[-1] if made else word
        cut = before.pos == "ORG" and len(before.text) == 1 and before.end == word.start
        if cut and lexicon("organization-names").longest(before.text + word.text, 0):
            made[-1] = join([before, word], "ORG", "name-whole")
        else:
            made.append(word)
    return made


def _directly_after(word: Word, following: list[Word]) -> str:
    """The text of the words that follow without a gap."""
    text, end = "", word.end
    for after in following:
        if after.start != end:
            break
        text, end = text + after.text, after.end
    return text


def _with_another(word: Word, following: list[Word]) -> bool:
    """Whether a preposition that the tagger took into a name leads the next one (卢萨卡同 | 赞比亚)."""
    named = bool(following) and following[0].is_name and following[0].start == word.end
    return named and not lookup(word.text) and not lookup(word.text[-_WIDEST:])


def _with_will(word: Word) -> tuple[Word, ...]:
    """全国政协 | 愿: a body with the word of will behind it, tagged as one name."""
    will = lexicon("will-words").ending(word.text)
    name = word.text[: len(word.text) - len(will)]
    if not will or len(name) < _SHORT or not lexicon("organization-endings").ending(name):
        return ()
    return word.parts([len(name), len(will)], ["ORG", "v"], "name-cut")


def _cut(word: Word, after: str, following: list[Word]) -> tuple[Word, ...]:
    if word.pos == "ORG" and word.text in lexicon("person-titles"):  # 国务委员
        return (word.tagged("n", "title"),)
    if _is_verb(word.text, after):
        return (word.tagged("v", "place-verb"),)
    freed = _without_joiner(word, following) or _doubled(word) or _with_will(word) or _without_tail(word)
    if not freed and word.pos == "PER":
        freed = _without_time(word) or _without_lead(word, after) or cut_bodies.people(word)
    elif not freed and word.pos == "ORG":
        freed = _nations(word, after) or _jointly(word) or _without_congress(word) or _without_land(word)
        freed = freed or _without_front(word) or _without_country(word) or _met(word)
    elif not freed:
        freed = _without_others(word) or _without_country(word)
    return freed or cut_bodies.find(word, after) or _without_next(word, after)


def _without_joiner(word: Word, following: list[Word]) -> tuple[Word, ...]:
    """A conjunction or 同 that ends a name and joins the next."""
    if word.pos == "PER" and len(word.text) == _SHORT and word.text[-1] in lexicon("with-words"):
        met = bool(following) and following[0].pos == "PER" and following[0].start == word.end
        return word.parts([_SHORT - 1, 1], ["PER", "p"], "name-and") if met else ()
    if word.pos == "PER" and len(word.text) == _SHORT and word.text[-1] in lexicon("locative-prepositions"):
        place = bool(following) and following[0].pos in {"LOC", "s"} and following[0].start == word.end
        return word.parts([_SHORT - 1, 1], ["PER", "p"], "name-and") if place else ()
    if word.pos == "LOC" and len(word.text) == _WIDEST and word.text[1] in lexicon("with-words"):
        led = is_abbreviation(word.text[0]) and not lookup(word.text)  # 京 | 同来华的某某
        return word.parts([1, 1], ["LOC", "p"], "name-and") if led else ()
    joined = len(word.text) > _SHORT and word.text[-1] in lexicon("inner-conjunctions")
    led = len(word.text) > _SHORT and word.text[-1] in lexicon("with-words") and _with_another(word, following)
    return word.parts([len(word.text) - 1, 1], [word.pos, "c"], "name-and") if joined or led else ()


def _without_tail(word: Word) -> tuple[Word, ...]:
    """中共中央 | 站, 俄罗斯 | 驻: a known body or place with what is told of it."""
    tail = lexicon("cut-tails").ending(word.text)
    name = word.text[: len(word.text) - len(tail)]
    if not tail or len(name) < _WIDEST or word.text in lexicon("organization-names"):
        return ()
    if word.pos == "ORG":
        whole = len(tail) > 1 and len(name) > _SHORT and bool(lexicon("organization-endings").ending(name))
        known = name in lexicon("organization-names") or whole
    else:
        known = word.pos == "LOC" and bool(lookup(name) or lexicon("venue-endings").ending(name))
    return word.parts([len(name), len(tail)], [word.pos, lexicon("cut-tails")[tail][0]], "name-cut") if known else ()


def _doubled(word: Word) -> tuple[Word, ...]:
    """中国共青团 | 团内: a body with the first character of the next word, which is its own last once more."""
    name, last = word.text[:-1], word.text[-1]
    twice = word.pos == "ORG" and len(name) >= _SHORT and name[-1] == last
    whole = name in lexicon("organization-names") or bool(lexicon("organization-endings").ending(name))
    return word.parts([len(name), 1], ["ORG", "n"], "name-cut") if twice and whole else ()


def _without_others(word: Word) -> tuple[Word, ...]:
    """人民大会堂 | 同来华: a venue with the start of whom someone meets there, tagged as one place."""
    for at in range(_SHORT, len(word.text) - 1):
        joiner = lexicon("with-words").longest(word.text, at)
        if joiner and lexicon("venue-endings").ending(word.text[:at]) and not lookup(word.text):
            rest = len(word.text) - at - len(joiner)
            return word.parts([at, len(joiner), rest], ["LOC", "p", "v"], "name-cut") if rest else ()
    return ()


def _owned(word: Word) -> tuple[Word, ...]:
    """鸿海 | 旗下 | 鸿腾: a company with the one that owns it, tagged as one; 旗下 | 海城电子 as a noun."""
    owner = next((one for one in lexicon("owning-words") if 0 <= word.text.find(one) < len(word.text) - len(one)), "")
    at = word.text.find(owner) if owner else -1
    rest = len(word.text) - at - len(owner)
    behind = word.text[at + len(owner) :]
    if at < 0 or rest < _WIDEST or lexicon("organization-endings").ending(behind) == behind:
        return ()
    pos = word.pos if word.pos == "ORG" else "n"
    return word.parts([one for one in (at, len(owner), rest) if one], [*(["ORG"] if at else []), "n", pos], "owned")


def _conjunction(word: Word) -> tuple[Word, ...]:
    """A conjunction that swallowed the rest of a body's name (和旅游局)."""
    joined = word.text[0] in lexicon("inner-conjunctions")
    if joined and lexicon("organization-endings").ending(word.text[1:]):
        return word.parts([1, len(word.text) - 1], ["c", "n"], "and-name")
    return (word,)


def _is_verb(text: str, after: str) -> bool:
    """Whether a place's name is a verb here (大兴 | 调查研究)."""
    objects = lexicon("place-verbs").get(text, ("",))[0].split("|")
    return any(after.startswith(one) for one in objects if one)


def _without_time(word: Word) -> tuple[Word, ...]:
    """内塔尼亚胡 | 当天: a word of time or address tagged together with the name before it."""
    tail = lexicon("person-tails-cut").ending(word.text)
    size = len(word.text) - len(tail)
    if size == 1 and "no name" in lexicon("person-tails-cut").get(tail, ()):
        return word.parts([len(word.text)], ["n"], "name-cut")
    return word.parts([size, len(tail)], ["PER", "n"], "name-cut") if tail and size else ()


def _without_lead(word: Word, after: str) -> tuple[Word, ...]:
    """应 | 舒尤克 before 总统: a foreigner's name with the word that leads to it."""
    name = word.text[1:]
    told = len(name) >= _SHORT and word.text[0] in lexicon("name-leads") and foreign(name)
    titled = told and bool(lexicon("person-titles").longest(after, 0))
    return word.parts([1, len(name)], ["p", "PER"], "name-cut") if titled else ()


def _jointly(word: Word) -> tuple[Word, ...]:
    """教育部 | 联合 | 公安部: two bodies that do something together, tagged as one."""
    for verb in lexicon("joint-verbs"):
        at = word.text.find(verb, _SHORT)
        body, rest = word.text[:at], word.text[at + len(verb) :]
        if word.text.endswith(verb) and lexicon("organization-endings").ending(word.text[: -len(verb)]):
            return word.parts([len(word.text) - len(verb), len(verb)], ["ORG", "v"], "jointly")
        joint = lexicon("joint-names").longest(word.text, at) and not lexicon("organization-names").longest(rest, 0)
        apart = at > 0 and len(rest) >= _WIDEST and not joint
        if apart and lexicon("organization-endings").ending(body):
            tag = "ORG" if lexicon("organization-endings").ending(rest) else "n"
            return word.parts([at, len(verb), len(rest)], ["ORG", "v", tag], "jointly")
    return ()


def _nations(word: Word, after: str) -> tuple[Word, ...]:
    """英 | 法 | 德 | 强推: countries by a character each, with the first character of the verb behind them."""
    countries, last = word.text[:-1], word.text[-1]
    several = len(countries) >= _WIDEST and all(map(nation, countries)) and not nation(last)
    begun = bool(after) and (count(last + after[0]) > 0 or last in lexicon("reach-words"))
    if not several or not begun or lexicon("organization-endings").ending(word.text):
        return ()
    return word.parts([1] * len(word.text), ["LOC"] * len(countries) + ["d"], "abbreviations")


def _without_congress(word: Word) -> tuple[Word, ...]:
    """中国工会 | 十八大胜利: the body whose numbered congress is told of."""
    found = _CONGRESS.search(word.text)
    if not found or lexicon("organization-endings").ending(word.text[found.end() :]):
        return ()
    body = word.text[: found.start()]
    if not lexicon("organization-endings").ending(body):
        return ()
    return word.parts([len(body), len(word.text) - len(body)], ["ORG", "n"], "congress-cut")


def _without_front(word: Word) -> tuple[Word, ...]:
    """澳区 | 全国政协: a nation-wide body that the tagger took together with what stands before it."""
    prefixes = lexicon("name-prefixes")
    for at in range(_WIDEST, len(word.text) - _SHORT):
        level = prefixes.longest(word.text, at)
        front, body = word.text[:at], word.text[at:]
        known = lexicon("organization-names").get(body, ())
        home = is_foreign(front) and known[:1] != ("kg:InternationalOrganization",)
        if level and prefixes[level] == () and known and not home and _foreign_to(front) and front[-1] not in "党共":
            return word.parts([at, len(body)], ["LOC" if lookup(front) else "n", "ORG"], "front-cut")
    return ()


def _without_country(word: Word) -> tuple[Word, ...]:
    """中国 | 同 | 联合国难民署, 同 | 联合国, 乌干达 | 联合国: a body of the world with what stands before it."""
    for at in range(1, len(word.text) - 1):
        body = lexicon("organization-names").longest(word.text, at)
        if lexicon("organization-names").get(body, ())[:1] != ("kg:InternationalOrganization",):
            continue
        joined = int(word.text[at - 1] in lexicon("with-words"))
        front, rest = word.text[: at - joined], word.text[at:]
        whole = rest == body or (joined and lexicon("organization-endings").ending(rest))
        if whole and (lookup(front) if front else joined):
            parts = [(len(front), "LOC"), (joined, "p"), (len(rest), "ORG")]
            sizes, tags = zip(*(part for part in parts if part[0]), strict=True)
            return word.parts(list(sizes), list(tags), "front-cut")
    return ()


def _met(word: Word) -> tuple[Word, ...]:
    """中国 | 同 | 海合会: a country with the body that it meets."""
    for at in range(_WIDEST, len(word.text) - _SHORT):
        joined = word.text[at] in lexicon("with-words") and word.text[at] not in lexicon("name-joiners")
        rest = word.text[at + 1 :]
        if joined and is_country(word.text[:at]) and (lexicon("organization-endings").ending(rest) or _shortened(rest)):
            begun = count(word.text[at : at + _WIDEST]) >= _COMMON  # 同业 in 中国同业公会
            return () if begun else word.parts([at, 1, len(rest)], ["LOC", "p", "ORG"], "front-cut")
    return ()


def _shortened(name: str) -> bool:
    """Whether a name ends with a character that stands for a kind of body (海合会)."""
    heads = lexicon("name-heads")
    return any(name[-1:] in heads[word] for word in heads)


def _foreign_to(front: str) -> bool:
    """Whether what stands before a nation-wide body is no part of its name (no 中国, 中共, 第十四届)."""
    return not (lexicon("name-prefixes").longest(front, 0) == front or front[-1] in _EDITIONS)


def _without_land(word: Word) -> tuple[Word, ...]:
    """京华 | 大地: a known place with a word for land, tagged as an organisation."""
    ending = lexicon("place-trims").ending(word.text)
    size = len(word.text) - len(ending)
    if not ending or size < _WIDEST or not lookup(word.text[:size]):
        return ()
    return word.parts([size, len(ending)], ["LOC", "n"], "place-cut")


def _without_next(word: Word, after: str) -> tuple[Word, ...]:
    """滴滴 | 网约车, 津巴布韦 | 众议长, 俄 | 国防部: the last character or two begin the next word."""
    size = len(word.text) - 1
    if size < _WIDEST or not after:
        return (word,)
    if size == _WIDEST and nation(word.text[0]) and len(lexicon("words-cut").longest(word.text[1:] + after, 0)) > size:
        return word.parts([1, size], ["LOC", "ORG"], "name-cut")
    rest = word.text[size:] + after
    title = lexicon("person-titles").longest(rest, 0)
    if lexicon("words-cut").longest(rest, 0) or (
        word.pos == "LOC" and len(title) > _WIDEST and lookup(word.text[:size])
    ):
        return word.parts([size, 1], [word.pos, "n"], "name-cut")
    return (word,)
