"""`kg watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import terminal
from kg.cli.flags import Jobs, Json, Quiet, settings
from kg.cli.growing import tell, warn, working
from kg.cli.terminal import DONE
from kg.errors import InputError


def watch(
    articles: Annotated[Path, typer.Argument(help="Folder whose files come, change and go.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder of the graph.")],
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
    jobs: Jobs = 0,
    machine: Json = False,
    quiet: Quiet = False,
) -> int:
    """Keep a graph up to date while articles arrive in a folder, until Ctrl-C."""
    if not articles.is_dir():
        raise InputError("no such folder", where=str(articles), hint="give a folder that articles are put into")
    chosen = settings(config, tagger=tagger)
    with working(output, jobs, quiet=quiet, machine=machine) as work:
        from kg.corpus import watching  # noqa: PLC0415 -- keeps the light commands quick

        for outcome in watching.follow(articles, output, chosen, work):
            warn(outcome)
            if outcome.found:
                tell(outcome, output, machine=machine)
            terminal.tell(f"watching {articles}; Ctrl-C ends it")
    return DONE
