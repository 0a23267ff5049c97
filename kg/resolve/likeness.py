"""Whether the names told with two events may mean the same."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon import words
from kg.resolve import names

_TITLE = 6  # characters of a document's name without its marks


@lru_cache(maxsize=1 << 16)
def endings(known: str) -> frozenset[str]:
    """How a name, and each part of it before 和 or 暨, may end."""
    parts = re.split("|".join(re.escape(word) for word in words("name-joiners")), known)
    whole = [known.rstrip('”"」'), *(part.rstrip('”"」') for part in parts)]
    return frozenset(part[at:] for part in whole for at in range(len(part) + 1))


@lru_cache(maxsize=1 << 16)
def same_agent(left: str, right: str) -> bool:
    """Whether two names of bodies or persons may mean one."""
    short, long = sorted((left, right), key=len)
    return names.short_form(short, long) >= names.SURE


def nation(agents: tuple[str, ...]) -> bool:
    """Whether nobody but the country of those who write does it, as a headline says of its bodies (我国发布方案)."""
    return bool(agents) and set(agents) <= {row[0] for row in words("own-country").values() if row}


def titled(phrases: frozenset[str], papers: frozenset[str]) -> bool:
    """Whether a phrase is what a document is called, without its marks (某某实施方案, 《某某实施方案（2030年）》)."""
    return any(len(one) >= _TITLE and one in paper for one in phrases for paper in papers)
