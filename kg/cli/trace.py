"""`kg trace`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import settings as chosen


def trace(
    text: Annotated[str, typer.Argument(help="A sentence or an article.")],
    date: Annotated[str, typer.Option(help="Day of publication (2024-05-01), for dates such as 昨天.")] = "",
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
) -> None:
    """Show a text through all stages: words, tree, names, events, and the rule that filled each slot."""
    from kg import tracing  # noqa: PLC0415 -- keeps the light commands quick

    typer.echo(tracing.trace(text, date, chosen(config, tagger=tagger)))
