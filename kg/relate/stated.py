"""Deeds that a clause only names to state how things stand: what equals them, what they are handled as, how often."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.model import Kind, Span
from kg.relate.clauses import Line

_NOUNS = frozenset({"n", "nz", "vn", "an"})
_VERBS = frozenset({"v", "vd"})
_SUBJECTS = frozenset({"n", "nz", "nw", "r", "LOC", "ORG", "PER"})
_BEFORE_NOUN = frozenset({"n", "nz", "vn", "nw", "a", "b", "m", "q", "u", "LOC", "ORG", "PER", "TIME"})
_END = "，,。；;：:！!？? \n"
_SAID = frozenset("：:，,。 \n")
_NUMBER = r"(?:\d{1,3}|[数几]?[十百千]|[一二两三四五六七八九][十百千]?[一二三四五六七八九]?|[数几])"
_YEARS = re.compile(
    rf"[了过]?(?:近|约|达|长达|超过|逾)?{_NUMBER}[多余来]?(?:年|世纪|载)(?![月级代初中末前后底级]|以[来前后内])"
)


def stated(line: Line, trigger: Span) -> bool:
    """Whether a clause names a deed to state something of it or what is like it, not that it was done."""
    return (
        _equated(line, trigger)
        or _compared(line, trigger)
        or _excepted(line, trigger)
        or _title(line, trigger)
        or _recurring(line, trigger)
        or _topic(line, trigger)
    )


def lasting(line: Line, verb: Span) -> bool:
    """Whether a verb tells what goes on for years, or what lies within what was told (居住了几千年, 沉浸其中)."""
    clause = line.clauses[line.clause_of(verb.start)]
    if line.text(verb) in words("dwelling-verbs") and _YEARS.match(line.folded, verb.end, clause.end):
        return True
    behind = [one for one in line.between(verb.end, clause.end) if one.pos != "w"]
    return len(behind) == 1 and line.text(behind[0].span) in words("inward-pronouns")


def _equated(line: Line, trigger: Span) -> bool:
    """Whether a noun of a deed is what something is, or what is said to be something (爆炸是自杀式袭击)."""
    token = line.token_at(trigger.start)
    if token is None or token.pos not in _NOUNS or not line.holds("copulas"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    before, behind = line.between(clause.start, trigger.start), line.between(trigger.end, clause.end)
    at = next((at for at in range(len(before) - 1, -1, -1) if line.text(before[at].span) in words("copulas")), -1)
    said = any(one.pos in _SUBJECTS for one in before[:at])  # 怀疑是食物中毒 tells of one
    if at > 0 and said and not any(one.pos in _VERBS for one in before[at + 1 :]):
        return all(one.pos == "w" for one in behind)
    told = next((at for at, one in enumerate(behind) if line.text(one.span) in words("copulas")), -1)
    if told < 0 or line.describes(trigger.end):
        return False
    return not any(one.pos in _VERBS or one.pos == "w" for one in behind[:told])


def _compared(line: Line, trigger: Span) -> bool:
    """Whether a noun of a deed is only what something is handled as (按袭击事件处理)."""
    token = line.token_at(trigger.start)
    if token is None or token.pos not in _NOUNS:
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    for one in reversed(line.between(clause.start, trigger.start)):
        if one.pos not in _BEFORE_NOUN:
            return one.pos == "p" and line.text(one.span) in words("standard-prepositions")
    return False


def _excepted(line: Line, trigger: Span) -> bool:
    """Whether the clause only says beside what, or out of what feeling, something is (除了受灾的甲地, 出于哀思)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    return bool(words("excepting-leads").longest(line.folded, clause.start))


def _title(line: Line, trigger: Span) -> bool:
    """Whether a deed's word is the last of a name in quotation marks, which no verb of saying opens (“十大新发现”)."""
    if not line.folded.startswith("”", trigger.end):
        return False
    start = line.folded.rfind("“", line.sentence.span.start, trigger.start)
    inside = line.between(start + 1, trigger.start) if start >= 0 else ()
    said = line.folded[start - 1 : start] in _SAID or start == line.sentence.span.start
    return bool(inside) and not said and all(one.pos in _BEFORE_NOUN for one in inside)


def _recurring(line: Line, trigger: Span) -> bool:
    """Whether a deed was done time and again, on no day that is told (曾多次空袭该地)."""
    if not line.holds("time-and-again"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    before = line.between(clause.start, trigger.start)
    again = any(line.text(one.span) in words("time-and-again") for one in before)
    return again and not _dated(line, clause)


def _dated(line: Line, clause: Span) -> bool:
    return any(one.kind is Kind.DATE and clause.contains(one.span) for one in line.mentions)


def _topic(line: Line, trigger: Span) -> bool:
    """Whether the clause is about the outcome or cause of a deed that is known (惨案的结果，直接导致…)."""
    if not line.holds("topic-nouns"):
        return False
    behind = line.between(trigger.end, line.clauses[line.clause_of(trigger.start)].end)
    told = next((at for at, one in enumerate(behind) if line.text(one.span) in words("describing-particles")), -1)
    noun = behind[told + 1 : told + 2] if told >= 0 else ()
    return any(line.text(one.span) in words("topic-nouns") for one in noun)
