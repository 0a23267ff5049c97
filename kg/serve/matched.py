"""What a table gets of things it was matched with: values for new columns, and a few lines to look at."""

from __future__ import annotations

from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.serve import pages
from kg.serve.name_index import Index
from kg.serve.protocol import ProtocolError
from kg.serve.reconciled import id_of, index_of, iri_of, known_properties, named, property_of, values

_FRAMED = {**pages.SAFE, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}

_Json = dict[str, Any]


async def extended(request: Request, asked: _Json) -> _Json:
    """The properties of matched things, for new columns."""
    ids = [one for one in items(asked.get("ids")) if isinstance(one, str)]
    properties = [str(one["id"]) for one in items(asked.get("properties")) if isinstance(one, dict) and "id" in one]
    told = await values(request, [iri_of(request, one) for one in ids], list(map(property_of, properties)), named=True)
    index = await index_of(request)
    rows: dict[str, dict[str, list[_Json]]] = {}
    for one in ids:
        cells = {pid: sorted(told[iri_of(request, one), property_of(pid)]) for pid in properties}
        rows[one] = {pid: [_cell(request, index, value) for value in values] for pid, values in cells.items()}
    return {"meta": [named(property_of(pid)) | {"id": pid} for pid in properties], "rows": rows}


def items(told: object) -> list[Any]:
    """What a list of JSON holds; nothing where there is none."""
    return told if isinstance(told, list) else []


def _cell(request: Request, index: Index, value: str) -> _Json:
    """A value as a cell: a thing with its name, or words."""
    thing = index.things.get(value)
    return {"id": id_of(request, value), "name": thing.label} if thing else {"str": value}


async def preview(request: Request) -> Response:
    """A few lines on a thing, to be shown in a frame."""
    iri = iri_of(request, request.query_params.get("id", ""))
    thing = (await index_of(request)).things.get(iri)
    if thing is None:
        raise ProtocolError(404, f"the graph knows nothing of {iri}")
    told = await values(request, [iri], list(known_properties()), named=True)
    index = await index_of(request)
    lines = []
    for (_, predicate), told_values in sorted(told.items()):
        shown = "、".join(index.things[one].label if one in index.things else one for one in sorted(told_values)[:4])
        lines.append(f"<dt>{escape(str(named(predicate)['name']))}<dd>{escape(shown)}")
    names = "、".join(sorted(thing.names - {thing.label}))
    body = f"<h1>{escape(thing.label)}</h1><p>{escape(str(named(thing.type)['name']))}<p>{escape(names)}"
    style = "body{font:14px/1.5 sans-serif;margin:8px}h1{font-size:18px;margin:0}p,dd{margin:2px 0}dt{color:#666}"
    page = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{escape(thing.label)}</title>'
    return HTMLResponse(f"{page}<style>{style}</style>{body}<dl>{''.join(lines)}</dl></html>", headers=_FRAMED)
