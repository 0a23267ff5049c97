"""The ids of articles: the names they ask for, told apart where several ask for one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

Claim = tuple[str, str, int]
"""An article's source, the name it asks for, and how many of that name stand before it in the source."""


def assign(claims: Iterable[Claim]) -> dict[Claim, str]:
    """An id for each article; of several that ask for one name the first by source has it, others their folder too.

    The ids depend on which articles there are, not on the order in which they came.

    >>> assign([("b/x.txt", "x", 0), ("a/x.txt", "x", 0), ("b/y.txt", "y", 0)])
    {('a/x.txt', 'x', 0): 'x', ('b/x.txt', 'x', 0): 'b/x', ('b/y.txt', 'y', 0): 'y'}
    """
    taken: set[str] = set()
    given: dict[Claim, str] = {}
    for claim in sorted(set(claims), key=lambda one: (one[0].split("/"), one[1:])):
        given[claim] = free(claim[1], claim[0], taken)
        taken.add(given[claim])
    return given


def free(name: str, source: str, taken: set[str]) -> str:
    """The name, with its folder or else a number where it is taken."""
    if name not in taken:
        return name
    folder = Path(source).parent.name
    wider = f"{folder}/{name}" if folder else name
    number, found = 2, wider
    while found in taken:
        found = f"{wider}~{number}"
        number += 1
    return found
