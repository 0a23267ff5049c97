"""A worker process: opens a store read-only and answers one question after another, within its memory."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol, cast

from kg.errors import KgError, SizeLimitError, StoreError
from kg.graph import queries, query_mistakes, wire
from kg.graph.answers import Result
from kg.graph.media import Answer, Forms, UnacceptableError
from kg.graph.store import open_store

if TYPE_CHECKING:
    import pyoxigraph as ox

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the dataset it asks, and how its answer comes: as bytes in one of `forms`, or as a `Result`.

    `base` completes relative IRIs, `bytes_limit` is the most bytes an answer may have, `seconds` the most time the
    processor may take.
    """

    text: str
    parameters: tuple[tuple[str, str], ...] = ()
    dataset: queries.Dataset | None = None
    forms: Forms | None = None
    base: str = ""
    bytes_limit: int = 1 << 28
    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Begun:
    """An answer outgrows one message: it grows in the file that comes with this."""

    media_type: str


@dataclass(frozen=True, slots=True)
class Grown:
    """So many bytes of an answer are in the file."""

    size: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A question is done with: answered by `body`, in the file, by `result`, or not because of `error`."""

    media_type: str = ""
    body: bytes = b""
    result: Result | None = None
    error: KgError | UnacceptableError | None = None


Message = Begun | Grown | Ended


class Tell(Protocol):
    """Sends a message to who asked, with an open file where one is given."""

    def __call__(self, message: Message, file: int | None = None) -> None:
        """Sends it."""


def main() -> None:
    """Answers questions until the other end closes; arguments: socket, folder of the store, megabytes."""
    _, end, directory, megabytes = sys.argv
    connection = socket.socket(fileno=int(end))
    tell = cast("Tell", partial(wire.send, connection))
    try:
        store = open_store(Path(directory))
    except KgError as error:
        tell(Ended(error=error))
        return
    keep_within(int(megabytes))
    tell(Ended())  # ready
    incoming = wire.Incoming(connection)
    try:
        while True:
            for question in incoming.read():
                _answer(store, cast("Question", question), tell)
    except (EOFError, ConnectionError):
        return


def _answer(store: ox.Store, question: Question, tell: Tell) -> None:
    _die_when_forgotten(question.seconds)
    query = question.text
    try:
        if question.forms is None:
            tell(Ended(result=queries.run(store, query, dict(question.parameters), question.base)))
            return
        query = queries.checked(query, dict(question.parameters))
        answer = Answer(store, query, question)
        kept = _Kept(answer.media_type, question.bytes_limit, tell)
        answer.write(cast("IO[bytes]", kept))
        tell(kept.end())
    except (KgError, UnacceptableError) as error:
        tell(Ended(error=error))
    except ConnectionError:
        raise
    except OSError as error:
        tell(Ended(error=StoreError(f"the store cannot be read or the answer kept: {error}", hint="is the disk full?")))
    except queries.FAILURES as error:
        tell(Ended(error=query_mistakes.mistake(query, str(error))))


class _Kept:
    """What has been written of an answer: a little in memory, more in a file that who asks reads while it grows."""

    def __init__(self, media_type: str, limit: int, tell: Tell) -> None:
        self._media_type, self._limit, self._tell = media_type, limit, tell
        self._pieces: list[bytes] = []
        self._waiting = self._size = 0
        self._file: IO[bytes] | None = None

    def write(self, piece: bytes) -> int:
        """Notes a piece; the engine writes many small ones."""
        self._pieces.append(bytes(piece))
        self._waiting += len(piece)
        if self._waiting >= _PIECE:
            self._spill()
        return len(piece)

    def flush(self) -> None:
        """Nothing: the engine asks for it at the end, and `end` sees to it."""

    def end(self) -> Ended:
        """The last message of the answer."""
        if self._file is None:
            self._within(self._waiting)
            return Ended(self._media_type, b"".join(self._pieces))
        self._spill()
        self._file.close()
        return Ended(self._media_type)

    def _spill(self) -> None:
        self._size += self._waiting
        self._within(self._size)
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 -- closed at the end
            self._tell(Begun(self._media_type), self._file.fileno())
        rest = memoryview(b"".join(self._pieces))
        while rest:
            rest = rest[self._file.write(rest) :]
        self._pieces, self._waiting = [], 0
        self._tell(Grown(self._size))

    def _within(self, size: int) -> None:
        if size > self._limit:
            hint = "ask for less: fewer variables, or LIMIT and OFFSET"
            raise SizeLimitError(f"the answer has more than {self._limit:,} bytes", hint=hint)


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
