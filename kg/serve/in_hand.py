"""What a worker has in hand: the query it runs, and short ones handed in ahead, so that it is not woken for each."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from kg.serve.pending import Pending

_MOST = 16
"""Queries handed in ahead at most."""
_SECONDS = 0.005
"""What is handed in ahead takes so long, at the pace of late."""
_WEIGHT = 0.1
"""How much of the pace the last answer makes."""


@dataclass(slots=True)
class Job:
    """A query that runs, and those that its worker has in hand `behind` it."""

    pending: Pending
    begun: float
    seconds: float
    """It may take; none where 0."""
    aside: bool = False
    computed: float | None = None
    """What the worker had computed when it was first looked at."""
    late: bool = False
    """Nothing more is handed in behind it."""
    behind: deque[Pending] = field(default_factory=deque)

    @property
    def end(self) -> float:
        """When it has had its time."""
        return self.begun + (self.seconds or math.inf)

    def followed(self, now: float) -> Job | None:
        """The next one, where there is one."""
        return Job(self.behind.popleft(), now, self.seconds, behind=self.behind) if self.behind else None


class Pace:
    """How long answers took of late; a pool begins as if they took long."""

    def __init__(self) -> None:
        self._seconds = 1.0

    def note(self, seconds: float) -> None:
        """Takes one more into account."""
        self._seconds += _WEIGHT * (seconds - self._seconds)

    def ahead(self) -> int:
        """How many queries a worker may have in hand besides the one it runs."""
        return min(_MOST, int(_SECONDS / self._seconds))
