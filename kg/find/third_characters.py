"""Persons whose last character the tagger cut off, where it was nearly as sure of the longer name (罗豪 | 才主持)."""

from __future__ import annotations

from dataclasses import replace

from kg.find.lac import LacTagger
from kg.find.tagger import Tagger
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Span
from kg.read.characters import count
from kg.spans import Nearby

RULE = "name-completed"
_SHORT, _AFTER = 2, 4
_LEAST = 0.2
"""The least share of the longer name in both together."""

_COMMON = 100


def find(
    tagger: Tagger, document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """The mentions, such persons with their last character; taggers that weigh nothing change nothing."""
    if not isinstance(tagger, LacTagger):
        return mentions
    taken = Nearby((one.span, one) for one in mentions)
    asked = [one for one in mentions if _cut(document.folded, one, taken)]
    spans = [span for one in asked for span in (one.span, _longer(one))]
    told = tagger.shares(document, sentences, [(span, "PER") for span in spans])
    made = {}
    for one in asked:
        short, long = told.get((one.span, "PER"), 1.0), told.get((_longer(one), "PER"), 0.0)
        if long > 0 and long >= _LEAST * (short + long):
            span = _longer(one)
            made[one] = replace(
                one, span=span, surface=span.of(document.text), value=span.of(document.folded), rule=RULE
            )
    return tuple(made.get(one, one) for one in mentions)


def _longer(mention: Mention) -> Span:
    return Span(mention.span.start, mention.span.end + 1)


def _cut(folded: str, mention: Mention, taken: Nearby[Mention]) -> bool:
    """Whether a family name with one character stands before a character that begins no common word and no post."""
    end = mention.span.end
    behind = folded[end : end + _AFTER]
    if mention.kind is not Kind.PERSON or len(mention.surface) != _SHORT or len(mention.span) != _SHORT:
        return False
    if mention.span.of(folded)[0] not in words("surnames") or not "一" <= behind[:1] <= "鿿":
        return False
    begun = (
        behind[0] in words("characters-behind-names")
        or count(behind[:_SHORT]) >= _COMMON
        or bool(words("person-titles").longest(behind, 0))
    )
    return not begun and not any(True for _ in taken.overlapping(Span(end, end + 1)))
