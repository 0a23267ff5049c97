"""`kg build`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.flags import settings
from kg.cli.terminal import DONE, NO, say
from kg.errors import InputError
from kg.graph import store


def build(
    paths: Annotated[list[str], typer.Argument(help="Articles: files, folders, or - for standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write the graph into.")],
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    base: Annotated[str | None, typer.Option(help="IRI that all entities stand below.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first unreadable article.")] = False,
    formats: Annotated[str | None, typer.Option(help="More formats: gexf,neo4j,ntriples,rdfxml.")] = None,
    infer: Annotated[str | None, typer.Option(help="Add what follows from the ontology: rdfs or owl-rl.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
) -> int:
    """Read articles and write their graph in every format, a page to look at, and a report."""
    from kg import pipeline  # noqa: PLC0415 -- keeps the light commands quick

    chosen = settings(config, tagger=tagger, base=base, strict=strict or None, formats=formats, infer=infer)
    _writable(output)
    graph = pipeline.build(paths, settings=chosen)
    for failure in graph.failures:
        say("warning", f"{failure.source}: {failure.cause}", failure.hint)
    if not graph.corpus.analyses:
        raise InputError("no article could be read", where=", ".join(paths), hint="see what is said above")
    files = graph.save(output)
    breaches = [finding for finding in graph.violations if finding.severity == "Violation"]
    for finding in breaches:
        say("violation", f"{finding.focus}: {finding.message}")
    articles, failed = len(graph.corpus.analyses), len(graph.failures)
    typer.echo(
        f"{articles} articles, {failed} unreadable: {len(graph.events)} events, {len(graph.entities)} things, "
        f"{len(breaches)} violations; {len(files)} files in {output}"
    )
    return NO if breaches else DONE


def _writable(directory: Path) -> None:
    """Finds out before the long work whether its result can be written."""
    if directory.exists() and not directory.is_dir():
        raise InputError("the output is a file, not a folder", where=str(directory), hint="give another -o")
    directory.mkdir(parents=True, exist_ok=True)
    with store.hold(directory):
        return
