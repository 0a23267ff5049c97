"""What follows from a graph by the rules of the ontology, each a SPARQL CONSTRUCT, repeated until nothing is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.graph.export import to_oxigraph
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, sort_key
from kg.iri import KG, RDFS
from kg.lexicon import ontology_home, overlays
from kg.rdf import Literal, Statement

if TYPE_CHECKING:
    import pyoxigraph as ox

_TERMS = KG.removesuffix("#")
"""The graph in which a rule finds the hierarchies of classes and properties."""
_TAGS = {tag.lower(): tag for tag in (SIMPLIFIED, TRADITIONAL)}
"""The store writes language tags in lower case."""
_HIERARCHY = {RDFS + "subClassOf", RDFS + "subPropertyOf"}


def infer(statements: Sequence[Statement], base: str) -> tuple[Statement, ...]:
    """The statements, sorted, with what the rules add in `<base>inferred`; what is stated already is not repeated.

    The rules are `ontology/rules/*.rq` and those of the overlays; one that cannot be run is an `OntologyError`.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    store = ox.Store()
    store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in to_oxigraph(statements))
    store.extend(_terms())
    found: set[ox.Triple] = set()
    while new := {one for path, rule in _rules() for one in _apply(store, path, rule)}:
        found |= new
        store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in new)
    more = (_statement(one, base + "inferred") for one in found)
    return tuple(sorted((*statements, *more), key=sort_key))


@cache
def _rules() -> tuple[tuple[Path, str], ...]:
    paths = [path for home in (ontology_home(), *overlays()) for path in sorted((home / "rules").glob("*.rq"))]
    return tuple((path, path.read_text(encoding="utf-8")) for path in paths)


@cache
def _terms() -> tuple[ox.Quad, ...]:
    """Which class or property stands below which, in a graph of its own."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    home, graph = ontology_home(), ox.NamedNode(_TERMS)
    return tuple(
        ox.Quad(one.subject, one.predicate, one.object, graph)
        for path in (home / "kg.ttl", *sorted((home / "event").glob("*.ttl")))
        for one in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if one.predicate.value in _HIERARCHY
    )


def _apply(store: ox.Store, path: Path, rule: str) -> Iterator[ox.Triple]:
    """What one rule finds that the graph does not hold yet."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    try:
        answer = store.query(rule)
    except SyntaxError as error:
        raise OntologyError(f"not a query: {error}", where=str(path), hint="mend the rule") from error
    if not isinstance(answer, ox.QueryTriples):
        raise OntologyError("not a CONSTRUCT", where=str(path), hint="let the rule construct triples")
    for one in answer:
        if ox.Quad(one.subject, one.predicate, one.object) not in store:
            yield one


def _statement(triple: ox.Triple, graph: str) -> Statement:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    node = triple.object
    if isinstance(node, ox.Literal):
        datatype = "" if node.language or node.datatype.value.endswith("#string") else node.datatype.value
        told: str | Literal = Literal(
            node.value, datatype=datatype, language=_TAGS.get(tag := node.language or "", tag)
        )
    else:
        told = str(getattr(node, "value", node))
    return Statement(str(getattr(triple.subject, "value", "")), triple.predicate.value, told, graph)
