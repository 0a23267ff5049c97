"""`kg diff`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import Answer
from kg.cli.language import told
from kg.cli.terminal import DONE, NO, tell
from kg.errors import SettingsError

_FORMS = ("text", "patch")
_MOST = 20


def diff(
    one: Annotated[Path, typer.Argument(help="Folder of the graph before.")],
    other: Annotated[Path, typer.Argument(help="Folder of the graph after.")],
    form: Annotated[str, typer.Option("--format", help="text, or patch (RDF Patch).")] = "text",
    answer: Answer = False,
) -> int:
    """Say what two graphs differ in; the exit code is 1 where they do."""
    from kg.corpus import differences  # noqa: PLC0415 -- keeps the light commands quick

    if form not in _FORMS:
        raise SettingsError(f"no form {form}", where="--format", hint=f"known forms: {', '.join(_FORMS)}")
    if form == "patch":
        same = True
        for line in differences.patch(one, other):
            same = same and line[:2] not in {"A ", "D "}
            typer.echo(line, nl=False)
        return DONE if same else NO
    found = differences.compare(one, other)
    if answer:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return DONE if found.none else NO
    for name, ids in (("added", found.added), ("removed", found.removed), ("changed", found.changed)):
        for article in ids[:_MOST]:
            typer.echo(f"{told(name)}\t{article}")
        if len(ids) > _MOST:
            typer.echo(f"{told(name)}\t{told(f'… and {len(ids) - _MOST} more')}")
    tell(
        f"{len(found.added)} articles added, {len(found.removed)} removed, {len(found.changed)} changed; "
        f"{found.quads_added} quads added, {found.quads_removed} removed"
    )
    return DONE if found.none else NO
