"""Evaluates date expressions one after another, each seeing the dates told before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.edtf import bounds, precision
from kg.find.dates.context import Context
from kg.find.dates.evaluate import evaluate, period_of
from kg.find.dates.expression import FUTURE, Expression, decode
from kg.find.dates.periods import Period
from kg.iri import TIME
from kg.model import Mention

INSTANT = TIME + "Instant"
INTERVAL = TIME + "ProperInterval"
UNSPECIFIED = ""

_BARE_MONTH = re.compile(r"m\d+(?:\.\.\d+)?|md\S+")
_ONE_DAY = re.compile(r"d\d+")
_BARE_DAY = re.compile(r"d\d+(?:\.\.\d+)?|w\d")
_BARE_YEARLY = re.compile(r"[qhsFL]\S+")
_RECENT, _GOES_ON = 14, 31  # days before the day of writing, and after the date before
_JUST_NOW = 3  # days before the day of writing
_SAME_DAY = ("A", "D+0")
_ABSOLUTE_KINDS = frozenset({"at", "range", "set", "since", "until", "after"})


@dataclass(frozen=True, slots=True)
class Trail:
    """What is known while reading on: the day of writing, the last explicit date, how far back it stands.

    `distance` is 0 in the same sentence, 1 in the sentence before, 2 within the paragraph, 3 further; `year` is the
    year a bare date takes where there is no day of writing; `day` the last explicit date that was one day. `passing`
    tells that the anchor was told in passing (成立于1985年6月4日), so that no later sentence hangs on it, `beside` that
    it stands in the paragraph right before this one.
    """

    reference: date | None
    lean: str = "past"
    anchor: Period | None = None
    distance: int = 3
    year: int = 0
    day: Period | None = None
    passing: bool = False
    beside: bool = False

    def resolve(self, mention: Mention) -> tuple[Mention, Trail]:
        """The mention with its EDTF value (empty: no date known), and the trail after it."""
        if not mention.value.startswith("@"):
            return mention, self._after(mention.value, mention.rule)
        expression = decode(mention.value)
        value, score = self._value(expression, mention.score)
        found = replace(mention, value=value, type=type_of(value), score=round(score, 2))
        return found, self._after(value, mention.rule)

    def _value(self, expression: Expression, score: float) -> tuple[str, float]:
        if expression.kind == "vague":
            return UNSPECIFIED, 0.3
        if expression.kind == "event":
            return (self.anchor.edtf, 0.6) if self.anchor and self.distance < 3 else (UNSPECIFIED, 0.3)
        if self.anchor is None and expression.kind == "until" and expression.first[0] == "A":
            return UNSPECIFIED, 0.3  # 直到16年后: counted from a day that is not told
        context = Context(self.reference, self.anchor, self._base(expression), self.lean)
        if (
            expression.first[0] in {"A", "AD"}
            and self.anchor is not None
            and self.distance > 2
            and not self.beside
            and self.reference is not None
        ):
            context = replace(context, anchor=None)
        if expression.first[:2] == _SAME_DAY and self.anchor is not None and self.anchor.start != self.anchor.end:
            context = replace(context, anchor=self.day)
        value = evaluate(expression, context)
        if context.base is not None and self.reference is not None:
            free = evaluate(expression, replace(context, base=None))
            value = (free or value) if self._misses(value, expression) else self._newer(value, free)
        value = self._rolled(value, expression)
        if value:
            return value, score
        return _without_year(expression), 0.4

    def _newer(self, value: str, free: str) -> str:
        """A day of the last fortnight where a sentence before told of another year: news comes back to what is new.

        Not where the story goes on: within a month of what was told before it is that year's day. Behind a bare month
        (今年3月离职。26日…) a day of the last days is one of this month.
        """
        told, other = (period_of(one) if precision(one) == "day" else None for one in (value, free))
        if self.anchor is None or self.distance == 0 or self.reference is None or told is None or other is None:
            return value
        same = value[:4] == free[:4]
        of_late = self.day is not None and self.anchor == self.day
        if (same and (of_late or (self.reference - other.start).days > _JUST_NOW)) or (same and value == free):
            return value
        goes_on = not same and 0 <= (told.start - self.anchor.start).days <= _GOES_ON
        recent = 0 <= (self.reference - other.start).days <= _RECENT
        return free if recent and not goes_on else value

    def _rolled(self, value: str, expression: Expression) -> str:
        """A bare day that lies before the day told last is one of the month after, where the text is written later.

        Only where that is nearer: after 6月30日 the 4th is told of July, after 6月15日 the 12th of June.
        """
        day = period_of(value) if value and self.day is not None and self.day == self.anchor else None
        if day is None or self.day is None or self.reference is None or not _ONE_DAY.fullmatch(expression.first[0]):
            return value
        back = (self.day.start - day.start).days
        later = evaluate(expression, Context(self.reference, None, _month_after(self.day.start), self.lean))
        ahead = period_of(later) if back > 0 else None
        if ahead is None or ahead.start > self.reference or (ahead.start - self.day.start).days >= back:
            return value
        return later

    def _base(self, expression: Expression) -> Period | None:
        """The date told before that a bare month or day takes its year or month from."""
        first = expression.first[0]
        aside = self.passing and self.distance > 0 and self.reference is not None
        if self.anchor is not None and self.lean == "past" and not aside:
            fine = (self.anchor.end - self.anchor.start).days < 32
            near = self.distance <= 1 or (self.distance == 2 and fine)
            if _BARE_DAY.fullmatch(first) and first[0] == "d" and fine and near:
                return self.anchor
            yearly = _BARE_MONTH.fullmatch(first) or _BARE_YEARLY.fullmatch(first)
            if yearly and (self.distance == 0 or (near and fine)):
                return self.anchor
        if self.reference is None and self.year and not _BARE_DAY.fullmatch(first):
            return Period(date(self.year, 1, 1), date(self.year, 12, 31), "year")
        return None

    def _misses(self, value: str, expression: Expression) -> bool:
        """Whether the date before it leads a bare date astray: to the far side of the day of writing, or nowhere."""
        reference = self.reference.isoformat() if self.reference else ""
        earliest, latest = bounds(value)
        if not earliest and not latest:
            return True
        if FUTURE in expression.flags:
            return bool(latest) and latest < reference
        anchored_past = self.anchor is not None and self.anchor.start.isoformat() <= reference
        return anchored_past and earliest > reference

    def _after(self, value: str, rule: str) -> Trail:
        """Only a date that stands for itself becomes an anchor: no stretch up to now, no open or vague one."""
        blocked = (
            "todate",
            "since",
            "until",
            "before",
            "after",
            "plan",
            "period",
            "decade",
            "century",
            "count",
            "vague",
        )
        if not value or ".." in value or "X" in value or any(word in rule for word in blocked):
            return self
        period = period_of(value)
        if period is None:
            return self
        day = period if period.start == period.end else self.day
        return replace(self, anchor=period, distance=0, day=day, passing=False, beside=False)


def type_of(value: str) -> str:
    """The OWL-Time class of an EDTF value: an instant where it is one day or finer."""
    return INSTANT if precision(value) in {"day", "time"} else INTERVAL


def absolute(expression: Expression) -> str:
    """The EDTF value of an expression that needs no context; empty where it does."""
    if expression.kind not in _ABSOLUTE_KINDS:
        return ""
    return evaluate(expression, Context())


def reference_day(published: str) -> date | None:
    """The day that relative dates count from: the latest that an EDTF date of publication allows."""
    latest = bounds(published)[1]
    return date.fromisoformat(latest) if latest and not latest.startswith("-") else None


def _month_after(day: date) -> Period:
    first = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return Period(first, date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1), "month")


def _without_year(expression: Expression) -> str:
    """A bare month or day in a text without any year (`XXXX-10-09`); empty for the rest."""
    if expression.kind != "at" or len(expression.first) != 1:
        return UNSPECIFIED
    match = re.fullmatch(r"md(\d+)-(\d+)|m(\d+)", expression.first[0])
    if match is None:
        return UNSPECIFIED
    if match[3]:
        return f"XXXX-{int(match[3]):02d}"
    return f"XXXX-{int(match[1]):02d}-{int(match[2]):02d}"
