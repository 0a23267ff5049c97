"""`kg eval`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import settings


def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Evaluation files (JSON Lines).")],
    misses: Annotated[bool, typer.Option("--misses", help="List every miss and invention.")] = False,
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
) -> None:
    """Score evaluation files: precision, recall and F1 by type."""
    from kg.evaluate import evaluate as score  # noqa: PLC0415 -- keeps the light commands quick

    for card in score(gold, settings(config, tagger=tagger)):
        typer.echo(card.table())
        for finding in card.findings if misses else ():
            typer.echo(str(finding))
