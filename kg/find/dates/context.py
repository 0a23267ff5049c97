"""What a relative date hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.find.dates.periods import Period


@dataclass(frozen=True, slots=True)
class Context:
    """What a date hangs on: the day of writing, the last explicit date, and which way a bare date leans.

    `lean` is past (news: the latest not after the reference), future (the next), or current (of the same year, month
    or week). `base`, where given, supplies the missing year or month of a bare date instead.
    """

    reference: date | None = None
    anchor: Period | None = None
    base: Period | None = None
    lean: str = "past"
