"""A build's N-Quads sorted into one file of N-Triples a named graph, with count and digest, in bounded memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox

_HELD = 8 << 20
"""Bytes kept in memory before they go to the files."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A named graph: its IRI, number of triples, SHA-256 of its N-Triples in file order, and where they lie."""

    graph: str
    triples: int
    digest: str
    path: Path

    def parts(self, size: int) -> Iterator[bytes]:
        """Its N-Triples, at most `size` of them at a time."""
        lines: list[bytes] = []
        with self.path.open("rb") as stream:
            for line in stream:
                lines.append(line)
                if len(lines) == size:
                    yield b"".join(lines)
                    lines.clear()
        if lines:
            yield b"".join(lines)


def sort_out(master: Path, folder: Path) -> tuple[Parcel, ...]:
    """The graphs of the N-Quads in `master`, in order of IRI, each in a file in `folder`.

    The N-Quads are sorted, as a build writes them, so that a repeated quad stands beside itself and counts once.
    """
    spool = _Spool(folder)
    last = None
    for graph, line in _lines(master):
        if (graph, line) != last:
            spool.add(graph, line)
            last = graph, line
    return spool.parcels()


def _lines(master: Path) -> Iterator[tuple[str, bytes]]:
    """The graph of each quad, and its triple in N-Triples."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not master.is_file():
        raise StoreError("no graph in this folder", where=str(master.parent), hint="build it: kg build ARTICLES -o DIR")
    try:
        for quad in ox.parse(path=master, format=ox.RdfFormat.N_QUADS):
            if not isinstance(quad.graph_name, ox.NamedNode) or _has_blank(quad):
                raise StoreError(
                    f"a quad that no build writes: {quad}",
                    where=str(master),
                    hint="every quad needs a named graph and no blank nodes; build the graph again",
                )
            yield quad.graph_name.value, f"{quad.triple} .\n".encode()
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"no valid N-Quads: {error}", where=str(master), hint="build the graph again") from error


def _has_blank(quad: ox.Quad) -> bool:
    """Whether sending the quad twice would give two."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    return isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)


class _Spool:
    """Lines on their way to a file for each graph; only one file is open at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers: dict[str, int] = {}
        self._counts: list[int] = []
        self._digests: list[hashlib._Hash] = []
        self._held: dict[int, list[bytes]] = {}
        self._size = 0

    def add(self, graph: str, line: bytes) -> None:
        number = self._numbers.setdefault(graph, len(self._numbers))
        if number == len(self._counts):
            self._counts.append(0)
            self._digests.append(hashlib.sha256())
        self._counts[number] += 1
        self._digests[number].update(line)
        self._held.setdefault(number, []).append(line)
        self._size += len(line)
        if self._size >= _HELD:
            self._write()

    def parcels(self) -> tuple[Parcel, ...]:
        self._write()
        return tuple(
            Parcel(graph, self._counts[number], self._digests[number].hexdigest(), self._path(number))
            for graph, number in sorted(self._numbers.items())
        )

    def _write(self) -> None:
        for number, lines in self._held.items():
            with self._path(number).open("ab") as stream:
                stream.writelines(lines)
        self._held.clear()
        self._size = 0

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}.nt"
