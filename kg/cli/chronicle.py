"""`kg chronicle`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_DATE = "day, month or year, such as 2023-01"


def chronicle(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write: .md, .csv, .xlsx, .docx or .html.")],
    start: Annotated[str, typer.Option("--from", metavar="DATE", help=f"First {_DATE}.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help=f"Last {_DATE}.")] = "",
    org: Annotated[str, typer.Option(metavar="NAME", help="Only events of this organisation.")] = "",
    person: Annotated[str, typer.Option(metavar="NAME", help="Only events of this person.")] = "",
    place: Annotated[str, typer.Option(metavar="NAME", help="Only events in this place.")] = "",
    kind: Annotated[str, typer.Option("--type", metavar="TYPE", help="Only events of this type: 会议, Meeting.")] = "",
    title: Annotated[str, typer.Option(help="Title; 大事记 or Chronicle if none is given.")] = "",
    language: Annotated[str, typer.Option(help="Language of headings and dates: zh or en.")] = "zh",
) -> None:
    """Write a built graph as a chronicle to hand on: date, event, who, where, documents, the source's words."""
    from kg import chronicle as chronicles  # noqa: PLC0415 -- keeps the light commands quick
    from kg import ontology  # noqa: PLC0415
    from kg.view import load  # noqa: PLC0415

    chronicles.form(output)
    wanted = chronicles.Filter(start, end, org, person, place, kind)
    made = chronicles.make(load.statements(directory), ontology.load(), wanted, title=title, language=language)
    chronicles.write(made, output)
    typer.echo(f"{made.count}: {output}")
