"""A worker process: opens a store read-only and answers one question after another, within its memory."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from kg.errors import KgError, SizeLimitError, StoreError
from kg.graph import queries
from kg.graph.answers import Result
from kg.graph.media import Answer, Forms, UnacceptableError
from kg.graph.store import open_store

if TYPE_CHECKING:
    import pyoxigraph as ox

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the dataset it asks, and how its answer comes: in a file as one of `forms`, or as a `Result`.

    `bytes_limit` is the most that an answer in a file may have, `seconds` the most time the processor may take.
    """

    text: str
    parameters: tuple[tuple[str, str], ...] = ()
    dataset: queries.Dataset | None = None
    forms: Forms | None = None
    bytes_limit: int = 1 << 28
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Begun:
    """The kind of an answer is known."""

    media_type: str


@dataclass(frozen=True, slots=True)
class Grown:
    """So many bytes of an answer are in the file."""

    size: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A question is done with: answered in the file, by `result`, or not because of `error`."""

    result: Result | None = None
    error: KgError | UnacceptableError | None = None


Message = Begun | Grown | Ended


def main() -> None:
    """Answers questions until the other end closes; arguments: socket, folder of the store, megabytes."""
    _, socket, directory, megabytes = sys.argv
    connection = Connection(int(socket))
    try:
        store = open_store(Path(directory))
    except KgError as error:
        connection.send(Ended(error=error))
        return
    keep_within(int(megabytes))
    connection.send(Ended())  # ready
    while True:
        try:
            question = connection.recv()
        except EOFError:
            return
        if question.forms is None:
            _answer(store, question, None, connection.send)
            continue
        with io.FileIO(recv_handle(connection), "w") as file:
            _answer(store, question, file, connection.send)


def _answer(store: ox.Store, question: Question, file: io.FileIO | None, tell: Callable[[Message], None]) -> None:
    _die_when_forgotten(question.seconds)
    query = question.text
    try:
        if question.forms is None or file is None:
            tell(Ended(queries.run(store, query, dict(question.parameters))))
            return
        query = queries.checked(query, dict(question.parameters))
        answer = Answer(store, query, question.dataset, question.forms)
        tell(Begun(answer.media_type))
        answer.write(cast("IO[bytes]", _Watched(file, question.bytes_limit, tell)))
        tell(Ended())
    except (KgError, UnacceptableError) as error:
        tell(Ended(error=error))
    except OSError as error:
        tell(Ended(error=StoreError(f"the store cannot be read or the answer kept: {error}", hint="is the disk full?")))
    except queries.FAILURES as error:
        tell(Ended(error=queries.mistake(query, str(error))))


class _Watched:
    """A file that takes no more than it may and tells how much it holds, in pieces worth a write."""

    def __init__(self, file: io.FileIO, limit: int, tell: Callable[[Message], None]) -> None:
        self._file, self._limit, self._tell = file, limit, tell
        self._pieces: list[bytes] = []
        self._waiting = self._size = 0

    def write(self, piece: bytes) -> int:
        """Notes a piece; the engine writes many small ones."""
        self._pieces.append(bytes(piece))
        self._waiting += len(piece)
        if self._waiting >= _PIECE:
            self.flush()
        return len(piece)

    def flush(self) -> None:
        """Writes what waits; the engine asks for it at the end."""
        self._size += self._waiting
        if self._size > self._limit:
            hint = "ask for less: fewer variables, or LIMIT and OFFSET"
            raise SizeLimitError(f"the answer has more than {self._limit:,} bytes", hint=hint)
        rest = memoryview(b"".join(self._pieces))
        while rest:
            rest = rest[self._file.write(rest) :]
        self._pieces, self._waiting = [], 0
        self._tell(Grown(self._size))


def keep_within(megabytes: int) -> None:
    """Lets the process take so much memory more, 0 for any; what asks for more ends it (SIGABRT)."""
    if not megabytes:
        return
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    limit = _data() + (megabytes << 20)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _data() -> int:
    """The bytes that count towards RLIMIT_DATA now, as Linux tells them."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[5])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGESIZE")


def _die_when_forgotten(seconds: float) -> None:
    """Ends a process that still computes although nobody is there to stop it any more."""
    if seconds:
        import resource  # noqa: PLC0415 -- not on Windows

        used, hard = resource.getrusage(resource.RUSAGE_SELF), resource.getrlimit(resource.RLIMIT_CPU)[1]
        enough = int(used.ru_utime + used.ru_stime + seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (enough if hard < 0 else min(enough, hard), hard))
