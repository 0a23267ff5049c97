"""The date rules of ontology/lexicon/date-rules.tsv as compiled patterns."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.find.dates.openings import DIGITS, openings
from kg.lexicon import words

BLANK = r"[ \t　]{0,2}"
_LISTS = {
    "era": "eras",
    "plan": "plans",
    "period": "periods",
    "festival": "festivals",
    "quarterb": "quarter",
}
_UNNAMED = {"week", "event-head", "vague"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a part of a date: `level` in the rising order, levels it may `follow`, pattern and steps."""

    name: str
    level: int
    follows: frozenset[int]
    begins: bool
    alone: bool
    pattern: re.Pattern[str]
    steps: str


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order of the table."""
    return tuple(_rule(name, columns) for name, columns in words("date-rules").items())


@cache
def beginnings() -> re.Pattern[str]:
    """The characters with which some date may begin, so that a scan need not try the rules at each place."""
    told = _by_opening()
    if "" in told:
        return re.compile(r"[\s\S]")
    return re.compile(f"[{''.join(re.escape(one) for one in sorted(told) if one != DIGITS)}{DIGITS}]")


@cache
def beginning(character: str) -> tuple[Rule, ...]:
    """The rules that may begin a date whose first character it is, in the order of the table."""
    known = {character, DIGITS if character.isdecimal() else "", ""}
    told = _by_opening()
    fitting = {rule.name for one in known for rule in told.get(one, ())}
    return tuple(rule for rule in rules() if rule.name in fitting)


@cache
def following(level: int) -> tuple[Rule, ...]:
    """The rules that may go on behind one of a level, in the order of the table."""
    return tuple(rule for rule in rules() if level in rule.follows)


@cache
def _by_opening() -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin a date by a first character; those that any may open by an empty one."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules():
        if rule.begins:
            for character in openings(rule.pattern) or {""}:
                found[character].append(rule)
    return {character: tuple(told) for character, told in found.items()}


def alternation(name: str) -> str:
    """The words of the list `date-<name>` as one pattern, longest first, blanks allowed around Latin digits."""
    return "|".join(re.escape(word) for word in sorted(words(f"date-{name}"), key=lambda word: (-len(word), word)))


def expand(pattern: str) -> str:
    """A rule's pattern with its blanks and names in braces spelt out as a regular expression."""
    spelt = re.sub(r"\{([a-z][a-z0-9-]*)\}", lambda found: _expand(found[1]), pattern)
    return re.sub(r"(?<!\[)(?<!\[ \\t) (?!\\t)(?!\])", lambda _: BLANK, spelt)


def group_name(name: str) -> str:
    """A rule's name for a value as a regular expression group."""
    return name.replace("-", "_")


def _rule(name: str, columns: tuple[str, ...]) -> Rule:
    level, follows, pattern, steps = columns
    after = frozenset(int(part) for part in follows.split(",") if part.isdigit())
    start = follows.split(",")[0]
    return Rule(name, int(level), after, start in {"-", "^"}, start == "^", re.compile(expand(pattern)), steps)


def _expand(name: str) -> str:
    fragment = words("date-fragments").get(name)
    if fragment is not None:
        body = re.sub(r"\{([a-z][a-z0-9-]*)\}", lambda found: _expand(found[1]), fragment[0])
        return f"(?P<{group_name(name)}>{body})" if "named" in fragment else f"(?:{body})"
    if name == "to":
        return f"{BLANK}(?:{alternation('to')}){BLANK}"
    if name in _UNNAMED or name.startswith("not-"):
        return f"(?:{alternation(name)})"
    return f"(?P<{group_name(name)}>{alternation(_LISTS.get(name, name))})"
