"""What the server prints of itself: what goes wrong, and the same thing not for ever."""

from __future__ import annotations

import logging
import time

_MOST, _SECONDS = 5, 60.0
"""So many times in so many seconds is the same thing said."""
_EXPECTED = ("ASGI callable returned without completing response", "Invalid HTTP request received")
"""What uvicorn says where an answer is broken off on purpose, and of clients that speak no HTTP: they are told."""


class Damped(logging.Filter):
    """Lets the same complaint through a few times a minute."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a complaint is printed."""
        told, now = str(record.msg), time.monotonic()
        if told.startswith(_EXPECTED):
            return False
        begun, times = self._said.get(told, (now, 0))
        if now - begun > _SECONDS:
            begun, times = now, 0
        if len(self._said) > 1000:
            self._said.clear()
        self._said[told] = begun, times + 1
        return times < _MOST


def dampen() -> None:
    """Holds the complaints of the server and of its event loop to a few of a kind."""
    for name in ("asyncio", "uvicorn.error"):
        logging.getLogger(name).addFilter(Damped())
