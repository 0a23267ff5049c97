"""What was done, for who wants to follow it: on standard error with -v, in a file with --log-file."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.errors import SettingsError

LOG = logging.getLogger("kg")
LOG.addHandler(logging.NullHandler())
_FORM = "%(asctime)s %(levelname)s %(message)s"
_FLAGS = {"-v": False, "--verbose": False, "--log-file": True}
"""Flags that may stand anywhere in a command line, and whether a value follows."""


def begin(*, verbose: bool, file: Path | None) -> None:
    """Let the log be shown or kept from now on; a `SettingsError` for a file that cannot be written."""
    end()
    LOG.setLevel(logging.DEBUG)
    handlers: list[logging.Handler] = []
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    if file is not None:
        try:
            handlers.append(logging.FileHandler(file, encoding="utf-8"))
        except OSError as error:
            hint = "name a file that can be written with --log-file"
            raise SettingsError(f"cannot be written: {error.strerror}", where=str(file), hint=hint) from error
    for handler in handlers:
        handler.setFormatter(logging.Formatter(_FORM))
        LOG.addHandler(handler)


def end() -> None:
    """Close what `begin` opened."""
    for handler in tuple(LOG.handlers):
        if not isinstance(handler, logging.NullHandler):
            LOG.removeHandler(handler)
            handler.close()


def in_front(arguments: Sequence[str]) -> list[str]:
    """The command line with the flags of the log before the command, wherever they stood.

    >>> in_front(["build", "news", "-v", "-o", "graph", "--log-file", "kg.log"])
    ['-v', '--log-file', 'kg.log', 'build', 'news', '-o', 'graph']
    """
    moved: list[str] = []
    kept: list[str] = []
    rest = list(arguments)
    while rest:
        one = rest.pop(0)
        if one == "--":
            kept += [one, *rest]
            break
        flag = one.partition("=")[0]
        if flag not in _FLAGS or (one != flag and not _FLAGS[flag]):
            kept.append(one)
            continue
        moved.append(one)
        if _FLAGS[flag] and one == flag and rest:
            moved.append(rest.pop(0))
    return [*moved, *kept]
