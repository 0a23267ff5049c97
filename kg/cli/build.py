"""`kg build`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import growing, progress
from kg.cli.flags import Authorities, Decisions, Jobs, Json, Overlays, Quiet, settings
from kg.cli.terminal import DONE, say
from kg.errors import InputError
from kg.settings import Settings


class Engine(StrEnum):
    """What a build runs on."""

    PROCESSES = "processes"
    SPARK = "spark"


Engines = Annotated[Engine, typer.Option(help="Who works: processes of this machine, or a Spark cluster.")]


def build(
    paths: Annotated[list[str], typer.Argument(help="Articles: files, folders, or - for standard input.")],
    output: Annotated[str, typer.Option("--output", "-o", help="Folder to write the graph into.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Let articles go that a build in that folder has and this one has not.")
    ] = False,
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    base: Annotated[str | None, typer.Option(help="IRI that all entities stand below.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first unreadable article.")] = False,
    sure: Annotated[float | None, typer.Option(help="How sure an event must be to be told, from 0 to 1.")] = None,
    formats: Annotated[str | None, typer.Option(help="More formats: gexf,neo4j,ntriples,rdfxml.")] = None,
    infer: Annotated[str | None, typer.Option(help="Add what follows from the ontology: rdfs or owl-rl.")] = None,
    decisions: Decisions = None,
    ontology: Overlays = None,
    authority: Authorities = None,
    engine: Engines = Engine.PROCESSES,
    master: Annotated[str, typer.Option(help="Spark's master, where spark-submit names none.")] = "",
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
    jobs: Jobs = 0,
    machine: Json = False,
    quiet: Quiet = False,
) -> int:
    """Read articles and write their graph in every format, a page to look at, and a report."""
    chosen = settings(
        config, tagger=tagger, base=base, strict=strict or None, sure=sure, formats=formats, infer=infer,
        decisions=decisions, ontology=ontology, authority=authority,
    )  # fmt: skip
    if engine is Engine.SPARK:
        return _on_cluster(paths, output, chosen, master=master, replace=replace, shown=(quiet, machine))
    home = Path(output)
    if home.exists() and not home.is_dir():
        raise InputError("the output is a file, not a folder", where=output, hint="give another -o")
    with growing.working(home, jobs, quiet=quiet, machine=machine) as work:
        from kg.corpus import growing as corpora  # noqa: PLC0415 -- keeps the light commands quick

        outcome = corpora.build(paths, home, chosen, work, replace=replace)
    growing.warn(outcome)
    growing.refuse_nothing(outcome, paths)
    return growing.tell(outcome, home, machine=machine)


def _on_cluster(
    paths: list[str], output: str, chosen: Settings, *, master: str, replace: bool, shown: tuple[bool, bool]
) -> int:
    from kg.spark import engine  # noqa: PLC0415 -- heavy, and an extra

    quiet, machine = shown
    with progress.shown(quiet=quiet, machine=machine) as show:
        outcome = engine.build(paths, output, chosen, engine.Cluster(master, show), replace=replace)
    for failure in outcome.failures:
        say("note" if failure.skipped else "warning", f"{failure.source}: {failure.cause}", failure.hint)
    failed = sum(one.unread for one in outcome.failures)
    counts = f"{outcome.articles} articles, {failed} unreadable: {outcome.events} events, {outcome.things} things"
    typer.echo(f"{counts}; {', '.join(outcome.files)} in {output}")
    return DONE
