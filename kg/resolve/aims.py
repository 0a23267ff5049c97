"""What the clause right behind an event says that it was held or written for (举行发布会，介绍…; 致电甲，祝贺…)."""

from __future__ import annotations

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Analysis, Kind, Span
from kg.relate.clauses import cut
from kg.spans import sentence_of

MEETING, MESSAGE = ("purpose-verbs", "informing-verbs"), ("congratulating-verbs", "consoling-verbs")
"""Verbs that tell what a meeting was held for, and what a message was written for."""
_LONGEST, _SHORTEST = 30, 4
_MARKS = "，,。；;！!？?：:"
_PAUSE = tuple("，,")


def aim(analysis: Analysis, end: int, verbs: tuple[str, ...]) -> str:
    """The clause behind a comma at `end` that begins with such a verb, without its days; empty where none does."""
    folded = analysis.document.folded
    home = sentence_of(analysis.sentences, Span(end - 1, end))
    if home is None or folded[end : end + 1] not in _PAUSE:
        return ""
    span = next((one for one in cut(folded, home.span) if one.start == end + 1), None)
    inside = [one for one in home.tokens if span is not None and span.contains(one.span) and one.pos != "w"]
    verb = next((one for one in inside if one.pos not in {"d", "ad"}), None)
    if span is None or verb is None or not any(verb.span.of(folded) in words(name) for name in verbs):
        return ""
    days = [one.span for one in analysis.mentions if one.kind is Kind.DATE and span.contains(one.span)]
    if any(precision(one.value) in {"day", "time"} for one in analysis.mentions if one.span in days):
        return ""
    told = "".join(folded[inside[0].span.start : span.end].rstrip(_MARKS).split())
    return told if _SHORTEST <= len(told) <= _LONGEST else ""
