"""Bodies tagged together with who sits in them, what power they have, or how often they met."""

from __future__ import annotations

import re

from kg.find.gazetteer import is_country, lookup
from kg.find.transliterated import foreign
from kg.find.words import Word, adjacent, join
from kg.lexicon import words as lexicon
from kg.read.characters import count

_SESSION = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}次(?:全体)?(?:会议|全会|例会)|[一二三四五六七八九十]中全会"
    r"|(?:全国)?(?<!人民)代表大会)$"
)
RULE, _WHOLE = "body-cut", "organization-assembled"
_LEAST, _PAIR, _PLAIN = 2, 2, 500
_HEAD, _DASH = "长", "—"


def find(words: list[Word]) -> list[Word]:
    """The words with such bodies freed: 民革北京市委会 | 主委, 反对党 | 工党, 全国人大 | 三次会议."""
    made: list[Word] = []
    for word in words:
        if word.pos == "ORG":
            made.extend(_freed(word if not made else _begun_before(made, word)))
        else:
            made.append(word)
    return _with_and(_scoped(made))


def _begun_before(made: list[Word], word: Word) -> Word:
    """反对 | 党工党: a body without the first character, which ends the word for its part before it."""
    before, body = made[-1], word.text[1:]
    party = before.text + word.text[0]
    if party not in lexicon("party-parts") or not adjacent(before, word, 0) or not _is_body(body):
        return word
    made[-1] = Word(before.start, word.start + 1, party, "n", RULE)
    return Word(word.start + 1, word.end, body, "ORG", RULE)


def _freed(word: Word) -> tuple[Word, ...]:
    text = word.text
    part = lexicon("party-parts").longest(text, 0)
    if part and _is_body(text[len(part) :]) and len(text) - len(part) >= _LEAST:
        return word.parts([len(part), len(text) - len(part)], ["n", "ORG"], RULE)
    post = lexicon("body-posts").ending(text)
    session = _SESSION.search(text)
    tail = len(post) or (len(session[0]) if session else 0)
    body = text[: len(text) - tail]
    if tail and len(body) >= _LEAST and _is_body(body):
        return word.parts([len(body), tail], ["ORG", "n"], RULE)
    return (word,)


def _is_body(text: str) -> bool:
    """Whether a name is a known body's or ends as bodies' do."""
    return text in lexicon("organization-names") or bool(lexicon("organization-endings").ending(text))


def _scoped(words: list[Word]) -> list[Word]:
    """The words with bodies of the world whole whose scope was cut off (国际 | 雪车联合会), posts too (所 | 长)."""
    made: list[Word] = []
    for word in words:
        before = made[-1] if made and adjacent(made[-1], word, 0) else None
        if before and word.pos == "ORG" and (_whose(before, word) or _worldwide(before, word)):
            made[-1] = join([before, word], "ORG", _WHOLE)
        elif word.pos == "ORG" and len(made) > 1 and _dashed(made[-2:], word):
            made[-2:] = [join([*made[-2:], word], "ORG", _WHOLE)]
        elif before and word.text == _HEAD and len(made) > 1 and _ends_twice(made[-2], before):
            made[-1] = join([before, word], "n", RULE)
        else:
            made.append(word)
    return made


def _whose(before: Word, word: Word) -> bool:
    """Whether a body's name begins with whom it is called after, tagged as another body (胡志明 | 国家政治学院)."""
    if before.pos != "ORG" or before.rule != "tagger" or before.text in lexicon("organization-names"):
        return False
    ending = lexicon("organization-endings").ending(word.text)
    told = ending and len(ending) < len(word.text) and not _is_body(before.text)
    told = told and before.text[-1] not in lexicon("inner-conjunctions") | lexicon("with-words")
    return bool(told) and len(before.text) > _PAIR and not (lookup(word.text[:_PAIR]) or lookup(before.text[:_PAIR]))


def _dashed(made: list[Word], word: Word) -> bool:
    """Whether a dash joins a body's two names from abroad, the first without an ending (洛克希德—马丁公司)."""
    first, dash = made
    if set(dash.text) != {_DASH} or not (adjacent(first, dash, 0) and adjacent(dash, word, 0)):
        return False
    foreigners = first.pos == "ORG" and foreign(first.text) and foreign(word.text[:_PAIR])
    return foreigners and _is_body(word.text)


def _worldwide(before: Word, word: Word) -> bool:
    """Whether a scope of the world stands right before a body that can be the world's."""
    return before.text in lexicon("vague-scopes") and _of_the_world(word.text)


def _of_the_world(name: str) -> bool:
    """Whether a body can be the world's: it ends as one and begins with no place."""
    ended = 0 < len(lexicon("organization-endings").ending(name)) < len(name)
    return ended and not any(lookup(name[:size]) for size in range(_PAIR, len(name)))


def _ends_twice(body: Word, last: Word) -> bool:
    """Whether a lone character behind a body is its own last once more (研究所 | 所 | 长)."""
    return body.pos == "ORG" and len(last.text) == 1 and body.text.endswith(last.text) and adjacent(body, last, 0)


def _with_and(words: list[Word]) -> list[Word]:
    """The words with one body's name in two halves joined (乌国家安全 | 与 | 国防委员会)."""
    made: list[Word] = []
    for word in words:
        if len(made) > 1 and word.pos == "ORG" and _halves(made[-2], made[-1], word):
            made[-2:] = [join([*made[-2:], word], "ORG", "body-joined")]
        else:
            made.append(word)
    return made


def _halves(first: Word, link: Word, second: Word) -> bool:
    """Whether two tagged bodies are what one committee is for: the first has no ending, both end in common nouns."""
    if link.text not in lexicon("inner-conjunctions") or not (adjacent(first, link, 0) and adjacent(link, second, 0)):
        return False
    ending = lexicon("organization-endings").ending(second.text)
    subject = second.text[: len(second.text) - len(ending)]
    plain = len(subject) == _PAIR and count(subject) >= _PLAIN and count(first.text[-_PAIR:]) >= _PLAIN
    owned = first.pos == "ORG" or any(is_country(first.text[:size]) for size in range(_PAIR, len(first.text) - 1))
    bare = owned and len(first.text) > _PAIR and not _is_body(first.text)
    return plain and bare and ending in lexicon("bodies-for-two")
