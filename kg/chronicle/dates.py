"""Dates in EDTF as a chronicle writes them, in Chinese or English, as precise as they are known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.edtf import precision

_PARTS = re.compile(r"(-?)(\d\d[\dX][\dX])(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T(\d\d)(?::(\d\d))?.*)?")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_STRETCHES = {
    "zh": {
        21: "{}年春", 22: "{}年夏", 23: "{}年秋", 24: "{}年冬", 33: "{}年第一季度", 34: "{}年第二季度",
        35: "{}年第三季度", 36: "{}年第四季度", 40: "{}年上半年", 41: "{}年下半年",
    },
    "en": {
        21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}", 33: "first quarter of {}",
        34: "second quarter of {}", 35: "third quarter of {}", 36: "fourth quarter of {}", 40: "first half of {}",
        41: "second half of {}",
    },
}  # fmt: skip
_WORDS = {
    "zh": {
        "about": "约{}", "unsure": "{}（存疑）", "from": "{}起", "until": "至{}", "dash": "—", "and": "、", "or": "或",
        "bc": "公元前{}", "century": "{}世纪", "decade": "{}世纪{}年代", "none": "日期不详",
    },
    "en": {
        "about": "about {}", "unsure": "{} (uncertain)", "from": "from {}", "until": "until {}", "dash": " to ",
        "and": ", ", "or": " or ", "bc": "{} BC", "century": "{} century",
        "none": "date unknown",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Day:
    """The parts of a date, each empty where it is not known."""

    year: str
    month: str
    day: str
    time: str


def words(edtf: str, language: str) -> str:
    """The date in words.

    >>> words("2023-10-09/2023-10-12", "zh"), words("2023-10-09/2023-11", "zh"), words("2023-10-09/2023-10-12", "en")
    ('2023年10月9日—12日', '2023年10月9日—11月', '9-12 October 2023')
    >>> words("2023-22", "zh"), words("198X", "zh"), words("2023-10-09/..", "zh"), words("", "zh")
    ('2023年夏', '20世纪80年代', '2023年10月9日起', '日期不详')
    """
    told = _WORDS[language]
    if not edtf:
        return told["none"]
    if edtf[0] in "{[":
        members = [words(one.strip(), language) for one in re.split(r",|\.\.", edtf[1:-1]) if one.strip()]
        return told["and" if edtf[0] == "{" else "or"].join(members)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(first, language)
    if last in {"", ".."}:
        return told["from"].format(_one(first, language))
    if first in {"", ".."}:
        return told["until"].format(_one(last, language))
    return _range(first, last, language)


def _one(text: str, language: str) -> str:
    told, bare = _WORDS[language], text.rstrip("~?%")
    shown = _bare(bare, language)
    if text[-1] in "~%":
        shown = told["about"].format(shown)
    return told["unsure"].format(shown) if text[-1] in "?%" else shown


def _bare(text: str, language: str) -> str:
    match = _PARTS.fullmatch(text)
    if match is None:
        return text
    grain = precision(text)
    if grain in {"decade", "century"}:
        return _vague(match[2], language)
    if grain in {"season", "quarter", "half"}:
        return _STRETCHES[language][int(match[3])].format(int(match[2]))
    return _written(_parts(match), language)


def _vague(year: str, language: str) -> str:
    century = int(year[:2]) + 1
    if language == "en":
        return f"{int(year[:3])}0s" if not year.endswith("XX") else _WORDS["en"]["century"].format(_ordinal(century))
    if year.endswith("XX"):
        return _WORDS[language]["century"].format(century)
    return _WORDS[language]["decade"].format(century, f"{year[2]}0")


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _parts(match: re.Match[str]) -> _Day:
    sign, year, month, day, hour, minute = match.groups()
    number = int(year)
    era = f"-{number + 1}" if sign or number == 0 else str(number)
    known_month = str(int(month)) if month and month != "XX" else ""
    known_day = str(int(day)) if day and day != "XX" and known_month else ""
    return _Day(era, known_month, known_day, f"{int(hour)}:{minute or '00'}" if hour else "")


def _written(day: _Day, language: str, without: str = "") -> str:
    """A day, month or year; `without` leaves out the year, or year and month, that stand before already."""
    bc = day.year.startswith("-")
    year = day.year.lstrip("-")
    if language == "zh":
        era = _WORDS["zh"]["bc"].format(f"{year}年") if bc else f"{year}年"
        month, number = f"{day.month}月" if day.month else "", f"{day.day}日" if day.day else ""
        return {"": era + month, "year": month, "month": ""}[without] + number + (f" {day.time}" if day.time else "")
    era = _WORDS["en"]["bc"].format(year) if bc else year
    month = MONTHS[int(day.month) - 1] if day.month else ""
    parts = (day.day, month if without != "month" else "", era if not without else "")
    return " ".join(filter(None, parts)) + (f", {day.time}" if day.time else "")


def _range(first: str, last: str, language: str) -> str:
    """From one date to another, what both share said once."""
    begin, end = (_PARTS.fullmatch(one) for one in (first, last))
    plain = all(precision(one) in {"day", "month", "time"} for one in (first, last)) and not {first[-1], last[-1]} & {
        *"~?%"
    }
    if begin is None or end is None or not plain:
        return _one(first, language) + _WORDS[language]["dash"] + _one(last, language)
    one, other = _parts(begin), _parts(end)
    shared = ""
    if one.year == other.year:
        shared = "month" if one.month == other.month and one.day and other.day else "year"
    if language == "zh":
        return f"{_written(one, language)}—{_written(other, language, shared)}"
    if shared == "month" and not one.time:
        return f"{one.day}-{_written(other, language)}"
    return f"{_written(one, language, 'year' if shared else '')} to {_written(other, language)}"
