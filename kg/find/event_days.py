"""Days at the front of an event's name: those that date it are no part of it, 5·12 is."""

from __future__ import annotations

import re

_DAY = re.compile(r"\d{1,2}[·•・]\d{1,2}")
_FRONT_DAY = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?(?=[^\W\d]{3})")
_LONGEST_DAY = 5


def front(folded: str, start: int) -> int:
    """Where a name begins: behind a day of its year, and with one in figures that was cut off (5·12汶川特大地震)."""
    full = _FRONT_DAY.match(folded, start)
    if full is not None:
        return full.end()
    near = _DAY.finditer(folded, max(0, start - _LONGEST_DAY), start + _LONGEST_DAY)
    found = next((one for one in near if one.start() <= start <= one.end()), None)
    return start if found is None else found.start()
