"""Whole date phrases: chains with their ranges, brackets, prefixes (截至) and suffixes (以来, 之前, 左右)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.find.dates.chains import Chain, chain
from kg.find.dates.expression import APPROXIMATE, FUTURE, NEAR, Expression
from kg.find.dates.grammar import BLANK, alternation, beginnings
from kg.find.dates.negatives import look_alikes, touches
from kg.lexicon import words

_BRACKET = re.compile(r"[ \t　]?[,，(（][ \t　]?|[ \t　]?")
_PLAIN = frozenset({"vague", "event-period", "ago", "hence", "since-count", "past-count", "next-count", "since-event"})
_OPENING = frozenset({"(", "（"})
_CUE_REACH = 14
_RELATIVE = frozenset({"relative-year", "relative-month", "relative-quarter", "own-part-of-year"})
_REST = 30


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date phrase from `start` to `end` with its expression and the names of the rules that read it."""

    start: int
    end: int
    expression: Expression
    rule: str


def phrases(text: str) -> Iterator[Phrase]:
    """The date phrases of one sentence (folded text), from left to right, none overlapping."""
    masked: tuple[tuple[int, int], ...] | None = None
    floor = 0
    for match in beginnings().finditer(text):
        found = _phrase(text, match.start(), floor) if match.start() >= floor else None
        if found is None:
            continue
        masked = look_alikes(text) if masked is None else masked
        if not touches(masked, found.start, found.end):
            yield found
            floor = found.end


def _phrase(text: str, at: int, floor: int) -> Phrase | None:
    first = chain(text, at, alone=not text[:at].strip())
    if first is None:
        return None
    if first.steps[0] in {"?", "!", "set", "todate"}:
        return _fixed(text, first)
    first = _with_bracket(text, _glossed(text, first))
    found = _range(text, first) or _suffixed(text, first)
    return _looking_ahead(text, _prefixed(text, found, floor))


def _fixed(text: str, first: Chain) -> Phrase:
    kind = {"?": "vague", "!": "event"}.get(first.steps[0], first.steps[0])
    return Phrase(first.start, first.end, Expression(kind, first.steps[1:]), " ".join(first.names))


def _glossed(text: str, first: Chain) -> Chain:
    """去年(2021年)10月, 本月(10月)8日: what the bracket says counts, and the date goes on behind it."""
    opening = text[first.end : first.end + 1] in _OPENING
    second = chain(text, first.end + 1) if opening and first.names[0] in _RELATIVE and len(first.names) == 1 else None
    if second is None or second.is_day or text[second.end : second.end + 1] not in {")", "）"}:
        return first
    inside = text[second.start : second.end]
    whole = chain(inside + text[second.end + 1 : second.end + 1 + _REST], 0)
    if whole is None or whole.end < len(inside):
        return first
    return replace(whole, start=first.start, end=second.end + 1 + whole.end - len(inside))


def _with_bracket(text: str, first: Chain) -> Chain:
    """`今天(9月3日)`, `9月3日(星期日)`, `星期日,9月3日`: one day told twice; the calendar day counts."""
    if not first.is_day:
        return first
    opening = _BRACKET.match(text, first.end)
    second = chain(text, opening.end()) if opening else None
    if opening is None or second is None or not second.is_day or {first.names[0], second.names[0]} & _PLAIN:
        return first
    end, mark, clock = second.end, opening[0].strip(), second.end
    if mark in _OPENING:
        if text[end : end + 1] not in {")", "）"}:
            return first
        clock = end + 1
        end = _clock_after(text, clock)
    told = _told_twice(first, second, bracketed=mark in _OPENING)
    timed = () if told is None else _clock_steps(text, second, text[clock:end])
    return first if told is None else replace(told, start=first.start, end=end, steps=(*told.steps, *timed))


def _told_twice(first: Chain, second: Chain, *, bracketed: bool) -> Chain | None:
    """The calendar day of two chains that tell one; None where they do not."""
    weekday = {"weekday", "relative-week", "relative-weekday"}
    if second.names == ("weekday",) and "weekday" not in first.names:
        check = (f"chk{second.steps[0][1:]}",) if len(first.steps) == 1 else ()
        return replace(first, steps=(*first.steps, *check), names=(*first.names, "weekday"))
    vague_first = bool(set(first.names) & weekday) or first.names[0] == "relative-day"
    bare = {"relative-day", "weekday"} if bracketed else {"relative-day", "weekday", "bare-day"}
    if not vague_first or second.names[0] in bare:
        return None
    known_day = first.names[0] == "relative-day"
    known = first.names == ("weekday",) and len(second.steps) == 1
    checks = (f"chk{first.steps[-1][1:]}",) if known else ()
    steps = tuple(step.replace("md", "mdr", 1) for step in second.steps) if known_day else second.steps
    return replace(second, steps=(*steps, *checks))


def _clock_steps(text: str, day: Chain, clock: str) -> tuple[str, ...]:
    """The steps of a time of day behind the bracket of a day (今天(9月3日)15时26分); none where it tells none."""
    told = text[day.start : day.end]
    whole = chain(told + clock, 0) if clock else None
    goes_on = whole is not None and whole.end == len(told + clock) and whole.steps[: len(day.steps)] == day.steps
    return whole.steps[len(day.steps) :] if whole is not None and goes_on else ()


def _clock_after(text: str, at: int) -> int:
    match = _clock().match(text, at) or _pattern("day-part").match(text, at)
    return match.end() if match else at


def _range(text: str, first: Chain) -> Phrase | None:
    joint = _pattern("to").match(text, first.end)
    if joint is not None:
        second = chain(text, joint.end())
        if second is not None and second.steps[0] not in {"?", "!", "set", "todate"}:
            second = _with_bracket(text, second)
            return _ranged(text, first, second, _close(text, second.end))
        return _within_day(text, first, joint.end())
    joint = _pattern("and").match(text, first.end)
    second = chain(text, joint.end()) if joint else None
    closing = _pattern("both-ends").match(text, second.end) if second else None
    return _ranged(text, first, second, closing.end()) if second and closing else None


def _ranged(text: str, first: Chain, second: Chain, end: int) -> Phrase:
    start = _from(text, first.start)
    name = " ".join((*first.names, "to", *second.names))
    return Phrase(start, end, Expression("range", first.steps, second.steps), name)


def _within_day(text: str, first: Chain, at: int) -> Phrase | None:
    """`15日19:00至20:00`: the end of a stretch within the day belongs to the phrase, not to its value."""
    end = _clock().match(text, at) if "clock" in " ".join(first.names) else None
    return Phrase(first.start, end.end(), Expression("at", first.steps), " ".join(first.names)) if end else None


def _suffixed(text: str, first: Chain) -> Phrase:
    name = " ".join(first.names)
    start = _from(text, first.start) if first.names[-1].endswith("-run") else first.start
    plain = Phrase(start, first.end, Expression("at", first.steps), name)
    if first.names[0] in _PLAIN:
        return plain
    for kind in ("todate", "since", "until", "after", "before"):
        match = _pattern(kind).match(text, first.end)
        if match:
            expression = Expression(kind, first.steps)
            start = _from(text, first.start) if kind == "todate" or _opens(match[0]) else first.start
            return Phrase(start, match.end(), expression, f"{name} {kind}")
    match = _pattern("about").match(text, first.end)
    if match is None:
        return plain
    flag = words("date-about")[match[0].strip()][0]
    return replace(plain, end=match.end(), expression=Expression("at", first.steps, (), flag and APPROXIMATE))


def _prefixed(text: str, found: Phrase, floor: int) -> Phrase:
    zone = _pattern("zone", ending=True).search(text[floor : found.start])
    if zone is not None:
        found = replace(found, start=floor + zone.start())
    if found.expression.kind != "at":
        return found
    before = text[floor : found.start]
    match = _pattern("until-prefix", ending=True).search(before)
    if match is None:
        match = _pattern("weak-until", ending=True).search(before)
        if match is None or before[: match.start()].rstrip()[-1:] not in {
            "",
            ",",
            "，",
            "。",
            ";",
            "；",
            "、",
            ":",
            "：",
        }:
            return found
        if floor and not before[: match.start()].strip():
            return found
    expression = replace(found.expression, kind="until")
    return replace(found, start=floor + match.start(), expression=expression, rule=f"until {found.rule}")


def _looking_ahead(text: str, found: Phrase) -> Phrase:
    clause = re.split(r"[,，。;；!！?？:：、]", text[max(0, found.start - _CUE_REACH) : found.start])[-1]
    before = next((one for one in _pattern("future").finditer(clause) if not _cut(clause, one)), None)
    behind = _pattern("future").match(text[found.end :].lstrip(" ,，"))
    ahead = before or (behind if behind and not words("date-future").get(behind[0].strip()) else None)
    if FUTURE in found.expression.flags:
        return found
    if before is not None and _described(clause[before.end() :]):
        flag = NEAR
    elif ahead is not None:
        flag = FUTURE
    elif _pattern("announced", ending=True).search(clause):
        flag = NEAR
    else:
        return found
    return replace(found, expression=replace(found.expression, flags=found.expression.flags + flag))


def _cut(clause: str, cue: re.Match[str]) -> bool:
    """Whether a lone character is but the end of a longer word (脱离, 撤离), not 离 or 距离 before a day."""
    before = clause[: cue.start()].rstrip()[-1:]
    return cue[0].strip() in words("date-cut-cues") and before.isalpha() and before not in words("date-cut-cues")


def _described(text: str) -> bool:
    """Whether a word for what is to come only describes a thing named before the date (拟建的大桥 | 3月5日)."""
    particles = [at for one in words("describing-particles") if (at := text.find(one)) > 0]
    return any(text[at + 1 :].strip() for at in particles)


def _close(text: str, end: int) -> int:
    match = _pattern("close").match(text, end)
    return match.end() if match else end


def _from(text: str, start: int) -> int:
    match = _pattern("from", ending=True).search(text[max(0, start - 3) : start])
    return start if match is None else max(0, start - 3) + match.start()


def _opens(suffix: str) -> bool:
    return words("date-since").get(suffix.strip(), ())[:1] == ("from",)


@cache
def _pattern(name: str, *, ending: bool = False) -> re.Pattern[str]:
    """A word list as a pattern with optional blanks; `ending` ties it to the end of the text before a date."""
    body = f"{BLANK}(?:{alternation(name)})"
    if ending:
        return re.compile(f"{body}{BLANK}$")
    if name in {"since", "after", "before"}:
        body += f"(?!{alternation('not-' + name)})"
    return re.compile(body + (BLANK if name in {"to", "and"} else ""))


@cache
def _clock() -> re.Pattern[str]:
    hour = words("date-fragments")["hour"][0]
    return re.compile(rf"{BLANK}(?:{alternation('day-part')})?{BLANK}(?:{hour})(?::\d\d(?::\d\d)?|[ ]?[时点])[\d分半]*")
