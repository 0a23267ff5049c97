"""A file of sorted lines, looked up and changed without reading it through: N-Quads of hundreds of megabytes."""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice, takewhile
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

_PIECE = 1 << 20
_NEAR = 1 << 12  # bytes behind a line where the next that is asked for may stand


class SortedLines:
    """The lines of a file in code point order, none of them twice, for as long as it is open (`with`)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> SortedLines:
        self._file = self._path.open("rb")
        self._size = self._path.stat().st_size
        self._data = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ) if self._size else None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._data is not None:
            self._data.close()
        self._file.close()

    def starting(self, prefix: bytes, first: int = 0) -> Iterator[bytes]:
        """The lines that begin so, none of them before the one at `first`."""
        at = self.place(prefix, first)
        while at < self._size:
            line = self._line(at)
            if not line.startswith(prefix):
                return
            yield line
            at += len(line)

    def place(self, key: bytes, first: int = 0) -> int:
        """Where the first line stands that is not before `key`, looked for from the line at `first` on.

        What stands soon behind `first` is found soon.
        """
        low, high, step = first, self._size, _NEAR if first else self._size
        while low + step < high:
            middle = self._begin(low + step, low)
            line = self._line(middle)
            if line < key:
                low, step = middle + len(line), 4 * step
            else:
                high = middle
        while low < high:
            middle = self._begin((low + high) // 2, low)
            line = self._line(middle)
            if line < key:
                low = middle + len(line)
            else:
                high = middle
        return low

    def changed(self, path: Path, gone: Sequence[bytes], come: Sequence[bytes]) -> None:
        """Writes the lines without those `gone`, which are there, and with those `come`, which are not; both sorted.

        It is on the disk when this returns; meanwhile another thread may look up lines.
        """
        with path.open("wb") as file:
            done = at = 0
            for line, stays in sorted([(one, False) for one in gone] + [(one, True) for one in come]):
                at = self.place(line, at)
                self._copy(file, done, at)
                done = at
                if stays:
                    file.write(line)
                else:
                    done += len(line)
            self._copy(file, done, self._size)
            file.flush()
            os.fsync(file.fileno())

    def _copy(self, file: BinaryIO, start: int, end: int) -> None:
        """Copies bytes, long stretches by the system alone where it can."""
        while end - start > _PIECE and hasattr(os, "copy_file_range"):
            file.flush()
            try:
                done = os.copy_file_range(self._file.fileno(), file.fileno(), end - start, start)
            except OSError:  # not between these file systems
                break
            if not done:
                break
            start += done
        self._file.seek(start)
        while start < end:
            piece = self._file.read(min(_PIECE, end - start))
            file.write(piece)
            start += len(piece)

    def _begin(self, at: int, least: int) -> int:
        """Where the line that holds the byte `at` begins, or `least`."""
        assert self._data is not None
        return max(least, self._data.rfind(b"\n", least, at) + 1)

    def _line(self, at: int) -> bytes:
        assert self._data is not None
        end = self._data.find(b"\n", at)
        return self._data[at : end + 1 if end >= 0 else self._size]


class Renewed:
    """The lines of a file as they will be without those `gone` and with those `come`, both sorted."""

    def __init__(self, lines: SortedLines, gone: Sequence[bytes], come: Sequence[bytes]) -> None:
        self._lines, self._gone, self._come = lines, frozenset(gone), come

    def starting(self, prefix: bytes) -> Iterator[bytes]:
        """The lines that begin so, in order."""
        first = bisect_left(self._come, prefix)
        new = takewhile(lambda line: line.startswith(prefix), islice(self._come, first, None))
        yield from merge((line for line in self._lines.starting(prefix) if line not in self._gone), new)
