"""Answers of worker processes as responses: sent while they grow, broken off visibly where they fail half-way."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.graph.answering import Question
from kg.graph.answers import Result
from kg.graph.workers import Pending, Pool
from kg.serve.protocol import refusal

_EARLY = 1 << 20
"""Bytes that wait for the end of an answer, so that its status tells whether it failed."""
_PIECE = 1 << 16
_LOOK = 0.5
"""Seconds between two looks whether the client is still there."""


async def respond(pool: Pool, question: Question, request: Request, headers: Mapping[str, str]) -> Response:
    """The answer to a question; a `ProtocolError` where it fails before anything is sent."""
    pending, news = _asked(pool, question)
    try:
        while not pending.ended and pending.size < _EARLY:
            await _wait(news)
            if await request.is_disconnected():
                pending.forget()
    except asyncio.CancelledError:
        pending.forget()
        raise
    if pending.error:
        raise refusal(pending.error)
    return _Growing(pending, news, headers)


async def result(pool: Pool, text: str) -> Result:
    """A whole answer; a `ProtocolError` where there is none."""
    pending, news = _asked(pool, Question(text))
    while not pending.ended:
        await _wait(news)
    if pending.error:
        raise refusal(pending.error)
    return pending.result or Result()


def _asked(pool: Pool, question: Question) -> tuple[Pending, asyncio.Event]:
    loop, news = asyncio.get_running_loop(), asyncio.Event()

    def changed() -> None:
        with suppress(RuntimeError):  # the server has ended before the answer
            loop.call_soon_threadsafe(news.set)

    return pool.ask(question, changed), news


async def _wait(news: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(news.wait(), _LOOK)
    except TimeoutError:
        return
    news.clear()


class _Growing(Response):
    """Sends what is in the file of an answer until the answer has ended."""

    def __init__(self, pending: Pending, news: asyncio.Event, headers: Mapping[str, str]) -> None:
        super().__init__(headers=headers, media_type=_with_charset(pending.media_type))
        self._pending, self._news = pending, news
        del self.headers["content-length"]
        if pending.ended:
            self.headers["content-length"] = str(pending.size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An answer that fails half-way ends in words, and its connection without the mark of a whole one."""
        pending, request = self._pending, Request(scope, receive)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            sent = 0
            while not pending.ended or sent < pending.size:
                if await request.is_disconnected():
                    return
                if sent == pending.size:
                    await _wait(self._news)
                elif piece := pending.read(sent, _PIECE):
                    sent += len(piece)
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
            broken = f"\n\nbroken off: {pending.error}\n".encode() if pending.error else b""
            await send({"type": "http.response.body", "body": broken, "more_body": bool(broken)})
        finally:
            pending.forget()


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
