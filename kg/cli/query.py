"""`kg query` and `kg queries`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import DONE, NO
from kg.errors import QueryError


def query(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    text: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, or @name of a ready-made query.")],
    form: Annotated[str, typer.Option("--format", help="table, csv, json or ttl.")] = "table",
    parameters: Annotated[list[str] | None, typer.Option("--param", help="key=value for a ready-made query.")] = None,
) -> int:
    """Ask a built graph; what is seen is the union of all its articles."""
    from kg.graph import answers, queries, store  # noqa: PLC0415 -- keeps the light commands quick

    if form not in answers.FORMS:
        raise QueryError(f"unknown format {form}", hint=f"known formats: {', '.join(answers.FORMS)}")
    result = queries.run(store.open_store(directory), text, _pairs(parameters or []))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    typer.echo(answers.show(result, form, width), nl=False)
    return NO if result.truth is False else DONE


def queries() -> None:
    """List the ready-made queries with their parameters."""
    from kg.graph.queries import ready_made  # noqa: PLC0415 -- keeps the light commands quick

    for one in ready_made():
        typer.echo(f"@{one.name:<18} {one.title} ({one.title_zh})")
        for name, hint in one.parameters:
            typer.echo(f"{'':<20}--param {name}=…  {hint}")


def _pairs(parameters: list[str]) -> dict[str, str]:
    for one in parameters:
        if "=" not in one:
            raise QueryError(f"--param {one} has no value", hint="write --param name=value")
    return {name: value for name, _, value in (one.partition("=") for one in parameters)}
