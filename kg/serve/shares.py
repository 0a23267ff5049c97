"""How the workers of a server are shared out among those who ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shares:
    """What each may have of the workers.

    A query that holds the last worker and has computed for more than `quick` seconds is set aside, and at once when it
    is asked again; so many run aside as there are workers, with what the others leave of the processor. `waiting` and
    `aside` are how many may wait for the one and the other, `room` how many bytes of answers may wait for their
    readers, `recent` how many are kept for who asks the same again.
    """

    quick: float = 0.25
    waiting: int = 1000
    aside: int = 16
    room: int = 1 << 30
    recent: int = 1 << 25
