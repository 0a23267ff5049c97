"""Names from abroad: the characters that write them, and parts that the tagger cut."""

from __future__ import annotations

from kg.find.gazetteer import lookup
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon

_PAIR = 2
_PARTS = frozenset({"PER", "ORG", "nz", "nr", "xc"})
_TAGS = frozenset({"PER", "ORG", "nz", "v", "n"})
_HYPHENS = frozenset({"-", "－"})
_LONGEST, _SHORTEST, _WHOLE, _COUNTRY = 6, 3, 9, 8
_VERBAL = frozenset({"v", "vd", "d", "ad", "f"})
_NO_PIECES = frozenset({"p", "c", "TIME", "m", "w", "LOC"})


def foreign(text: str) -> bool:
    """Whether every character is one by which foreign names are written.

    >>> foreign("卡西莫夫"), foreign("拥政爱民")
    (True, False)
    """
    characters = lexicon("transliteration")
    return bool(text) and all(character in characters for character in text)


def is_abroad(text: str) -> bool:
    """Whether a name is a foreign country's or begins with one (阿塞拜疆国防部)."""
    found = (records for size in range(min(len(text), _COUNTRY), 1, -1) if (records := lookup(text[:size])))
    first = next(found, ())
    return bool(first) and not first[0].mainland


def find(words: list[Word]) -> list[Word]:
    """The words with foreign persons joined that were cut (努尔 | 特列乌, 布朗 | - | 皮韦)."""
    made: list[Word] = []
    at = 0
    while at < len(words):
        size = _run(words, at) if made and made[-1].pos == "n" and _led(made) else 0
        if size:
            made.extend(_freed(join(words[at : at + size], "PER", "name-transliterated"), words[at + size :][:1]))
            at += size
            continue
        word = words[at]
        if len(made) > 1 and made[-1].text in _HYPHENS and _hyphened(made[-2], made[-1], word):
            made[-2:] = [join([made[-2], made[-1], word], "PER", "name-hyphened")]
        elif made and made[-1].pos == "PER" and (_continued(made[-1], word) or _listed_tail(made, words[at : at + 2])):
            made.append(join([made.pop(), word], "PER", "name-continued"))
        else:
            made.append(word)
        if len(made) > _SHORTEST - 1 and made[-1].pos == "PER" and _headed(*made[-3:]):
            made[-2:] = [join(made[-2:], "PER", "name-continued")]
        at += 1
    return made


def _freed(name: Word, following: list[Word]) -> tuple[Word, ...]:
    """A name without a last character that begins the next word (特朗普 | 通电话)."""
    after = following[0].text if following and adjacent(name, following[0], 0) else ""
    begun = after and lexicon("words-cut").longest(name.text[-1] + after, 0)
    return name.parts([len(name.text) - 1, 1], ["PER", "n"], "name-cut") if begun else (name,)


def _headed(before: Word, head: Word, name: Word) -> bool:
    """Whether what was taken for a word of place begins a name: 致电 | 内 | 通博·南迪, 总理 | 内塔尼亚 | 胡.

    So does any character behind a title: 夫人 | 扎 | 帕罗娃.
    """
    if head.pos == "f" and len(head.text) >= _SHORTEST and foreign(head.text) and foreign(name.text):
        return adjacent(head, name, 0)
    lone = len(head.text) == 1 and foreign(head.text) and head.text not in lexicon("transliteration-stops")
    if lone and head.pos in _VERBAL and before.pos == "n" and foreign(name.text) and len(name.text) >= _SHORTEST - 1:
        return bool(lexicon("person-titles").ending(before.text)) and adjacent(head, name, 0)
    if lone and before.pos == "f" and before.text in lexicon("inner-directions") and len(name.text) >= _SHORTEST:
        return foreign(name.text) and adjacent(before, head, 0) and adjacent(head, name, 0)  # 南部 | 迈 | 季代勒佐恩
    lone = lone and head.pos == "f" and before.pos == "v"
    return lone and bool({"·", "-"} & set(name.text)) and adjacent(head, name, 0)


def _listed_tail(made: list[Word], words: list[Word]) -> bool:
    """Whether a word ends the name of a foreign holder of a post in a list (总理 | 卡尔萨 | 考、).

    It is written as such names are and right before the mark of the list.
    """
    if len(words) < _PAIR or len(made) < _PAIR or not lexicon("person-titles").ending(made[-2].text):
        return False
    name, tail, mark = made[-1], words[0], words[1]
    beside = adjacent(made[-2], name, 0) and adjacent(name, tail, 0) and adjacent(tail, mark, 0)
    told = tail.pos in _VERBAL and tail.text not in lexicon("transliteration-stops") and mark.text == "、"
    return beside and told and foreign(name.text) and foreign(tail.text) and name.text[0] not in lexicon("surnames")


def _led(made: list[Word]) -> bool:
    """Whether a post of a country or body abroad stands before (立陶宛 | 总理)."""
    post = len(made) > 1 and made[-1].pos == "n" and adjacent(made[-2], made[-1], 0)
    titles = lexicon("person-titles")
    if not post or not {"after", "job"} & set(titles.get(titles.ending(made[-1].text), ())):
        return False
    return any(word.pos in {"LOC", "ORG"} and is_abroad(word.text) for word in made[-4:-1])


def _run(words: list[Word], at: int) -> int:
    """How many words from here on are one foreign name that the tagger did not tell as one; 0 where it did."""
    end = at
    while end < len(words) and (end == at or adjacent(words[end - 1], words[end], 0)) and _writes(words[end]):
        end += 1
    while end > at and len(words[end - 1].text) == 1 and words[end - 1].pos in _VERBAL:
        end -= 1
    run = words[at:end]
    length = sum(len(word.text) for word in run)
    told = len(run) == 1 and run[0].pos == "PER"
    family = bool(run) and run[0].text[0] in lexicon("surnames") and not _one_more(run)
    return 0 if told or not _SHORTEST <= length <= _WHOLE or family else len(run)


def _one_more(run: list[Word]) -> bool:
    """Whether a person is told with the last character as a noun (欧尔 | 班)."""
    return len(run) > 1 and run[0].pos == "PER" and run[1].pos == "n" and len(run[1].text) == 1


def _writes(word: Word) -> bool:
    """Whether a word can be a piece of a foreign name, and was not cut off from one."""
    return (
        word.rule != "name-cut"
        and foreign(word.text)
        and word.text not in lexicon("transliteration-stops")
        and word.pos not in _NO_PIECES
    )


def _hyphened(left: Word, mark: Word, right: Word) -> bool:
    """Whether a hyphen joins two halves of a family name, one of which was told as a person."""
    if mark.text not in _HYPHENS or not (adjacent(left, mark, 0) and adjacent(mark, right, 0)):
        return False
    return "PER" in {left.pos, right.pos} and _sounds(left) and _sounds(right)


def _sounds(word: Word) -> bool:
    return word.pos != "TIME" and len(word.text) <= 2 * _LONGEST and all(map(foreign, word.text.split("·")))


def _continued(before: Word, word: Word) -> bool:
    """Whether a word goes on with the foreign name before it: no family name begins either, no place is a place."""
    if before.pos != "PER" or word.pos not in _PARTS or not adjacent(before, word, 0):
        return False
    family = len(before.text) > 1 and before.text[0] in lexicon("surnames")
    if family or (len(word.text) == 1 and word.rule != "name-cut"):
        return False
    localizer = len(before.text) == 1 and before.text in lexicon("locative-localizers")
    return not localizer and foreign(before.text.replace("·", "")) and foreign(word.text)


def places(words: list[Word]) -> list[Word]:
    """The words with foreign names that stand where a place must (在沃尔昌斯克等地, 首都卢萨卡) as places."""
    made = _with_regions(words)
    for at, word in enumerate(made):
        if (word.pos in _TAGS and _stands_as_place(made, at)) or _behind_region(made, at):
            made[at] = word.tagged("LOC", "place-foreign")
    return _with_new(_earlier_listed(made))


def _stands_as_place(words: list[Word], at: int) -> bool:
    """Whether a foreign name stands where a place must; one of two characters only as the last of a list."""
    word = words[at]
    if len(word.text) >= _SHORTEST:
        return _placed(words, at)
    listed = len(word.text) == _PAIR and at > 0 and words[at - 1].text in lexicon("list-marks")
    return listed and foreign(word.text) and _ends_list(words, at) and _sounds(words[at - 2])


def _behind_region(words: list[Word], at: int) -> bool:
    """Whether a foreign name stands behind a region abroad (得克萨斯州 | 瓦利维尤) or a side (南部 | 阿什杜德)."""
    word, before = words[at], words[at - 1] if at else words[at]
    beside = at > 0 and word.pos in {"PER", "nz", "ORG"} and adjacent(before, word, 0)
    if not beside or len(word.text) < _SHORTEST - 1 or not foreign(word.text) or _named_person(words, at):
        return False
    if before.pos == "f":
        return len(before.text) > 1 and before.text in lexicon("inner-directions")
    division = lexicon("place-endings").ending(before.text) or lexicon("place-banks").ending(before.text)
    return before.pos == "LOC" and 1 < len(before.text) - len(division) < len(before.text) and _outside(before.text)


def _named_person(words: list[Word], at: int) -> bool:
    """Whether what stands behind a name shows a person: a post or form of address, or a verb of saying."""
    after = words[at + 1].text if at + 1 < len(words) and adjacent(words[at], words[at + 1], 0) else ""
    return after in lexicon("saying-verbs") or bool(lexicon("person-titles").longest(after, 0))


def _earlier_listed(words: list[Word]) -> list[Word]:
    """The words, those listed before the last of several places abroad as places too (甲城、乙城等地)."""
    made = list(words)
    ends = [at for at in range(2, len(made) - 1) if made[at].pos == "LOC" and _ends_list(made, at)]
    for end in ends:
        at = end - 2
        while at >= 0 and made[at + 1].text == "、" and made[at].pos in {*_TAGS, "LOC"}:
            listed = made[at].pos in _TAGS and len(made[at].text) >= _SHORTEST and foreign(made[at].text)
            made[at] = made[at].tagged("LOC", "place-foreign") if listed else made[at]
            if made[at].pos != "LOC":
                break
            at -= 2
    return made


def _with_new(words: list[Word]) -> list[Word]:
    """The words with 新 joined to the foreign place behind it (新 | 帕夫利夫卡)."""
    made: list[Word] = []
    for word in words:
        new = word.rule == "place-foreign" and made and made[-1].text in lexicon("place-fronts")
        if new and made[-1].pos == "a" and adjacent(made[-1], word, 0):
            made.append(join([made.pop(), word], "LOC", "place-foreign"))
        else:
            made.append(word)
    return made


def _with_regions(words: list[Word]) -> list[Word]:
    """The words with regions of a country abroad joined (摩洛哥 | 中南部 | 豪兹 | 地区)."""
    made: list[Word] = []
    endings = lexicon("place-endings")
    for word in words:
        if made and ((word.text in endings and _region(made, word)) or _cut_region(made, word)):
            made[-1] = join([made[-1], word], "LOC", "place-region-abroad")
        else:
            made.append(word)
    return made


def _region(before: list[Word], word: Word) -> bool:
    """Whether a word for a region ends the foreign name before it, which stands behind a country abroad or its part."""
    name = before[-1]
    told = lexicon("place-endings").get(word.text, ("",))[0] == "schema:AdministrativeArea"
    if not told or not adjacent(name, word, 0) or len(name.text) == 1 or not foreign(name.text) or lookup(name.text):
        return False
    around = [one for one in before[:-1] if one.pos != "f"][-1:]
    beside = len(before) > 1 and adjacent(before[-2], name, 0)
    return (
        beside
        and name.text not in lexicon("transliteration-stops")
        and any(one.pos == "LOC" and is_abroad(one.text) for one in around)
    )


def _cut_region(before: list[Word], word: Word) -> bool:
    """Whether a region's name lost its beginning to the foreign word before it (佐治 | 亚州)."""
    division = lexicon("place-endings").ending(word.text) if word.pos in {"LOC", "PER"} else ""
    told = lexicon("place-endings").get(division, ("",))[0] == "schema:AdministrativeArea"
    if not told or len(word.text) - len(division) != 1 or lookup(word.text):
        return False
    name = before[-1]
    whole = name.is_name and adjacent(name, word, 0) and len(name.text) > 1
    return whole and foreign(word.text[0]) and not lookup(name.text)


def _outside(text: str) -> bool:
    """Whether a place lies abroad by its characters or the table (莫斯科州)."""
    division = lexicon("place-endings").ending(text)
    return foreign(text.removesuffix(division)) or is_abroad(text)


def _placed(words: list[Word], at: int) -> bool:
    word = words[at]
    division = lexicon("place-endings").ending(word.text)
    if lexicon("place-endings").get(division, ("",))[0] == "schema:AdministrativeArea":
        rest = word.text[: -len(division)]
        return foreign(rest) and len(rest) > 1 + (rest[0] in lexicon("surnames"))
    if not foreign(word.text) or word.text in lexicon("transliteration-stops"):
        return False
    if at == 0 or _followed(words, at) or _ends_list(words, at):
        return _followed(words, at) or at > 0
    before, after = words[at - 1].text, "".join(word.text for word in words[at + 1 : at + 3])
    if before in lexicon("capital-nouns"):
        return True
    ending = bool(lexicon("foreign-place-endings").ending(word.text))
    if before in lexicon("locative-prepositions"):
        return ending or any(lexicon(name).longest(after, 0) for name in ("place-list-ends", "event-held"))
    listed = at > 1 and words[at - 2].pos == "LOC" and _outside(words[at - 2].text)
    return listed and (
        before in lexicon("list-marks") or (before in lexicon("describing-particles") and word.pos == "nz")
    )


def _ends_list(words: list[Word], at: int) -> bool:
    """Whether a name from abroad is the last of several places by what stands behind it (甲城、乙城等地)."""
    after = "".join(word.text for word in words[at + 1 : at + 5])
    listed = at > 1 and words[at - 1].text in lexicon("list-marks")
    ends = lexicon("place-list-ends").longest(after, 0) if listed or at + 1 < len(words) else ""
    fronts = bool(lexicon("front-nouns").ending(ends))  # 等方向 closes nothing but places
    return bool(ends) and (listed or fronts) and adjacent(words[at], words[at + 1], 0)


def _followed(words: list[Word], at: int) -> bool:
    """Whether a word for a place follows the name, or one listed with it (某某和某某方向, 某某定居点)."""
    end = at + 1
    joined = end + 1 < len(words) and any(words[end].text in lexicon(one) for one in ("list-marks", "with-words"))
    if joined and foreign(words[end + 1].text):
        end += 2
    beside = end < len(words) and adjacent(words[end - 1], words[end], 0)
    following = "".join(one.text for one in words[end : end + 2])
    return beside and bool(lexicon("foreign-place-followers").longest(following, 0))
