"""`kg export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write into.")],
    formats: Annotated[
        str,
        typer.Option(
            help="entities, facts, gexf, graphml, jsonld, neo4j, nquads, ntriples, rdfxml, trig, turtle; "
            "with commas between them."
        ),
    ],
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite files that are there.")] = False,
) -> None:
    """Write a built graph in more notations."""
    from kg.corpus import exports  # noqa: PLC0415 -- keeps the light commands quick

    for path in exports.export(directory, formats, output, replace=replace):
        typer.echo(path)
