"""Answers compressed for who takes that: Brotli where it is installed, or gzip."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipResponder, IdentityResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

try:
    import brotli
except ImportError:  # an extra
    brotli = None

_LEAST = 500
"""Bytes below which nothing is gained."""
_EFFORT = 5


class Packing:
    """Compresses what the application sends, as `Accept-Encoding` weighs it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, and compresses what comes back."""
        responder: ASGIApp = self._app
        if scope["type"] == "http":
            wanted = coding(",".join(Headers(scope=scope).getlist("accept-encoding")))
            if wanted == "br":
                responder = _Brotli(self._app, _LEAST)
            elif wanted == "gzip":
                responder = GZipResponder(self._app, _LEAST, _EFFORT)
            else:
                send = _plainly(send)
        await responder(scope, receive, send)


def _plainly(send: Send) -> Send:
    """Sends as it comes, and tells caches that others may get it packed."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            if int(headers.get("content-length", _LEAST)) >= _LEAST:
                headers.add_vary_header("Accept-Encoding")
        await send(message)

    return marked


@lru_cache(maxsize=1000)
def coding(accepted: str) -> str:
    """The coding a client likes best of those that can be had, `br` before `gzip`; empty for none.

    >>> coding("gzip;q=0.5"), coding("gzip;q=0"), coding("identity")
    ('gzip', '', '')
    """
    weights: dict[str, float] = {}
    for one in accepted.lower().split(","):
        name, _, parameter = (part.strip() for part in one.partition(";"))
        try:
            weights[name] = float(parameter.partition("=")[2] or 1)
        except ValueError:
            weights[name] = 0.0
    offered = ("br", "gzip") if brotli else ("gzip",)
    best = max(offered, key=lambda name: weights.get(name, weights.get("*", 0.0)))
    return best if weights.get(best, weights.get("*", 0.0)) > 0 else ""


class _Brotli(IdentityResponder):
    content_encoding = "br"

    def __init__(self, app: ASGIApp, minimum_size: int) -> None:
        super().__init__(app, minimum_size)
        self._compressor: Any = None

    async def apply_compression(self, body: bytes, *, more_body: bool) -> bytes:
        if self._compressor is None:
            self._compressor = brotli.Compressor(quality=_EFFORT)
        packed: bytes = self._compressor.process(body)
        packed += self._compressor.flush() if more_body else self._compressor.finish()
        return packed
