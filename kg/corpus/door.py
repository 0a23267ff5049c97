"""A corpus from Python: `kg.add`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg import saved
from kg.corpus import growing
from kg.errors import InputError
from kg.progress import Listener, silent


def add(
    directory: str | Path, paths: str | Path | Iterable[str | Path], *, jobs: int = 1, progress: Listener = silent
) -> saved.SavedGraph:
    """The graph in a folder with the articles at `paths`; only what is new or changed is read.

    An `InputError` where none of them can be read; what else cannot be is told in report.md.
    """
    named = (paths,) if isinstance(paths, str | Path) else tuple(paths)
    outcome = growing.add(Path(directory), tuple(map(str, named)), growing.Work(jobs, progress))
    if not outcome.found:
        first = next(one for one in outcome.failures if not one.skipped)
        raise InputError(first.cause, where=first.source, hint=first.hint)
    return saved.open(directory)
