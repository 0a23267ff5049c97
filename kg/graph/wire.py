"""Messages between a worker process and who asks it: pickled, each behind its length, an open file beside one."""

from __future__ import annotations

import pickle
import socket
import struct
from collections.abc import Iterator

_LENGTH = struct.Struct("!I")
_PIECE = 1 << 15
_FILES = 1
"""Open files that come with one piece at most."""


def send(end: socket.socket, message: object, file: int | None = None) -> None:
    """Sends a whole message, with an open file where one is given; `OSError` where the other end is gone."""
    told = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    frame = _LENGTH.pack(len(told)) + told
    if file is not None:
        sent = socket.send_fds(end, [frame], [file])
        frame = frame[sent:]
    end.sendall(frame)


class Incoming:
    """What comes in at one end, put together; `file` is the last open file that came, the caller's to close."""

    def __init__(self, end: socket.socket) -> None:
        self._end, self._held = end, bytearray()
        self.file: int | None = None

    def read(self) -> Iterator[object]:
        """The messages that are whole after one more piece; `EOFError` where the other end is gone."""
        piece, files, _, _ = socket.recv_fds(self._end, _PIECE, _FILES)
        if files:
            self.file = files[0]
        if not piece:
            raise EOFError
        self._held += piece
        while len(self._held) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._held)
            if len(self._held) < _LENGTH.size + length:
                return
            told = bytes(self._held[_LENGTH.size : _LENGTH.size + length])
            del self._held[: _LENGTH.size + length]
            yield pickle.loads(told)
