"""`kg load`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import Answer
from kg.cli.terminal import tell


def load(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    to: Annotated[str, typer.Option("--to", metavar="URL", help="Address of the triple store.")],
    protocol: Annotated[str, typer.Option(help="auto, gsp (Graph Store Protocol) or update (SPARQL Update).")] = "auto",
    replace: Annotated[
        bool, typer.Option("--replace", help="Send every graph, over what the store holds under its name.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would travel.")] = False,
    answer: Answer = False,
) -> None:
    """Load a built graph into a triple store; only changed graphs travel."""
    from kg.cli import progress  # noqa: PLC0415 -- keeps the light commands quick
    from kg.graph import remote  # noqa: PLC0415 -- keeps the light commands quick

    options = remote.Options(protocol, replace, dry_run)
    with progress.shown() as hear:
        loaded = remote.load(directory, to, os.environ, options, hear)
    if answer:
        typer.echo(json.dumps([asdict(one) for one in loaded], ensure_ascii=False, indent=1))
        return
    for one in loaded:
        tell(f"{one.graph}\there {one.triples}\tthere {one.there}\t{one.outcome}")
    sent = [one for one in loaded if one.outcome != "unchanged"]
    triples = sum(one.triples for one in sent)
    if dry_run:
        tell(f"{len(sent)} of {len(loaded)} graphs would travel, {triples} triples")
    else:
        tell(f"{len(sent)} of {len(loaded)} graphs loaded, {triples} triples")
