"""Work on many things in several processes, its results in the order of the things."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import tempfile
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import IO, TypeVar, cast

from kg.errors import KgError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
_SELDOM = (50_000, 20, 50)
_AHEAD = 4  # pieces of work that wait or are done out of turn, for each process


def cores() -> int:
    """How many processors this program may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not every system tells
        return os.cpu_count() or 1


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Looks for circles of values that nobody needs only now and then, while many values are made that stay."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Looks for no circles while very many values are made that stay, nor among these afterwards."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def spread(task: Callable[[_Given], _Made], things: Iterable[_Given], jobs: int) -> Iterator[_Made]:
    """`task` of each thing, in order, `jobs` of them at a time; with one job in this very process.

    `task` must be a function of a module. A process that dies is a `KgError`; what it and its like were at is lost,
    what was yielded is not. Ctrl-C reaches this process alone.
    """
    if jobs <= 1:
        with collecting_seldom():
            yield from map(task, things)
        return
    waiting, rest = deque[Future[_Made]](), iter(things)
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        while True:
            for thing in islice(rest, jobs * _AHEAD - len(waiting)):
                waiting.append(pool.submit(task, thing))
            if not waiting:
                return
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        hint = "it may have run out of memory: try again with fewer --jobs; what was read is kept"
        raise KgError("a process was killed while it worked", hint=hint) from error
    finally:
        pool.shutdown(cancel_futures=True)


def alongside(work: Callable[[int], _Made], number: int) -> list[_Made]:
    """`work` of 0, 1 … up to `number`, all at once: 0 in this process, each other in a copy of it.

    What a copy changes in memory stays there; its result comes back pickled. An error of a copy is raised here, a copy
    that dies is a `KgError`. On systems that do not copy processes safely all is done in this one, in turn.
    """
    if number <= 1 or sys.platform != "linux":
        return [work(at) for at in range(number)]
    copies = [_copied(work, at) for at in range(1, number)]
    try:
        made = [work(0)]
    except BaseException:
        for process, _ in copies:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        raise
    made += [cast("_Made", _result(*copy)) for copy in copies]
    return made


def _copied(work: Callable[[int], _Made], at: int) -> tuple[int, IO[bytes]]:
    """A copy of this process that works, and the file in which its result will be."""
    told = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with its result
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads that draw progress hold nothing a copy needs
        process = os.fork()
    if process:
        return process, told
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            made: tuple[bool, object] = True, work(at)
        except (KgError, OSError) as error:  # raised again where it is waited for
            made = False, error
        pickle.dump(made, told, pickle.HIGHEST_PROTOCOL)
        told.flush()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def _result(process: int, told: IO[bytes]) -> object:
    _, status = os.waitpid(process, 0)
    with told:
        if status:
            hint = "it may have run out of memory: try again with --jobs 1; what was read is kept"
            raise KgError("a process was killed while it worked", hint=hint)
        told.seek(0)
        fine, made = pickle.load(told)
    if not fine:
        raise cast("BaseException", made)
    return made


def _begin() -> None:
    gc.set_threshold(*_SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
