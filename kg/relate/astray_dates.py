"""Dates that tell when something else was: when it was said, up to when it counts, of which year a thing is."""

from __future__ import annotations

import re

from kg.edtf import precision
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Event, Kind, Mention, Span, Token
from kg.relate.clauses import Line
from kg.relate.signs import above, top, word_at

_UNTYPED = SCHEMA + "Event"
_YEAR = re.compile(r"[\d〇零一二三四五六七八九]{4}年(?:\d{1,2}月)?")
_YEARS = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?=年|至|赛季|/)")
_STRETCH = re.compile(r"[近约过去上这]*(?:\d{1,3}|[数几十百两一二三四五六七八九]+)多?(?:年|个月|天|周|小时)[来间里内]?")
_SINCE = re.compile(r"了?[近约]?[\d一二两三四五六七八九十数几]+多?个?多?(?:小时|分钟|天)")
_OWN, _CARRIED = frozenset({"date-before", "date-after"}), frozenset({"date-carried", "date-of-story", "beside"})
_NAMING = frozenset({"date-of-name", "date-in-name"})
_LATER = re.compile(
    r"(?:(?:近|约)?[数几十百两一二三四五六七八九\d]+多?(?:年|个月|月|天|日|周|星期|小时|分钟))(?:之后|以后|后)"
)
_NOUNS = frozenset({"n", "nz", "vn", "nw", "LOC", "ORG", "PER"})
_DESCRIBES, _COMPOUND, _SUBJECTS = "acl:relcl", frozenset({"compound", "nmod"}), frozenset({"nsubj", "nsubj:pass"})
_PHRASE = _NOUNS | {"a", "b", "m", "q", "c", "u"}
_DAYS, _FIXING = frozenset({"day", "time"}), ("fixing-verbs", "publishing-verbs", "deciding-verbs")
_LED = frozenset({"向", "对", "给", "为", "同", "与", "和", "就"})


def astray(line: Line, event: Event, link: Argument) -> bool:
    """Whether the words beside a date of the sentence give it to something else than the event."""
    date, trigger = link.mention.span, event.trigger
    if not event.mention.span.contains(date) and _of_saying(line, date, trigger):
        return True
    if _over_time(line, link, trigger) or _by_now(line, link, trigger) or _other_year(line, link, trigger):
        return True
    if _by_then(line, link) or _later(line, date, trigger) or _of_a_thing(line, link, event):
        return True
    if _within_word(line, date) or _of_main_verb(line, date, trigger) or _counts(line, link, trigger):
        return True
    if _condemned(line, date, trigger) or _before(line, date, trigger) or _counted(line, event, link):
        return True
    return _of_feast(line, link.mention) or _ranked(line, date, trigger) or _of_subject(line, link, event)


def _over_time(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether a date only says for how long (20年来), or an hour how long it had been done by then or that it was."""
    if "/" in link.mention.value and _STRETCH.fullmatch(line.text(link.mention.span)):
        return True
    if link.evidence.rule in _OWN or precision(link.mention.value) != "time":
        return False
    here = line.between(line.clauses[line.clause_of(trigger.start)].start, trigger.start)
    over = any("已" in line.text(one.span) for one in here if one.pos == "d")  # 1时27分起火，原因已经查明
    return over or bool(_SINCE.match(line.folded, trigger.end))


def _by_now(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether the day of what was told before is given to what is so by now (目前，伤者已出院)."""
    if link.evidence.rule not in _CARRIED:
        return False
    here = line.clauses[: line.clause_of(trigger.start) + 1]
    return any(words("by-now-words").longest(line.folded, one.start) for one in here)


def _other_year(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether the clause of the verb has a year of its own before it (1966年上任，先后于1968至69赛季夺冠)."""
    if precision(link.mention.value) != "year":
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    own = _YEARS.findall(line.folded[clause.start : trigger.start])
    return bool(own) and not clause.contains(link.mention.span) and own[-1] not in link.mention.value


def _of_saying(line: Line, date: Span, trigger: Span) -> bool:
    """Whether the date stands in a clause before that ends with a verb of saying, behind the date (甲部5日称，)."""
    number = line.clause_of(date.start)
    if date.end > trigger.start or number >= line.clause_of(trigger.start):
        return False
    clause = line.clauses[number]
    told = [one for one in line.between(clause.start, clause.end) if one.pos != "w"]
    if not told or line.text(told[-1].span) not in words("report-frames"):
        return False
    return told[-1].span.start >= date.end


def _by_then(line: Line, link: Argument) -> bool:
    """Whether the date only says up to when something is counted (截至3日8时，地震已造成…)."""
    surface = line.text(link.mention.span)
    before = line.folded[max(line.sentence.span.start, link.mention.span.start - 3) : link.mention.span.start]
    counts = words("count-up-to").longest(surface, 0) or words("count-up-to").ending(before.rstrip())
    return bool(counts)


def _later(line: Line, date: Span, trigger: Span) -> bool:
    """Whether words of a later time stand between the date and the verb (光绪十五年毁于火，数年后重建)."""
    if date.end > trigger.start or line.clause_of(date.start) == line.clause_of(trigger.start):
        return False
    numbers = range(line.clause_of(date.start) + 1, line.clause_of(trigger.start) + 1)
    starts = (line.clauses[number].start for number in numbers)
    return any(_LATER.match(line.folded, start, trigger.start) for start in starts)


def _of_a_thing(line: Line, link: Argument, event: Event) -> bool:
    """Whether a year only tells of which year a thing is that is spoken of (向2023年大会致信, 部署2026年工作)."""
    date = link.mention.span
    calendar = _YEAR.fullmatch(line.text(date)) and link.evidence.rule not in _NAMING
    if not calendar or event.mention.span.contains(date):
        return False
    after = line.token_at(date.end)
    if after is None or after.pos not in _NOUNS or date.end > event.trigger.start:
        return False
    before = [one for one in line.sentence.tokens if one.span.end == date.start]
    return any(one.pos == "v" or line.text(one.span) in _LED for one in before)


def _of_subject(line: Line, link: Argument, event: Event) -> bool:
    """Whether a span of time only tells for when the verb's subject is (第四季度重点工作近日确定, 去年产量公布).

    It is so where another date stands behind that noun, or the verb says that it was fixed or made known.
    """
    date, trigger = link.mention, event.trigger
    after = line.token_at(date.span.end)
    if precision(date.value) in _DAYS or link.evidence.rule in _NAMING or event.mention.span.contains(date.span):
        return False
    if after is None or after.pos not in _NOUNS or date.span.end > trigger.start:
        return False
    dates = (one.span for one in line.mentions if one.kind is Kind.DATE and after.span.end <= one.span.start)
    later = next((one.start for one in dates if one.end <= trigger.start), None)
    if later is not None and all(one.pos in _PHRASE for one in line.between(date.span.end, later)):
        return True
    fixed = any(line.text(trigger) in words(one) for one in _FIXING)
    return fixed and _describes_subject(line, date.span, trigger)


def _describes_subject(line: Line, date: Span, trigger: Span) -> bool:
    """Whether the tree makes a date part of the noun that is the verb's subject."""
    arcs = line.sentence.arcs
    at, verb = top(line, date), word_at(line.sentence.tokens, trigger)
    if not arcs or at is None or verb is None:
        return False
    noun = arcs[at].head
    return at < noun < verb and arcs[at].relation in _COMPOUND and arcs[noun].relation in _SUBJECTS


def _within_word(line: Line, date: Span) -> bool:
    """Whether a date is but a piece of a noun (清明果)."""
    held = [one for one in line.sentence.tokens if one.span.overlaps(date)]
    if len(held) != 1 or not held[0].span.contains(date) or held[0].pos not in _NOUNS:
        return False
    return len(held[0].span) == len(date) + 1 and held[0].span.start == date.start


def _of_main_verb(line: Line, date: Span, trigger: Span) -> bool:
    """Whether the tree gives the date to a verb between, while the event's verb or that one only describes a noun.

    5日会见就职的乙, 请当日在店里就餐的食客接受检查.
    """
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    verb, at = word_at(tokens, trigger), top(line, date)
    if not arcs or verb is None or at is None or date.end > trigger.start:
        return False
    main = arcs[at].head
    if main < 0 or tokens[main].pos != "v" or not date.end <= tokens[main].span.start < trigger.start:
        return False
    if _same_deed(line, tokens[main : main + 1]):
        return False
    over = above([arc.head for arc in arcs], verb)
    if arcs[main].relation == _DESCRIBES and main not in over:
        clause = line.clauses[line.clause_of(date.start)]
        inside = any(one.pos == "v" for one in line.between(clause.start, date.start))
        return inside and line.describes(tokens[main].span.end)
    befell = words("undergoing-verbs").longest(line.folded, trigger.start)  # who is visiting, visits on that day
    return bool(befell) and arcs[verb].relation == _DESCRIBES and main in over


def _same_deed(line: Line, verb: tuple[Token, ...]) -> bool:
    """Whether a verb only says that what is described takes place (5日发生追尾的事故, 5日出版的《甲报》发表社论)."""
    same = ("happening-verbs", "event-held", "bringing-out-verbs")
    return any(line.text(one.span) in words(kind) for one in verb for kind in same)


def _counts(line: Line, link: Argument, trigger: Span) -> bool:
    """Whether a stretch only tells since when the event is the so-manieth (本月以来遇袭的第二位商人)."""
    if not link.mention.rule.endswith("todate"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    behind = line.between(max(trigger.end, link.mention.span.end), clause.end)
    closed = next((at for at, one in enumerate(behind) if line.describes(one.span.start)), len(behind))
    return any(one.pos == "m" and line.text(one.span).startswith("第") for one in behind[closed:])


def _condemned(line: Line, date: Span, trigger: Span) -> bool:
    """Whether a verb of condemning stands between, so that the date is that of its words (5日谴责甲国的封锁)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    between = line.between(max(date.end, clause.start), trigger.start)
    return any(one.pos == "v" and line.text(one.span) in words("condemning-verbs") for one in between)


def _before(line: Line, date: Span, trigger: Span) -> bool:
    """Whether the date is that of something before which the deed is done (在7月4日大选前辞职, 在1961年建墙前离开)."""
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    at = top(line, date)
    if not arcs or at is None:
        return False
    led = at > 0 and line.text(tokens[at - 1].span) in words("locative-prepositions")
    for noun in above([arc.head for arc in arcs], at)[1:]:
        tail = line.token_at(tokens[noun].span.end)
        if not date.end <= tokens[noun].span.start < trigger.start or not (led or arcs[at].relation == "compound"):
            return False
        if tail is not None and line.text(tail.span) in words("eve-tails") and tail.span.end <= trigger.start:
            return True
    return False


def _counted(line: Line, event: Event, link: Argument) -> bool:
    """Whether a year or stretch is that of a count of such events (今年已报告305起枪击案, 本月初至今已疏散万人)."""
    date, trigger = link.mention, event.trigger
    if date.span.end > trigger.start or precision(date.value) in {"day", "time"}:
        return False
    between = line.between(date.span.end, trigger.start)
    done = any(line.text(one.span) in words("done-adverbs") for one in between)
    counts = [line.text(one.span) for one in between if one.pos == "m"]
    if date.rule.endswith("todate") and any(one.endswith(("人", "名", "户")) for one in counts):
        return done
    touching = bool(counts) and between[-1].pos == "m" and event.mention.type != _UNTYPED
    return done and touching and not counts[-1].startswith(("一", "1起", "第"))


def _of_feast(line: Line, date: Mention) -> bool:
    """Whether a feast stands between two nouns, as part of what they name (甲国春节庙会)."""
    before = [one for one in line.sentence.tokens if one.span.end == date.span.start]
    after = line.token_at(date.span.end)
    if "festival" not in date.rule or not before or after is None:
        return False
    return before[0].pos in _NOUNS and after.pos in {"n", "nz"} and after.span.start == date.span.end


def _ranked(line: Line, date: Span, trigger: Span) -> bool:
    """Whether the date only tells among which things something stands out (今年最大的山火已燃烧多日)."""
    between = line.between(date.end, trigger.start)
    most = line.text(between[0].span)[:1] if between and between[0].span.start == date.end else ""
    closed = any(line.text(one.span) in words("describing-particles") for one in between[:4])
    return closed and most in words("superlatives")
