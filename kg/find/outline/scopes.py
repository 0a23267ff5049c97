"""What a date that lacks its year, month or day takes from the scope it stands in, and the scope that it opens."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.find.dates import lunar
from kg.find.dates.numerals import number
from kg.find.outline.heads import Head, Part
from kg.lexicon import words

_REPUBLIC = 1911
_LAST_REPUBLIC = 130
_SOLAR = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_LATE, _EARLY = 10, 4  # a year of the moon ends in the first months of the next one
_FIRST_LUNAR = 1368


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known where a line stands: 0 where nothing is.

    `base` is the year before the first of the running era (1911 for 民国); `moon` tells that months written in Chinese
    numerals are those of the lunar calendar (the reigns before 1912), `leap` that the month in force is a leap month.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    base: int = 0
    moon: bool = False
    leap: bool = False
    lunar: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in full: its EDTF value ('' where the year is not known), the scope it leaves, what is wrong with it."""

    value: str
    scope: Scope
    fault: str = ""


def dated(head: Head, scope: Scope, *, republic: bool = False) -> Dated:
    """The date of a head under a scope; `republic` reads a year of up to three figures as one of the Republic."""
    first = _one(head.first, scope, republic=republic)
    if head.last is None or first.fault:
        return first
    start = replace(first.scope, day=0) if "month" in head.last.pieces else first.scope
    last = _one(head.last, start, republic=republic)
    if last.fault or not last.value:
        return replace(last, scope=first.scope) if last.fault else first
    value = f"{_edge(first.value, 0)}/{_edge(last.value, -1)}"
    return Dated(value, last.scope) if _edge(first.value, 0) < _edge(last.value, -1) else first


def _edge(value: str, at: int) -> str:
    """The first or last end of a value that may itself be a stretch."""
    return value.strip("[]").replace("..", "/").split("/")[at]


def _one(part: Part, scope: Scope, *, republic: bool) -> Dated:
    where = _year(part, scope, republic=republic)
    if where is None:
        return Dated("", replace(scope, year=0, month=0, day=0))
    if part["lastchristian"]:
        last = _christian(part["lastchristian"])
        return Dated(
            f"{_four(where.year)}/{_four(last)}" if where.year < last else _four(last), replace(where, year=last)
        )
    where = _moved_month(part, where)
    if part["dayword"]:
        return _day_after(where, int(words("outline-words")[part["dayword"]][1]))
    where = _month(part, where)
    day = part["day"] or part["lunarday"] or part["openday"]
    if day:
        where = replace(where, day=number(day), lunar=where.lunar or day.startswith(_first_day_mark()))
        return _solar(part["note"], where) or _day(where)
    return _coarse(part, replace(where, day=0))


def _solar(note: str, scope: Scope) -> Dated | None:
    """The day of today's calendar that a bracket gives beside one of the moon's: 十一日(4月8日)."""
    told = _SOLAR.search(note)
    if told is None or not scope.year:
        return None
    month, day = int(told["month"]), int(told["day"])
    turned = scope.month > _LATE and month < _EARLY
    found = _day(replace(scope, year=scope.year + turned, month=month, day=day, lunar=False))
    return None if found.fault else replace(found, scope=scope)


def _first_day_mark() -> str:
    return next(iter(words("outline-first-day")))


def _year(part: Part, scope: Scope, *, republic: bool) -> Scope | None:
    """The scope with the year that is told, or the one in force; None where a running year has no era."""
    fresh = replace(scope, month=0, day=0, leap=False, lunar=False)
    if part["running"]:
        base = scope.base or (_REPUBLIC if republic and number(part["running"]) <= _LAST_REPUBLIC else 0)
        return replace(fresh, year=base + _ordinal(part["running"]), base=base) if base else None
    if part["yearword"]:
        further = int(words("outline-words")[part["yearword"]][1])
        return replace(fresh, year=scope.year + further) if scope.year else fresh
    return _own_year(part, fresh) or scope


def _own_year(part: Part, fresh: Scope) -> Scope | None:
    """The year that a date tells by itself, None where it tells none."""
    told = part["gloss"] if _is_year(part["gloss"]) else ""
    if part["year4"]:
        return replace(fresh, year=_digits(part["year4"]), base=0, moon=False)
    if part["christian"]:
        year = _christian(part["christian"])
        return replace(fresh, year=year, base=year - _ordinal(part["ruleyear"]), moon=year <= _REPUBLIC)
    if part["roc"]:
        return replace(fresh, year=_REPUBLIC + _ordinal(part["roc"]), base=_REPUBLIC, moon=False)
    if part["era"]:
        first, *marks = words("date-eras")[part["era"]]
        base = int(first) - 1
        return replace(fresh, year=_told(told, base + _ordinal(part["erayear"])), base=base, moon="solar" not in marks)
    return None


def _christian(text: str) -> int:
    """The year that figures in a bracket give: 285; -423 for 前424, since the year 0 is 1 BC."""
    figures = int("".join(character for character in text if character.isdigit()))
    return figures if text.isdigit() else 1 - figures


def _four(year: int) -> str:
    """A year as EDTF writes it: 0285, -0423."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _told(gloss: str, year: int) -> int:
    """The year that a bracket gives beside a reign's, where it is near enough to be that year."""
    figures = "".join(character for character in gloss if character.isdigit())[:4]
    return int(figures) if figures and abs(int(figures) - year) <= 1 else year


def _is_year(gloss: str) -> bool:
    return sum(character.isdigit() for character in gloss) >= 4


def _digits(text: str) -> int:
    return number("".join("0" if character in words("outline-zeros") else character for character in text))


def _ordinal(text: str) -> int:
    return number(text) or 1


def _moved_month(part: Part, scope: Scope) -> Scope:
    if not part["monthword"]:
        return scope
    further = int(words("outline-words")[part["monthword"]][1])
    if not further or not scope.month:
        return replace(scope, day=0) if further == 0 else scope
    index = scope.year * 12 + scope.month - 1 + further
    return replace(scope, year=index // 12 if scope.year else 0, month=index % 12 + 1, day=0, leap=False)


def _month(part: Part, scope: Scope) -> Scope:
    written = part["month"]
    if not written:
        return replace(scope, month=0, day=0) if set(part.pieces) & {"season", "yearpart", "half", "quarter"} else scope
    mark = words("outline-lunar-marks").get(part["calendar"], ("",))[0]
    named = words("outline-lunar-months").get(written)
    of_moon = named is not None or bool(part["leap"]) or mark == "lunar" or bool(part["lunarday"])
    by_reign = scope.moon and not written.isdigit() and mark != "solar"
    month = int(named[0]) if named else number(written)
    return replace(scope, month=month, day=0, leap=bool(part["leap"]), lunar=of_moon or by_reign)


def _day_after(scope: Scope, further: int) -> Dated:
    found = _day(scope) if scope.day else Dated("", scope)
    if not found.value or not further or len(found.value) != 10:
        return found if scope.day else _coarse(Part("", {}), scope)
    day = date.fromisoformat(found.value) + timedelta(days=further)
    return Dated(day.isoformat(), replace(scope, year=day.year, month=day.month, day=day.day, lunar=False, leap=False))


def _day(scope: Scope) -> Dated:
    year, month, day = scope.year, scope.month, scope.day
    if not month:
        return Dated("", scope)
    if not year:
        return Dated(f"XXXX-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else "", scope)
    if _before_tables(scope):
        return Dated(_four(year), scope)
    if scope.lunar:
        found = lunar.day(year, month, day, leap=scope.leap) if day else None
        return Dated(found.isoformat(), scope) if found else _no_such(scope, f"{year}-{month}-{day} (lunar)")
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return _no_such(scope, f"{year}-{month}-{day}")
    return Dated(f"{year:04d}-{month:02d}-{day:02d}", scope)


def _before_tables(scope: Scope) -> bool:
    """Whether no day or month of that year can be told in today's calendar, so that only its year is known."""
    return scope.year < 1 or (scope.lunar and scope.year < _FIRST_LUNAR)


def _no_such(scope: Scope, said: str) -> Dated:
    """What is left of a day that is none: its year."""
    return Dated(f"{scope.year:04d}", replace(scope, month=0, day=0), f"no such day: {said}")


def _coarse(part: Part, scope: Scope) -> Dated:
    """A month, a part of one, a season or a year."""
    if not scope.year:
        month = scope.month
        return Dated(f"XXXX-{month:02d}" if 1 <= month <= 12 else "", scope)
    if scope.month and not _before_tables(scope):
        return _month_value(part, scope)
    return Dated(_year_value(part, scope.year) + ("~" if part["about"] and not part["season"] else ""), scope)


def _month_value(part: Part, scope: Scope) -> Dated:
    if scope.lunar:
        span = lunar.month_span(scope.year, scope.month, leap=scope.leap)
    elif 1 <= scope.month <= 12:
        span = date(scope.year, scope.month, 1), date(scope.year, scope.month, monthrange(scope.year, scope.month)[1])
    else:
        span = None
    if span is None:
        return _no_such(scope, f"{scope.year}-{scope.month}")
    if part["monthpart"]:
        first, last = (int(day) for day in words("outline-month-parts")[part["monthpart"]][:2])
        start, end = span[0] + timedelta(days=first - 1), min(span[1], span[0] + timedelta(days=last - 1))
        return Dated(f"[{start.isoformat()}..{end.isoformat()}]", scope)
    first_month, last_month = span[0].isoformat()[:7], span[1].isoformat()[:7]
    return Dated(first_month if first_month == last_month else f"[{first_month}..{last_month}]", scope)


def _year_value(part: Part, year: int) -> str:
    if year < 1:
        return _four(year)
    if part["season"] or part["half"]:
        return f"{year:04d}-{words('outline-seasons')[part['season'] or part['half']][0]}"
    if part["quarter"]:
        return f"{year:04d}-{32 + number(part['quarter'])}"
    word = part["yearpart"] or part["monthpart"]
    month = words("outline-year-parts").get(word, ("",))[0]
    return f"{year:04d}-{month}" if month else f"{year:04d}"
