"""Dates of an earlier clause or sentence that belong to what is told there: what came after it has its own time."""

from __future__ import annotations

import re
from functools import cache

from kg.edtf import precision
from kg.iri import PREFIXES
from kg.lexicon import words
from kg.model import Argument, Event, Kind, Mention, Span, Token
from kg.relate.clauses import Line
from kg.relate.signs import word_at

_YEAR = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?=年)")
_TOLD_YEAR = frozenset({"year", "relative-year"})
_DAYS = frozenset({"time", "day"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NOUNS = frozenset({"n", "nz", "nw", "ORG", "PER", "LOC"})
_TIMES = frozenset({"TIME", "t", "f"})
_COLONS, _SEMICOLONS = frozenset(":："), frozenset(";；")
_CARRIED, _STORY, _PART = "date-carried", "date-of-story", "part-of"
_LENT = frozenset({_CARRIED, "date-of-whole", _STORY, _PART})


def astray(line: Line, event: Event, link: Argument) -> bool:
    """Whether the date stands in an earlier clause of the sentence, and what follows that clause is told of later."""
    date, trigger = link.mention, event.trigger
    if date.span.end > trigger.start or line.clause_of(date.span.start) == line.clause_of(trigger.start):
        return False
    if _alone(line, date, trigger) or _open(line, date, trigger) or _behind_colon(line, date, trigger):
        return True
    if _of_another_part(line, date, trigger) or _dated_itself(line, date, trigger) or _until_then(line, date, trigger):
        return True
    return _afterwards(line, event, date)


def lent(lines: tuple[Line, ...], line: Line, event: Event, link: Argument) -> bool:
    """Whether a date or whole that another sentence lends does not fit: a year between, a clause that only describes.

    `lines` are those of the article, `line` the event's.
    """
    if link.evidence.rule not in _LENT:
        return False
    if _counted(line, event.trigger):
        return True
    if link.evidence.rule == _STORY and _tells_year(link.mention):
        return True
    if link.evidence.rule == _CARRIED and _hour_of_another(line, event, link):
        return True
    return link.evidence.rule != _PART and _year_between(lines, event, link.mention)


def _year_between(lines: tuple[Line, ...], event: Event, date: Mention) -> bool:
    """Whether a sentence between, or the event's, opens with another year than the date's (四年后的1962年世界杯，)."""
    for line in lines:
        if date.span.end <= line.sentence.span.start <= event.trigger.start:
            first = Span(line.clauses[0].start, min(line.clauses[0].end, event.trigger.start))
            if any(year not in date.value for year in _YEAR.findall(line.text(first))):
                return True
    return False


def _hour_of_another(line: Line, event: Event, link: Argument) -> bool:
    """Whether the hour of what another sentence tells is given to what was done then (事故发生后，消防出动)."""
    if line.sentence.span.contains(link.mention.span) or precision(link.mention.value) != "time":
        return False
    before = line.clauses[: line.clause_of(event.trigger.start)]
    return event.mention.type not in _mishaps() and any(_befallen(line, clause) for clause in before)


def _befallen(line: Line, clause: Span) -> bool:
    """Whether a clause only says that what follows was done once the mishap had befallen (事故发生后，接警后，)."""
    text = line.text(clause).rstrip("，, ")
    if not words("after-words").ending(text):
        return False
    told = [line.text(one.span) for one in line.between(clause.start, clause.end)]
    kinds = ("happening-verbs", "hearing-verbs")
    return text in words("event-continuing") or any(one in words(kind) for one in told for kind in kinds)


def _alone(line: Line, date: Mention, trigger: Span) -> bool:
    """Whether an adverb before the date keeps it to its own clause (仅26日就出现50处火情，政府发布警告)."""
    before = line.between(line.sentence.span.start, date.span.start)[-1:]
    told = range(line.clause_of(date.span.start), line.clause_of(trigger.start))
    limited = any(line.text(one.span) in words("limiting-adverbs") for one in before)
    return limited and any(_tells(line, number) for number in told)


def _of_another_part(line: Line, date: Mention, trigger: Span) -> bool:
    """Whether a semicolon before the date and one behind it keep it to its own part of the sentence."""
    before = line.folded[line.sentence.span.start : date.span.start]
    between = line.folded[date.span.end : trigger.start]
    return any(one in before for one in _SEMICOLONS) and any(one in between for one in _SEMICOLONS)


def _dated_itself(line: Line, date: Mention, trigger: Span) -> bool:
    """Whether the event's own clause tells up to when, or its own finer date (10时起火，至昨日240人中毒)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    own = [one.span for one in line.mentions if one.kind is Kind.DATE and clause.contains(one.span)]
    leads = (line.folded[max(clause.start, one.start - 1) : one.start + 1] for one in own if one.end <= trigger.start)
    return any(one in words("until-leads") for lead in leads for one in lead)


def _open(line: Line, date: Mention, trigger: Span) -> bool:
    """Whether a date only tells since when what is told before goes on (17日下午起，市民来电，说甲路发生车祸)."""
    between = range(line.clause_of(date.span.start) + 1, line.clause_of(trigger.start))
    return date.value.endswith("/..") and any(_tells(line, number) for number in between)


def _behind_colon(line: Line, date: Mention, trigger: Span) -> bool:
    """Whether the date is that of making known what stands behind a colon (今天公布成绩单：甲企业参展)."""
    told = line.between(date.span.end, trigger.start)
    colon = next((at for at, one in enumerate(told) if line.text(one.span) in _COLONS), None)
    if colon is None:
        return False
    kinds = ("publishing-verbs", "bringing-out-verbs", "report-frames")
    return any(line.text(one.span) in words(kind) for one in told[:colon] for kind in kinds)


def _until_then(line: Line, date: Mention, trigger: Span) -> bool:
    """Whether the clause with the date is told as over: 继3日发生甲事后，又发生乙事; 1911年10月甲起义后，乙进攻丙城.

    A day is mostly that of what follows too (3日抵达后会见甲), and a year that of what the same subject does next.
    """
    first, here = line.clause_of(date.span.start), line.clause_of(trigger.start)
    clause = line.clauses[first]
    told = line.text(clause).rstrip("，, ")
    if not words("after-words").ending(told) or clause.start + len(told) <= date.span.end:
        return False
    succeeds = line.folded[clause.start : clause.start + 1] in words("succeeding-leads")
    coarse = precision(date.value) not in _DAYS
    return succeeds or (coarse and any(_subject(line, number) for number in range(first + 1, here + 1)))


def _afterwards(line: Line, event: Event, date: Mention) -> bool:
    """Whether a word of what came later stands between: for an hour any, for a day one before another subject.

    What a mishap was in detail goes with it (相撞后翻车), but not its end (8时起火，后被扑灭).
    """
    fine, trigger = precision(date.value), event.trigger
    if fine == "time" and words("quelling-verbs").longest(line.folded, trigger.start):
        return any(_tells(line, one) for one in range(line.clause_of(date.span.start), line.clause_of(trigger.start)))
    if fine not in _DAYS or event.mention.type in _mishaps():
        return False
    first, told = line.clause_of(date.span.start), False
    for number in range(first + 1, line.clause_of(trigger.start) + 1):
        clause = line.clauses[number]
        told = told or _tells(line, number - 1)
        tokens = () if not told else line.between(clause.start, min(clause.end, trigger.end))
        if fine == "time" and any(_later(line, one) for one in tokens):
            return True
        leads = bool(tokens) and line.text(tokens[0].span) in words("after-words")
        if leads and _subject(line, number):
            return True
    return False


def _later(line: Line, token: Token) -> bool:
    text = line.text(token.span)
    return text in words("after-words") or (token.pos in _TIMES and bool(words("after-words").ending(text)))


@cache
def _mishaps() -> frozenset[str]:
    told = (one.partition(":") for one in words("mishap-events"))
    return frozenset(PREFIXES[prefix] + name for prefix, _, name in told)


def _tells_year(date: Mention) -> bool:
    return date.rule.partition(" ")[0] in _TOLD_YEAR


def _tells(line: Line, number: int) -> bool:
    clause = line.clauses[number]
    return any(one.pos == "v" for one in line.between(clause.start, clause.end))


def _subject(line: Line, number: int) -> bool:
    """Whether a noun before the first verb of a clause is subject of a verb in the tree."""
    clause = line.clauses[number]
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    told = line.between(clause.start, clause.end)
    verb = next((one.span.start for one in told if one.pos == "v"), clause.end)
    return any(
        arc.relation in _SUBJECTS and token.pos in _NOUNS and clause.start <= token.span.start < verb
        for token, arc in zip(tokens, arcs, strict=False)
    )


def _counted(line: Line, trigger: Span) -> bool:
    """Whether a number with its measure stands before the verb and counts what the verb describes (两支夺冠的球队)."""
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    verb = word_at(tokens, trigger)
    if verb is None or not arcs or not verb:
        return False
    return arcs[verb - 1].relation == "clf" and arcs[verb - 1].head > verb
