"""Accidents and disasters that a text says befell (发生一起事故) and then tells again by what happened in them."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.model import Analysis, Mention

_CLAUSE = 40  # characters before a name in which the verb stands
_BEHIND = 120  # characters behind it within which it is told again
_SENTENCES = 2
_MARKS = re.compile(r"[，。；！？,;!?\n]")


def told_of(analysis: Analysis, mention: Mention) -> bool:
    """Whether the clause before a name says that it befell (发生一起交通事故)."""
    before = analysis.document.folded[max(0, mention.span.start - _CLAUSE) : mention.span.start]
    clause = _MARKS.split(before)[-1]
    return any(word in clause for word in words("befalling-verbs"))


def near(analysis: Analysis, end: int, start: int) -> bool:
    """Whether what starts at a place stands within the two sentences after what ends at another."""
    return start - end <= _BEHIND and analysis.document.folded[end:start].count("。") < _SENTENCES
