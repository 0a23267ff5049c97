"""A worker process: opens a store read-only and answers one question after another, within its memory."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import time
from collections import deque
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol, cast

from kg.errors import KgError, SizeLimitError, StoreError
from kg.graph import queries, query_mistakes, wire
from kg.graph.answers import Result
from kg.graph.media import Answer, Forms, UnacceptableError
from kg.graph.store import open_store

if TYPE_CHECKING:
    import pyoxigraph as ox

_PIECE = 1 << 16


class Question(NamedTuple):
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


class Begun(NamedTuple):
    """An answer outgrows one message: it grows in the file that comes with this."""

    media_type: str


class Grown(NamedTuple):
    """So many bytes of an answer are in the file."""

    size: int


class Ended(NamedTuple):
    """A question is done with: answered by `body`, in the file, by `result`, or not because of `error`.

    `seconds` is how long it took where that is known.
    """

    media_type: str = ""
    body: bytes = b""
    result: Result | None = None
    error: KgError | UnacceptableError | None = None
    seconds: float = 0.0


Message = Begun | Grown | Ended


class Tell(Protocol):
    """Sends a message to who asked, with an open file where one is given."""

    def __call__(self, message: Message, file: int | None = None) -> None:
        """Sends it."""


def main() -> None:
    """Answers questions until the other end closes; arguments: socket, folder of the store, megabytes."""
    _, end, directory, megabytes = sys.argv
    connection = socket.socket(fileno=int(end))
    try:
        store = open_store(Path(directory))
    except KgError as error:
        wire.send(connection, 0, Ended(error=error))
        return
    keep_within(int(megabytes))
    wire.send(connection, 0, Ended())  # ready
    try:
        _answer_all(store, connection)
    except (EOFError, ConnectionError):
        return


def _answer_all(store: ox.Store, connection: socket.socket) -> None:
    """Answers what comes in, in its order; looks between two answers whether a question was taken back."""
    incoming, waiting, renewed = wire.Incoming(connection), deque[tuple[int, Question]](), -1.0
    while True:
        for number, question in incoming.read(wait=not waiting):
            if question is None:  # all from this number on are asked elsewhere
                waiting = deque(one for one in waiting if one[0] < number)
            else:
                waiting.append((number, cast("Question", question)))
        if waiting:
            number, asked = waiting.popleft()
            if time.monotonic() > renewed + 1:  # a second less is no harm
                _die_when_forgotten(asked.seconds)
                renewed = time.monotonic()
            _answer(store, asked, cast("Tell", partial(wire.send, connection, number)))


def _answer(store: ox.Store, question: Question, tell: Tell) -> None:
    begun, query = time.perf_counter(), question.text
    try:
        if question.forms is None:
            found = queries.run(store, query, dict(question.parameters), question.base)
            tell(Ended(result=found, seconds=time.perf_counter() - begun))
            return
        query = queries.checked(query, dict(question.parameters))
        answer = Answer(store, query, question)
        kept = _Kept(answer.media_type, question.bytes_limit, tell)
        answer.write(cast("IO[bytes]", kept))
        tell(kept.end()._replace(seconds=time.perf_counter() - begun))
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
