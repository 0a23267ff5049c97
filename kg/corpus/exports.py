"""More notations of a graph that was built before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg import folder
from kg.errors import SettingsError, StoreError
from kg.graph import write
from kg.rdf import Statement
from kg.view import load

_MASTER = "graph.nq"
FORMATS: dict[str, tuple[str, ...]] = {
    "entities": ("entities.csv",),
    "facts": ("facts.csv",),
    "gexf": ("graph.gexf",),
    "graphml": ("graph.graphml",),
    "jsonld": ("graph.jsonld",),
    "neo4j": ("neo4j-nodes.csv", "neo4j-relationships.csv"),
    "nquads": (_MASTER,),
    "ntriples": ("graph.nt",),
    "rdfxml": ("graph.rdf",),
    "trig": ("graph.trig",),
    "turtle": ("graph.ttl",),
}
"""Formats to the files they are written into."""
_STREAMED = frozenset({_MASTER, "graph.nt"})


def export(directory: Path, formats: str, output: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Writes the graph in `directory` into the folder `output` in some formats, with commas between them.

    N-Quads and N-Triples are written as they are read; the others hold the graph in memory. A `SettingsError` for an
    unknown format; a `StoreError` where there is no graph, or a file would be overwritten without `replace`.
    """
    names = _files(formats)
    if output.resolve() == directory.resolve():
        raise StoreError("the folder of the graph itself", where=str(output), hint="give another -o")
    taken = [name for name in names if (output / name).exists()]
    if taken and not replace:
        hint = "give another -o, or --replace"
        raise StoreError(f"already there: {', '.join(taken)}", where=str(output), hint=hint)
    master = folder.path_of(directory, _MASTER)
    if not master.is_file():
        hint = "build it: kg build ARTICLES -o FOLDER"
        raise StoreError("no graph in this folder", where=str(directory), hint=hint)
    with folder.together(output, set(taken)) as draft:
        for name in _STREAMED.intersection(names):
            with (draft / name).open("wb") as file:
                file.writelines(_lines(master, triples=name != _MASTER))
        others = [name for name in names if name not in _STREAMED]
        statements = load.statements(directory) if others else ()
        for name in others:
            (draft / name).write_bytes(_writers()[name](statements))
    return tuple(output / name for name in names)


def _files(formats: str) -> tuple[str, ...]:
    asked = {one.strip() for one in formats.split(",")} - {""}
    unknown = sorted(asked - FORMATS.keys())
    if unknown or not asked:
        known = f"known formats: {', '.join(FORMATS)}"
        raise SettingsError(f"no format {', '.join(unknown) or 'named'}", where="--formats", hint=known)
    return tuple(sorted(name for one in asked for name in FORMATS[one]))


def _writers() -> dict[str, Callable[[Sequence[Statement]], bytes]]:
    found = dict(write.WRITERS)
    for more in write.MORE.values():
        found.update(more)
    return found


def _lines(master: Path, *, triples: bool) -> Iterator[bytes]:
    """The quads, or the triples of their union: both stand in one order."""
    with master.open("rb") as file:
        last = b""
        for line in file:
            told = line.rpartition(b" <")[0] + b" .\n" if triples else line
            if told != last:
                yield told
            last = told
