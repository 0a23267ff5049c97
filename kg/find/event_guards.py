"""Where an event word does not count: inside names, titles and dates, in damaged text, as part of another noun."""

from __future__ import annotations

import re

from kg.find.event_words import Hit
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Span, Token

ORDINAL = re.compile(r"第.{1,8}[届次]|首[届次]|[一二三四五六七八九十]+届|(19|20)\d\d")
_ASPECTS = frozenset("了过于为成")
_DESCRIBING, _NOUNS = frozenset({"vn", "n", "a", "an"}), frozenset({"n", "nz", "nw", "nx"})
_DEEDS = frozenset({"v", "vn"})
_LIST_GOES_ON = frozenset("、等")
_PAPER = 30
_QUOTED, _MARKS = 8, frozenset("，。；：！？,;:!?、")


def free(document: Document, span: Span, mentions: list[Mention]) -> bool:
    """Not inside a title, a person's or a date's words, nor in damaged text."""
    closed = (Kind.DOCUMENT, Kind.PERSON, Kind.DATE)
    if any(mention.kind in closed and mention.span.overlaps(span) for mention in mentions):
        return False
    return not document.is_damaged(span)


def within_name(document: Document, hit: Hit, mentions: list[Mention]) -> bool:
    """Whether the head noun belongs to the name of an organisation or a place."""
    for mention in mentions:
        if mention.kind in {Kind.ORGANISATION, Kind.PLACE} and mention.span.overlaps(hit.span):
            numbered = ORDINAL.search(document.folded[max(0, mention.span.start - 6) : mention.span.end])
            body = hit.word in words("event-bodies") and not numbered
            if mention.span.end > hit.span.end or (mention.span.end == hit.span.end and body):
                return True
    return False


def stands_as_verb(document: Document, sentence: Sentence, hit: Hit, mentions: list[Mention]) -> bool:
    """Whether a trigger stands as a word of its own and not as part of a noun."""
    names = (Kind.ORGANISATION, Kind.PLACE)
    named = any(mention.kind in names and mention.span.overlaps(hit.span) for mention in mentions)
    if named or _in_quoted_name(document.folded, hit.span) or _listed(document.folded, hit.span):
        return False
    tokens = [token for token in sentence.tokens if token.span.overlaps(hit.span)]
    if not tokens or not _fills(document, hit, Span(tokens[0].span.start, tokens[-1].span.end)):
        return False
    following = next((token for token in sentence.tokens if token.span.start >= tokens[-1].span.end), None)
    measures = following is not None and _measures(document, sentence, following)
    if measures or branded(sentence, document.folded, hit.span):
        return False
    if following is not None and document.folded[following.span.start] in _LIST_GOES_ON:
        titled = any(one.kind is Kind.DOCUMENT and one.span.end == hit.span.start for one in mentions)
        if titled or tokens[-1].pos == "vn":
            return bool(hit.head)
    if following is None or following.span.start > hit.span.end + 1:
        return True
    doer = _names_doer(document, sentence, following)
    if following.span.of(document.folded) in words("event-vague"):
        behind = (token for token in sentence.tokens if token.span.start >= following.span.end)
        following = next(behind, following)
    brand = following.span.of(document.folded) in words("brand-marks")  # 解放 | 牌 | 卡车
    task = document.folded[following.span.start : following.span.end] in words("task-nouns")
    compound = task or doer or (tokens[-1].pos in _DESCRIBING and following.pos in _NOUNS)
    compound = compound or (tokens[-1].pos == "a" and following.pos in _DEEDS)  # 独立飞行
    return not brand and (not compound or bool(hit.head))


def branded(sentence: Sentence, folded: str, span: Span) -> bool:
    """Whether a word is but the brand of the thing behind it (解放|牌卡车)."""
    tail = words("brand-tails").longest(folded, span.end)
    behind = next((one for one in sentence.tokens if one.span.start >= span.end + len(tail)), None)
    beside = behind is not None and behind.span.start == span.end + len(tail) and behind.pos in _NOUNS
    return bool(tail) and len(span) > 1 and beside


def _measures(document: Document, sentence: Sentence, token: Token) -> bool:
    """Whether a word makes a measure of the verb before it (上线率达九成), and no verb takes a noun (率团来访)."""
    if token.span.of(document.folded) not in words("measure-tails"):
        return False
    behind = next((one for one in sentence.tokens if one.span.start >= token.span.end), None)
    return behind is None or behind.pos not in _NOUNS


def _listed(folded: str, span: Span) -> bool:
    """Whether a word is one of a list, a name or a thing and no deed (花莲、光复、瑞穗等站)."""
    return folded[span.start - 1 : span.start] == "、" and folded[span.end : span.end + 1] in {"、", "等"}


def _names_doer(document: Document, sentence: Sentence, following: Token) -> bool:
    """Whether a word behind a verb makes it a post or part of a name (创办 | 人甲某): a person or a mark follows."""
    if following.span.of(document.folded) not in words("doer-endings"):
        return False
    behind = next((token for token in sentence.tokens if token.span.start >= following.span.end), None)
    return behind is None or behind.span.start > following.span.end or behind.pos in {"PER", "w", "u", "nr"}


def _in_quoted_name(folded: str, span: Span) -> bool:
    """Whether a word is but a part of a few words in quotation marks, which are a name (“老杨树宣讲汇”)."""
    if _in_quoted_paper(folded, span):
        return True
    start = folded.rfind("“", max(0, span.start - _QUOTED), span.start)
    end = folded.find("”", span.end, span.end + _QUOTED)
    if start < 0 or end < 0 or "”" in folded[start : span.start]:
        return False
    text = folded[start + 1 : end]
    return len(span) < len(text) <= _QUOTED and not _MARKS & set(text)


def _in_quoted_paper(folded: str, span: Span) -> bool:
    """Whether a word stands in quotation marks that hold the name of a paper (“关于甲某引渡备忘录”)."""
    start = folded.rfind("“", max(0, span.start - _PAPER), span.start)
    end = folded.find("”", span.end, span.end + _PAPER)
    if start < 0 or end < 0 or "”" in folded[start : span.start]:
        return False
    text = folded[start + 1 : end]
    return not _MARKS & set(text) and bool(words("document-kinds").ending(text))


def _fills(document: Document, hit: Hit, span: Span) -> bool:
    """Whether the words that a trigger lies in are the trigger, with 被 or a score before it or a particle behind."""
    front, tail = document.folded[span.start : hit.span.start], document.folded[hit.span.end : span.end]
    return (not front or front in words("passive-starts") or front.isdigit()) and (not tail or tail in _ASPECTS)
