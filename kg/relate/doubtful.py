"""Names that are likely only a part of a longer one, which the tagger cut (间宫 | 林藏, 图 | 西族)."""

from __future__ import annotations

import re

from kg.find.gazetteer import lookup
from kg.lexicon import words
from kg.model import Kind, Mention, Token
from kg.relate.clauses import Line

_COUNT = re.compile(r"[\d一二两三四五六七八九十百几数多余]+")
_SHORT = 3
_WORDS = frozenset({"n", "nz", "nw", "vn", "a", "PER", "ORG"})
_NOUNS = frozenset({"n", "nz", "j", "xc"})


def doubtful(line: Line, mention: Mention) -> bool:
    """Whether what stands right before a name looks like its beginning."""
    lone = mention.kind is Kind.PERSON and len(mention.span) == 1 and mention.rule != "pointing"  # 魏 | 奶奶
    if lone or _goes_on(line, mention) or _of_longer(line, mention):
        return True
    before = next((one for one in reversed(line.sentence.tokens) if one.span.end <= mention.span.start), None)
    if before is None or before.span.end != mention.span.start:
        return False
    text = line.text(before.span)
    if mention.kind is Kind.PERSON:
        surname = len(text) > 1 and text in words("surnames")
        return surname or before.pos == "PER" or (before.pos == "LOC" and _unknown(text))
    if mention.kind is Kind.ORGANISATION:
        if (
            before.pos in {"m", "q"} and text[-1] in words("body-counters") and _COUNT.fullmatch(text[:-1])
        ):  # 两家日本公司
            return True
        lone = (before.pos == "m" and text.isdigit()) or (
            len(text) == 1 and before.pos in _NOUNS and not words("person-titles").ending(text)
        )
        return lone or (len(mention.span) <= _SHORT and _foreign(before))
    return False


def _goes_on(line: Line, mention: Mention) -> bool:
    """Whether a name runs into an unknown place (中共 | 鄂 | 豫皖边特委) or is part of a date (明 | 洪武十五年).

    A country before a number only tells whose the ships or people are (甲国2艘船舰).
    """
    after = next((one for one in line.sentence.tokens if one.span.start >= mention.span.end), None)
    if after is None or after.span.start != mention.span.end:
        return False
    if mention.kind is Kind.PLACE:
        dates = [one.span.start for one in line.mentions if one.kind is Kind.DATE]
        text = line.text(after.span)
        plain = after.pos == "n" and text not in words("side-nouns") and text not in words("adverbial-nouns")
        return plain or after.pos in {"m", "q"} or (len(mention.span) == 1 and mention.span.end in dates)
    text = line.text(after.span)
    if (
        mention.kind is Kind.ORGANISATION
        and after.pos in {"nz", "nw"}
        and words("legal-forms").ending(line.text(mention.span))
    ):
        return True  # 某国芯片公司 | 迈络思: what describes the name
    return mention.kind is Kind.ORGANISATION and after.pos == "LOC" and (len(text) == 1 or _unknown(text))


def _of_longer(line: Line, mention: Mention) -> bool:
    """Whether a body's name is always told with the same word before it (龙蟒 | 佰利), or sticks to a particle.

    Games are no bodies, and 某某公司所收购的 is no 所.
    """
    if mention.kind is not Kind.ORGANISATION:
        return False
    name = line.text(mention.span)
    if words("games-names").ending(name) or _tailed(line, name) or _foreign_tail(line, mention):
        return True
    before = next((one for one in reversed(line.sentence.tokens) if one.span.end <= mention.span.start), None)
    if before is None or before.span.end != mention.span.start or len(name) > _SHORT or before.pos not in _WORDS:
        return False
    return line.folded.count(name) == line.folded.count(line.text(before.span) + name) > 1


def _tailed(line: Line, name: str) -> bool:
    """Whether a name is another of the text with a word behind it that is none of it (甲公司 | 所, 甲公司 | 股份)."""
    tail = words("name-tails").ending(name)
    return bool(tail) and line.folded.count(name.removesuffix(tail)) > line.folded.count(name)


def _foreign_tail(line: Line, mention: Mention) -> bool:
    """Whether a name in Western letters goes on from letters before it (I.T | Limited)."""
    before = line.folded[max(0, mention.span.start - 2) : mention.span.start].rstrip()[-1:]
    western = line.text(mention.span).isascii()
    return western and before.isascii() and before.isalnum()


def _unknown(text: str) -> bool:
    return not lookup(text) and text not in words("place-names") and not words("place-endings").ending(text)


def _foreign(before: Token) -> bool:
    """Whether a short name of a body follows what was taken for a person or pronoun (马尔 | 他 | 国会)."""
    return before.pos in {"PER", "r"}
