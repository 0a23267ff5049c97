"""The embedded store: an Oxigraph folder beside the files, replaced as a whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError
from kg.graph.export import to_oxigraph
from kg.model import Statement

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["STORE", "Store", "hold", "identity", "in_memory", "open_store", "save"]

STORE = "store"
_READY, _OLD, _DRAFT = ".store-ready", ".store-old", ".store-draft-"
_LOCK = ".kg-lock"
_BATCH = 100_000
_MASTER = "graph.nq"


@contextmanager
def hold(directory: Path) -> Iterator[None]:
    """Keeps other builds out of a folder meanwhile; a `StoreError` where one is writing into it.

    The lock is let go of by the system when its program ends, however it ends.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a build writes

    directory.mkdir(parents=True, exist_ok=True)
    lock = FileLock(directory / _LOCK, is_singleton=True)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        hint = "wait until it is done, or give another folder"
        raise StoreError("another build is writing into this folder", where=str(directory), hint=hint) from error
    try:
        yield
    finally:
        (directory / _LOCK).unlink(missing_ok=True)
        lock.release()


def save(statements: Sequence[Statement], directory: Path) -> Path:
    """The path of the store, `directory`/store; its default graph is the union of all others.

    A build killed at any moment leaves the old graph or the new one. Two builds into one folder at a time are kept
    apart by `hold`.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    directory.mkdir(parents=True, exist_ok=True)
    _finish(directory)
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=directory))
    store = ox.Store(draft)
    quads = iter(to_oxigraph(statements))
    while batch := tuple(islice(quads, _BATCH)):  # smaller ones go faster and in less memory
        store.bulk_extend(batch)
    store.flush()
    del store  # lets go of its lock
    draft.chmod(0o755)
    draft.rename(directory / _READY)
    _finish(directory)
    return directory / STORE


def in_memory(statements: Sequence[Statement]) -> Store:
    """A store that lives as long as the program; the default graph is the union of all others."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    store = ox.Store()
    store.bulk_extend(to_oxigraph(statements))
    return store


def open_store(directory: Path) -> Store:
    """The graph that a build wrote into `directory`, read-only; a `StoreError` where there is none.

    Where the store is missing, as in a copy that left it out, `graph.nq` is read into memory in its stead.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not directory.is_dir():
        raise StoreError("no such folder", where=str(directory), hint="build it first: kg build ARTICLES -o FOLDER")
    folder = next((directory / name for name in (STORE, _READY, _OLD) if (directory / name).is_dir()), None)
    if folder is None:
        return _from_master(directory / _MASTER)
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"this store cannot be opened: {reason}",
            where=str(folder),
            hint="another program may hold it, or another version wrote it; close that program or build again",
        ) from error


def identity(directory: Path) -> tuple[int, ...]:
    """What differs once a build has put another graph in place; empty while none is there."""
    for path in (directory / STORE / "CURRENT", directory / _MASTER):
        try:
            told = path.stat()
        except OSError:
            continue
        return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
    return ()


def _finish(directory: Path) -> None:
    """Puts a store that is ready in place of the old one, and clears away what a killed build left."""
    final, ready, old = directory / STORE, directory / _READY, directory / _OLD
    if ready.exists():
        if final.exists():
            shutil.rmtree(old, ignore_errors=True)
            final.rename(old)
        ready.rename(final)
    elif old.exists() and not final.exists():
        old.rename(final)
    for left in (old, *sorted(directory.glob(_DRAFT + "*"))):
        shutil.rmtree(left, ignore_errors=True)


def _from_master(path: Path) -> Store:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not path.is_file():
        raise StoreError(
            "no graph in this folder", where=str(path.parent), hint="build it: kg build ARTICLES -o FOLDER"
        )
    store = ox.Store()
    try:
        quads = tuple(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"no valid N-Quads: {error}", where=str(path), hint="build the graph again") from error
    store.bulk_extend(quads)
    store.bulk_extend(ox.Quad(one.subject, one.predicate, one.object) for one in quads)
    return store
