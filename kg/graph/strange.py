"""Why a query finds nothing: the classes and properties in it that this graph does not have."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kg.graph.abbreviations import abbreviated
from kg.graph.query_tokens import terms
from kg.graph.store import all_named
from kg.iri import PREFIXES, RDF, XSD

if TYPE_CHECKING:
    import pyoxigraph as ox

_NEAR = 0.7


def strange(store: ox.Store, query: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each class or property in a query that no triple of the graph has, and the nearest that some has, abbreviated.

    Only the usual vocabularies are looked at. The nearest is empty where nothing is near, or where the term itself is
    one of `known`. `query` is SPARQL without parameters.
    """
    asked = [one for one in terms(query) if _is_vocabulary(one)]
    missing = [one for one in dict.fromkeys(asked) if not _is_used(store, one)]
    if missing:
        used = {abbreviated(one).partition(":")[2].lower(): abbreviated(one) for one in _used(store)}
        for iri in missing:
            one = abbreviated(iri)
            near = difflib.get_close_matches(one.partition(":")[2].lower(), used, n=1, cutoff=_NEAR)
            yield one, used[near[0]] if near and iri not in known else ""


def _is_vocabulary(iri: str) -> bool:
    named = iri.startswith(tuple(PREFIXES.values()))
    return named and iri not in PREFIXES.values() and not iri.startswith(XSD)


def _is_used(store: ox.Store, iri: str) -> bool:
    return bool(_asked(store, f"ASK {{ {{ ?s <{iri}> ?o }} UNION {{ ?s ?p <{iri}> }} UNION {{ <{iri}> ?p ?o }} }}"))


def _used(store: ox.Store) -> list[str]:
    text = f"SELECT DISTINCT ?one {{ {{ ?s ?one ?o }} UNION {{ ?s <{RDF}type> ?one }} }}"
    return [row["one"].value for row in _asked(store, text)]  # type: ignore[union-attr]


def _asked(store: ox.Store, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    return store.query(text, use_default_graph_as_union=all_named(store))
