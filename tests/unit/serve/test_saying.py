"""The server says what goes wrong, the same thing a few times a minute, and nothing of clients that leave."""

from __future__ import annotations

import logging

import pytest

from kg.serve import saying


@pytest.fixture
def damped() -> saying.Damped:
    return saying.Damped()


def said(damped: saying.Damped, message: str, times: int) -> int:
    record = logging.LogRecord("asyncio", logging.ERROR, __file__, 1, message, (), None)
    return sum(damped.filter(record) for _ in range(times))


def test_the_same_is_said_five_times_a_minute(damped: saying.Damped, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(saying.time, "monotonic", lambda: now)
    assert said(damped, "socket.accept() out of system resource", 300) == 5
    assert said(damped, "another", 2) == 2
    now = 161.0
    assert said(damped, "socket.accept() out of system resource", 300) == 5


def test_clients_that_leave_are_no_news(damped: saying.Damped) -> None:
    assert said(damped, "Invalid HTTP request received.", 3) == 0
    assert said(damped, "ASGI callable returned without completing response.", 3) == 0


def test_the_server_and_its_loop_are_both_damped(monkeypatch: pytest.MonkeyPatch) -> None:
    loggers = [logging.getLogger(name) for name in ("asyncio", "uvicorn.error")]
    for one in loggers:
        monkeypatch.setattr(one, "filters", [])
    saying.dampen()
    assert [[type(kind) for kind in one.filters] for one in loggers] == [[saying.Damped]] * 2
