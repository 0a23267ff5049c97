"""Reads the date that opens a line or sentence (`- 3月5日　`, `**2019.3.5**`, `民国二十六年七月七日,`, `是月`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from kg.find.outline.marks import marks
from kg.lexicon import words

_FORMS = (
    *("table-day", "open-year", "year-quarter", "numeric-year", "numeric-roc", "numeric-day", "lone-year"),
    *("structured", "ruled", "roc-listed", "lone-month", "roc-month", "lone-roc"),
)
_NUMERIC = frozenset({"numeric-year", "numeric-roc", "numeric-day", "lone-year", "lone-month", "roc-month", "lone-roc"})


_YEAR_PIECES = frozenset({"year4", "roc", "era", "erayear", "running", "gloss"})
_YEAR_PIECES |= {"ruler", "ruleyear", "christian", "lastchristian"}


_BESIDE = {"lone-month": "month", "roc-month": "roc", "lone-roc": "roc"}


@dataclass(frozen=True, slots=True)
class Part:
    """One date as written: the named pieces of its pattern, and the name of the form (`structured`, `numeric-day`)."""

    form: str
    pieces: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.pieces.get(name, "")


@dataclass(frozen=True, slots=True)
class Head:
    """A date from `start` to `end`, the entry's own words from `body`; `last` is the other end of a range.

    `marked` tells that a bullet, a bracket or a sign of markup stands before it, `apart` that a space, a colon or
    markup stands behind it.
    """

    start: int
    end: int
    body: int
    first: Part
    last: Part | None = None
    marked: bool = False
    apart: bool = False

    @property
    def numeric(self) -> bool:
        """Whether figures alone tell it (3.5, 1956), which elsewhere may be anything."""
        return self.first.form in _NUMERIC

    @property
    def weak(self) -> bool:
        """Whether it is a date only beside fuller ones in figures (09 beside 5.18, 54 beside 56.8.1)."""
        return self.first.form in _BESIDE

    def stands_beside(self, other: Head) -> bool:
        """Whether another date in figures shows that this one, which is weak, is one."""
        needed = _BESIDE[self.first.form]
        return other.numeric and not other.weak and bool(other.first[needed])


def read(text: str, at: int, end: int, *, sentence: bool = False) -> Head | None:
    """The date that opens `text[at:end]` (folded); in the middle of a line (`sentence`) only what is plainly a date."""
    line = text[at:end]
    before = "" if sentence else prefix(line)
    for form in ("structured", "ruled", "roc-listed") if sentence else _FORMS:
        match = _pattern(form).match(line, len(before))
        if match is None or match.end() == len(before):
            continue
        found = _head(line, form, match, sentence=sentence)
        if found is not None:
            apart = not set(line[found.end : found.body]).isdisjoint(_set_off())
            moved = {name: getattr(found, name) + at for name in ("start", "end", "body")}
            return replace(found, **moved, marked=bool(before.strip()), apart=apart)
    return None


def prefix(line: str) -> str:
    """The bullet, ordinal or opening bracket that a line begins with."""
    match = _pattern("prefix").match(line)
    return match[0] if match else ""


def closing(text: str, at: int, end: int) -> Head | None:
    """The date in brackets that closes `text[at:end]`: 院庆大会举行。(9月9日)."""
    match = _pattern("closing-bracket").search(text, at, end)
    if match is None:
        return None
    found = read(text, match.start("inner"), match.end("inner"))
    if found is None or found.body < match.end("inner"):
        return None
    return replace(found, body=match.start(), marked=True)


def _set_off() -> frozenset[str]:
    """What sets a date off more than a comma does."""
    return frozenset(marks()) - frozenset(",，.。")


def _head(line: str, form: str, match: re.Match[str], *, sentence: bool) -> Head | None:
    first, last = _part(form, match), None
    stop = match.start() + len(match[0].rstrip(" \t,"))
    joint = _pattern("joint").match(line, stop)
    if joint is not None:
        second = next(_ends(line, form, joint.end()), None)
        if second is not None:
            last, stop = second
    opened = first["openday"] or form == "open-year"
    if (opened and last is None) or not _stands(line, first, stop, sentence=sentence, ranged=last is not None):
        return None
    tail = _pattern("tail").match(line, stop)
    end = match.start() + len(line[match.start() : stop].rstrip(" \t,"))
    return Head(match.start(), end, tail.end() if tail else stop, first, last)


def _ends(line: str, form: str, at: int) -> Iterator[tuple[Part, int]]:
    for name in (form, "numeric-day", "structured", "bare-day") if form in _NUMERIC else ("structured",):
        match = _pattern(name).match(line, at)
        if match is not None and match.end() > at:
            part = _part(name, match)
            if part.pieces:
                yield part, match.end()


def _part(form: str, match: re.Match[str]) -> Part:
    return Part(form, {name: value for name, value in match.groupdict().items() if value})


def _stands(line: str, part: Part, stop: int, *, sentence: bool, ranged: bool) -> bool:
    """Whether what was matched is a date that opens an entry."""
    named = set(part.pieces) - {"about", "note", "calendar", "leap"}
    if not named:
        return False
    apart = _pattern("gap").match(line, stop) is not None
    year = named & {"year4", "roc", "era", "running", "yearword", "christian"}
    if not year and named <= {"season", "half", "quarter", "yearpart"}:
        return apart and _alone("outline-year-parts", part["yearpart"], part)
    if not named & {"month", "monthword"} and part["monthpart"] and not year:
        return apart and _alone("outline-month-parts", part["monthpart"], part)
    if named <= _YEAR_PIECES and not ranged:
        glossed = bool(part["gloss"] or part["christian"])
        return apart or glossed or not (sentence or words("outline-not-head").longest(line, stop))
    if named & {"lunarday", "dayword", "monthword", "yearword", "someday"} or not named & {"day", "openday"}:
        return apart or bool(year) or not sentence
    return True


def _alone(name: str, word: str, part: Part) -> bool:
    """Whether a part of a year or month may open a line without its year or month (年底, 上旬; but not 初)."""
    return not word or "alone" in words(name)[word] or bool(part["season"])


_BODIES = {
    "prefix": "{bullet}{ordinal}{opening}",
    "structured": "(?:{year}(?:{gloss})?{blank},?{blank})?{calendar}{blank}(?:{month})?{blank}(?:{day}|{open-day})?"
    "{blank}(?:{month-part})?(?:{blank}(?:{year-part}))?{about}{clock}",
    "ruled": "{ruled-year}{calendar}{blank}(?:{month})?{blank}(?:{day})?{blank}(?:{month-part})?"
    "(?:{blank}(?:{year-part}))?",
    "tail": "{closing}",
    "closing-bracket": r"[(](?P<inner>[^()]{2,24})[)][ \t。.;]*$",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_expanded(_BODIES.get(name, f"{{{name}}}")))


def _expanded(pattern: str) -> str:
    """A pattern with its names in braces spelt out."""
    return re.sub(r"\{([a-z][a-zA-Z-]*)\}", lambda found: _piece(found[1]), pattern)


def _piece(name: str) -> str:
    if name.startswith("word-"):
        return _choice(word for word, (unit, _) in words("outline-words").items() if unit == name[-1])
    lists = {
        "eras": "date-eras",
        "dynasty": "outline-dynasties",
        "month-parts": "outline-month-parts",
        "year-parts": "outline-year-parts",
        "not-season": "date-not-season",
        "calendars": "outline-lunar-marks",
    }
    if name in lists:
        return _choice(words(lists[name]))
    if name == "calendar":
        return "(?:[ \t]{0,3}(?P<calendar>" + _choice(words("outline-lunar-marks")) + "))?"
    return _expanded(words("outline-patterns")[name][0])


def _choice(found: Iterable[str]) -> str:
    listed = sorted(found, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in listed) + ")"
