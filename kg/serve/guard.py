"""Connections held to time and number, so that slow or silent clients take nothing from the others."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from uvicorn.protocols.http.auto import AutoHTTPProtocol

from kg.serve.gathering import Gathering

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import H11Protocol

    _Protocol = H11Protocol
else:
    _Protocol = AutoHTTPProtocol

_LOOK = 1.0
"""Seconds between two looks at all connections."""
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: 22\r\n\r\ntoo many connections.\n"
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many connections there may be, and the seconds a client may take.

    `request` from one answer (or its coming) to the whole head of the next request, `body` for what it sends, `write`
    to take some 50 kB of an answer.
    """

    connections: int = 1000
    request: float = 15.0
    body: float = 30.0
    write: float = 30.0


def guarded(patience: Patience) -> type[asyncio.Protocol]:
    """A protocol for uvicorn whose connections are all held to the same patience."""
    return type("Guarded", (_Guarded,), {"patience": patience, "sweep": None})


class _Guarded(_Protocol):
    patience: Patience
    sweep: asyncio.TimerHandle | None
    """The next look, shared by all connections of a server."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Takes a connection on, in place of the one that has done nothing for longest where there are too many."""
        super().connection_made(cast("asyncio.Transport", Gathering(transport, self.loop)))
        self.since, self.stuck = time.monotonic(), 0.0
        kind = type(self)
        if kind.sweep is None:
            kind.sweep = self.loop.call_later(_LOOK, _look, kind, self.connections)
        if len(self.connections) > self.patience.connections:
            self._make_place()

    def data_received(self, data: bytes) -> None:
        """Notes when a request has begun."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self.since = time.monotonic()

    def on_response_complete(self) -> None:
        """Notes when the next request is waited for."""
        self.since = time.monotonic()
        super().on_response_complete()

    def resume_writing(self) -> None:
        """Notes that the client reads."""
        self.stuck = 0.0
        super().resume_writing()

    def is_silent(self) -> bool:
        """Whether the client is waited for: for a request or the rest of one."""
        return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

    def is_late(self, now: float) -> bool:
        """Whether the client has had its time."""
        if not self.transport.get_write_buffer_size():
            self.stuck = 0.0
        elif not self.stuck:
            self.stuck = now
        elif now - self.stuck > self.patience.write:
            return True
        if not self.is_silent():
            return False
        is_body = self.cycle is not None and not self.cycle.response_complete
        return now - self.since > (self.patience.body if is_body else self.patience.request)

    def _make_place(self) -> None:
        others = [one for one in _of(self.connections) if one is not self and not one.transport.is_closing()]
        idle = [one for one in others if one.is_silent()] or [one for one in others if one.stuck]
        if idle:
            min(idle, key=lambda one: one.since).transport.abort()
        else:
            self.transport.write(_FULL)
            self.transport.close()


def _look(kind: type[_Guarded], connections: set[Any]) -> None:
    kind.sweep = None
    now = time.monotonic()
    waiting = _of(connections)
    for one in waiting:
        if one.is_late(now):
            one.transport.abort()
    if waiting:
        kind.sweep = waiting[0].loop.call_later(_LOOK, _look, kind, connections)


def _of(connections: set[Any]) -> list[_Guarded]:
    return cast("list[_Guarded]", [one for one in connections if isinstance(one, _Guarded)])
