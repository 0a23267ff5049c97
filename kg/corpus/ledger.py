"""What a corpus keeps of the last writing of its graph, so that the next one writes what has changed alone.

A file beside the analyses, named by the run.json it belongs to and by the program that wrote it: with another of either
it counts as not there, and the graph is written anew. It only ever saves work.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg import crew, earlier, folder
from kg.archive import fingerprint
from kg.graph.tenures import Row
from kg.resolve.cluster import Cluster
from kg.resolve.kept import Kept, Past, Place

_HOME = Path(__file__).parents[1]

ThingPath = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """An article as it was stated: what it was read from, its publisher (name, IRI), tolls, dated facts and posts.

    `told` are its parts of report.md and run.json, `measures` how many statistics it gives.
    """

    entry: tuple[str, str, str]
    house: tuple[str, str]
    tolls: list[tuple[str, str, str, str]]
    facts: list[tuple[str, str, str, str]]
    posts: list[Row]
    told: tuple[str, str]
    measures: int
    mentions: int


@dataclass(slots=True)
class Ledger:
    """What the graph was made of.

    `paths` are those of things, by their numbers; `assigned` the numbers of the things that the clusters of an
    article's digest are of; `notes` what joining says of a thing beside its clusters, `types` its classes; `events` its
    row in the report. `units` are the lines about each thing, post, place and contradiction, before triples of several
    graphs are joined; `shared` has the graphs of those triples. `rows` are bytes of each article's part of facts.csv,
    by its IRI, `sizes` those of the files that are changed in places. `tellings` and `labels` tell how events were
    joined (`kept.Past`); `around` is what the parts of places depend on.
    """

    settings: str = ""
    paths: list[ThingPath] = field(default_factory=list)
    assigned: dict[str, list[int]] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, list[str]] = field(default_factory=dict)
    events: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    units: dict[str, bytes] = field(default_factory=dict)
    shared: dict[str, list[str]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    around: dict[str, tuple[int, tuple[str, ...] | None]] = field(default_factory=dict)
    tellings: dict[str, tuple[Kept, ...]] = field(default_factory=dict)
    labels: list[tuple[Place, ThingPath]] = field(default_factory=list)

    def past(self, contents: Mapping[str, str], whole: Callable[[Cluster], Cluster]) -> Past:
        """How all was joined, for articles of some `contents` by id; `whole` gives a cluster with its events."""
        told = self.accounts.items()
        same = frozenset(name for name, one in told if contents.get(name) == one.entry[0] and name in self.tellings)
        return Past(self.tellings, dict(self.labels), self.paths, self.assigned, same, whole)

    def keep(self, past: Past) -> None:
        """Notes how events were joined."""
        self.tellings, self.labels = past.now, list(past.named.items())


def read(directory: Path) -> Ledger | None:
    """The ledger of the graph in a folder; None where there is none, or it is of another graph or program.

    A file of another size than it was written with makes it one of another graph.
    """
    import msgspec  # noqa: PLC0415 - only what keeps a corpus needs it

    try:
        run = folder.path_of(directory, earlier.RUN).read_bytes()
        with _path(directory, run).open("rb") as file:
            known, rest = file.readline().strip(), file.read()
        if known != hashlib.sha256(rest).hexdigest().encode():
            return None
        with crew.collecting_nothing():
            told = msgspec.msgpack.decode(rest, type=Ledger)
        whole = all(folder.path_of(directory, name).stat().st_size == size for name, size in told.sizes.items())
    except (OSError, msgspec.MsgspecError):
        return None
    return told if whole else None


def write(directory: Path, run: bytes, ledger: Ledger) -> None:
    """Keeps the ledger of the graph whose run.json is `run`; those of other graphs stay until `forget`."""
    import msgspec  # noqa: PLC0415

    data = msgspec.msgpack.encode(ledger)
    path = _path(directory, run)
    draft = path.with_suffix(earlier.DRAFT)
    with draft.open("wb") as file:
        file.write(hashlib.sha256(data).hexdigest().encode() + b"\n")
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def forget(directory: Path) -> None:
    """Lets all ledgers go but that of the graph which is there."""
    home = directory / earlier.ANALYSES
    ours = _path(directory, folder.path_of(directory, earlier.RUN).read_bytes())
    for path in home.glob("*" + earlier.LEDGER) if home.is_dir() else ():
        if path != ours:
            path.unlink(missing_ok=True)


def _path(directory: Path, run: bytes) -> Path:
    name = hashlib.sha256(_program().encode() + run).hexdigest()[:32]
    return directory / earlier.ANALYSES / (name + earlier.LEDGER)


@cache
def _program() -> str:
    """The SHA-256 of all that decides what is written."""
    whole = hashlib.sha256((fingerprint.program() + fingerprint.joins()).encode())
    for room in ("graph", "corpus"):
        for path in sorted((_HOME / room).rglob("*.py")):
            whole.update(path.read_bytes())
    for name in ("accounts", "cells", "iri", "report"):
        whole.update((_HOME / f"{name}.py").read_bytes())
    return whole.hexdigest()
