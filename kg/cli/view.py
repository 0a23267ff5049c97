"""`kg view`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def view(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Page to write.")],
    with_sparql: Annotated[bool, typer.Option("--with-sparql", help="Let the page answer SPARQL itself.")] = False,
) -> None:
    """Write the explorer of a built graph: one HTML file that works offline."""
    from kg import ontology  # noqa: PLC0415 -- keeps the light commands quick
    from kg.view import explorer  # noqa: PLC0415

    shown = explorer.write(directory, output, ontology.load(), with_sparql=with_sparql)
    typer.echo(f"{len(shown.nodes)} things, {len(shown.links)} links, {len(shown.articles)} articles in {output}")
