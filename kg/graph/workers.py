"""Processes that answer queries over a store, held to limits of time and memory; what outgrows them is killed."""

from __future__ import annotations

import math
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from kg.errors import MemoryLimitError, QueryError, StoreError, TimeLimitError
from kg.graph import wire
from kg.graph.answering import Begun, Ended, Message, Question
from kg.graph.answers import Result
from kg.graph.store import identity

_PROGRAM = "from kg.graph.answering import main; main()"
_PATIENCE = 10.0
"""Seconds that a worker may take to read a question."""

_LATER = 10
"""The niceness of a process that lets others go before it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may use: `seconds` and `megabytes` beyond the idle worker's (0: any), `size` bytes of its answer."""

    seconds: float = 30.0
    megabytes: int = 1024
    size: int = 1 << 28


def answer(
    directory: Path,
    text: str,
    parameters: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    base: str = "",
) -> Result:
    """As `kg.graph.queries.run` over the store in `directory`, in a process of its own that is held to limits.

    `TimeLimitError` or `MemoryLimitError` where the query was stopped.
    """
    limits = limits or Limits()
    worker = Worker(directory, limits)
    try:
        ready(worker)
        worker.ask(Question(text, tuple((parameters or {}).items()), base=base))
        return _told(_next(worker, time.monotonic() + (limits.seconds or math.inf)))
    finally:
        worker.stop()


class Worker:
    """One process; it first says that it has opened the store, or why not, then answers one question after another.

    `end` is where its messages come in, `store` which graph it has opened.
    """

    def __init__(self, directory: Path, limits: Limits) -> None:
        self._limits, self.store = limits, identity(directory)
        self.end, theirs = socket.socketpair()
        self.end.settimeout(_PATIENCE)
        self._incoming = wire.Incoming(self.end)
        self._asked, self._expected = 0, deque[int]()
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by `stop`
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno()), str(directory.absolute()),
             str(limits.megabytes)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._complaints,
            pass_fds=[theirs.fileno()], start_new_session=True, env=environment(),
        )  # fmt: skip
        theirs.close()

    def ask(self, *questions: Question) -> None:
        """Hands in questions, answered one after another; where the process is gone, `read` tells so."""
        numbers = range(self._asked + 1, self._asked + 1 + len(questions))
        self._asked += len(questions)
        self._expected.extend(numbers)
        with suppress(OSError):
            wire.send_all(self.end, zip(numbers, questions, strict=True))

    def take_back(self, count: int) -> None:
        """Wants no answer any more to the last questions handed in; the process passes over those it has not begun."""
        taken = [self._expected.pop() for _ in range(count)]
        if taken:
            with suppress(OSError):
                wire.send(self.end, taken[-1], None)

    def read(self) -> list[Message]:
        """What has come in of answers, in the order of the questions; an `Ended` the last where the process is gone."""
        found: list[Message] = []
        try:
            for number, message in self._incoming.read():
                self._sort(number, cast("Message", message), found)
        except (EOFError, OSError):
            found.append(self._died())
        return found

    def _sort(self, number: int, message: Message, found: list[Message]) -> None:
        if number and (not self._expected or number != self._expected[0]):  # it was taken back
            if isinstance(message, Begun) and (file := self.take_file()) is not None:
                os.close(file)
            return
        found.append(message)
        if number and isinstance(message, Ended):
            self._expected.popleft()

    def take_file(self) -> int | None:
        """The open file that came with a `Begun`, from now on the caller's to close."""
        return self._incoming.take_file()

    def computed(self) -> float:
        """Seconds the processor has been at it so far; where the system does not tell, the seconds that have passed."""
        try:
            told = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def yield_processor(self) -> None:
        """From now on the others go before it."""
        with suppress(OSError):  # it has just ended
            os.setpriority(os.PRIO_PROCESS, self.process.pid, _LATER)

    def stop(self) -> None:
        """Ends the process."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._incoming.close_files()
        self.end.close()
        self._complaints.close()

    def too_long(self) -> TimeLimitError:
        """What is told of a query that was stopped."""
        told = f"the query took longer than {self._limits.seconds:g} s and was stopped"
        return TimeLimitError(told, hint="ask for less, or give queries more with --timeout")

    def _died(self) -> Ended:
        """Why the process is no more; kills from outside are put down to memory, as the kernel's are."""
        code = self.process.wait()
        self._complaints.seek(0)
        said = self._complaints.read().decode("utf-8", "replace").strip()
        if code == -signal.SIGXCPU:
            return Ended(error=self.too_long())
        if code in {-signal.SIGSEGV, -signal.SIGBUS}:
            return Ended(error=QueryError("the query has too many parts for the engine", hint="ask in several queries"))
        if code in {-signal.SIGABRT, -signal.SIGKILL} or "MemoryError" in said:
            most = f"than {self._limits.megabytes} MB of memory" if self._limits.megabytes else "memory than there is"
            told = f"the query needed more {most} and was stopped"
            return Ended(error=MemoryLimitError(told, hint="ask for less, or give queries more with --memory"))
        told = said.rpartition("\n")[2] or f"code {code}"
        return Ended(error=StoreError(f"the process that answered came to an end: {told}", hint="ask again"))


def ready(worker: Worker) -> None:
    """Waits until a process has opened the store; a `StoreError` where it cannot."""
    _told(_next(worker, math.inf))


def _next(worker: Worker, end: float) -> Message:
    while True:
        left = end - time.monotonic()
        if not select.select([worker.end], [], [], None if left == math.inf else max(0.0, left))[0]:
            return Ended(error=worker.too_long())
        if messages := worker.read():
            return messages[-1]


def _told(last: Message) -> Result:
    assert isinstance(last, Ended)
    if last.error:
        raise last.error
    return Result() if last.result is None else last.result


def environment() -> dict[str, str]:
    """The environment of a process that finds the same modules as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
