"""The dates of a clause that are no part of its name, with the words that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Span, Token
from kg.resolve.verb_clause import NOUNS, VerbClause

_ERAS = ("公元", "西元")
_SECONDS = re.compile(r"[零〇一二三四五六七八九十\d]{1,3}秒许?")
_YEAR = re.compile(r"\d{1,4}年")  # 318年 is no date that is found
_DAYS, _MORE = frozenset(("day", "time")), frozenset(("a", "b", "q", "c", "u"))
_COMMON = frozenset(("n", "nz", "vn", "a", "b"))
_OF_NOUN = frozenset(("nummod", "compound", "nmod", "amod", "obj", "clf"))


def told(clause: VerbClause) -> Iterator[Span]:
    """Where the dates before its verb stand, from words that make them rough on to what ends them (在|大约1603年时)."""
    tokens = clause.home.tokens
    bare = [one.span for one in tokens if one.pos == "TIME" and _YEAR.fullmatch(clause.text(one))]
    dates = clause.dates()
    found = sorted((*dates, *(one for one in bare if not any(one.overlaps(date) for date in dates))))
    before = [span for span in found if span.end <= clause.trigger.start]
    for span, later in zip_longest(before, before[1:]):
        if later is not None and _of_noun(clause, span, later):
            continue
        first = next((at for at, one in enumerate(tokens) if one.span.end > span.start), len(tokens))
        behind = next((at for at, one in enumerate(tokens) if one.span.start >= span.end), len(tokens))
        if (
            _lasts(clause, tokens[first - 1 : first])
            or _in_noun(clause, first, behind)
            or (behind > 0 and tokens[behind - 1].span.end == span.end and _which(clause, first, behind))
        ):
            continue
        yield Span(
            _start(clause, tokens[first - 1 : first], span.start), _end(clause, tokens[behind : behind + 1], span.end)
        )


def _lasts(clause: VerbClause, before: tuple[Token, ...]) -> bool:
    """Whether a verb before says that it took so long (历时近200天)."""
    return bool(before) and clause.text(before[0]) in words("course-verbs")


def _of_noun(clause: VerbClause, span: Span, later: Span) -> bool:
    """Whether a span of time only tells for when a noun between it and another date is (明年|任务|日前敲定)."""
    between = [one for one in clause.home.tokens if span.end <= one.span.start and one.span.end <= later.start]
    coarse = any(one.span == span and precision(one.value) not in _DAYS for one in clause.mentions())
    plain = bool(between) and between[0].pos in _COMMON and all(one.pos in NOUNS | _MORE for one in between)
    return coarse and plain and clause.span.contains(span)


def _in_noun(clause: VerbClause, first: int, behind: int) -> bool:
    """Whether a date stands within a name or noun that goes on behind it (中国青年|五四|奖章)."""
    tokens, arcs = clause.home.tokens, clause.home.arcs
    if not arcs or not 0 < first < behind < len(tokens) or not clause.span.contains(tokens[first - 1].span):
        return False
    beside = (
        tokens[first - 1].span.end == tokens[first].span.start
        and tokens[behind - 1].span.end == tokens[behind].span.start
    )
    nouns = tokens[first - 1].pos in {"n", "nz"} and tokens[behind].pos in NOUNS
    verb = tokens[behind].span.overlaps(clause.trigger)
    return beside and nouns and not verb and arcs[behind - 1].relation.partition(":")[0] in _OF_NOUN


def _which(clause: VerbClause, first: int, behind: int) -> bool:
    """Whether a date says which thing is meant: 2026年暑期|档, 在|2008年|大地震|中."""
    tokens, arcs = clause.home.tokens, clause.home.arcs
    if not arcs or not first < behind < len(tokens) or tokens[behind - 1].span.end != tokens[behind].span.start:
        return False
    relation, head = arcs[behind - 1].relation.partition(":")[0], arcs[behind - 1].head
    if relation not in _OF_NOUN or not behind <= head or tokens[behind].pos not in NOUNS - {"m"}:
        return False
    plain = all(one.pos in NOUNS for one in tokens[behind : head + 1])
    short = len(tokens[behind].span) == 1 and clause.text(tokens[behind]) not in words("date-tails")
    if plain and short and not _YEAR.fullmatch(clause.text(tokens[behind - 1])):  # not 1280年|元|世祖
        return True
    led = first > 0 and clause.text(tokens[first - 1]) in words("locative-prepositions")
    closed = next((one for one in tokens[head + 1 : head + 2] if one.pos == "f"), None)
    return (
        led and plain and tokens[head].pos != "TIME" and closed is not None and closed.span.end <= clause.trigger.start
    )


def _start(clause: VerbClause, before: tuple[Token, ...], start: int) -> int:
    era = clause.analysis.document.folded[:start].endswith(_ERAS)
    start -= len(_ERAS[0]) if era else 0
    occurred = words("occurrence-leads").ending(clause.analysis.document.folded[:start])
    if occurred and start - len(occurred) >= clause.span.start:
        return start - len(occurred)  # 事发当晚
    rough = bool(before) and before[0].pos == "d" and clause.text(before[0]) in words("approximators")
    return before[0].span.start if rough and before[0].span.start >= clause.span.start else start


def _end(clause: VerbClause, behind: tuple[Token, ...], end: int) -> int:
    seconds = _SECONDS.match(clause.analysis.document.folded, end)
    if seconds:
        return seconds.end()
    cut = next((one for one in clause.home.tokens if one.span.start < end < one.span.end), None)
    if cut is not None and clause.text(cut)[end - cut.span.start :] in words("date-tails"):
        return cut.span.end
    tail = bool(behind) and behind[0].span.start == end
    tail = tail and (
        clause.text(behind[0]) in words("date-tails") or clause.text(behind[0]) in words("date-inner-tails")
    )
    return behind[0].span.end if tail and behind[0].span.end <= clause.trigger.start else end
