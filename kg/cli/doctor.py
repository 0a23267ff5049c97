"""`kg doctor` and `kg init`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import Answer
from kg.cli.language import told
from kg.cli.terminal import DONE, NO, tell
from kg.errors import StoreError


def doctor(answer: Answer = False) -> None:
    """Show what this installation has, and whether it reads, writes and answers."""
    from kg import health  # noqa: PLC0415 -- keeps the light commands quick

    findings = health.examine()
    failed = any(one.works is False for one in findings)
    if answer:
        typer.echo(json.dumps([asdict(one) for one in findings], ensure_ascii=False, indent=1))
        raise typer.Exit(NO if failed else DONE)
    width = max(len(one.name) for one in findings)
    for one in findings:
        mark = {None: " ", True: "ok", False: "no"}[one.works]
        typer.echo(f"{mark:2}  {one.name:{width}}  {told(one.told)}")
        if one.remedy:
            typer.echo(f"{'':2}  {'':{width}}  {told(f'remedy: {one.remedy}')}")
    raise typer.Exit(NO if failed else DONE)


def init(
    path: Annotated[Path, typer.Argument(help="Where to write it.")] = Path("kg.toml"),
) -> None:
    """Write a settings file with every setting, its default and what it does."""
    from kg import settings  # noqa: PLC0415

    if path.exists():
        raise StoreError("there is a file of this name already", where=str(path), hint="name another, or move it away")
    path.write_text(settings.template(told), encoding="utf-8")
    tell(f"{path}: change what you need, then: kg build ARTICLES -o graph --config {path}")
