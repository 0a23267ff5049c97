"""Dates that tell when nothing happened: of an age, a contract, a dispatch, of a time that still lies ahead."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Document, Mention
from kg.relate.reach import Reach

_AGE = re.compile(r"\s*(?:刚|才|已|正|刚刚|年)?满?[\d一二三四五六七八九十]{1,4}岁")
_NOMINAL = frozenset({"n", "nz", "nw", "vn", "a", "ORG", "LOC"})


def tells_no_time(reach: Reach, mention: Mention) -> bool:
    """Whether a date is that of an age (今年61岁), of a contract (8月黄金期货), or lies ahead (在暑期前，)."""
    return (
        bool(_AGE.match(reach.line.folded, mention.span.end))
        or _contract(reach, mention)
        or _ahead(reach, mention)
        or _lasting(reach, mention)
        or _of_dispatch(reach, mention)
        or _ranks(reach, mention)
    )


def shared_out(document: Document, reach: Reach, mention: Mention, told: list[Mention]) -> bool:
    """Whether several dates in a row are shared out among several deeds (分别于13日和18日签订甲和乙)."""
    sharing = words("respectively-words")
    tokens = reach.line.between(reach.line.sentence.span.start, reach.trigger.start)
    if not any(reach.line.text(token.span) in sharing for token in tokens):
        return False
    gaps = (
        document.folded[one.span.end : mention.span.start].strip() for one in told if one.span.end < mention.span.start
    )
    return any(gap in words("list-marks") or gap in words("with-words") for gap in gaps if gap)


def sought(reach: Reach, mention: Mention) -> bool:
    """Whether a verb of bidding or a word for until or since stands between (获选主办, 直到病逝, 上市以来回购)."""
    between = reach.line.between(mention.span.end, reach.trigger.start)
    told = [reach.line.text(token.span) for token in between]
    ahead = (words("bidding-verbs"), words("until-words"), words("since-tails"))
    return any(text in one for text in told for one in ahead)


def _lasting(reach: Reach, mention: Mention) -> bool:
    """Whether days right behind a verb tell how long it lasts (拘留五日) and not on which day it was."""
    return mention.rule.startswith("bare-day") and mention.span.start == reach.trigger.end


def _of_dispatch(reach: Reach, mention: Mention) -> bool:
    """Whether a day only tells when the news was sent (6月3日消息，甲公司收到乙局下发的通知)."""
    line = reach.line
    sent = words("dispatch-nouns").longest(line.folded, mention.span.end)
    clause = line.clauses[line.clause_of(mention.span.start)]
    closed = bool(sent) and not line.text(clause)[mention.span.end + len(sent) - clause.start :].strip("，, ")
    return closed and line.text(reach.trigger) not in words("publishing-verbs")


def _ranks(reach: Reach, mention: Mention) -> bool:
    """Whether a stretch up to now only tells among how many the deed stands out (50年来最严重的地震)."""
    line = reach.line
    if "/" not in mention.value or ".." in mention.value:
        return False
    following = line.between(mention.span.end, line.clauses[line.clause_of(mention.span.start)].end)
    told = line.text(mention.span)
    lasting = words("since-tails").ending(told) or told.endswith("来")
    return bool(lasting) and any(words("ranking-words").longest(line.folded, one.span.start) for one in following[:4])


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
