"""Organisations: names built from a place or scope word, nouns and an ending; names cut free of what is added."""

from __future__ import annotations

from kg import ontology
from kg.find import (
    abbreviations,
    body_phrases,
    body_posts,
    bracketed_bodies,
    forces,
    known_bodies,
    missions,
    numbered_groups,
    party_organs,
    quoted_bodies,
    teams,
)
from kg.find.cut_bodies import ranks
from kg.find.gazetteer import is_country, lookup
from kg.find.words import Word, adjacent, join
from kg.iri import SCHEMA
from kg.lexicon import words as lexicon

_INNER_TAGS = frozenset({"LOC", "ORG", "PER", "nz", "n", "vn", "an", "a", "s", "f", "m", "v", "nw", "j"})
_END_TAGS = frozenset({"n", "nz", "ORG", "LOC", "vn", "j"})
_CUT_TAGS = frozenset({"ORG", "LOC", "n", "nz"})
_LONGEST, _DEEDS = 8, frozenset({"v", "vn", "vd"})
_PARTY_CENTRE = "党中央"
_NO_ENDINGS = ("organization-stops", "place-trims", "not-organization-endings")


def find(words: list[Word]) -> list[Word]:
    """The words with organisations cut, assembled and well-known ones told."""
    known = forces.find(known_bodies.find(_headed(_split(bracketed_bodies.find(words)))))
    whole = _assembled(numbered_groups.find(missions.find(quoted_bodies.find(known))))
    return teams.find(party_organs.find(body_phrases.find(whole)))


def type_of(name: str) -> str:
    """Class IRI that a name's own entry or its last words show.

    >>> type_of("甲市总工会"), type_of("乙乙")
    ('https://w3id.org/dashiji/kg#TradeUnion', 'https://schema.org/Organization')
    """
    name = bracketed_bodies.bare(name)
    columns = lexicon("organization-names").get(name) or forces.columns(name)
    if columns is None:
        endings = lexicon("organization-endings")
        columns = endings.get(endings.ending(name.rstrip('”」』"')), ())
    if not columns and lookup(name[: -len(lexicon("delegation-endings").ending(name)) or len(name)]):
        columns = lexicon("delegation-endings").get(lexicon("delegation-endings").ending(name), ())
    if not columns:
        return SCHEMA + "Organization"
    return ontology.type_of(columns[0])


def _split(words: list[Word]) -> list[Word]:
    """Words cut where an organisation and something else were tagged as one."""
    made: list[Word] = []
    for word in words:
        made.extend(_parted(word) if word.pos in _CUT_TAGS else (word,))
    return made


def _parted(word: Word) -> tuple[Word, ...]:
    text = word.text
    if word.pos in {"ORG", "LOC"}:
        for size in range(min(len(text) - 1, 8), 0, -1):
            if text[size:] in lexicon("state-bodies") and _is_state(text[:size]):
                return word.parts([size, len(text) - size], ["LOC", "n"], "state-and-body")
    if word.pos == "ORG":
        start, end = _bounds(text)
        if (start, end) != (0, len(text)):
            return word.parts([start, end - start, len(text) - end], ["n", "ORG", "n"], "organization-cut")
    if word.pos in {"n", "nz"} and len(text) > 2:
        return _with_title(word)
    return (word,)


def _is_state(text: str) -> bool:
    return is_country(text) or (len(text) == 1 and abbreviations.is_abbreviation(text)) or text in lexicon("two-states")


def _bounds(text: str) -> tuple[int, int]:
    """Where the name inside a tagged organisation begins and ends."""
    start, end = 0, len(text)
    heads, tails = lexicon("organization-heads-cut"), lexicon("organization-tails-cut")
    head = heads.longest(text, 0)
    if head and len(text) - len(head) > 3:
        start = len(head)
    tail = tails.ending(text) or _score(text)
    if tail and end - len(tail) - start >= 3:
        end -= len(tail)
    return start, end


def _score(text: str) -> str:
    """The figure that begins a score behind a team's name (某队2 | 比1)."""
    name = text.rstrip("0123456789")
    return text[len(name) :] if lexicon("team-endings").ending(name) else ""


def _with_title(word: Word) -> tuple[Word, ...]:
    """外交部长 → 外交部 | 长, 市委书记 → 市委 | 书记: the body whose head is named."""
    text = word.text
    endings, names, titles = lexicon("organization-endings"), lexicon("organization-names"), lexicon("person-titles")
    for size in range(len(text) - 1, 1, -1):
        body, title = text[:size], text[size:]
        if title in titles and (body in names or (body in endings and len(body) > 1)):
            return word.parts([size, len(title)], ["n", "n"], "body-and-title")
    if text.endswith(("部长", "局长", "厅长")) and len(text) > 3 and (text[:-1] in names or text[:-1] in endings):
        return word.parts([len(text) - 1, 1], ["ORG" if text[:-1] in names else "n", "n"], "body-and-title")
    return (word,)


def _headed(words: list[Word]) -> list[Word]:
    """财政 | 部长 → 财政部 | 长: the ministry whose head is named."""
    names, endings, titles = lexicon("organization-names"), lexicon("organization-endings"), lexicon("head-titles")
    made: list[Word] = []
    for word in words:
        if word.text not in titles:
            made.append(word)
            continue
        before = made[-1] if made and made[-1].pos in {"n", "vn", "ORG"} and len(made[-1].text) > 1 else None
        body = before.text + word.text[:1] if before else ""
        known = body in names or body in endings or (before and before.pos == "ORG" and len(endings.ending(body)) > 2)
        if known and adjacent(made[-1], word, 0):
            first, rest = word.parts([1, len(word.text) - 1], ["n", "n"], "body-and-title")
            ministry = join([made.pop(), first], "ORG" if word.text[0] == "部" else "n", "body-and-title")
            made += [ministry, rest]
        else:
            made.append(word)
    return made


def _assembled(words: list[Word]) -> list[Word]:
    made: list[Word] = []
    for at, word in enumerate(words):
        made.append(word)
        ends = word.pos in _END_TAGS or word.text in lexicon("organization-endings")
        if ends and word.rule != "name-cut":
            _close(made, works=words[at + 1 : at + 2])
    return made


def _close(made: list[Word], works: list[Word]) -> None:
    """Joins the words at the end of the list that make one name; not 协同发展 | 工会 before 工作, which is its work."""
    ending = lexicon("organization-endings").ending(made[-1].text)
    text = made[-1].text
    if not ending or any(text in lexicon(name) for name in _NO_ENDINGS):
        return
    if len(made) > 1 and text in lexicon("state-bodies") and _is_state(made[-2].text):
        return
    start = _start(made, ending)
    deeds = any(word.pos in _DEEDS for word in made[start + 1 : -1])
    if deeds and works and works[0].text in lexicon("collective-work") and text in lexicon("collective-bodies"):
        return
    if start < len(made) - 1:
        name = join(made[start:], "ORG", "organization-assembled")
        del made[start:]
        made.append(name)


def _start(made: list[Word], ending: str) -> int:
    """Index of the word the name begins with; that of its last word if it is no longer name."""
    last = len(made) - 1
    strong = lexicon("organization-endings")[ending][1:] == ("strong",)
    best = last
    for at in range(last - 1, max(-1, last - 1 - _LONGEST), -1):
        word = made[at]
        if not _inside(made, at):
            break
        if _anchors(word) and _enough(made, at, ending, strong) and not _built_there(made, at):
            best = at
    return best


def _built_there(made: list[Word], at: int) -> bool:
    """Whether a preposition makes the words a place and what is done there (在甲市 | 建设 | 工厂)."""
    before = at - 1
    while before >= 0 and made[before].pos == "LOC":
        before -= 1
    placed = before >= 0 and made[before].text in lexicon("locative-prepositions")
    return placed and any(word.pos == "v" for word in made[at + 1 : -1])


def _inside(made: list[Word], at: int) -> bool:
    """Whether a word can stand inside a name that goes on with the next word."""
    word = made[at]
    apart = not adjacent(word, made[at + 1], 0 if made[at + 1].pos == "ORG" else 1)
    if apart or (body_phrases.counts(word) and not body_phrases.one_at(word, made[at - 1] if at else None)):
        return False
    if word.text + made[at + 1].text in lexicon("organization-endings"):
        return True
    if word.rule == body_posts.RULE or ranks(word.text) or _parts_names(word, made[at + 1]):
        return False
    if at > 0 and made[at - 1].pos == "ORG" and _does_to(word, made[at + 1]):
        return False
    if word.pos in _INNER_TAGS:
        return (not (word.pos == "f" and len(word.text) == 1) and word.pos != "v") or word.text in lexicon(
            "inner-verbs"
        )
    return word.text in lexicon("inner-conjunctions") and at > 0 and _conjoined(made, at)


def _does_to(word: Word, following: Word) -> bool:
    """Whether a body does something with or to the next one (甲部 | 会同 | 乙局, 甲委 | 指导 | 中国乙局)."""
    return word.text in lexicon("joint-verbs") or (word.pos == "v" and following.pos in {"ORG", "LOC"})


def _parts_names(word: Word, following: Word) -> bool:
    """Whether a word ends one name or title and lets another begin (总理兼 | 财政部, 甲国 | 媒体 | 乙通讯社)."""
    noun = following.pos == "ORG" and lexicon("body-nouns").get(word.text) == ("front",)
    stops = ("organization-stops", "person-titles")
    return noun or word.text[-1] in lexicon("concurrent-posts") or any(word.text in lexicon(one) for one in stops)


def _conjoined(made: list[Word], at: int) -> bool:
    """和 between two plain nouns (食物与营养): a name holds it, a list of names does not."""
    before, after = made[at - 1], made[at + 1]
    if before.rule == bracketed_bodies.RULE:
        return False
    if before.pos == "ORG" and after.pos == "n" and not lexicon("organization-endings").ending(before.text):
        return True
    return before.pos in {"n", "vn"} and after.pos in {"n", "vn"} and at + 2 < len(made)


def _anchors(word: Word) -> bool:
    if word.pos in {"LOC", "ORG"}:
        return True
    scopes = lexicon("organization-scopes")
    return word.text in scopes or (word.text in lexicon("organization-local") and word.pos != "LOC")


def _enough(made: list[Word], at: int, ending: str, strong: bool) -> bool:
    """Whether what begins at a word and ends with the list says enough to be one body's name."""
    first, last = made[at], made[-1]
    between = made[at + 1 : -1]
    if first.text in lexicon("organization-local"):
        return strong and not between and last.pos != "ORG" and last.text == ending and len(last.text) > 1
    if any(word.text in lexicon("generic-modifiers") for word in between[:1]) and not strong:
        return False
    if first.pos not in {"LOC", "ORG"} and (len(ending) == 1 or not strong) and first.text in lexicon("vague-scopes"):
        return False
    return _says_enough(first, between, last, ending, strong)


def _says_enough(first: Word, between: list[Word], last: Word, ending: str, strong: bool) -> bool:
    """Whether a place or scope, what stands between and the last word make one name."""
    if any(word.pos == "ORG" for word in between) and first.pos == "LOC" and is_country(first.text):
        return True
    if last.pos == "ORG" and not between:
        return first.pos == "LOC" and not _foreign_pair(first, last)
    if last.text in lexicon("team-words"):
        return first.pos in {"LOC", "ORG"} and all(word.pos in {"n", "nz"} for word in between)
    if first.pos == "ORG" or strong:
        return len(last.text) > 1 or bool(between) == (first.pos != "ORG")
    rest = last.text != ending and last.text[: -len(ending)] not in lexicon("generic-modifiers")
    return (bool(between) and len(last.text) > 1) or (
        rest and len(ending) > 0 and last.text not in lexicon("organization-generic")
    )


def _foreign_pair(first: Word, last: Word) -> bool:
    """Whether the name after a place stands by itself (美国 | 微软公司): it does unless it needs the place."""
    if lexicon("organization-local").longest(last.text, 0) or _PARTY_CENTRE in last.text:
        return False
    if last.text.startswith("全国"):  # 港澳 | 全国人大
        return not is_country(first.text)
    if last.text.endswith("党") and last.rule != "organization-name" and is_country(first.text):
        return False
    worldwide = lexicon("organization-names").get(last.text, ())[:1] == ("kg:InternationalOrganization",)
    return worldwide or last.rule == "organization-name" or bool(lookup(last.text[:2])) or len(last.text) > 4
