"""The small language in which a date waits for what it hangs on: `@range|2023-10-09|d12`."""

from __future__ import annotations

from dataclasses import dataclass

FUTURE = ">"
NEAR = "^"
APPROXIMATE = "~"


@dataclass(frozen=True, slots=True)
class Expression:
    """Steps that lead from a reference day, an anchor or an absolute date to a period.

    `kind` is at, range, since (open end), todate (ends at the reference), until, before, after or set; `second` is
    the end of a range; `flags` holds `>` where the text looks ahead, `^` where the nearer side is meant and `~`
    where it says about.
    """

    kind: str
    first: tuple[str, ...]
    second: tuple[str, ...] = ()
    flags: str = ""

    def encode(self) -> str:
        """One line beginning with `@`."""
        return "@" + "|".join((self.kind, " ".join(self.first), " ".join(self.second), self.flags)).rstrip("|")


def decode(text: str) -> Expression:
    """The expression that `encode` wrote.

    >>> decode("@range|2023-10-09|d12").second
    ('d12',)
    """
    kind, first, second, flags = [*text[1:].split("|"), "", "", ""][:4]
    return Expression(kind, tuple(first.split()), tuple(second.split()), flags)
