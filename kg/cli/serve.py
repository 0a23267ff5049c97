"""`kg serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import tell

_GUARDED = "a query that needs more is stopped, others go on"


def serve(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    host: Annotated[
        str, typer.Option(help="Address to listen at; the usual one only this machine sees.")
    ] = "127.0.0.1",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Queries answered at a time.")] = 2,
    timeout: Annotated[float, typer.Option(min=0.1, help=f"Seconds for one query; {_GUARDED}.")] = 30.0,
    memory: Annotated[int, typer.Option(min=16, help=f"Megabytes for one query; {_GUARDED}.")] = 1024,
    size: Annotated[int, typer.Option(min=1, help="Megabytes that one answer may have.")] = 256,
    queue: Annotated[int, typer.Option(min=1, help="Queries that may wait for a worker.")] = 1000,
    connections: Annotated[int, typer.Option(min=1, help="Clients connected at a time.")] = 1000,
    spool: Annotated[int, typer.Option(min=1, help="Megabytes of answers that may wait for their readers.")] = 1024,
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="A web site whose pages may ask, or *; repeatable.")
    ] = None,
    log: Annotated[Path | None, typer.Option(help="File that takes a line in JSON for each request.")] = None,
) -> None:
    """Serve a built graph: SPARQL 1.1 endpoint, query page, a page for every thing."""
    from kg.graph.workers import Limits  # noqa: PLC0415 -- keeps the light commands quick
    from kg.serve import app, server  # noqa: PLC0415
    from kg.serve.guard import Patience  # noqa: PLC0415
    from kg.serve.shares import Shares  # noqa: PLC0415

    options = app.Options(
        workers,
        Limits(timeout, memory, size << 20),
        Shares(waiting=queue, room=spool << 20),
        Patience(connections),
        tuple(cors or ()),
        log=log,
    )
    server.serve(directory, options, host, port, lambda address: tell(f"serving {directory} at {address}"))
