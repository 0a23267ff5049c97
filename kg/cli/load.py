"""`kg load`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer


def load(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    to: Annotated[str, typer.Option("--to", metavar="URL", help="Address of the triple store.")],
    protocol: Annotated[str, typer.Option(help="auto, gsp (Graph Store Protocol) or update (SPARQL Update).")] = "auto",
    replace: Annotated[
        bool, typer.Option("--replace", help="Send every graph, over what the store holds under its name.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would travel.")] = False,
) -> None:
    """Load a built graph into a triple store; only changed graphs travel."""
    from kg.graph import remote  # noqa: PLC0415 -- keeps the light commands quick

    options = remote.Options(protocol, replace, dry_run)
    loaded = remote.load(directory, to, os.environ, options, lambda line: typer.echo(line, err=True))
    for one in loaded:
        typer.echo(f"{one.graph}\there {one.triples}\tthere {one.there}\t{one.outcome}")
    sent = [one for one in loaded if one.outcome != "unchanged"]
    verb = "would travel" if dry_run else "loaded"
    typer.echo(f"{len(sent)} of {len(loaded)} graphs {verb}, {sum(one.triples for one in sent)} triples")
