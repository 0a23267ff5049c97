"""What all tests share: property tests draw the same examples every run and leave no files behind, Ctrl-C reaches the
programs that tests start even where the tests themselves were started in the background, and what is not under test
costs little: compiling, syncing a disk, looking for garbage (docs/testing.md)."""

import gc
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import none

settings.register_profile("same-every-run", derandomize=True, deadline=None, database=None)
settings.load_profile("same-every-run")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_MEMORY, _ENOUGH = Path("/dev/shm"), 1 << 31  # a run needs an eighth of these bytes
_GARBAGE = 100_000  # as the command line


def _compile_once() -> None:
    """Tests start Python hundreds of times; what that compiles is kept though the environment says otherwise."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def _write_to_memory() -> None:
    """Builds sync all they write, on a disk that others use up to five times as long as they compute."""
    if os.access(_MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is collected lives as long as the run and is no garbage."""
    given(none())(lambda _: None)()  # hypothesis looks for garbage when first used: here there is little to look at
    gc.disable()
    yield
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure() -> None:
    """What is left goes with the process, and need not be looked through twice before."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each worker begins with a stretch of neighbours, so that what a file or folder sets up is seldom made twice."""
    from xdist.scheduler import WorkStealingScheduling  # noqa: PLC0415 - there where this is asked

    return WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None


_compile_once()
_write_to_memory()
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # workers share the cores; threads that wait for each other spin
