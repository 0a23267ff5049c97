"""Reads the dates of Chinese news: absolute, relative, ranges, festivals, lunar days, plans and eras."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.edtf import bounds
from kg.find.dates.expression import FUTURE
from kg.find.dates.negatives import titles, touches
from kg.find.dates.phrases import Phrase, phrases
from kg.find.dates.recurring import without_recurring
from kg.find.dates.republic import with_republic
from kg.find.dates.trail import Trail, absolute, reference_day, type_of
from kg.model import Document, Kind, Mention, Sentence, Span
from kg.read.script import fold

__all__ = ["find", "find_in_text", "read"]

_PAIR, _OBJECT = 2, "将"
_REPUBLIC = "民国"
_SENTENCE = re.compile(r"[^。!！?？;；\n]+[。!！?？;；\n]*")


def find(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """The dates of a document in text order: kind date, type `time:Instant` (a day or finer) or `time:ProperInterval`.

    `value` is EDTF where the text says it all, else an expression beginning with `@` that `kg.relate.anchors.resolve`
    evaluates. Damaged stretches are passed over.
    """
    found = []
    named = _REPUBLIC in document.folded
    for sentence in sentences:
        folded = sentence.span.of(document.folded)
        enclosed = titles(folded)
        told: Iterable[Phrase] = phrases(folded)
        if document.script == "Hant":
            told = with_republic(folded, told, named=named)
        for phrase in without_recurring(folded, told):
            if FUTURE in phrase.expression.flags and _before_object(document, sentence, phrase):
                phrase = replace(phrase, expression=replace(phrase.expression, flags=""))  # noqa: PLW2901
            mention = _mention(document.text, sentence.span.start, phrase)
            inside_title = touches(enclosed, phrase.start, phrase.end)
            damaged = document.is_damaged(mention.span)
            if _inside_word(mention, sentence):
                continue
            if not damaged and not (inside_title and mention.value.startswith("@")):
                found.append(mention)
    return tuple(found)


def read(text: str, reference: str = "", lean: str = "past") -> tuple[Mention, ...]:
    """The dates of a single text with EDTF values; `reference` is the EDTF day it was written.

    `lean` says which year, month or week a bare date takes: `past` (news), `future` (the next one) or `current`.

    >>> [(mention.surface, mention.value) for mention in read("会议于10月9日至12日召开。", "2023-11-01")]
    [('10月9日至12日', '2023-10-09/2023-10-12')]
    """
    document = Document("", text, fold(text), text, published=reference)
    sentences = tuple(
        Sentence(Span(match.start(), match.end()), paragraph=index)
        for index, match in enumerate(_SENTENCE.finditer(document.folded))
    )
    trail = Trail(reference_day(reference), lean)
    found = []
    for mention in find(document, sentences):
        resolved, trail = trail.resolve(mention)
        found.append(resolved)
    return tuple(found)


find_in_text = read


def _before_object(document: Document, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the 将 behind a date leads an object (1日将评级下调) and tells nothing of what is to come."""
    end = sentence.span.start + phrase.end
    following = next((token for token in sentence.tokens if token.span.start >= end), None)
    return following is not None and following.pos == "p" and following.span.of(document.folded) == _OBJECT


def _inside_word(mention: Mention, sentence: Sentence) -> bool:
    """Whether a lone character is but part of a word (夏 in a name), or two are parts of two (免去 | 夏光)."""
    span = mention.span
    cut = [token for token in sentence.tokens if token.span.overlaps(span) and not span.contains(token.span)]
    if any(token.pos in {"TIME", "m"} for token in cut):
        return False
    return (len(span) == 1 and len(cut) == 1) or (len(span) == _PAIR and len(cut) == _PAIR)


def _mention(text: str, offset: int, phrase: Phrase) -> Mention:
    span = Span(offset + phrase.start, offset + phrase.end)
    value = absolute(phrase.expression)
    score = _score(phrase, value)
    surface = span.of(text)
    return Mention(span, Kind.DATE, type_of(value), surface, value or phrase.expression.encode(), phrase.rule, score)


def _score(phrase: Phrase, value: str) -> float:
    """Full dates are all but certain; what leans on context less; what names no day little."""
    if value and bounds(value) != ("", ""):
        return 0.98
    if phrase.expression.kind in {"vague", "event"}:
        return 0.5
    return 0.85 if phrase.rule in {"bare-day", "weekday", "month", "festival"} else 0.9
