"""Sorts more quads than memory should hold: sorted runs on disk, merged at last."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from pathlib import Path

_LARGEST = 1 << 24  # bytes of lines that are sorted in memory


class Runs:
    """Lines of N-Quads in any order, in UTF-8; `merged` gives them in code point order, none twice.

    `directory` is for its files alone.
    """

    def __init__(self, directory: Path, largest: int = _LARGEST) -> None:
        self._directory, self._largest = directory, largest
        self._lines: list[bytes] = []
        self._size = 0
        self._files: list[Path] = []

    def add(self, line: str) -> None:
        """Notes a line, whose only line end is its last character."""
        self.put(line.encode("utf-8"))

    def put(self, data: bytes) -> None:
        """Notes a line in UTF-8."""
        self._lines.append(data)
        self._size += len(data)
        if self._size >= self._largest:
            self._spill()

    def spilled(self) -> list[Path]:
        """The files with all lines so far, each sorted; what is noted from now on goes to others."""
        if self._lines:
            self._spill()
        return list(self._files)

    def take(self, files: list[Path]) -> None:
        """Sorted files of another to be merged with these, and to be deleted with them."""
        self._files += files

    def merged(self, shared: str, several: dict[str, list[str]] | None = None) -> Iterator[bytes]:
        """The lines, each triple in one graph: in `shared` where several say it; afterwards the files are gone.

        Lines of one triple stand beside each other, whatever their graphs; those of a triple that several say are noted
        in `several`.
        """
        self._spill()
        files = [path.open("rb") for path in self._files]
        end = f" <{shared}> .\n".encode()
        try:
            last, triple, first = b"", b"", b""
            graphs: list[str] = []
            for line in merge(*files):
                if line == first:
                    continue
                told = line[: line.rindex(b" <")]
                first = line
                if told == triple:
                    if several is not None:
                        if not graphs:
                            graphs = several[told.decode()] = [_graph(last, told)]
                        graphs.append(_graph(line, told))
                    last = told + end
                    continue
                graphs = []
                if last:
                    yield last
                last, triple = line, told
            if last:
                yield last
        finally:
            for file, path in zip(files, self._files, strict=True):
                file.close()
                path.unlink(missing_ok=True)

    def _spill(self) -> None:
        path = self._directory / f"{len(self._files)}.run"
        with path.open("wb") as file:
            file.writelines(sorted(set(self._lines)))
        self._files.append(path)
        self._lines, self._size = [], 0


def _graph(line: bytes, triple: bytes) -> str:
    return line[len(triple) + 2 : -4].decode()
