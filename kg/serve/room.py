"""The room that answers may take on the disk until their readers have them."""

from __future__ import annotations

from kg.errors import BusyError
from kg.serve.pending import Pending


class Room:
    """So many bytes; where answers take more, the one that was asked for first goes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: set[Pending] = set()

    def add(self, pending: Pending) -> None:
        """Counts an answer that grows in a file."""
        self._kept.add(pending)

    def make(self) -> None:
        """Sees to it that all there is has room."""
        self._kept = {one for one in self._kept if one.is_kept}
        while self.taken() > self._most:
            oldest = min(self._kept, key=lambda one: one.asked)
            self._kept.discard(oldest)
            oldest.cut(BusyError("the room was needed for other answers", hint="read faster, or ask for less"))

    def taken(self) -> int:
        """Bytes."""
        return sum(one.size for one in self._kept if one.is_kept)
