"""The Reconciliation Service API 0.2 (W3C community group): OpenRefine and others match tables against a graph."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg import ontology
from kg.iri import KG, short
from kg.model import Kind
from kg.serve import addresses, pages
from kg.serve.matched import extended, items, preview
from kg.serve.name_index import ROOTS, Candidate, Index, Named, sure
from kg.serve.protocol import ProtocolError, body_of
from kg.serve.reconciled import (
    id_of,
    index_of,
    iri_of,
    known_properties,
    met_properties,
    named,
    property_of,
    values,
)

PATH = "/reconcile"
_BATCH, _LIMIT, _MOST = 100, 5, 50
_DIGITS = 15
"""Bytes of a request."""
_PREVIEW = {"width": 420, "height": 260}
_PARTS = 0.3  # of a score that the other columns of a row decide


_Json = dict[str, Any]


def routes() -> list[Route]:
    """Where the service answers."""
    return [
        Route(PATH, _service, methods=["GET", "POST"]),
        Route(PATH + "/suggest/entity", _entities),
        Route(PATH + "/suggest/type", _types),
        Route(PATH + "/suggest/property", _properties),
        Route(PATH + "/properties", _proposed),
        Route(PATH + "/preview", preview),
        Route(PATH + "/view", _view),
    ]


async def _service(request: Request) -> Response:
    """The manifest; or the answer to `queries`, or to `extend`."""
    asked = await _parameters(request)
    if "queries" in asked:
        return JSONResponse(await _matches(request, _object(asked["queries"])), headers=pages.SAFE)
    if "extend" in asked:
        return JSONResponse(await extended(request, _object(asked["extend"])), headers=pages.SAFE)
    return JSONResponse(_manifest(request), headers=pages.SAFE)


def _manifest(request: Request) -> _Json:
    origin = str(request.base_url).rstrip("/")

    def at(path: str) -> _Json:
        return {"service_url": origin, "service_path": PATH + path}

    return {
        "versions": ["0.2"],
        "name": f"kg: {request.app.state.directory.resolve().name}",
        "identifierSpace": request.app.state.base,
        "schemaSpace": KG,
        "defaultTypes": [named(one) for one in ROOTS],
        "view": {"url": f"{origin}{PATH}/view?id={{{{id}}}}"},
        "preview": {"url": f"{origin}{PATH}/preview?id={{{{id}}}}", **_PREVIEW},
        "suggest": {
            "entity": at("/suggest/entity"),
            "type": at("/suggest/type"),
            "property": at("/suggest/property"),
        },
        "extend": {"propose_properties": at("/properties"), "property_settings": []},
        "batchSize": _BATCH,
    }


async def _matches(request: Request, queries: _Json) -> _Json:
    index = await index_of(request)
    return {key: {"result": await _match(request, index, query)} for key, query in queries.items()}


async def _match(request: Request, index: Index, query: object) -> list[_Json]:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise ProtocolError(400, "each query is an object with a text under query")
    told = query.get("type") or []
    types = tuple(
        ontology.type_of(one) for one in ([told] if isinstance(told, str) else items(told)) if isinstance(one, str)
    )
    limit = query.get("limit")
    limit = min(limit, _MOST) if isinstance(limit, int) and limit > 0 else _LIMIT
    found = await run_in_threadpool(index.find, str(query.get("query", "")), types, limit)
    wanted = [one for one in items(query.get("properties")) if isinstance(one, dict) and one.get("pid")]
    found = await _weighed(request, found, wanted) if wanted and found else found
    return [_candidate(request, found, at) for at in range(len(found))]


async def _weighed(request: Request, found: list[Candidate], wanted: list[_Json]) -> list[Candidate]:
    """The candidates, better where other columns of the row say the same."""
    told = await values(request, [one.thing.iri for one in found], [property_of(str(one["pid"])) for one in wanted])
    made = []
    for one in found:
        hits = sum(
            bool(_said(asked.get("v")) & told[one.thing.iri, property_of(str(asked["pid"]))]) for asked in wanted
        )
        score = round(one.score * (1 - _PARTS) + 100 * _PARTS * hits / len(wanted), 1)
        made.append(Candidate(one.thing, score, one.by))
    return sorted(made, key=lambda one: (-one.score, one.thing.iri))


def _said(value: object) -> set[str]:
    """The words of a cell, or the id and name of a matched one."""
    if isinstance(value, list):
        return set().union(*(_said(one) for one in value if not isinstance(one, list)))
    if isinstance(value, dict):
        return {str(value[key]) for key in ("id", "name") if key in value}
    return {str(value)}


def _candidate(request: Request, found: list[Candidate], at: int) -> _Json:
    one = found[at]
    return {
        "id": id_of(request, one.thing.iri),
        "name": one.thing.label,
        "description": _described(one),
        "type": [named(type_iri) for type_iri in (one.thing.type,)],
        "score": one.score,
        "match": sure(found, at),
        "features": [{"id": "name_score", "value": one.score}],
    }


def _described(one: Candidate) -> str:
    others = sorted(one.thing.names - {one.thing.label}, key=lambda name: (name != one.by, -len(name), name))
    return "、".join(others[:3])


async def _entities(request: Request) -> Response:
    index = await index_of(request)
    found = index.begins(request.query_params.get("prefix", ""), _MOST)
    start = _cursor(request)
    return _told([_suggested(request, one) for one in found[start : start + _LIMIT * 2]])


def _suggested(request: Request, one: Named) -> _Json:
    others = sorted(one.names - {one.label}, key=lambda name: (-len(name), name))
    told = {"id": id_of(request, one.iri), "name": one.label, "description": "、".join(others[:3])}
    return {**told, "notable": [named(one.type)]}


async def _types(request: Request) -> Response:
    known, prefix = ontology.load(), request.query_params.get("prefix", "").lower()
    offered = {Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.EVENT, Kind.DOCUMENT}
    found = [named(iri) for iri in sorted(known.kinds) if known.kinds[iri] in offered and iri in known.labels]
    return _told([one for one in found if prefix in f"{one['id']} {one['name']}".lower()][_cursor(request) :][:_MOST])


async def _properties(request: Request) -> Response:
    prefix = request.query_params.get("prefix", "").lower()
    found = [named(iri) for iri in known_properties()]
    return _told([one for one in found if prefix in f"{one['id']} {one['name']}".lower()][_cursor(request) :][:_MOST])


async def _proposed(request: Request) -> Response:
    """Properties of things of a class: its roles, then what the graph tells of such things, the most told first."""
    told_type, limit = request.query_params.get("type", ""), request.query_params.get("limit", "")
    type_iri = property_of(told_type) if told_type else ""
    roles = [role.property for one in ontology.load().event_types if one.iri == type_iri for role in one.roles]
    met = await met_properties(request, type_iri) if type_iri else []
    found = [named(iri) for iri in dict.fromkeys((*roles, *met) or known_properties())]
    most = _number(limit, len(found))
    told = {"limit": most, "type": short(type_iri), "properties": found[:most]}
    return JSONResponse(told, headers=pages.SAFE)


async def _view(request: Request) -> Response:
    iri = iri_of(request, request.query_params.get("id", ""))
    return RedirectResponse(addresses.path(iri, request.app.state.base), 303, pages.SAFE)


async def _parameters(request: Request) -> dict[str, str]:
    if request.method != "POST":
        return dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise ProtocolError(415, "queries are posted as application/x-www-form-urlencoded")
    try:
        return dict(parse_qsl((await body_of(request)).decode("utf-8"), keep_blank_values=True, errors="strict"))
    except ValueError:
        raise ProtocolError(400, "the parameters are not UTF-8 in percent-encoding") from None


def _object(text: str) -> _Json:
    try:
        told = json.loads(text)
    except RecursionError:
        raise ProtocolError(400, "not valid JSON: it is nested too deep") from None
    except ValueError as error:
        raise ProtocolError(400, f"not valid JSON: {error}") from None
    if not isinstance(told, dict):
        raise ProtocolError(400, "an object is wanted, with a key for each query")
    if len(told) > _BATCH:
        raise ProtocolError(413, f"a request asks at most {_BATCH} queries")
    return told


def _cursor(request: Request) -> int:
    return _number(request.query_params.get("cursor", ""), 0)


def _number(text: str, otherwise: int) -> int:
    """A whole number told in digits; of very many digits only so many count."""
    return int(text[:_DIGITS]) if text.isdecimal() else otherwise


def _told(found: list[_Json]) -> Response:
    return JSONResponse({"result": found}, headers=pages.SAFE)
