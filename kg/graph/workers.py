"""Processes that answer queries over a store; one that outlasts its time or memory is killed while others go on."""

from __future__ import annotations

import math
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from typing import IO

from kg.errors import KgError, MemoryLimitError, QueryError, StoreError, TimeLimitError
from kg.graph.answering import Begun, Ended, Grown, Message, Question
from kg.graph.answers import Result
from kg.graph.media import UnacceptableError
from kg.graph.store import identity

_LOOK = 0.2
"""Seconds between two looks whether an answer is still wanted."""

_PROGRAM = "from kg.graph.answering import main; main()"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: `seconds` and `megabytes` beyond the idle worker's (0: any), `size` bytes of its answer."""

    seconds: float = 30.0
    megabytes: int = 1024
    size: int = 1 << 28


def answer(
    directory: Path, text: str, parameters: Mapping[str, str] | None = None, limits: Limits | None = None
) -> Result:
    """As `kg.graph.queries.run` over the store in `directory`, in a process of its own that is held to limits.

    `TimeLimitError` or `MemoryLimitError` where the query was stopped.
    """
    worker = _Worker(directory, limits or Limits())
    try:
        worker.ready()
        *_, last = worker.ask(Question(text, tuple((parameters or {}).items())), lambda: True)
    finally:
        worker.stop()
    return _told(last)


class Pending:
    """An answer on its way; `changed` is called, from another thread, whenever there is news of it.

    `media_type` is set before bytes come, `size` is how many `read` gives; `result` holds an answer that has no media
    type, `error` why there is none or no more of it; after `ended` nothing changes.
    """

    def __init__(self, question: Question, changed: Callable[[], None]) -> None:
        self.question, self.asked, self._changed = question, time.monotonic(), changed
        self.media_type, self.size = "", 0
        self.file: IO[bytes] | None = None
        self.result: Result | None = None
        self.error: KgError | UnacceptableError | None = None
        self.ended = self.unwanted = False

    def forget(self) -> None:
        """Nobody waits for it any more: its query is stopped if it still runs."""
        self.unwanted = True

    def note(self, message: Message) -> None:
        """Takes up news from a worker."""
        if isinstance(message, Begun):
            self.media_type = message.media_type
        elif isinstance(message, Grown):
            self.size = message.size
        else:
            self.result, self.error, self.ended = message.result, message.error, True
        self._changed()

    def read(self, start: int, most: int) -> bytes:
        """What is there from an offset on."""
        return os.pread(self.file.fileno(), min(most, self.size - start), start) if self.file else b""


class Pool:
    """So many workers over the store of one folder, each watched by a thread; a store built anew is opened anew."""

    def __init__(self, directory: Path, workers: int, limits: Limits) -> None:
        """Starts them; a `StoreError` where there is no store."""
        self._limits, self._closing = limits, False
        self._waiting: queue.Queue[Pending | None] = queue.Queue()
        self._workers = [_Worker(directory, limits) for _ in range(workers)]
        try:
            for worker in self._workers:
                worker.ready()
        except KgError:
            self._stop()
            raise
        self._keepers = [threading.Thread(target=self._keep, args=(one,), daemon=True) for one in self._workers]
        for keeper in self._keepers:
            keeper.start()

    def ask(self, question: Question, changed: Callable[[], None]) -> Pending:
        """Hands in a question; where no worker comes free within the time of one query, it ends in an error."""
        question = replace(question, bytes_limit=self._limits.size, seconds=self._limits.seconds)
        pending = Pending(question, changed)
        self._waiting.put(pending)
        return pending

    def close(self) -> None:
        """Stops all workers and the queries they run."""
        self._closing = True
        for worker in self._workers:
            self._waiting.put(None)
            worker.kill()
        for keeper in self._keepers:
            keeper.join()
        self._stop()

    def _keep(self, worker: _Worker) -> None:
        while pending := self._waiting.get():
            for message in self._messages(worker, pending):
                pending.note(message)
            if not self._closing:
                worker.start()  # where it was killed

    def _messages(self, worker: _Worker, pending: Pending) -> Iterator[Message]:
        if self._closing:
            return iter([Ended(error=StoreError("the workers were closed", hint="ask a new pool"))])
        waited = time.monotonic() - pending.asked
        if 0 < self._limits.seconds < waited:
            return iter([Ended(error=TimeLimitError(f"no worker came free in {waited:.0f} s", hint="try again later"))])
        try:
            pending.file = tempfile.TemporaryFile()  # noqa: SIM115 -- closed when nobody has it any more
            worker.ready()
        except KgError as error:
            return iter([Ended(error=error)])
        except OSError as error:
            told = StoreError(f"the answer has no place: {error}", hint="is the disk full, are too many files open?")
            return iter([Ended(error=told)])
        return worker.ask(pending.question, lambda: not pending.unwanted, pending.file)

    def _stop(self) -> None:
        for worker in self._workers:
            worker.stop()


class _Worker:
    """One process, started anew when it is asked after it was killed."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self._directory, self._limits = directory, limits
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Starts the process unless it runs, and does not wait for it."""
        if self._process:
            return
        ours, theirs = socket.socketpair()
        self._store, self._is_ready = identity(self._directory), False
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by `stop`
        end, most = str(theirs.fileno()), str(self._limits.megabytes)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, end, str(self._directory.absolute()), most],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._complaints,
            pass_fds=[theirs.fileno()], start_new_session=True, env=environment(),
        )  # fmt: skip
        theirs.close()
        self._connection = Connection(ours.detach())

    def ready(self) -> None:
        """Waits until the process has opened the store as it is now; a `StoreError` where it cannot."""
        if self._store != identity(self._directory):
            self.stop()
        self.start()
        if not self._is_ready:
            _told(self._next(math.inf, lambda: True))
            self._is_ready = True

    def ask(self, question: Question, wanted: Callable[[], bool], file: IO[bytes] | None = None) -> Iterator[Message]:
        """What the process tells of a question, an `Ended` the last; `file` takes the answer where it has a form."""
        end = time.monotonic() + (self._limits.seconds or math.inf)
        try:
            self._connection.send(question)
            if file and question.forms:
                send_handle(self._connection, file.fileno(), None)
        except OSError:
            yield self._died()
            return
        while not isinstance(message := self._next(end, wanted), Ended):
            yield message
        yield message

    def kill(self) -> None:
        """Ends the process from any thread; `stop` by its own thread clears up after it."""
        if self._process:
            self._process.kill()

    def stop(self) -> None:
        """Ends the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._connection.close()
            self._complaints.close()
        self._process = None

    def _next(self, end: float, wanted: Callable[[], bool]) -> Message:
        while not self._connection.poll(max(0.0, min(_LOOK, end - time.monotonic()))):
            if time.monotonic() >= end:
                self.stop()
                return Ended(error=self._too_long())
            if not wanted():
                self.stop()
                return Ended(error=QueryError("nobody waits for the answer any more"))
        try:
            message: Message = self._connection.recv()
        except (EOFError, OSError):
            return self._died()
        return message

    def _died(self) -> Ended:
        """Why the process is no more; kills from outside are put down to memory, as the kernel's are."""
        assert self._process
        code = self._process.wait()
        self._complaints.seek(0)
        said = self._complaints.read().decode("utf-8", "replace").strip()
        self.stop()
        if code == -signal.SIGXCPU:
            return Ended(error=self._too_long())
        if code in {-signal.SIGABRT, -signal.SIGKILL} or "MemoryError" in said:
            most = f"than {self._limits.megabytes} MB of memory" if self._limits.megabytes else "memory than there is"
            told = f"the query needed more {most} and was stopped"
            return Ended(error=MemoryLimitError(told, hint="ask for less, or give queries more with --memory"))
        told = said.rpartition("\n")[2] or f"code {code}"
        return Ended(error=StoreError(f"the process that answered came to an end: {told}", hint="ask again"))

    def _too_long(self) -> TimeLimitError:
        told = f"the query took longer than {self._limits.seconds:g} s and was stopped"
        return TimeLimitError(told, hint="ask for less, or give queries more with --timeout")


def _told(last: Message) -> Result:
    assert isinstance(last, Ended)
    if last.error:
        raise last.error
    return Result() if last.result is None else last.result


def environment() -> dict[str, str]:
    """The environment of a process that finds the same modules as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
