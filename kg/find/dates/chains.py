"""Single dates: chains of rules of rising level that stand side by side (去年 · 10月 · 9日 · 上午)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.find.dates.build import steps
from kg.find.dates.grammar import beginning, following

_JOINT = re.compile(r"[ \t　]{0,2}的?[ \t　]{0,2}")
_MONTH = re.compile(r"m(\d+)")
_DAY = re.compile(r"d(\d+(?:\.\.\d+)?)")
_DAY_LEVEL = 60
_YEAR_RUNS = frozenset({"year-run", "short-year-run"})


@dataclass(frozen=True, slots=True)
class Chain:
    """A date read from `start` to `end`: the names of its rules, its steps, the first and last level."""

    start: int
    end: int
    names: tuple[str, ...]
    steps: tuple[str, ...]
    first_level: int
    level: int

    @property
    def is_day(self) -> bool:
        """Whether it names one day or a time of it."""
        return self.level >= _DAY_LEVEL


def chain(text: str, at: int, *, alone: bool = False) -> Chain | None:
    """The longest date that begins at `at`; among equals the one whose first rule stands first in the table.

    `alone` admits the rules for a text that is nothing but the date.
    """
    best: Chain | None = None
    for found in _grow(text, at, None, alone):
        if best is None or found.end > best.end:
            best = found
    if best is None:
        return None
    merged = _by_reign(_merge(best.steps), text[best.start : best.end])
    return Chain(best.start, best.end, best.names, merged, best.first_level, best.level)


def _grow(text: str, at: int, before: Chain | None, alone: bool) -> Iterator[Chain]:
    for rule in beginning(text[at : at + 1]) if before is None else following(before.level):
        match = rule.pattern.match(text, at) if alone or not rule.alone or before is not None else None
        if match is None or match.end() == at or (rule.alone and match.end() < len(text.rstrip())):
            continue
        found = steps(rule, match)
        if found is None:
            continue
        head = before or Chain(at, at, (), (), rule.level, 0)
        here = Chain(
            head.start, match.end(), (*head.names, rule.name), (*head.steps, *found), head.first_level, rule.level
        )
        joint = _JOINT.match(text, match.end())
        grown = tuple(_grow(text, joint.end() if joint else match.end(), here, alone))
        if rule.name in _YEAR_RUNS and grown:
            continue  # 2015年至2019年10月 ends in that month: two dates, the run of which is read elsewhere
        yield here
        yield from grown


def _merge(found: tuple[str, ...]) -> tuple[str, ...]:
    """A month and its day become one step, so that a bare pair leans as a whole; an afternoon's hours count on."""
    for part, earliest in (("pm", 1), ("night", 5)):
        if part in found:
            found = tuple(_afternoon(step, earliest) for step in found if step != part)
    if "small" in found:  # half past twelve in the small hours is past midnight
        found = tuple(re.sub(r"^T12", "T00", step) for step in found if step != "small")
    for at in range(len(found) - 1):
        month, day = _MONTH.fullmatch(found[at]), _DAY.fullmatch(found[at + 1])
        if month and day:
            return (*found[:at], f"md{month[1]}-{day[1]}", *found[at + 2 :])
    return found


def _afternoon(step: str, earliest: int) -> str:
    """An hour counted from noon; the small hours of a night are of the morning."""
    hour = re.fullmatch(r"T(\d\d?)(.*)", step)
    return f"T{int(hour[1]) + 12:02d}{hour[2]}" if hour and earliest <= int(hour[1]) < 12 else step


def _by_reign(found: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Months and days of a reign are lunar (宣统三年八月十九日), unless in figures (宣统三年10月10日)."""
    if not found[0].startswith("R"):
        return found
    year, rest = found[0][1:], found[1:]
    written = re.search(r"\d+ ?月", text)
    match = re.fullmatch(r"md(\d+)-(\d+)|m(\d+)", rest[0]) if rest and not written else None
    if match is None:
        return year, *rest
    return year, f"L{match[1]}-{match[2]}" if match[1] else f"LM{match[3]}", *rest[1:]
