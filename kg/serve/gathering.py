"""What is written to a connection at one time, such as head and body of an answer, goes out in one piece."""

from __future__ import annotations

import asyncio
from typing import Any

_AT_ONCE = 1 << 14
"""Bytes that wait for no others."""


class Gathering:
    """A transport that sends at the end of the loop's turn what was written in it; else it is the one it stands for."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._held: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Keeps a little for the end of the turn, sends much at once."""
        if not self._held and len(data) < _AT_ONCE:
            self._loop.call_soon(self._send)
        self._held.append(data)
        if len(data) >= _AT_ONCE:
            self._send()

    def get_write_buffer_size(self) -> int:
        """Bytes that are not sent yet."""
        return self._transport.get_write_buffer_size() + sum(map(len, self._held))

    def close(self) -> None:
        """Closes when all that was written has been sent."""
        self._send()
        self._transport.close()

    def abort(self) -> None:
        """Closes at once."""
        self._held.clear()
        self._transport.abort()

    def _send(self) -> None:
        if self._held and not self._transport.is_closing():
            self._transport.write(self._held[0] if len(self._held) == 1 else b"".join(self._held))
        self._held.clear()
