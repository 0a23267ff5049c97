"""Which sentences a sentence goes on from, whose date is also its own: 随后, 赛后, 第18分钟."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.iri import PREFIXES
from kg.lexicon import words
from kg.relate.clauses import Line

_CLOCK = re.compile(r"第?[\d一二三四五六七八九十百]{1,4}分钟")
_FARTHEST, _FARTHEST_CLOCK = 2, 10


@cache
def matches(*, sides: bool = False) -> frozenset[str]:
    """The classes of matches and the like, of all or of those with sides."""
    told = (one.partition(":") for one, row in words("match-events").items() if not sides or "sides" in row)
    return frozenset(PREFIXES[prefix] + name for prefix, _, name in told)


def going_on_from(lines: Sequence[Line], number: int, *, match: bool = False) -> Iterator[Line]:
    """The sentences before that line `number` goes on from, the nearest first; none where nothing says that it does.

    A clock of a match leads back over paragraphs, other words only within their own. A `match` goes on by itself, but
    for what was before it (此前一轮, 上赛季).
    """
    line = lines[number]
    start = line.sentence.span.start
    clock = bool(words("event-clock").longest(line.folded, start) or _CLOCK.match(line.folded, start))
    goes_on = clock or words("event-continuing").longest(line.folded, start)
    if not goes_on and (not match or any(one in line.text(line.sentence.span) for one in words("matches-before"))):
        return
    for before in reversed(lines[max(0, number - (_FARTHEST_CLOCK if clock else _FARTHEST)) : number]):
        if before.sentence.section != line.sentence.section:
            return
        if not clock and before.sentence.paragraph != line.sentence.paragraph:
            return
        yield before
