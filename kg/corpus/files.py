"""The files of a graph that are being written, beside those that are there."""

from __future__ import annotations

from collections.abc import Sequence
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

    def renew_store(self) -> None:
        """The store that is there with what changed, or a new one."""
        new = self.draft / store.STORE
        if not renewal.renew(self.old(store.STORE), self.old(store.MASTER), self.master, new):
            store.fill_from(self.master, new)

    def change_store(self, gone: Sequence[bytes], come: Sequence[bytes]) -> None:
        """The store that is there without some quads and with others."""
        new = self.draft / store.STORE
        if not renewal.changed(self.old(store.STORE), new, gone, come):
            store.fill_from(self.master, new)
