"""`kg review` and `kg decide`: what is least sure, and a person's word on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.terminal import tell
from kg.errors import InputError


def review(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Table to write (.csv or .xlsx).")],
    base: Annotated[str | None, typer.Option(help="IRI that all entities stand below.")] = None,
) -> None:
    """Write a table of what may be one thing and what was joined with little evidence, most named first."""
    from kg.iri import BASE  # noqa: PLC0415 -- keeps the light commands quick
    from kg.view import doubt_table, doubts, load  # noqa: PLC0415

    doubt_table.admit(output)
    rows = doubts.rows(load.statements(directory), base or BASE)
    doubt_table.write(rows, output)
    tell(f"{len(rows)} doubts in {output}; fill in the verdicts and give it to kg build --decisions")


def decide(
    table: Annotated[
        Path, typer.Argument(help="Folder of a build, or a table of decisions (.csv, .tsv or .ttl), made if need be.")
    ],
    name: Annotated[str, typer.Argument(help="Path of the thing: person/张伟.")],
    verdict: Annotated[
        str, typer.Argument(help="merge (same), split (different), rename, retype, path, drop, link, date or deny.")
    ],
    target: Annotated[
        str,
        typer.Argument(
            help="What the verdict needs: a path, a name, a class, an article's id, an IRI, a date, a fact."
        ),
    ] = "",
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    who: Annotated[str, typer.Option(help="Who decides.")] = "",
    when: Annotated[str, typer.Option(help="The day of the decision, as you write it.")] = "",
    base: Annotated[str | None, typer.Option(help="IRI that all entities stand below (.ttl).")] = None,
) -> None:
    """Note a decision; the next kg build follows it, in a folder of its own or with --decisions."""
    from kg import earlier  # noqa: PLC0415 -- keeps the light commands quick
    from kg.iri import BASE  # noqa: PLC0415
    from kg.resolve import decision_table  # noqa: PLC0415

    if table.is_dir():
        if earlier.build_in(table) is None:
            raise InputError("no graph of kg in this folder", where=str(table), hint="name its folder, or a .csv file")
        table = table / decision_table.TABLE
    made = decision_table.add(table, (name, verdict, target, reason, who, when), base or BASE)
    words = " ".join(one for one in ("/".join(made.name), made.verdict, made.target) if one)
    tell(f"{words}: noted in {table}")
