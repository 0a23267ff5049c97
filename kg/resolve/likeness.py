"""Whether the names told with two events may mean the same."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon import words
from kg.resolve import names


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
