"""What a query answers as a page: a table whose things lead on, with the ways to take it along or look at it."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import urlencode

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.graph.abbreviations import abbreviated
from kg.graph.answering import Question
from kg.graph.media import GRAPHS
from kg.graph.queries import ready_made
from kg.serve import pages
from kg.serve.explorer import Explorer
from kg.serve.links import link
from kg.serve.pool import Pool
from kg.serve.protocol import ProtocolError
from kg.serve.streaming import whole

MOST = 1000
"""Rows that a page shows."""
_MOST_BYTES = 8 << 20
_TAKEN = (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
_VIEWS = (("timeline", "时间线 Timeline"), ("map", "地图 Map"), ("network", "图谱 Network"))

Cell = tuple[str, str, str]
"""Kind (`uri`, `literal` or `bnode`), value, language."""
Rows = tuple[tuple[str, ...], list[tuple[Cell | None, ...]]]


async def show(request: Request) -> HTMLResponse:
    """The page of `query` and `$name` parameters; without them the questions there are."""
    asked = _asked(request)
    names, rows = await _rows(request.app.state.pool, asked)
    base = request.app.state.base
    ready = next((one for one in ready_made() if asked.text == f"@{one.name}"), None)
    title = f"{ready.title_zh} {ready.title}" if ready else "查询结果 Result"
    told = urlencode([("query", asked.text), *((f"${name}", value) for name, value in asked.parameters)])
    taken = " · ".join(f'<a href="/sparql?{escape(told)}&amp;format={form}">{name}</a>' for form, name in _TAKEN)
    views = " · ".join(f'<a href="/view?{escape(told)}#view={view}">{name}</a>' for view, name in _VIEWS)
    given = "".join(f" · {escape(name)}: {escape(value)}" for name, value in asked.parameters)
    more = f" 只显示前 {MOST} 行 the first {MOST} are shown" if len(rows) > MOST else ""
    body = (
        f"<h1>{escape(title)}</h1>\n<p>{len(rows)} 行 rows{given}{more}<br>{taken}<br>{views}</p>\n"
        f"{_table(names, rows[:MOST], base)}"
    )
    return pages.page(title, body)


async def view(request: Request) -> Response:
    """The explorer of what a result names; the fragment of the address says which of its views."""
    _, rows = await _rows(request.app.state.pool, _asked(request))
    things = {cell[1] for row in rows for cell in row if cell and cell[0] == "uri"}
    if not things:
        raise ProtocolError(404, "this result names nothing that could be drawn")
    explorer: Explorer = request.app.state.explorer
    return Response(await explorer.part(things), media_type="text/html", headers=pages.SAFE)


def _asked(request: Request) -> Question:
    pairs = request.query_params.multi_items()
    text = next((value for name, value in pairs if name == "query"), "")
    if not text:
        raise ProtocolError(400, "a result page needs a query")
    told = tuple((name[1:], value) for name, value in pairs if name.startswith("$") and value.strip())
    request.state.query = text
    return Question(text, told, forms=("json", "nt"), base=request.app.state.base)


async def _rows(pool: Pool, asked: Question) -> Rows:
    media_type, body = await whole(pool, asked, _MOST_BYTES + 1)
    if len(body) > _MOST_BYTES:
        raise ProtocolError(413, "this result is too large for a page; take it as CSV, or ask for less")
    if media_type == GRAPHS["nt"]:
        triples = ox.parse(body, format=ox.RdfFormat.N_TRIPLES)
        return ("subject", "predicate", "object"), [
            (_node(one.subject), _node(one.predicate), _node(one.object)) for one in triples
        ]
    told = json.loads(body)
    if "boolean" in told:
        return ("answer",), [(("literal", "是 yes" if told["boolean"] else "否 no", ""),)]
    names = tuple(told["head"]["vars"])
    return names, [tuple(_cell(row.get(name)) for name in names) for row in told["results"]["bindings"]]


def _cell(told: dict[str, str] | None) -> Cell | None:
    return (told["type"], told["value"], told.get("xml:lang", "")) if told else None


def _node(node: object) -> Cell:
    kind = "literal" if isinstance(node, ox.Literal) else "uri" if isinstance(node, ox.NamedNode) else "bnode"
    return kind, str(getattr(node, "value", node)), str(getattr(node, "language", None) or "")


def _table(names: tuple[str, ...], rows: list[tuple[Cell | None, ...]], base: str) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    lines = "".join(f"<tr>{''.join(f'<td>{_shown(cell, base)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}</tbody>\n</table>\n"


def _shown(cell: Cell | None, base: str) -> str:
    if cell is None:
        return ""
    kind, value, language = cell
    if kind == "uri":
        return link(value, abbreviated(value, base).removeprefix("id:"), base)
    mark = f' lang="{escape(language)}"' if language else ""
    return f"<span{mark}>{escape(value)}</span>"
