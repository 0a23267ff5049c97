"""Answers of worker processes as responses: sent while they grow, broken off visibly where they fail half-way."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.graph.answering import Question
from kg.graph.answers import Result
from kg.serve.pending import Pending
from kg.serve.pool import Pool
from kg.serve.protocol import refusal

_EARLY = 1 << 20
"""Bytes that wait for the end of an answer, so that its status tells whether it failed."""
_PIECE = 1 << 16
_LONGEST = 600.0
"""Seconds that an answer waits for its reader after its query has ended."""


async def respond(pool: Pool, question: Question, request: Request, headers: Mapping[str, str]) -> Response:
    """The answer to a question; a `ProtocolError` where it fails before anything is sent."""
    pending = pool.ask(question)
    try:
        while not pending.ended and pending.size < _EARLY:
            await pending.changed()
            if not pending.ended and await request.is_disconnected():
                pending.forget()
    except asyncio.CancelledError:
        pending.forget()
        raise
    if pending.error:
        pending.forget()
        raise refusal(pending.error)
    if pending.ended and not pending.is_kept:
        return Response(pending.body, headers=headers, media_type=_with_charset(pending.media_type))
    return _Growing(pending, headers)


async def result(pool: Pool, asked: str | Question) -> Result:
    """A whole answer; a `ProtocolError` where there is none."""
    pending = await _ended(pool, asked if isinstance(asked, Question) else Question(asked))
    return pending.result or Result()


async def whole(pool: Pool, question: Question, most: int) -> tuple[str, bytes]:
    """The media type and at most so many bytes of an answer; a `ProtocolError` where there is none."""
    pending = await _ended(pool, question)
    try:
        return pending.media_type, pending.read(0, most)
    finally:
        pending.forget()


async def _ended(pool: Pool, question: Question) -> Pending:
    pending = pool.ask(question)
    try:
        while not pending.ended:
            await pending.changed()
    except asyncio.CancelledError:
        pending.forget()
        raise
    if pending.error:
        pending.forget()
        raise refusal(pending.error)
    return pending


class _Growing(Response):
    """Sends what is in the file of an answer until the answer has ended."""

    def __init__(self, pending: Pending, headers: Mapping[str, str]) -> None:
        super().__init__(headers=headers, media_type=_with_charset(pending.media_type))
        self._pending = pending
        del self.headers["content-length"]
        if pending.ended:
            self.headers["content-length"] = str(pending.size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An answer that fails half-way ends in words, and its connection without the mark of a whole one."""
        pending, request = self._pending, Request(scope, receive)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            await self._send_pieces(request, send)
        finally:
            pending.forget()

    async def _send_pieces(self, request: Request, send: Send) -> None:
        pending, sent, latest = self._pending, 0, 0.0
        while not pending.unwanted and (not pending.ended or sent < pending.size):
            latest = latest or (time.monotonic() + _LONGEST if pending.ended else 0.0)
            if await request.is_disconnected() or (latest and time.monotonic() > latest):
                return
            if sent == pending.size:
                await pending.changed()
            elif piece := pending.read(sent, _PIECE):
                sent += len(piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        broken = f"\n\nbroken off: {pending.error}\n".encode() if pending.error else b""
        await send({"type": "http.response.body", "body": broken, "more_body": bool(broken)})


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
