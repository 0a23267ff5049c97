"""What the file system alone can promise: two names exchanged at once, and what is written kept through a power cut."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""


def exchange(one: Path, other: Path) -> None:
    """Each of two paths gets what the other had, in one step; files, folders and links alike.

    An `OSError` where the system (any but Linux) or the file system (NFS, FAT) has no such step.
    """
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
    sys.audit("os.rename", str(one), str(other), -1, -1)
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        reason = ctypes.get_errno()
        raise OSError(reason, os.strerror(reason), str(one), None, str(other))


def keep(folder: Path) -> None:
    """Everything below a folder is on the disk when this returns, names and contents."""
    for below, _, names in os.walk(folder):
        for name in names:
            with (Path(below) / name).open("r+b") as file:
                os.fsync(file.fileno())
        keep_names(Path(below))


def keep_names(folder: Path) -> None:
    """The names in a folder are on the disk when this returns, where the system can keep a folder."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
