"""From what a rule matched to steps of a date expression."""

from __future__ import annotations

import re

from kg.find.dates.grammar import Rule, group_name
from kg.find.dates.numerals import number
from kg.lexicon import words

_NUMBERS = {"n", "month", "monthb", "day", "dayb", "arabic_day", "tens", "hour"}
_YEARS = {"year4", "year4b", "modern_year", "modern_yearb", "yy", "yy_zero", "yy_pair"}
_LISTS = {"quarterb": "quarter", "era": "eras", "plan": "plans", "period": "periods", "festival": "festivals"}


def steps(rule: Rule, match: re.Match[str]) -> tuple[str, ...] | None:
    """The steps of a matched rule; None where its numbers make no date."""
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    special = _SPECIAL.get(rule.steps)
    if special is not None:
        return special(groups)
    filled = re.sub(r"\{([a-z0-9-]+)\}", lambda found: _value(group_name(found[1]), groups), rule.steps)
    return tuple(step for step in map(_clock, filled.split()) if step)


def _clock(step: str) -> str:
    """Hours in two digits; 24 o'clock is the end of the day itself."""
    if not step.startswith("T"):
        return step
    hour, colon, minute = step[1:].partition(":")
    return f"T{int(hour):02d}{colon}{minute}" if int(hour) < 24 else ""


def _value(name: str, groups: dict[str, str]) -> str:
    if name == "count":
        count = _count(groups)
        return count.rstrip("~") + words("date-unit")[groups["unit"]][0] + ("~" if count.endswith("~") else "")
    text = groups.get(name, "")
    if name in _YEARS:
        return f"{number(text):04d}" if "year" in name else f"{number(text):02d}"
    if name in _NUMBERS:
        return str(_amount(text))
    if name == "minute":
        return text
    if name == "past":
        return _past(text)
    list_name = _LISTS.get(name, name.replace("_", "-"))
    return words(f"date-{list_name}")[text][0]


def _past(text: str) -> str:
    """Minutes after the hour as `:30`; empty where none are told."""
    if not text:
        return ""
    half = words("date-amounts").get(text)
    return f":{int(60 * float(half[0])) if half else number(re.split('分', text)[0]):02d}"


def _amount(text: str) -> int:
    known = words("date-amounts").get(text)
    return int(float(known[0])) if known else number(text)


def _count(groups: dict[str, str]) -> str:
    amounts = words("date-amounts")
    known = amounts.get(groups["n"])
    amount = float(known[0]) if known else float(number(groups["n"]))
    marks = [groups.get(name, "") for name in ("half_mark", "half_after")]
    amount += sum(float(amounts[mark][0]) for mark in marks if mark in amounts)
    return f"{amount:g}" + ("~" if any(mark and mark not in amounts for mark in marks) else "")


def _era_year(groups: dict[str, str]) -> tuple[str, ...] | None:
    first, *marks = words("date-eras")[groups["era"]]
    year = f"{int(first) + _ordinal(groups['n']) - 1:04d}"
    return (year,) if "solar" in marks else (f"R{year}",)


def _republic(groups: dict[str, str]) -> tuple[str, ...] | None:
    return (f"{1911 + _ordinal(groups['n']):04d}",)


def _ordinal(text: str) -> int:
    return number(text) or 1


def _before_christ(groups: dict[str, str]) -> tuple[str, ...] | None:
    # ISO 8601 has a year 0, so 221 BC is -0220.
    year = 1 - number(groups["n"])
    return (f"=-{-year:04d}" if year else "=0000",)


def _after_christ(groups: dict[str, str]) -> tuple[str, ...] | None:
    year = number(groups["n"])
    return (f"{year:04d}",) if 0 < year < 10000 else None


def _short_run(groups: dict[str, str]) -> tuple[str, ...] | None:
    first, last = number(groups["year4"]), number(groups["yyb"])
    last += first // 100 * 100
    return (f"{first}..{last}",) if last > first else None


def _month_run(groups: dict[str, str]) -> tuple[str, ...] | None:
    first = f"{groups['year4']}-{int(groups['month']):02d}"
    last = f"{groups['year4b']}-{int(groups['monthb']):02d}"
    return (f"{first}..{last}",) if first < last else None


def _years(groups: dict[str, str]) -> tuple[str, ...] | None:
    return ("set", *(f"{number(part):04d}" for part in groups["years"].split("、")))


def _first_months(groups: dict[str, str]) -> tuple[str, ...] | None:
    count = number(groups["n"])
    return (f"first{count}M",) if 1 < count <= 12 else None


def _month_list(groups: dict[str, str]) -> tuple[str, ...] | None:
    first, last = number(groups["month"]), number(groups["monthb"])
    return (f"m{first}..{last}",) if last == first + 1 else None


def _day_pair(groups: dict[str, str]) -> tuple[str, ...] | None:
    first, last = number(groups["day"]), number(groups["dayb"])
    return (f"d{first}..{last}",) if last == first + 1 else None


def _lunar(groups: dict[str, str]) -> tuple[str, ...] | None:
    name = groups.get("lunar_month") or groups["lunar_named_month"]
    named = words("date-lunar-named-month").get(name)
    month = int(named[0]) if named else number(name)
    day = groups.get("lunar_day") or groups.get("lunar_early", "")
    body = f"L{'-' if groups.get('leap') else ''}{month}" + (f"-{number(day)}" if day else "")
    return (f"{number(groups['year4']):04d}", body) if groups.get("year4") else (body,)


def _reject_nothing(_groups: dict[str, str]) -> tuple[str, ...] | None:
    return ("?",)


_SPECIAL = {
    "{era+n}": _era_year,
    "{republic}": _republic,
    "{bce}": _before_christ,
    "{ce}": _after_christ,
    "{short-run}": _short_run,
    "{iso-month-run}": _month_run,
    "{years}": _years,
    "{first-months}": _first_months,
    "{day-pair}": _day_pair,
    "{month-list}": _month_list,
    "{bce-century}": lambda groups: (f"=-{number(groups['n']) - 1:02d}XX",),
    "{century-run}": lambda groups: (f"={100 * (int(groups['n']) - 1):04d}/{100 * int(groups['last']) - 1:04d}",),
    "{lunar}": _lunar,
    "?": _reject_nothing,
}
