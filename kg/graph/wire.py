"""Messages between a worker process and who asks it: pickled, each behind its length and the number of its question."""

from __future__ import annotations

import os
import pickle
import socket
import struct
from collections import deque
from collections.abc import Iterable, Iterator

_HEAD = struct.Struct("!IQ")
_PIECE = 1 << 15
_NUMBER = struct.Struct("i")
_BESIDE = socket.CMSG_LEN(_NUMBER.size)
"""Room for one open file, the most that come with one piece."""


def send(end: socket.socket, number: int, message: object, file: int | None = None) -> None:
    """Sends a whole message, with an open file where one is given; `OSError` where the other end is gone."""
    frame = _frame(number, message)
    if file is not None:
        sent = socket.send_fds(end, [frame], [file])
        frame = frame[sent:]
    end.sendall(frame)


def send_all(end: socket.socket, messages: Iterable[tuple[int, object]]) -> None:
    """Sends several with one call, so that the other end is woken once."""
    end.sendall(b"".join(_frame(*one) for one in messages))


def _frame(number: int, message: object) -> bytes:
    told = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return _HEAD.pack(len(told), number) + told


class Incoming:
    """What comes in at one end, put together, and the open files that came with it, the caller's to take and close."""

    def __init__(self, end: socket.socket) -> None:
        self._end, self._held = end, bytearray()
        self._files: deque[int] = deque()

    def read(self, *, wait: bool = True) -> Iterator[tuple[int, object]]:
        """The messages that are whole after one more piece, with their numbers; `EOFError` where the other end is gone.

        Without `wait` what is there already.
        """
        try:  # socket.recv_fds passes no flags on
            piece, beside, _, _ = self._end.recvmsg(_PIECE, _BESIDE, 0 if wait else socket.MSG_DONTWAIT)
        except BlockingIOError:
            return
        self._files.extend(file for _, _, told in beside for (file,) in _NUMBER.iter_unpack(told))
        if not piece:
            raise EOFError
        self._held += piece
        while len(self._held) >= _HEAD.size:
            length, number = _HEAD.unpack_from(self._held)
            end = _HEAD.size + length
            if len(self._held) < end:
                return
            told = bytes(self._held[_HEAD.size : end])
            del self._held[:end]
            yield number, pickle.loads(told)

    def take_file(self) -> int | None:
        """The first open file that came and was not taken yet."""
        return self._files.popleft() if self._files else None

    def close_files(self) -> None:
        """Closes those that nobody took."""
        while (file := self.take_file()) is not None:
            os.close(file)
