"""Statements as graphs of other libraries: an rdflib Dataset, a networkx MultiDiGraph, pyoxigraph quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.graph import rows
from kg.graph.syntax import clean
from kg.iri import SCHEMA, short
from kg.rdf import Literal, Statement

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox
    import rdflib

_NAMES = 1 << 16
_WITHIN = SCHEMA + "containedInPlace"


def to_oxigraph(statements: Sequence[Statement]) -> Iterator[ox.Quad]:
    """Quads for pyoxigraph, each in its named graph."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    named = lru_cache(maxsize=_NAMES)(ox.NamedNode)
    for one in statements:
        node = oxigraph_literal(one.object) if isinstance(one.object, Literal) else named(one.object)
        graph = named(one.graph) if one.graph else None
        yield ox.Quad(named(one.subject), named(one.predicate), node, graph)


def to_rdflib(statements: Sequence[Statement]) -> rdflib.Dataset:
    """Every quad, one named graph an article and one for what is inferred; the default graph is their union."""
    import rdflib  # noqa: PLC0415 - heavy

    dataset = rdflib.Dataset(default_union=True)
    graphs = {name: dataset.graph(rdflib.URIRef(name)) for name in sorted({one.graph for one in statements})}
    for one in statements:
        graphs[one.graph].add((rdflib.URIRef(one.subject), rdflib.URIRef(one.predicate), rdflib_node(one.object)))
    return dataset


def rdflib_node(node: str | Literal) -> rdflib.URIRef | rdflib.Literal:
    """An object in rdflib's terms, its lexical form kept as it is."""
    import rdflib  # noqa: PLC0415 - heavy

    if isinstance(node, str):
        return rdflib.URIRef(node)
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    datatype = rdflib.URIRef(node.datatype) if node.datatype else None
    return rdflib.Literal(node.value, datatype=datatype, normalize=False)


def to_networkx(statements: Sequence[Statement]) -> nx.MultiDiGraph[str]:
    """Things as nodes (key the IRI; `label`, `kind`, `type`, `start`, `end`, `mentions`), links as edges.

    An edge is a fact, with `predicate` (IRI), `label`, `sentence`, `article`, `rule` and `confidence`, or a place's
    lying in another. Attributes are strings and numbers.
    """
    import networkx as nx  # noqa: PLC0415 - heavy

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in rows.things(statements):
        known = {"start": row.start, "end": row.end, "traditional": row.traditional}
        graph.add_node(
            row.iri,
            label=row.label,
            kind=row.kind.value,
            type=short(row.type),
            mentions=row.mentions,
            **{name: value for name, value in known.items() if value},
        )
    for fact in rows.facts(statements):
        if isinstance(fact.object, str) and fact.subject in graph and fact.object in graph:
            graph.add_edge(fact.subject, fact.object, key=fact.iri, **_edge(fact))
    within: Counter[str] = Counter()
    for one in statements:
        if one.predicate == _WITHIN and not one.evidence and isinstance(one.object, str):
            attributes = {"predicate": one.predicate, "label": short(one.predicate), "article": one.graph}
            known_before = within[one.subject]
            key = f"{one.subject}#within{known_before + 1 if known_before else ''}"
            graph.add_edge(one.subject, one.object, key=key, **attributes)
            within[one.subject] += 1
    return graph


def _edge(fact: rows.FactRow) -> dict[str, str | float]:
    return {
        "predicate": fact.predicate,
        "label": short(fact.predicate),
        "sentence": fact.sentence,
        "article": fact.article,
        "rule": fact.rule,
        "confidence": float(fact.confidence or 0),
    }


def oxigraph_literal(node: Literal) -> ox.Literal:
    """A literal in Oxigraph's terms."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    text = clean(node.value)
    if node.language:
        return ox.Literal(text, language=node.language)
    return ox.Literal(text, datatype=ox.NamedNode(node.datatype)) if node.datatype else ox.Literal(text)
