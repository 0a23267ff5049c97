"""`kg view`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def view(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Page to write.")],
    with_sparql: Annotated[bool, typer.Option("--with-sparql", help="Let the page answer SPARQL itself.")] = False,
    story: Annotated[
        str, typer.Option(metavar="QUERY|ENTITY", help="A page to share about a name, a topic or a query's answer.")
    ] = "",
    language: Annotated[str, typer.Option(help="Language of a story: zh or en.")] = "zh",
) -> None:
    """Write the explorer of a built graph, or a story to share: one HTML file that works offline."""
    from kg import ontology  # noqa: PLC0415 -- keeps the light commands quick
    from kg.cli import overlaid  # noqa: PLC0415
    from kg.cli.terminal import say, tell  # noqa: PLC0415
    from kg.view import explorer  # noqa: PLC0415

    overlaid.as_built(directory)
    if story:
        from kg import story as stories  # noqa: PLC0415

        told = stories.write(directory, story, output, ontology.load(), language=language)
        for other in told.subject.namesakes:
            say("note", f"{other} bears that name too", "give its path to tell of it")
        tell(f"{told.subject.title}: {len(told.events)} events, {len(told.articles)} sources in {output}")
        return
    shown = explorer.write(directory, output, ontology.load(), with_sparql=with_sparql)
    if shown.left_out or shown.texts_left_out:
        cause = f"{shown.left_out} things and the words of {shown.texts_left_out} articles have no room on one page"
        say("note", cause, f"kg serve {directory} has them all")
    tell(f"{len(shown.nodes)} things, {len(shown.links)} links, {len(shown.articles)} articles in {output}")
