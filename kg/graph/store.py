"""The embedded store: an Oxigraph folder beside the files, replaced as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg import folder
from kg.errors import StoreError
from kg.graph.export import to_oxigraph
from kg.rdf import Statement

if TYPE_CHECKING:
    import pyoxigraph as ox
    from pyoxigraph import Store

__all__ = ["STORE", "Store", "all_named", "fill", "identity", "in_memory", "open_store", "quads", "save"]

STORE = "store"
_BATCH = 100_000
_PARCELS = 4  # of a file of middle size; they become one layer, for queries that look into several are slow
_LEAST, _MOST = 1 << 24, 1 << 26  # bytes of a parcel
MASTER = "graph.nq"


def save(statements: Sequence[Statement], directory: Path) -> Path:
    """The path of the store, `directory`/store, in place of the one there; a kill leaves the old one or the new."""
    with folder.together(directory, (STORE,)) as draft:
        fill(statements, draft / STORE)
    return directory / STORE


def fill(statements: Sequence[Statement], path: Path) -> None:
    """A new store on disk."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    store = ox.Store(path)
    quads = iter(to_oxigraph(statements))
    while batch := tuple(islice(quads, _BATCH)):  # smaller ones go faster and in less memory
        store.bulk_extend(batch)
    store.flush()


def fill_from(master: Path, path: Path) -> None:
    """A new store on disk of the quads in a file of N-Quads, which need not fit into memory."""
    with filling(master, path):
        pass


@contextmanager
def filling(master: Path, path: Path) -> Iterator[None]:
    """The same while other work is done in here; the store is there afterwards, else a `StoreError` is raised.

    A process of its own does it, so that what it needs meanwhile, about seven times a parcel, is given back.
    """
    code = "import sys; from kg.graph.store import load_parcels; load_parcels(*sys.argv[1:])"
    words = [sys.executable, "-c", code, str(master), str(path)]
    with subprocess.Popen(
        words, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            yield
            said = run.communicate()[1]
        except BaseException:
            run.kill()
            raise
    if run.returncode:
        told = said.strip().splitlines()
        raise StoreError(
            f"the store could not be filled: {told[-1] if told else 'its process was killed'}",
            where=str(path),
            hint="it may have run out of memory or disk; what was read is kept: try again",
        )


def load_parcels(master: str, path: str) -> None:
    """Fills a store from a file of N-Quads, some of it at a time; what many parcels leave in layers is made one."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    size = min(max(Path(master).stat().st_size // _PARCELS + 1, _LEAST), _MOST)
    store, parcels = ox.Store(path), 0
    with Path(master).open("rb") as file:
        while parcel := file.readlines(size):
            store.bulk_load(input=b"".join(parcel), format=ox.RdfFormat.N_QUADS)
            parcels += 1
    store.flush()
    if parcels > 1:
        store.optimize()


def _environment() -> dict[str, str]:
    """That of this process, with all the places that it finds its modules in."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}


def in_memory(statements: Sequence[Statement]) -> Store:
    """A store that lives as long as the program."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    store = ox.Store()
    store.bulk_extend(to_oxigraph(statements))
    return store


def all_named(store: Store) -> bool:
    """Whether every triple stands in a named graph, so that a default graph is to be the union of those."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    return next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None


def open_store(directory: Path) -> Store:
    """The graph that a build wrote into `directory`, read-only; a `StoreError` where there is none.

    Where the store is missing, as in a copy that left it out, `graph.nq` is read into memory in its stead.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not directory.is_dir():
        raise StoreError("no such folder", where=str(directory), hint="build it first: kg build ARTICLES -o FOLDER")
    folder.recover(directory)
    path = folder.path_of(directory, STORE)
    if not path.is_dir():
        return _from_master(folder.path_of(directory, MASTER), directory)
    before = identity(directory)
    try:
        return ox.Store.read_only(str(path))
    except (OSError, ValueError, RuntimeError) as error:
        if not path.is_dir() or identity(directory) != before:  # a build has just put another in its place
            return open_store(directory)
        reason = str(error).splitlines()[0]
        raise StoreError(
            f"this store cannot be opened: {reason}",
            where=str(path),
            hint="another program may hold it, or another version wrote it; close that program or build again",
        ) from error


def quads(directory: Path) -> Iterable[ox.Quad]:
    """Every quad of the graph that a build wrote into `directory`, from `graph.nq` where it is there.

    A store holds numbers by value, so that from it their datatype may come back as another.
    """
    folder.recover(directory)
    path = folder.path_of(directory, MASTER)
    return _parsed(path) if path.is_file() else open_store(directory)


def identity(directory: Path) -> tuple[int, ...]:
    """What differs once a build has put another graph in place; empty while none is there."""
    for path in (folder.path_of(directory, STORE) / "CURRENT", folder.path_of(directory, MASTER)):
        try:
            told = path.stat()
        except OSError:
            continue
        return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns
    return ()


def _from_master(path: Path, directory: Path) -> Store:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not path.is_file():
        hint = "build it: kg build ARTICLES -o FOLDER"
        raise StoreError("no graph in this folder", where=str(directory), hint=hint)
    store, parsed = ox.Store(), _parsed(path)
    store.bulk_extend(parsed)
    triples = {one.triple for one in parsed}
    if len(triples) < len(parsed):  # one of several graphs would count again in a union of all
        store.bulk_extend(ox.Quad(*one) for one in triples)
    return store


def _parsed(path: Path) -> tuple[ox.Quad, ...]:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    try:
        return tuple(ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"no valid N-Quads: {error}", where=str(path), hint="build the graph again") from error
