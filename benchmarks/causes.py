"""Sorts wrong answers by cause, so that a short figure tells what it is short of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.evaluate import Finding

_MOST = 8


def of(findings: Iterable[Finding]) -> Counter[str]:
    """How many wrong answers each cause has; a miss and an invention that touch each other are one wrong answer."""
    rows: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        rows[one.row].append(one)
    return Counter(cause for row in rows.values() for cause in _of_row(row))


def told(counted: Counter[str]) -> str:
    """The most frequent causes with their counts, in one line."""
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    rest = sum(count for _, count in ordered[_MOST:])
    shown = [f"{cause} {count}" for cause, count in ordered[:_MOST]]
    return ", ".join([*shown, f"others {rest}"] if rest else shown) or "none"


def _of_row(row: list[Finding]) -> Iterator[str]:
    inventions = [one for one in row if one.what == "invention"]
    for miss in (one for one in row if one.what == "miss"):
        touching = [one for one in inventions if _touch(miss, one)]
        if not touching:
            yield _of_miss(miss)
            continue
        inventions = [one for one in inventions if one not in touching]
        yield _of_pair(miss, touching)
    for one in inventions:
        yield f"{one.type} invented"


def _of_miss(miss: Finding) -> str:
    if miss.start >= 0:
        return f"{miss.type} not seen"
    slot, colon, _ = miss.words.partition(": ")
    return f"{slot} of an event" if miss.type == "SLOT" and colon else miss.type


def _of_pair(miss: Finding, touching: list[Finding]) -> str:
    exact = [one for one in touching if (one.start, one.end) == (miss.start, miss.end)]
    if exact:
        return f"{miss.type} taken for {exact[0].type}"
    if len(touching) > 1:
        return f"{miss.type} cut into parts"
    one = touching[0]
    if one.type != miss.type:
        return f"{miss.type} taken for {one.type}, other bounds"
    if one.start <= miss.start and miss.end <= one.end:
        return f"{miss.type} too long"
    return f"{miss.type} too short" if miss.start <= one.start and one.end <= miss.end else f"{miss.type} shifted"


def _touch(one: Finding, other: Finding) -> bool:
    return one.start >= 0 and one.start < other.end and other.start < one.end
