"""Where a triple store takes queries and graphs, and the two protocols of SPARQL 1.1 to put a graph there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from kg.errors import StoreError
from kg.graph.connection import Connection, accept

NAMES = ("auto", "gsp", "update")
"""`gsp` is the Graph Store HTTP Protocol, `update` SPARQL 1.1 Update."""
_N_TRIPLES = {"Content-Type": "application/n-triples"}


@dataclass(frozen=True, slots=True)
class Layout:
    """The doors of a kind of store, as paths after its address; `graph` is the parameter that names a graph."""

    query: str
    update: str
    store: str
    graph: str = "graph"


LAYOUTS = (
    Layout("/query", "/update", "/store"),  # Oxigraph
    Layout("/query", "/update", "/data"),  # Apache Jena Fuseki, behind the name of a data set
    Layout("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth", "graph-uri"),  # Virtuoso
    Layout("", "/statements", "/rdf-graphs/service"),  # RDF4J, GraphDB: the address of a repository
)


class Writer(Protocol):
    """A way to put triples into a graph; `size` is how many of them go in one request."""

    name: str
    size: int

    def replace(self, graph: str, triples: bytes) -> None:
        """Make these N-Triples all that the graph holds."""

    def add(self, graph: str, triples: bytes) -> None:
        """Add these N-Triples to the graph."""


class GraphStore:
    """SPARQL 1.1 Graph Store HTTP Protocol: PUT and POST of one graph."""

    name, size = "gsp", 20_000

    def __init__(self, connection: Connection, url: str, parameter: str) -> None:
        self._connection, self._url, self._parameter = connection, url, parameter

    def replace(self, graph: str, triples: bytes) -> None:
        """PUT."""
        self._send("PUT", graph, triples)

    def add(self, graph: str, triples: bytes) -> None:
        """POST."""
        self._send("POST", graph, triples)

    def _send(self, method: str, graph: str, triples: bytes) -> None:
        parameters = {self._parameter: graph}
        accept(self._connection.send(method, self._url, params=parameters, content=triples, headers=_N_TRIPLES))


class Update:
    """SPARQL 1.1 Update: INSERT DATA."""

    name, size = "update", 1_000

    def __init__(self, connection: Connection, url: str) -> None:
        self._connection, self._url = connection, url

    def replace(self, graph: str, triples: bytes) -> None:
        """Drop the graph and insert, in one request."""
        self._send(f"DROP SILENT GRAPH <{graph}> ;\n{_insert(graph, triples)}")

    def add(self, graph: str, triples: bytes) -> None:
        """Insert."""
        self._send(_insert(graph, triples))

    def _send(self, text: str) -> None:
        accept(self._connection.send("POST", self._url, data={"update": text}))


def query_doors(connection: Connection, url: str) -> tuple[str, tuple[Layout, ...]]:
    """The store's address without its door, and the layouts whose query door answers there, the likeliest first."""
    address, layouts = _told(url)
    failure: StoreError | None = None
    found = []
    for layout in layouts:
        try:
            connection.ask(address + layout.query, "SELECT * WHERE { } LIMIT 1")
            found.append(layout)
        except StoreError as error:
            if "no answer" in error.message:
                raise
            failure = _graver(failure, error)
    if not found and failure:
        raise failure
    return address, tuple(found)


def writer(
    connection: Connection, address: str, layouts: tuple[Layout, ...], name: str, trial: tuple[str, bytes]
) -> Writer:
    """The first way that takes the trial, a graph and N-Triples to add; a `StoreError` where none does."""
    failure: StoreError | None = None
    for one in _ways(connection, address, layouts, name):
        try:
            one.add(*trial)
        except StoreError as error:
            failure = _graver(failure, error)
        else:
            return one
    assert failure
    raise failure


def _ways(connection: Connection, address: str, layouts: tuple[Layout, ...], name: str) -> Iterator[Writer]:
    if name in {"auto", "gsp"}:
        for one in layouts:
            yield GraphStore(connection, address + one.store, one.graph)
    if name in {"auto", "update"}:
        for path in dict.fromkeys(one.update for one in layouts):
            yield Update(connection, address + path)


def _told(url: str) -> tuple[str, tuple[Layout, ...]]:
    """The address, and the layouts that have a door of the name the address ends with, or all."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise StoreError("no address of a store", where=url, hint="write it like http://localhost:7878")
    if parts.username or parts.password:
        hint = "set KG_STORE_USER and KG_STORE_PASSWORD in the environment instead"
        raise StoreError("a login in an address ends up in logs", where=parts.hostname, hint=hint)
    plain = url.partition("?")[0].partition("#")[0].rstrip("/")
    for door in ("/sparql-graph-crud-auth", "/sparql-graph-crud", "/sparql-auth", "/sparql"):
        if plain.endswith(door):
            return plain.removesuffix(door), LAYOUTS[2:3]
    for door in ("/rdf-graphs/service", "/statements", "/store", "/data", "/query", "/update"):
        known = tuple(one for one in LAYOUTS if door in {one.query, one.update, one.store})
        if plain.endswith(door):
            return plain.removesuffix(door), known
    return plain, LAYOUTS


def _insert(graph: str, triples: bytes) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples.decode()}}} }}"


def _graver(first: StoreError | None, second: StoreError) -> StoreError:
    """What tells the user more: a refusal rather than a door that isn't there."""
    return second if first is None or ("(40" in second.message and "(40" not in first.message) else first
