"""The ASGI application: endpoint, query page, explorer, things, descriptions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg import ontology
from kg.errors import KgError
from kg.folder import path_of
from kg.graph import published
from kg.graph.answering import Question
from kg.graph.media import GRAPHS, graph_bytes
from kg.graph.workers import Limits
from kg.rdf import Statement
from kg.serve import (
    addresses,
    describe,
    finding,
    pages,
    query_page,
    questions,
    reconcile,
    record,
    result_page,
    thing_page,
    things,
    vocabulary,
)
from kg.serve.explorer import Explorer
from kg.serve.guard import Patience
from kg.serve.links import VOCABULARY
from kg.serve.negotiation import DESCRIPTIONS, PAGES, choose, named
from kg.serve.packing import Packing
from kg.serve.pool import Pool
from kg.serve.protocol import METHODS, ProtocolError, question, refusal
from kg.serve.record import Numbers, Record
from kg.serve.shares import Shares
from kg.serve.sites import Sites
from kg.serve.streaming import respond

_NETWORK = "graph.html"
_ALL = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
_WORDS = {"plain": "text/plain", "html": "text/html"}
_MIXED = {"Vary": "Accept", "Content-Security-Policy": "default-src 'none'; sandbox", **pages.SAFE}
"""Headers of what is no page of ours; a browser runs scripts in XML, and a query can write any XML."""
LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")
"""What a browser may call a server that only this machine sees, so that no other site's name leads to it."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a folder is served: `hosts` are the names the server answers to, `origins` the sites that may ask it.

    `log` is a file that takes a line for each request.
    """

    workers: int = 2
    limits: Limits = field(default_factory=Limits)
    shares: Shares = field(default_factory=Shares)
    patience: Patience = field(default_factory=Patience)
    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = LOOPBACK
    log: Path | None = None


def application(directory: Path, options: Options | None = None, pool: Pool | None = None) -> Starlette:
    """Serves the graph that a build wrote into `directory`; its workers, its own or `pool`, end with it."""
    options = options or Options()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        asked = (directory, options.workers, options.limits, options.shares)
        workers = pool if pool is not None else await run_in_threadpool(Pool, *asked)
        workers.open()
        app.state.pool = workers
        await run_in_threadpool(ontology.load)  # so that the first page need not wait for it
        yield
        workers.close()

    numbers = Numbers(lambda: app.state.pool.counts())  # noqa: PLW0108 -- there is no pool yet
    app = Starlette(
        routes=_routes(),
        middleware=_middleware(options, numbers),
        exception_handlers={ProtocolError: _told, KgError: _told, HTTPException: _http, ClientDisconnect: _gone},
        lifespan=lifespan,
    )
    app.state.directory, app.state.base, app.state.numbers = directory, addresses.base(directory), numbers
    app.state.explorer = Explorer(directory, options.limits.seconds, options.limits.megabytes)
    return app


def _routes() -> Sequence[Route]:
    files = [Route(f"/{name}", _file) for name in (_NETWORK, *describe.DUMPS)]
    return [  # the most asked first: they are tried one after another
        *(Route(path, _sparql, methods=list(_ALL)) for path in ("/sparql", "/sparql/")),
        Route("/", query_page.show),
        Route("/questions", questions.show),
        Route("/result", result_page.show),
        Route("/view", result_page.view),
        Route("/search", finding.show),
        Route(VOCABULARY, _vocabulary),
        Route(VOCABULARY + "/{part}", _vocabulary),
        Route("/explorer", _explorer),
        Route("/metrics", record.show),
        Route(describe.WELL_KNOWN, _void),
        Route(addresses.PREFIX + "{path:path}", _thing),
        *reconcile.routes(),
        *files,
    ]


def _middleware(options: Options, numbers: Numbers) -> list[Middleware]:
    """From the outermost inwards."""
    origins, methods = list(options.origins), ["GET", "POST", "OPTIONS"]
    cors = Middleware(CORSMiddleware, allow_origins=origins, allow_methods=methods, allow_headers=["*"])
    return [
        Middleware(Record, numbers, record.log_into(options.log) if options.log else None),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(options.hosts), www_redirect=False),
        Middleware(Sites, options.origins),
        *([cors] if origins else ()),
        Middleware(Packing),
    ]


async def _sparql(request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": METHODS})
    if request.method not in METHODS.split(", "):
        raise ProtocolError(405, "the endpoint is read-only")
    asked = await question(request)
    if asked is None:
        return await _service(request)
    request.state.query = asked.text
    return await respond(_pool(request), asked, request, _MIXED)


async def _service(request: Request) -> Response:
    """Programs get the description of the service, browsers the page where they can ask."""
    form = _form(request, DESCRIPTIONS)
    if form == "html":
        return RedirectResponse("/", 303, _MIXED)
    return await run_in_threadpool(_graph, await describe.service(_pool(request), _origin(request)), form)


async def _void(request: Request) -> Response:
    state = request.app.state
    told = await describe.dataset(_pool(request), state.directory, _origin(request), state.base)
    form = _form(request, DESCRIPTIONS)
    if form == "html":
        return pages.page("VoID", f"<pre>{escape(graph_bytes(told, 'ttl', describe.DESCRIBING).decode())}</pre>\n")
    return _graph(told, form)


async def _vocabulary(request: Request) -> Response:
    part = request.path_params.get("part", "")
    if f"/{part}" == vocabulary.CONTEXT:
        return vocabulary.context(_MIXED)
    if f"/{part}" == vocabulary.SHAPES:
        return await run_in_threadpool(vocabulary.shapes, _form(request, GRAPHS), _MIXED)
    if part not in ("", published.version()):
        raise ProtocolError(404, f"the vocabulary here is of version {published.version()}")
    return await run_in_threadpool(vocabulary.respond, _form(request, PAGES), _MIXED)


async def _thing(request: Request) -> Response:
    pool, base = _pool(request), request.app.state.base
    form = _form(request, PAGES)
    try:
        iri = addresses.iri(request.scope["raw_path"], base)
    except ValueError:
        raise ProtocolError(400, "this address is not UTF-8 in percent-encoding") from None
    if not await things.known(pool, iri):
        raise ProtocolError(404, f"the graph knows nothing of {iri}")
    if form != "html":
        return await respond(pool, Question(things.triples(iri), forms=("", form)), request, _MIXED)
    thing = await things.gather(pool, iri)
    return pages.page(thing_page.title(thing), thing_page.body(thing, base), head=thing_page.head(thing, base))


async def _explorer(request: Request) -> Response:
    """Its policy is in the page itself."""
    explorer: Explorer = request.app.state.explorer
    return Response(await explorer.page(), media_type="text/html", headers=pages.SAFE)


async def _file(request: Request) -> Response:
    path: Path = path_of(request.app.state.directory, request.url.path.removeprefix("/"))
    if not path.is_file():
        raise ProtocolError(404, f"the build has no {path.name}")
    kind = "application/n-quads" if path.suffix == ".nq" else GRAPHS.get(path.suffix[1:])
    return FileResponse(path, media_type="application/trig" if path.suffix == ".trig" else kind, headers=pages.SAFE)


def _form(request: Request, offered: Mapping[str, str]) -> str:
    wanted, accept = request.query_params.get("format", ""), ",".join(request.headers.getlist("accept"))
    form = named(wanted, offered) or choose(accept, offered) or (next(iter(offered)) if wanted else "")
    if not form:
        raise ProtocolError(406, f"this can be had as {', '.join(offered.values())}")
    return form


def _graph(statements: tuple[Statement, ...], form: str) -> Response:
    return Response(graph_bytes(statements, form, describe.DESCRIBING), media_type=GRAPHS[form], headers=_MIXED)


def _pool(request: Request) -> Pool:
    pool: Pool = request.app.state.pool
    return pool


def _origin(request: Request) -> str:
    return str(request.base_url).rstrip("/")


async def _told(request: Request, error: Exception) -> Response:
    known = error if isinstance(error, ProtocolError) else None
    if isinstance(error, KgError):
        known = refusal(error)
    assert known
    if known.status == 404 and _wants_page(request):
        return pages.page("404", f"<h1>404</h1>\n<p>{escape(str(known))}</p>\n", 404)
    headers = {405: {"Allow": METHODS}, 503: {"Retry-After": "5"}}.get(known.status, {})
    return PlainTextResponse(f"{known}\n", known.status, {**_MIXED, **headers})


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {**_MIXED, **(error.headers or {})}
    return PlainTextResponse(f"{error.detail}\n", error.status_code, headers)


async def _gone(request: Request, error: Exception) -> Response:
    """Nobody is there to be told anything."""
    return Response(status_code=400)


def _wants_page(request: Request) -> bool:
    return choose(",".join(request.headers.getlist("accept")), _WORDS) == "html"
