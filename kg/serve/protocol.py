"""SPARQL 1.1 Protocol: what a request asks, and what it is told when it asks wrongly."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from starlette.requests import Request

from kg.errors import BusyError, KgError, MemoryLimitError, QueryError, SizeLimitError, TimeLimitError
from kg.graph.answering import Question
from kg.graph.media import UnacceptableError
from kg.graph.queries import Dataset
from kg.serve.negotiation import forms

METHODS = "GET, HEAD, POST, OPTIONS"
QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"
_FORMAT = ("format", "output", "results")
"""What clients call the form they want."""
_LONGEST = 1 << 20
"""Bytes of a request."""
_MOST_FIELDS = 10_000
_CHARSET = re.compile(r"(?!.*charset).*|charset\s*=\s*\"?utf-?8\"?")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20]*")
_STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TimeLimitError, 503),
    (BusyError, 503),
    (MemoryLimitError, 507),
    (SizeLimitError, 413),
    (QueryError, 400),
    (UnacceptableError, 406),
)

_Pairs = list[tuple[str, str]]


class ProtocolError(Exception):
    """A request that is answered with `status` and words."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


async def question(request: Request) -> Question | None:
    """What a GET or either form of POST asks; None where it asks nothing, which is to ask what the service is.

    `$name=value` gives a parameter of a ready-made query. A `ProtocolError` or `QueryError` where it asks wrongly.
    """
    pairs = _pairs(bytes(request.scope["query_string"]))
    if request.method == "POST":
        pairs += await _posted(request)
    if any(name == "update" for name, _ in pairs):
        raise ProtocolError(405, "updates are refused: a built graph is only read")
    texts = [value for name, value in pairs if name == "query"]
    if not texts and request.method != "POST":
        return None
    if len(texts) != 1:
        raise ProtocolError(400, f"a request asks one query, here are {len(texts)}")
    told = tuple((name[1:], value) for name, value in pairs if name.startswith("$"))
    wanted = next((value for name in _FORMAT for given, value in pairs if given == name), "")
    accept = ",".join(request.headers.getlist("accept"))
    return Question(texts[0], told, _dataset(pairs), forms(accept, wanted), request.app.state.base)


def refusal(error: KgError | UnacceptableError) -> ProtocolError:
    """The answer to a query that cannot be answered."""
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    if isinstance(error, UnacceptableError):
        return ProtocolError(status, f"this answer can be had as {', '.join(error.offered)}")
    return ProtocolError(status, str(error))


async def _posted(request: Request) -> _Pairs:
    kind, _, parameters = (part.strip().lower() for part in request.headers.get("content-type", "").partition(";"))
    if kind == UPDATE:
        raise ProtocolError(405, "updates are refused: a built graph is only read")
    if kind not in {QUERY, FORM}:
        raise ProtocolError(415, f"a query is posted as {QUERY} or {FORM}")
    if _CHARSET.sub("", parameters):
        raise ProtocolError(415, "a query is posted in UTF-8")
    body = await body_of(request)
    if kind == FORM:
        return _pairs(body)
    try:
        return [("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise ProtocolError(400, f"the query is not UTF-8 at byte {error.start}") from None


async def body_of(request: Request) -> bytes:
    """The body of a request, told its length or not, as it comes in; too long a one is refused on the way."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST:
            raise ProtocolError(413, f"a request has at most {_LONGEST:,} bytes")
    return body


def _pairs(encoded: bytes) -> _Pairs:
    try:
        fields = encoded.split(b"&", _MOST_FIELDS) if encoded else []
        if len(fields) > _MOST_FIELDS:
            raise ValueError
        parted = (field.partition(b"=") for field in fields if field)
        return [(_plain(name), _plain(value)) for name, _, value in parted]
    except ValueError:
        raise ProtocolError(400, "the parameters are not UTF-8 in percent-encoding, or too many") from None


def _plain(encoded: bytes) -> str:
    """What a form encodes; a `UnicodeError` where that is not UTF-8. A percent sign that encodes nothing is itself.

    >>> _plain(b"%E7%AB%99+%5c100%")
    '站 \\\\100%'
    """
    spaced = encoded.replace(b"+", b" ")
    if b"%" not in spaced:
        return spaced.decode("utf-8")
    try:  # many times as fast as going through it
        told = spaced.replace(b"\\", rb"\\").replace(b"%", rb"\x").decode("unicode_escape").encode("latin-1")
    except UnicodeDecodeError:
        told = unquote_to_bytes(spaced)
    return told.decode("utf-8")


def _dataset(pairs: _Pairs) -> Dataset | None:
    if len(pairs) == 1:  # the query alone
        return None
    default, named = (
        tuple(value for name, value in pairs if name == f"{kind}-graph-uri") for kind in ("default", "named")
    )
    for graph in (*default, *named):
        if not _ABSOLUTE.fullmatch(graph):
            raise ProtocolError(400, f"a graph is named by an absolute IRI, not {graph!r}")
    return (default, named) if default or named else None
