"""Deeds that a list of demands or a rule lays down: 提出要求：第一，成立调查组; 规定三个月内举行选举."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Span
from kg.relate.clauses import Line

_LEADS = frozenset({"d", "ad", "c", "w"})
_VERBS = frozenset({"v", "vd"})
_COLONS = "：:"


def laid_down(line: Line, trigger: Span) -> bool:
    """Whether a deed is one of those that are demanded behind a colon, or what a rule says that shall be done."""
    return _listed(line, trigger) or _stipulated(line, trigger)


def _listed(line: Line, trigger: Span) -> bool:
    start = line.sentence.span.start
    colon = max(line.folded.rfind(mark, start, trigger.start) for mark in _COLONS)
    if colon < 0 or "“" in line.folded[colon : colon + 2]:
        return False
    head = line.folded[start:colon].rstrip()
    return bool(words("demand-nouns").ending(head))


def _stipulated(line: Line, trigger: Span) -> bool:
    """Whether the clause begins with a verb of rules, which says in words of its own what shall be done."""
    if not line.holds("ruling-verbs"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    told = [one for one in line.between(clause.start, trigger.start) if one.pos not in _LEADS]
    return bool(told) and told[0].pos in _VERBS and line.text(told[0].span) in words("ruling-verbs")
