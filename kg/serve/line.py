"""Those who wait in a line for a worker: the first of them, and who has waited too long."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from kg.errors import BusyError
from kg.graph.answering import Ended, Question
from kg.serve.pending import Pending

_SHORT = 1000
"""Characters of a query that may be handed in ahead: what a busy worker has not read must fit between the two."""


def taken(line: deque[Pending], most: int) -> Iterator[Pending]:
    """The first in a line, out of it, at most so many and up to the first who is not short."""
    while line and most > 0 and _is_short(line[0].question):
        most -= 1
        yield line.popleft()


def expire(line: deque[Pending], seconds: float, now: float) -> None:
    """Lets go whoever has waited so many seconds at the head of a line (0: for ever), and who has left."""
    while line and (line[0].unwanted or 0 < seconds < now - line[0].asked):
        pending = line.popleft()
        told = f"no worker came free in {now - pending.asked:.0f} s"
        pending.end(Ended(error=BusyError(told, hint="try again later")))


def _is_short(question: Question) -> bool:
    """Whether a query may be handed to a busy worker."""
    return len(question.text) <= _SHORT and not question.parameters and question.dataset is None
