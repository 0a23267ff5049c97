"""`kg serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
    cors: Annotated[
        list[str] | None, typer.Option(metavar="ORIGIN", help="A web site whose pages may ask, or *; repeatable.")
    ] = None,
) -> None:
    """Serve a built graph: SPARQL 1.1 endpoint, query page, a page for every thing."""
    from kg.graph.workers import Limits  # noqa: PLC0415 -- keeps the light commands quick
    from kg.serve import app, server  # noqa: PLC0415

    options = app.Options(workers, Limits(timeout, memory, size << 20), tuple(cors or ()))
    server.serve(directory, options, host, port, lambda address: typer.echo(f"serving {directory} at {address}"))
