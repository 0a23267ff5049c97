"""The files of a graph that are being written, beside those that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg import folder
from kg.graph import renewal, store


@dataclass(frozen=True, slots=True)
class Files:
    """A build's folder, and the folder in which its next files are written."""

    directory: Path
    draft: Path

    @property
    def master(self) -> Path:
        """The N-Quads that are being written."""
        return self.draft / store.MASTER

    def old(self, name: str) -> Path:
        """A file of the build that is there."""
        return folder.path_of(self.directory, name)

    @contextmanager
    def storing(self) -> Iterator[None]:
        """The store that is there with what changed, or a new one, which fills while other work is done in here."""
        new = self.draft / store.STORE
        if renewal.renew(self.old(store.STORE), self.old(store.MASTER), self.master, new):
            yield
        else:
            with store.filling(self.master, new):
                yield

    def change_store(self, gone: Sequence[bytes], come: Sequence[bytes], written: Callable[[], None]) -> None:
        """The store that is there without some quads and with others; `written` waits for the N-Quads."""
        new = self.draft / store.STORE
        if not renewal.changed(self.old(store.STORE), new, gone, come):
            written()
            store.fill_from(self.master, new)
