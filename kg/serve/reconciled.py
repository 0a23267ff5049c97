"""Ids, classes, properties and values of things, as the reconciliation service tells them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from kg import ontology
from kg.graph.store import identity
from kg.iri import RDFS, SKOS, short
from kg.rdf import Literal
from kg.serve import addresses
from kg.serve.name_index import QUERY, Index
from kg.serve.protocol import ProtocolError
from kg.serve.streaming import result

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^<>\"{}|^`\\\x00-\x20]*")
_NAMES = (RDFS + "label", SKOS + "altLabel")

_Json = dict[str, Any]


async def index_of(request: Request) -> Index:
    """The names of the graph that is there now."""
    state = request.app.state
    there = await run_in_threadpool(identity, state.directory)
    if getattr(state, "names", None) is None or state.names[0] != there:
        rows = await result(state.pool, QUERY)
        state.names = there, await run_in_threadpool(Index, [tuple(row) for row in rows])
    index: Index = state.names[1]
    return index


async def values(
    request: Request, things: list[str], properties: list[str], *, named: bool = False
) -> Mapping[tuple[str, str], set[str]]:
    """What things say of properties: literals and IRIs; and, unless only things are `named`, ids and names of these."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    if not things or not properties:
        return found
    subjects, predicates = (" ".join(f"<{one}>" for one in sorted(set(rows))) for rows in (things, properties))
    text = f"""SELECT DISTINCT ?s ?p ?o ?name WHERE {{ VALUES ?s {{ {subjects} }} VALUES ?p {{ {predicates} }} ?s ?p ?o
      OPTIONAL {{ ?o rdfs:label ?name }} }}"""
    for subject, predicate, node, name in await result(request.app.state.pool, text):
        told = found[str(subject), str(predicate)]
        told.add(node.value if isinstance(node, Literal) else str(node))
        if isinstance(name, Literal) and not named:
            told |= {name.value, id_of(request, str(node))}
    return found


def id_of(request: Request, iri: str) -> str:
    """The id of a thing: its IRI below the base of the graph."""
    return iri.removeprefix(request.app.state.base)


def iri_of(request: Request, told: str) -> str:
    """The IRI of a thing by its id; a `ProtocolError` where it cannot be one."""
    try:
        return addresses.iri((addresses.PREFIX + quote(told, safe="/%:@!$&'()*+,;=~")).encode(), request.app.state.base)
    except ValueError:
        raise ProtocolError(400, f"no id of a thing: {told}") from None


def named(iri: str) -> _Json:
    """A class or a property as the service tells it: id and name."""
    return {"id": short(iri), "name": " ".join(filter(None, ontology.load().labels.get(iri, ("", "")))) or short(iri)}


def property_of(told: str) -> str:
    """The IRI of a property by its id; a `ProtocolError` where it can be none."""
    iri = ontology.type_of(told)
    if not _PLAIN.fullmatch(iri):
        raise ProtocolError(400, f"no property: {told}")
    return iri


def known_properties() -> tuple[str, ...]:
    """The properties of things, by IRI: roles of events, and what else has a label and is no class."""
    known = ontology.load()
    roles = {role.property for one in known.event_types for role in one.roles}
    labelled = {iri for iri in known.labels if iri not in known.parents and iri.rpartition("#")[2][:1].islower()}
    return tuple(sorted(roles | labelled | set(_NAMES)))


async def met_properties(request: Request, type_iri: str) -> list[str]:
    """The properties that the graph tells of things of a class, the most told first."""
    text = f"""SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s a <{type_iri}> ; ?p ?o }}
      GROUP BY ?p ORDER BY DESC(?n) STR(?p)"""
    return [str(row[0]) for row in await result(request.app.state.pool, text)]
