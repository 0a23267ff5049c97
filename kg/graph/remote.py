"""Loading a build into a triple store over HTTP: only what changed travels, and both ends are counted."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.folder import path_of
from kg.graph.connection import WAITS, Connection
from kg.graph.parcels import Parcel, sort_out
from kg.graph.protocols import NAMES, Layout, Writer, query_doors, writer
from kg.iri import KG, RDFS
from kg.progress import Listener, Step

MARKS = KG + "loaded"
"""The named graph in which a store keeps what was loaded: the digest and size of each graph, on a node of its own."""
_GRAPH, _DIGEST, _TRIPLES = (KG + name for name in ("loadedGraph", "loadedDigest", "loadedTriples"))
_UNFINISHED = "unfinished"
_ABOUT = f'<{MARKS}> <{RDFS}comment> "what kg load has put here"@en .\n'.encode()
_SHOWN = 20
_MASTER = "graph.nq"


@dataclass(frozen=True, slots=True)
class Options:
    """`protocol` is one of `protocols.NAMES`; `replace` sends every graph, over what the store holds under its name.

    `dry_run` sends nothing; `waits` are the seconds before each further attempt of a request.
    """

    protocol: str = "auto"
    replace: bool = False
    dry_run: bool = False
    waits: tuple[float, ...] = WAITS


@dataclass(frozen=True, slots=True)
class Loaded:
    """A named graph with its number of `triples` here and `there`; `outcome` is new, changed or unchanged."""

    graph: str
    triples: int
    there: int
    outcome: str


@dataclass(frozen=True, slots=True)
class _Mark:
    digest: str
    triples: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A store that answers queries."""

    connection: Connection
    url: str
    address: str
    layouts: tuple[Layout, ...]

    def ask(self, query: str) -> list[dict[str, str]]:
        return self.connection.ask(self.address + self.layouts[0].query, query)

    def count(self, graph: str) -> int:
        return int(self.ask(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")[0]["n"])


def load(
    directory: Path, url: str, environment: Mapping[str, str], options: Options, tell: Listener
) -> tuple[Loaded, ...]:
    """Every named graph of `directory`/graph.nq, now in the store at `url`, with the counts at both ends.

    `environment` holds the login (see `connection`), `tell` hears how many of the graphs that travel are there (stage
    `send`). The store itself keeps a digest of each graph, in the graph `MARKS`; a graph is left where it is if digest
    and count agree. A `StoreError` tells which graphs are loaded and which are not; loading again sends those. With
    `dry_run`, `there` is what it holds now.
    """
    if options.protocol not in NAMES:
        hint = f"known protocols: {', '.join(NAMES)}"
        raise StoreError(f"unknown protocol {options.protocol}", where="--protocol", hint=hint)
    with Connection(environment, options.waits) as connection, tempfile.TemporaryDirectory() as folder:
        parcels = sort_out(path_of(directory, _MASTER), Path(folder))
        place = _Place(connection, url, *query_doors(connection, url))
        marks = _marks(place)
        found = tuple(_compare(place, one, marks.get(one.graph), options) for one in parcels)
        if not options.dry_run:
            _refuse_foreign(url, found)
            found = _send_all(place, parcels, found, marks, (options, tell))
        return found


def _marks(place: _Place) -> dict[str, _Mark]:
    """What the store says was loaded; of a graph whose loading was begun and ended, the end counts."""
    known = f"?mark <{_GRAPH}> ?g ; <{_DIGEST}> ?d ; <{_TRIPLES}> ?n"
    rows = place.ask(f"SELECT ?g ?d ?n WHERE {{ GRAPH <{MARKS}> {{ {known} }} }}")
    rows.sort(key=lambda row: row["d"] != _UNFINISHED)
    return {row["g"]: _Mark(row["d"], int(float(row["n"]))) for row in rows}


def _compare(place: _Place, parcel: Parcel, mark: _Mark | None, options: Options) -> Loaded:
    there = place.count(parcel.graph)
    if mark == _Mark(parcel.digest, parcel.triples) and there == parcel.triples and not options.replace:
        outcome = "unchanged"
    elif there == 0:
        outcome = "new"
    elif options.replace or (mark and mark.digest == _UNFINISHED) or (mark and mark.triples == there):
        outcome = "changed"
    else:
        outcome = "foreign"
    return Loaded(parcel.graph, parcel.triples, there, outcome)


def _refuse_foreign(url: str, found: Sequence[Loaded]) -> None:
    foreign = [one.graph for one in found if one.outcome == "foreign"]
    if foreign:
        raise StoreError(
            f"nothing loaded: the store holds other triples, not put there by kg load, in {_listed(foreign)}",
            where=url,
            hint="--replace puts this build in their place",
        )


def _send_all(
    place: _Place,
    parcels: Sequence[Parcel],
    found: Sequence[Loaded],
    marks: Mapping[str, _Mark],
    how: tuple[Options, Listener],
) -> tuple[Loaded, ...]:
    options, tell = how
    due = [parcel for parcel, one in zip(parcels, found, strict=True) if one.outcome != "unchanged"]
    there = {one.graph: one.there for one in found}
    done: list[str] = []
    begun = ""
    if due:
        try:
            way = writer(place.connection, place.address, place.layouts, options.protocol, (MARKS, _ABOUT))
            _mark(way, dict(marks) | {one.graph: _Mark(_UNFINISHED, one.triples) for one in due})
            for number, parcel in enumerate(due):
                tell(Step("send", number, len(due)))
                begun = parcel.graph
                there[begun] = _send(place, way, parcel)
                done.append(begun)
                begun = ""
            _mark(way, dict(marks) | {one.graph: _Mark(one.digest, one.triples) for one in due})
            tell(Step("send", len(due), len(due)))
        except StoreError as error:
            raise _halted(error, [one.graph for one in due], done, begun) from error
        except KeyboardInterrupt:
            stopped = StoreError("stopped", where=place.url, hint="load again, which sends what is missing")
            raise _halted(stopped, [one.graph for one in due], done, begun) from None
    return tuple(Loaded(one.graph, one.triples, there[one.graph], one.outcome) for one in found)


def _mark(way: Writer, marks: Mapping[str, _Mark]) -> None:
    """Puts the record of all graphs in place of the one there.

    Before any graph is touched it tells which are not to be trusted, at the end it holds one digest a graph.
    """
    lines = [_ABOUT, *(_mark_lines(graph, mark) for graph, mark in sorted(marks.items()))]
    for at in range(0, len(lines), way.size // 3):
        (way.add if at else way.replace)(MARKS, b"".join(lines[at : at + way.size // 3]))


def _send(place: _Place, way: Writer, parcel: Parcel) -> int:
    """The count at the other end, which is the same as here, and the mark that says so."""
    for number, part in enumerate(parcel.parts(way.size)):
        (way.add if number else way.replace)(parcel.graph, part)
    there = place.count(parcel.graph)
    if there != parcel.triples:
        raise StoreError(
            f"{parcel.triples} triples sent, but the store holds {there} of {parcel.graph}",
            where=place.url,
            hint="does another program write this graph? load again",
        )
    way.add(MARKS, _mark_lines(parcel.graph, _Mark(parcel.digest, parcel.triples)))
    return there


def _mark_lines(graph: str, mark: _Mark) -> bytes:
    node = f"{MARKS}-{hashlib.sha256(graph.encode()).hexdigest()[:16]}"
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    told = (f"<{_GRAPH}> <{graph}>", f'<{_DIGEST}> "{mark.digest}"', f'<{_TRIPLES}> "{mark.triples}"^^<{integer}>')
    return "".join(f"<{node}> {one} .\n" for one in told).encode()


def _halted(error: StoreError, due: Sequence[str], done: Sequence[str], begun: str) -> StoreError:
    """The error with what it leaves behind."""
    rest = [graph for graph in due if graph not in {*done, begun}]
    told = [error.message, f"loaded: {_listed(done)}"]
    if begun:
        told.append(f"perhaps half-loaded, and marked so: {begun}")
    told.append(f"not loaded: {_listed(rest)}")
    return StoreError("; ".join(told), where=error.where, hint=error.hint)


def _listed(graphs: Sequence[str]) -> str:
    more = f" and {len(graphs) - _SHOWN} more" if len(graphs) > _SHOWN else ""
    return ", ".join(graphs[:_SHOWN]) + more if graphs else "none"
