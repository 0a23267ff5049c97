"""How far things have come by now, told in a figure: no deed of one time (轨道交通已打通6个瓶颈, 接待游客8万人次)."""

from __future__ import annotations

import re

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Kind, Span
from kg.relate.clauses import Line

_FIGURE = re.compile(r"[\d〇零一二三四五六七八九十百千万亿两数几]")
_FINE = frozenset({"time", "day"})


def sums_up(line: Line, verb: Span) -> bool:
    """Whether a verb takes a number of things that were done by now, or of visits, and tells no day of its own.

    Not those who undergo it (已逮捕5名嫌疑人), which tells of a case.
    """
    clause = line.clauses[line.clause_of(verb.start)]
    behind = line.between(verb.end, clause.end)
    counts = [one for one in behind if one.pos in {"m", "q"} and _FIGURE.search(line.text(one.span))]
    if not counts:
        return False
    told = line.text(Span(verb.end, clause.end)).rstrip("，,。；; ")
    if words("visit-counters").ending(told):
        return True
    if _yields(told) and not _dated(line, clause):
        return True
    last = next((one for one in reversed(behind) if one.pos != "w"), None)
    trailing = last is not None and counts[-1].span.end == last.span.end and counts[-1].span.start > verb.end
    if trailing and _compared(line, clause):
        return True
    if _dated(line, clause) or not (_by_now(line, clause, verb) or (trailing and _totals(line, clause, verb))):
        return False
    things = line.text(behind[-1].span) if behind[-1].pos != "w" else line.text(last.span) if last is not None else ""
    return not words("beings").ending(things) and not any(mark in told for mark in words("people-counters"))


def _compared(line: Line, clause: Span) -> bool:
    """Whether the next clause tells how the figure moved (接待读者86万人次，同比增长12%)."""
    number = line.clause_of(clause.start) + 1
    behind = line.clauses[number] if number < len(line.clauses) else None
    return behind is not None and bool(words("statistic-changes").longest(line.folded, behind.start))


def _yields(told: str) -> bool:
    """Whether what is told ends in ten thousands of a measure of yields or lands (改造农田200万亩)."""
    measure = words("yield-measures").ending(told)
    return bool(measure) and told.removesuffix(measure)[-1:] in {"万", "亿"}


def _by_now(line: Line, clause: Span, verb: Span) -> bool:
    """Whether an adverb of what is over by now stands before the verb, and words of now open the sentence or clause."""
    before = line.between(clause.start, verb.start)
    done = any(line.text(one.span) in words("done-adverbs") for one in before)
    starts = (one.start for one in line.clauses if one.start <= clause.start)
    return done and any(words("by-now-words").longest(line.folded, at) for at in starts)


def _totals(line: Line, clause: Span, verb: Span) -> bool:
    adverbs = ("done-adverbs", "totalling-adverbs")
    before = line.between(clause.start, verb.start)
    return any(line.text(one.span) in words(name) for one in before for name in adverbs)


def _dated(line: Line, clause: Span) -> bool:
    """Whether a day is told in the clause (not one up to which it counts)."""
    days = (one for one in line.mentions if one.kind is Kind.DATE and clause.contains(one.span))
    return any(precision(one.value) in _FINE and "/" not in one.value for one in days)
