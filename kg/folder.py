"""The folder of a build: held by one program at a time, its files written aside and put in place together."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kg import disk
from kg.errors import StoreError

_LOCK = ".kg-lock"
DRAFT, _READY, _GONE = ".kg-draft-", ".kg-ready", ".kg-gone-"
_LEAVING = ".leaving"


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


@contextmanager
def together(directory: Path, ours: Collection[str]) -> Iterator[Path]:
    """An empty folder to write into; what stands in it afterwards takes its place in `directory`, all of it or nothing.

    `ours` are the names there that may be replaced; those that are not written anew go. Any other name that is taken
    is a `StoreError`. Where two names can be exchanged (`disk.exchange`), whoever looks at the folder sees all the old
    files or all the new ones, at every moment and however the program ends; elsewhere `path_of` alone does. A build in
    a folder that is held (`hold`) and `recover` finish what was begun.
    """
    directory.mkdir(parents=True, exist_ok=True)
    _finish(directory)
    draft = Path(tempfile.mkdtemp(prefix=DRAFT, dir=directory))
    try:
        yield draft
        names = {entry.name for entry in draft.iterdir()}
        _refuse_strangers(directory, names - set(ours))
        (draft / _LEAVING).write_text("\n".join(sorted(set(ours) - names)), encoding="utf-8")
        draft.chmod(0o755)
        disk.keep(draft)
        if _veil(directory, names | set(ours)):
            disk.exchange(draft, directory / _READY)  # from here on these are the files
        else:
            draft.rename(directory / _READY)  # likewise
    except BaseException:
        _finish(directory)
        shutil.rmtree(draft, ignore_errors=True)
        raise
    disk.keep_names(directory)
    try:
        _finish(directory)
    except KeyboardInterrupt:
        _finish(directory)
        raise
    disk.keep_names(directory)
    disk.keep_names(directory.parent)


def path_of(directory: Path, name: str) -> Path:
    """Where the file `name` of the build in `directory` is, also after a program was killed while putting it there."""
    waiting, place = directory / _READY / name, directory / name
    return place if _is_veil(place) or _is_veil(waiting) or not waiting.exists() else waiting


def recover(directory: Path) -> None:
    """Puts in place what a killed build had ready, unless a build is at work there or the folder is read-only."""
    if (directory / _READY).is_dir():
        with suppress(StoreError, OSError), hold(directory):
            _finish(directory)


def _refuse_strangers(directory: Path, names: Collection[str]) -> None:
    taken = sorted(name for name in names if (directory / name).exists())
    if taken:
        hint = "move them away, or give another folder"
        raise StoreError(
            f"not written by kg, and never overwritten: {', '.join(taken)}", where=str(directory), hint=hint
        )


def _veil(directory: Path, names: Collection[str]) -> bool:
    """Whether each name now leads through the one folder that is exchanged at last; if not, all is as it was.

    The files of before go into that folder, and a link to them stands in their place; so one exchange of the folder
    changes what all names lead to. A name that is not there yet leads nowhere until then.
    """
    ready = directory / _READY
    try:
        ready.mkdir()
        for name in sorted(names):
            (ready / name).symlink_to(Path(_READY, name))
            if (directory / name).exists() or (directory / name).is_symlink():
                disk.exchange(directory / name, ready / name)
            else:
                (ready / name).rename(directory / name)
    except OSError:
        _unveil(directory)
        return False
    disk.keep_names(ready)
    disk.keep_names(directory)
    return True


def _is_veil(path: Path) -> bool:
    return path.is_symlink() and path.readlink() == Path(_READY, path.name)


def _finish(directory: Path) -> None:
    """Moves what is ready to its place, and clears away what a killed build left."""
    _unveil(directory)
    for left in (*directory.glob(DRAFT + "*"), *directory.glob(_GONE + "*")):
        shutil.rmtree(left, ignore_errors=True)


def _unveil(directory: Path) -> None:
    ready = directory / _READY
    if ready.is_dir():
        leaving = ready / _LEAVING
        for name in filter(None, leaving.read_text(encoding="utf-8").split("\n") if leaving.exists() else ()):
            _away(directory / name)
        for entry in sorted(ready.iterdir()):
            if _is_veil(entry):
                entry.unlink()
            elif entry.name != _LEAVING:
                _move(entry, directory / entry.name)
        for entry in filter(_is_veil, directory.iterdir()):
            entry.unlink()
        leaving.unlink(missing_ok=True)
        ready.rmdir()


def _move(entry: Path, target: Path) -> None:
    if _is_veil(target):
        disk.exchange(target, entry)
        entry.unlink()
        return
    if target.is_dir():
        _away(target)
    entry.replace(target)


def _away(path: Path) -> None:
    """A folder goes by a rename, so that it is never seen half emptied."""
    if path.is_dir() and not path.is_symlink():
        path.rename(Path(tempfile.mkdtemp(prefix=_GONE, dir=path.parent)) / path.name)
    else:
        path.unlink(missing_ok=True)
