"""`kg explain`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import settings as chosen


def explain(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    name: Annotated[str, typer.Argument(help="What an event is called, or the IRI (or its end) of an event or fact.")],
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
) -> None:
    """Show why a link is there: its sentence with its tree, and the pattern and path that filled the slot."""
    from kg import explaining  # noqa: PLC0415 -- keeps the light commands quick

    typer.echo(explaining.explain(directory, name, chosen(config, tagger=tagger)))
