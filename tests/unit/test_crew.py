"""Copies of a process that work alongside it."""

import os
import signal
import sys

import pytest

from kg import crew
from kg.errors import InputError, KgError

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


def test_results_come_in_order_of_their_numbers() -> None:
    assert crew.alongside(lambda at: at * at, 4) == [0, 1, 4, 9]


@LINUX
def test_each_but_the_first_works_in_a_process_of_its_own() -> None:
    assert len({*crew.alongside(lambda _: os.getpid(), 3)} - {os.getpid()}) == 2


def test_elsewhere_all_work_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert crew.alongside(lambda at: (at, os.getpid()), 2) == [(0, os.getpid()), (1, os.getpid())]


@LINUX
@pytest.mark.parametrize("place", [0, 1])
def test_an_error_anywhere_is_raised_here(place: int) -> None:
    def fail(at: int) -> int:
        if at == place:
            raise InputError("no such article", where="a.txt")
        return at

    with pytest.raises(InputError, match="no such article"):
        crew.alongside(fail, 2)


@LINUX
def test_a_copy_that_is_killed_is_named() -> None:
    def die(at: int) -> int:
        if at:
            os.kill(os.getpid(), signal.SIGKILL)
        return at

    with pytest.raises(KgError, match="killed while it worked"):
        crew.alongside(die, 2)
