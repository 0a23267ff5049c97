"""What is noted of each request: numbers for Prometheus, and a line in a log where one is wanted."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import SettingsError

_MOST_LOG, _OLD_LOGS = 16 << 20, 3
_MOST_QUERY = 2000
_KINDS = ("sparql", "id", "explorer", "kg", "metrics", "search", "questions")
_SECONDS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class Numbers:
    """Counts requests by kind and status, their seconds and bytes, and what the pool of workers is at."""

    def __init__(self, pool: Callable[[], Mapping[str, int]]) -> None:
        self.registry = CollectorRegistry()
        self._known: dict[tuple[str, int], tuple[Counter, Histogram]] = {}
        self._requests = Counter("kg_requests", "Requests answered.", ("kind", "status"), registry=self.registry)
        self._seconds = Histogram(
            "kg_request_seconds",
            "Seconds to the end of an answer.",
            ("kind",),
            registry=self.registry,
            buckets=_SECONDS,
        )
        self._bytes = Counter("kg_sent_bytes", "Bytes of answers, packed.", registry=self.registry)
        workers = Gauge("kg_queries", "Queries that run or wait.", ("state",), registry=self.registry)
        for state in ("running", "running_aside", "waiting", "waiting_aside"):
            workers.labels(state).set_function(partial(_one, pool, state))
        kept = Gauge("kg_kept_bytes", "Bytes of answers that wait for their readers.", registry=self.registry)
        kept.set_function(partial(_one, pool, "kept_bytes"))

    def note(self, kind: str, status: int, seconds: float, size: int) -> None:
        """Counts a request."""
        counted, timed = self._known.get((kind, status)) or self._of(kind, status)
        counted.inc()
        timed.observe(seconds)
        self._bytes.inc(size)

    def _of(self, kind: str, status: int) -> tuple[Counter, Histogram]:
        found = self._requests.labels(kind, str(status)), self._seconds.labels(kind)
        self._known[kind, status] = found
        return found


class Record:
    """Notes every request when its answer has been sent; `log` is a file, of which three older ones are kept."""

    def __init__(self, app: ASGIApp, numbers: Numbers, log: logging.Logger | None = None) -> None:
        self._app, self._numbers, self._log = app, numbers, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on, and notes what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, size = time.perf_counter(), 0, 0

        async def noted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - begun
            self._numbers.note(_kind(scope["path"]), status, seconds, size)
            if self._log:
                self._log.info(_line(scope, status, seconds, size))


def log_into(path: Path) -> logging.Logger:
    """A log of one JSON object a line; a `SettingsError` where the file cannot be written."""
    try:
        handler = RotatingFileHandler(path, maxBytes=_MOST_LOG, backupCount=_OLD_LOGS, encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}", hint="name a file that can be written with --log") from None
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.Logger("kg.serve.requests", logging.INFO)
    logger.addHandler(handler)
    return logger


async def show(request: Request) -> Response:
    """The numbers in the text format of Prometheus."""
    numbers: Numbers = request.app.state.numbers
    return Response(generate_latest(numbers.registry), media_type="text/plain; version=0.0.4; charset=utf-8")


def _one(pool: Callable[[], Mapping[str, int]], name: str) -> float:
    return pool()[name]


def _kind(path: str) -> str:
    first = path.strip("/").partition("/")[0]
    return first if first in _KINDS else "page"


def _line(scope: Scope, status: int, seconds: float, size: int) -> str:
    told = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "client": (scope.get("client") or ("",))[0],
        "method": scope["method"],
        "path": scope["path"],
        "query": scope.get("state", {}).get("query", "")[:_MOST_QUERY],
        "status": status,
        "seconds": round(seconds, 6),
        "bytes": size,
    }
    return json.dumps({name: value for name, value in told.items() if value != ""}, ensure_ascii=False)
