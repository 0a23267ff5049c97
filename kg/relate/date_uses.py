"""Dates that tell when nothing happened: of an age, of a contract, of a time that still lies ahead."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Mention
from kg.relate.reach import Reach

_AGE = re.compile(r"\s*(?:刚|才|已|正|刚刚|年)?满?[\d一二三四五六七八九十]{1,4}岁")
_NOMINAL = frozenset({"n", "nz", "nw", "vn", "a", "ORG", "LOC"})


def tells_no_time(reach: Reach, mention: Mention) -> bool:
    """Whether a date is that of an age (今年61岁), of a contract (8月黄金期货), or lies ahead (在暑期前，)."""
    return bool(_AGE.match(reach.line.folded, mention.span.end)) or _contract(reach, mention) or _ahead(reach, mention)


def _contract(reach: Reach, mention: Mention) -> bool:
    line = reach.line
    if precision(mention.value) != "month":
        return False
    following = line.between(mention.span.end, line.clauses[line.clause_of(mention.span.start)].end)
    nouns = list(takewhile(lambda one: one.pos in _NOMINAL, following))
    touching = bool(nouns) and nouns[0].span.start == mention.span.end
    return touching and any(words("contract-nouns").ending(line.text(one.span)) for one in nouns)


def _ahead(reach: Reach, mention: Mention) -> bool:
    line = reach.line
    clause = line.clauses[line.clause_of(mention.span.start)]
    before = line.between(clause.start, mention.span.start)
    led = bool(before) and line.text(before[-1].span) in words("date-ahead-leads")
    return (
        led and bool(words("eve-tails").ending(line.text(clause).rstrip("，, "))) and clause.end <= reach.trigger.start
    )
