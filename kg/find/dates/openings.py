"""With which characters a regular expression can begin, so that it is tried only where it may match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]  # no other door leads to a pattern's parts
from typing import Any

DIGITS = "\\d"
_CATEGORIES = {_constants.CATEGORY_DIGIT: DIGITS}
_REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_WIDTHLESS = {_constants.ASSERT, _constants.ASSERT_NOT, _constants.AT}


def openings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """The characters that a match can begin with, `\\d` for all digits; None where it may be any.

    >>> sorted(openings(re.compile("(?<!第)(?:昨|今天|\\\\d+)日")))
    ['\\\\d', '今', '昨']
    """
    found: set[str] = set()
    told = _gather(_parser.parse(pattern.pattern, pattern.flags), found)
    return None if told is not False else frozenset(found)


def _gather(parts: Iterable[tuple[Any, Any]], found: set[str]) -> bool | None:
    """Whether the parts can match nothing, their first characters noted; None where they may begin with any."""
    for kind, value in parts:
        empty = _part(kind, value, found)
        if empty is not True:
            return empty
    return True


def _part(kind: Any, value: Any, found: set[str]) -> bool | None:
    if kind in _WIDTHLESS:
        return True
    if kind is _constants.LITERAL or kind is _constants.IN:
        return _class(value if kind is _constants.IN else [(kind, value)], found)
    if kind is _constants.SUBPATTERN:
        return _gather(value[-1], found)
    if kind is _constants.BRANCH:
        told = [_gather(branch, found) for branch in value[1]]
        return None if None in told else True in told
    if kind in _REPEATS:
        told_once = _gather(value[2], found)
        return None if told_once is None else told_once or value[0] == 0
    return None


def _class(members: Iterable[tuple[Any, Any]], found: set[str]) -> bool | None:
    for kind, value in members:
        if kind is _constants.LITERAL:
            found.add(chr(value))
        elif kind is _constants.RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is _constants.CATEGORY and value in _CATEGORIES:
            found.add(_CATEGORIES[value])
        else:
            return None
    return False
