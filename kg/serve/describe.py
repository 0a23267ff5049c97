"""What the data set and the service say of themselves: VoID and the SPARQL 1.1 Service Description."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.folder import path_of
from kg.graph.answers import Result, Term
from kg.graph.media import GRAPHS, RESULTS
from kg.iri import PREFIXES, RDF, XSD
from kg.rdf import Literal, Statement
from kg.serve.pool import Pool
from kg.serve.protocol import ProtocolError
from kg.serve.streaming import result

VOID = "http://rdfs.org/ns/void#"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
FOAF = "http://xmlns.com/foaf/0.1/"
TERMS = "http://purl.org/dc/terms/"
DESCRIBING = {**PREFIXES, "dcterms": TERMS, "foaf": FOAF, "format": FORMATS, "sd": SD, "void": VOID}
"""The prefixes of both descriptions."""
DUMPS = ("graph.nq", "graph.ttl", "graph.trig", "graph.jsonld")
"""Files of a build that hold the whole graph."""

WELL_KNOWN = "/.well-known/void"
_FORMATS = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
}
_COUNTS = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) {?s ?p ?o}"
_CLASSES = "SELECT ?of (COUNT(DISTINCT ?s) AS ?n) {?s a ?of} GROUP BY ?of ORDER BY ?of"
_PROPERTIES = "SELECT ?of (COUNT(*) AS ?n) {?s ?of ?o} GROUP BY ?of ORDER BY ?of"
_GRAPHS = "SELECT ?of (COUNT(*) AS ?n) {GRAPH ?of {?s ?p ?o}} GROUP BY ?of ORDER BY ?of"

_Pair = tuple[str, str | Literal]


async def dataset(pool: Pool, directory: Path, origin: str, base: str) -> tuple[Statement, ...]:
    """The VoID description; without its numbers where counting outlasts the time of a query."""
    try:
        counted = await asyncio.gather(*(result(pool, text) for text in (_COUNTS, _CLASSES, _PROPERTIES)))
    except ProtocolError:
        counted = [Result(), Result(), Result()]
    return tuple(replace(one, graph=origin) for one in _dataset(counted, directory, origin, base))


async def service(pool: Pool, origin: str) -> tuple[Statement, ...]:
    """The service description of the endpoint, with the named graphs it can be asked about."""
    graphs = await result(pool, _GRAPHS)
    return tuple(replace(one, graph=origin) for one in _service(graphs, origin))


def _dataset(counted: list[Result], directory: Path, origin: str, base: str) -> Iterator[Statement]:
    here = origin + WELL_KNOWN
    whole = f"{here}#dataset"
    yield from _node(here, VOID + "DatasetDescription", ((FOAF + "primaryTopic", whole),))
    dumps = tuple((VOID + "dataDump", f"{origin}/{name}") for name in DUMPS if path_of(directory, name).is_file())
    vocabularies = tuple((VOID + "vocabulary", namespace) for _, namespace in sorted(PREFIXES.items()))
    told: tuple[_Pair, ...] = (
        (TERMS + "title", Literal(f"大事记 {directory.absolute().name}")),
        (VOID + "sparqlEndpoint", f"{origin}/sparql"),
        (VOID + "uriSpace", Literal(base)),
    )
    counts, classes, properties = counted
    numbers = zip(("triples", "distinctSubjects", "distinctObjects"), next(iter(counts.rows), ()), strict=False)
    counted_things = tuple((VOID + name, _node_of(number)) for name, number in numbers)
    yield from _node(whole, VOID + "Dataset", (*told, *dumps, *vocabularies, *counted_things))
    yield from _partitions(whole, ("class", "classes", "entities"), classes)
    yield from _partitions(whole, ("property", "properties", "triples"), properties)


def _partitions(whole: str, names: tuple[str, str, str], counted: Result) -> Iterator[Statement]:
    """How many things each class has, or how many triples each property."""
    kind, plural, unit = names
    for place, (of, number) in enumerate(counted.rows, 1):
        part = f"{whole.removesuffix('dataset')}{kind}-{place}"
        yield Statement(whole, f"{VOID}{kind}Partition", part, "")
        yield from _node(part, "", ((VOID + kind, _node_of(of)), (VOID + unit, _node_of(number))))
    if counted.rows:
        yield Statement(whole, VOID + plural, Literal(str(len(counted)), XSD + "integer"), "")


def _service(graphs: Result, origin: str) -> Iterator[Statement]:
    here = f"{origin}/sparql"
    forms = tuple((SD + "resultFormat", FORMATS + _FORMATS[form]) for form in (*RESULTS, *GRAPHS))
    told: tuple[_Pair, ...] = (
        (SD + "endpoint", here),
        (SD + "supportedLanguage", SD + "SPARQL11Query"),
        (SD + "feature", SD + "UnionDefaultGraph"),
        (SD + "defaultDataset", f"{here}#dataset"),
    )
    yield from _node(here, SD + "Service", (*told, *forms))
    yield from _node(f"{here}#dataset", SD + "Dataset", ((SD + "defaultGraph", f"{here}#default"),))
    yield from _node(f"{here}#default", SD + "Graph", ())
    for place, (name, number) in enumerate(graphs.rows, 1):
        graph = f"{here}#graph-{place}"
        yield Statement(f"{here}#dataset", SD + "namedGraph", graph, "")
        yield from _node(graph, SD + "NamedGraph", ((SD + "name", _node_of(name)), (SD + "graph", f"{graph}-triples")))
        yield from _node(f"{graph}-triples", SD + "Graph", ((VOID + "triples", _node_of(number)),))


def _node(subject: str, kind: str, pairs: tuple[_Pair, ...]) -> Iterator[Statement]:
    if kind:
        yield Statement(subject, RDF + "type", kind, "")
    for predicate, node in pairs:
        yield Statement(subject, predicate, node, "")


def _node_of(cell: Term) -> str | Literal:
    return cell or ""
