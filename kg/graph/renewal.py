"""A store that becomes that of another graph by what the two differ in, beside the old one, which stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

_DELETED, _ADDED = "D", "A"
_LARGEST = 0.1  # share of the quads; where more differ a store is filled faster than changed
_PARCEL = 10_000
_UNCHANGING = ".sst"  # files of the store that are never written again


def differing(before: Iterable[bytes], after: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """Of two sorted files of N-Quads, in their order, the lines that only the first (`D`) or the second has (`A`)."""
    one, other = iter(before), iter(after)
    old, new = next(one, b""), next(other, b"")
    while old or new:
        if old == new:
            old, new = next(one, b""), next(other, b"")
        elif new and (not old or new < old):
            yield _ADDED, new
            new = next(other, b"")
        else:
            yield _DELETED, old
            old = next(one, b"")


def renew(store: Path, before: Path, after: Path, path: Path) -> bool:
    """Makes `path` the store of the quads in `after`, where `store` has those in `before`; both files are sorted.

    False, and nothing is there, where too much differs or the store cannot be opened. What does not change is not
    copied where the file system can give a file a second name.
    """
    if not (before.is_file() and store.is_dir()):
        return False
    most = int(_LARGEST * before.stat().st_size)
    changes: list[tuple[str, bytes]] = []
    with before.open("rb") as old, after.open("rb") as new:
        for sign, line in differing(old, new):
            changes.append((sign, line))
            most -= len(line)
            if most < 0:
                return False
    gone, come = ([line for sign, line in changes if sign == wanted] for wanted in (_DELETED, _ADDED))
    return changed(store, path, gone, come)


def changed(store: Path, path: Path, gone: Iterable[bytes], come: Iterable[bytes]) -> bool:
    """Makes `path` the store without some quads (lines of N-Quads) and with others, as `renew` does."""
    if not store.is_dir():
        return False
    try:
        _twin(store, path)
        _change(path, tuple(gone), tuple(come))
    except (OSError, ValueError, RuntimeError):
        shutil.rmtree(path, ignore_errors=True)
        return False
    return True


def _twin(store: Path, path: Path) -> None:
    path.mkdir()
    for one in store.iterdir():
        if one.suffix == _UNCHANGING:
            with suppress(OSError):
                os.link(one, path / one.name)
                continue
        if one.is_file() and one.name != "LOCK":
            shutil.copyfile(one, path / one.name)


def _change(path: Path, gone: tuple[bytes, ...], come: tuple[bytes, ...]) -> None:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    held = ox.Store(path)
    for quad in _parsed(gone):
        held.remove(quad)
    added = _parsed(come)
    while some := tuple(islice(added, _PARCEL)):
        held.extend(some)
    for graph in {one.graph_name for one in _parsed(gone)}:
        if next(held.quads_for_pattern(None, None, None, graph), None) is None:
            held.remove_graph(graph)
    held.flush()


def _parsed(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    return ox.parse(input=b"".join(lines), format=ox.RdfFormat.N_QUADS)
