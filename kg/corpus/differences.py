"""What two graphs differ in: articles, and quads as an RDF Patch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from kg import earlier, folder
from kg.errors import StoreError
from kg.graph import renewal

_MASTER = "graph.nq"
_Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of articles that only the second has, only the first, both in other words; quads that came and went."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    quads_added: int
    quads_removed: int

    @property
    def none(self) -> bool:
        """Whether the graphs are the same."""
        return not any((self.added, self.removed, self.changed, self.quads_added, self.quads_removed))


def compare(one: Path, other: Path) -> Difference:
    """What the graph in the folder `other` has other than that in `one`; a `StoreError` where there is none."""
    before, after = _articles(one), _articles(other)
    counts = {"A": 0, "D": 0}
    for sign, _ in quads(one, other):
        counts[sign] += 1
    return Difference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(sorted(name for name in before.keys() & after.keys() if before[name] != after[name])),
        counts["A"],
        counts["D"],
    )


def patch(one: Path, other: Path) -> Iterator[str]:
    """The lines of an RDF Patch that makes the graph in `other` of that in `one`: deletions and additions in one order.

    Source: RDF Patch (https://afs.github.io/rdf-patch/), version 1.
    """
    yield "TX .\n"
    for sign, quad in quads(one, other):
        yield f"{sign} {quad}"
    yield "TC .\n"


def quads(one: Path, other: Path) -> Iterator[_Line]:
    """Lines of N-Quads that only the first graph has (`D`) or only the second (`A`), in their order."""
    with _open(one) as before, _open(other) as after:
        for sign, line in renewal.differing(before, after):
            yield sign, line.decode("utf-8")


def _open(directory: Path) -> BufferedReader:
    path = folder.path_of(directory, _MASTER)
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        hint = "build it: kg build ARTICLES -o FOLDER"
        raise StoreError("no graph in this folder", where=str(directory), hint=hint) from error


def _articles(directory: Path) -> dict[str, str]:
    build = earlier.build_in(directory)
    return {one.id: one.sha256 for one in build.articles} if build else {}
