"""Deeds within what only tells the circumstances of another: 以三连胜的姿态|晋级, 趁驻军调回之机|攻占, 除夺冠外|…."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Span
from kg.relate.clauses import Line

_LEADS = frozenset({"TIME", "t", "d", "ad", "c", "w"})


def only(line: Line, trigger: Span) -> bool:
    """Whether a clause tells nothing but circumstances: within what, at whose bidding, or where something is asked."""
    return within(line, trigger) or commissioned(line, trigger) or asked(line, trigger)


def commissioned(line: Line, trigger: Span) -> bool:
    """Whether the clause only says by whom those of the next one are sent or asked (受甲委派，乙赶赴…)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    if clause.end >= line.sentence.span.end - 1 or any(one.pos != "w" for one in line.between(trigger.end, clause.end)):
        return False
    before = [one for one in line.between(clause.start, trigger.start) if one.pos not in _LEADS]
    return len(before) > 1 and line.text(before[0].span) in words("bidding-leads")


def asked(line: Line, trigger: Span) -> bool:
    """Whether a word that asks stands before a verb in its clause (议论哪里|发生了地震)."""
    if not line.holds("interrogatives"):
        return False
    before = line.between(line.clauses[line.clause_of(trigger.start)].start, trigger.start)
    return any(one.pos == "r" and line.text(one.span) in words("interrogatives") for one in before)


def within(line: Line, trigger: Span) -> bool:
    """Whether a word that opens a circumstance stands before a verb in its clause, and what closes that behind it."""
    clause = line.clauses[line.clause_of(trigger.start)]
    behind = line.between(trigger.end, clause.end)
    closers = [words("frame-closers").longest(line.folded, one.span.start) for one in behind]
    openers = {opener for one in closers if one for opener in words("frame-closers")[one]}
    if not openers:
        return False
    before = line.between(clause.start, trigger.start)
    return any(line.text(one.span) in openers for one in before)
