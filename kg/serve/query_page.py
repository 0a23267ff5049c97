"""The page at the root: an editor for queries (YASGUI, inlined) with the ready-made ones in tabs."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from kg.graph.queries import ready_made, unnarrowed
from kg.iri import PREFIXES
from kg.serve import pages


async def show(request: Request) -> Response:
    """The page, compressed where the client takes that; it asks only the server it comes from."""
    plain, packed, policy = _page(request.app.state.base)
    headers = {**pages.SAFE, "Content-Security-Policy": policy, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers={**headers, "Content-Encoding": "gzip"}, media_type="text/html")
    return Response(plain, headers=headers, media_type="text/html")


@cache
def _page(base: str) -> tuple[bytes, bytes, str]:
    """The page, the page compressed, and its policy."""
    script, beside, style = (pages.asset(name) for name in ("yasgui.js", "beside.js", "yasgui.css"))
    told = {
        "base": base,
        "prefixes": PREFIXES,
        "queries": [
            {"chinese": one.title_zh, "english": one.title, "text": unnarrowed(one.text)} for one in ready_made()
        ],
    }
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    parts = {"style": style, "data": data, "script": script, "beside": beside}
    html = re.sub(r"\{\{(style|data|script|beside)\}\}", lambda match: parts[match[1]], pages.asset("query.html"))
    allowed = f"{pages.fingerprint(script)} {pages.fingerprint(beside)}"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; connect-src 'self'; "
        "img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return html.encode(), gzip.compress(html.encode(), mtime=0), policy
