"""Pages of other sites: refused unless they are named, so that no site asks behind the back of who visits it."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ANY = "*"
FRAMED = frozenset({"/reconcile/preview"})
"""What pages of sites that were named may show in a frame, for which browsers name no origin."""


class Sites:
    """Refuses what browsers send on behalf of other sites' pages (`Origin`, `Sec-Fetch-Site`); links to pages pass."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app, self._origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers 403, or hands on."""
        if scope["type"] != "http" or ANY in self._origins or self._may(Headers(scope=scope), scope):
            await self._app(scope, receive, send)
        else:
            told = "pages of other sites may not ask this server; kg serve --cors ORIGIN names those that may\n"
            await PlainTextResponse(told, 403, {"Vary": "Origin, Sec-Fetch-Site"})(scope, receive, send)

    def _may(self, headers: Headers, scope: Scope) -> bool:
        origin = headers.get("origin")
        if origin is not None:
            return origin in self._origins or urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
        if headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
            return True
        is_framed = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "iframe")
        if is_framed and self._origins and scope["path"] in FRAMED:
            return bool(scope["method"] == "GET")
        is_visit = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
        is_harmless = not scope["query_string"] or headers.get("sec-fetch-user") == "?1"
        return is_visit and is_harmless and scope["method"] in {"GET", "HEAD"}
