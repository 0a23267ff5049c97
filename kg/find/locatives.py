"""Phrases of place: the words that say where something happened, named (甲市乙路) or not (事故现场, 医院)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.find import locative_bounds as bounds
from kg.find import locative_licences as licences
from kg.find.locative_words import LINE, NOMINAL, Line, can_end, line
from kg.model import Document, Sentence, Span

_GOVERNED = frozenset({"a", "vn"})


@dataclass(frozen=True, slots=True, order=True)
class Locative:
    """A phrase of place: `span` in `Document.text`, `named` where a place name is in it, `score` from 0 to 1."""

    span: Span
    rule: str
    named: bool
    score: float


def find(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Locative, ...]:
    """Every phrase that says where, in order; words tagged by a tagger that knows place words and localisers."""
    return tuple(found for sentence in sentences for found in _in_line(line(document, sentence)))


def _in_line(words: Line) -> Iterator[Locative]:
    at, told = 0, words.words
    while at < len(told):
        pos = told[at].pos
        if pos in NOMINAL or (pos in _GOVERNED and licences.governor(words, at - 1)):
            found, at = _at(words, at)
            if found is not None:
                yield found
        at += 1


def _at(words: Line, first: int) -> tuple[Locative | None, int]:
    """The phrase of the run that begins at `first`, and the last word that was looked at."""
    before = licences.pointer(words, first)
    governor = licences.governor(words, before - 1)
    last = words.run_end(first)
    if words[first].pos not in NOMINAL and words.last_place(first + 1, last) != last:
        return None, first
    if not governor and not any(can_end(one, first=False) or one.text == LINE for one in words.words[first : last + 1]):
        return None, last
    begin = bounds.start(words, first, last)
    phrase = licences.Phrase(words, begin, _end(words, begin, last, governor), before, governor)
    if phrase.end < begin:
        return None, last
    rule, end = licences.rule_of(phrase, last)
    seen = max(last, end)
    if not rule:
        return None, seen
    opening = licences.opening(phrase, first)
    span = Span(words[opening].span.start, words[end].span.end)
    named = words.has("LOC", opening, end) or words.has("ORG", opening, end)
    return Locative(span, f"locative-{rule}", named, licences.SCORES[rule]), seen


def _end(words: Line, begin: int, last: int, governor: str) -> int:
    """The last word of the phrase; before `begin` where there is none."""
    end = words.last_place(begin, last)
    if end is None:
        end = licences.unlikely_end(words, begin, last, governor)
    elif governor and end + 1 == last and licences.facility(words[last]):
        end = last
    if end is None:
        return begin - 1
    return bounds.measured(words, end if governor else bounds.uncounted(words, begin, end))
