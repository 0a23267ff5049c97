"""Which of several dates in a clause tells when, and which only describes a thing or belongs to the event's name."""

from __future__ import annotations

from kg.edtf import bounds, day
from kg.lexicon import words
from kg.model import Mention
from kg.relate.reach import Reach

_FESTIVAL = "festival"
_ENDLESS = 10**6  # days


def main_date(reach: Reach, before: list[Mention], here: list[Mention]) -> Mention:
    """The date that tells when: of those `before` the verb, else of all `here` in the clause.

    Not what describes the verb's object (1月21日迎来今冬首场大雪, 昨天举行新春游行), nor the year before a noun that
    names what happened, where the day follows it (今年第3号台风19日登陆).
    """
    last = before[-1]
    for earlier in reversed(before[:-1]):
        if _announced(reach, earlier, last):
            return last
        if _verb_between(reach, earlier.span.end, last.span.start) and (
            _days(last) > _days(earlier) or _names_a_feast(last, earlier)
        ):
            return earlier
    following = [one for one in here if one.span.start >= reach.trigger.end and _within(one, last)]
    noun = reach.trigger == reach.name and reach.line.noun_at(reach.trigger.start)
    if not following or not noun or _verb_between(reach, reach.trigger.end, following[0].span.start):
        return last
    return following[0]


def behind(reach: Reach, date: Mention) -> bool:
    """Whether a date stands right behind the verb and 于 (6月，成立于1956年的甲馆更名): it is the verb's own."""
    gap = reach.line.folded[reach.trigger.end : date.span.start]
    return bool(gap) and reach.trigger == reach.name and gap.removeprefix("了") in words("date-links") and len(gap) == 1


def of_a_name(reach: Reach, date: Mention) -> bool:
    """Whether a date closes what describes a name before the verb (成立于1956年的甲馆更名)."""
    folded = reach.line.folded
    led = folded[date.span.start - 1 : date.span.start] in words("date-links")
    return led and date.span.end <= reach.trigger.start and reach.line.describes(date.span.end)


def of_object(reach: Reach, date: Mention, scene: Mention) -> bool:
    """Whether a date behind a verb only holds the finer one that sets the scene (4月12日，迎来今春首场暴雨)."""
    clause = reach.line.clauses[reach.line.clause_of(date.span.start)]
    return _within(scene, date) and _verb_between(reach, clause.start, date.span.start)


def only_told(reach: Reach, date: Mention) -> bool:
    """Whether a date is that of a telling or finding (9月18日发现，…台风), or of what a noun behind 因 led to.

    因大地震停办 has the date of 停办.
    """
    between = reach.line.between(date.span.end, reach.trigger.start)
    if any(token.pos == "v" and reach.line.text(token.span) in words("telling-verbs") for token in between):
        return True
    if reach.line.noun_at(reach.trigger.start) and any(
        token.pos == "v" and reach.line.text(token.span) in words("publishing-verbs") for token in between
    ):
        return True  # 今日公布一项调查
    cause = next((at for at, token in enumerate(between) if reach.line.text(token.span) in words("cause-words")), None)
    if cause is None or not reach.line.noun_at(reach.trigger.start):
        return False
    return not any(token.pos in {"v", "w"} for token in between[cause:])


def _verb_between(reach: Reach, start: int, end: int) -> bool:
    return any(token.pos == "v" for token in reach.line.between(start, end))


def _announced(reach: Reach, earlier: Mention, last: Mention) -> bool:
    """Whether the earlier date is that of an announcement, and the later one that of what is announced."""
    between = reach.line.between(earlier.span.end, last.span.start)
    return bool(between) and reach.line.text(between[-1].span) in words("announcing-verbs")


def _names_a_feast(last: Mention, earlier: Mention) -> bool:
    return _FESTIVAL in last.rule and _FESTIVAL not in earlier.rule


def _within(date: Mention, wider: Mention) -> bool:
    """Whether a date is a finer one inside the other."""
    first, last = bounds(date.value)
    start, end = bounds(wider.value)
    return _days(date) < _days(wider) and bool(first and last) and start <= first and last <= end


def _days(date: Mention) -> int:
    """How many days a date takes in."""
    first, last = (day(one) for one in bounds(date.value))
    return (last - first).days if first and last else _ENDLESS
