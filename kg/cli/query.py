"""`kg query` and `kg queries`."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import language
from kg.cli.flags import Answer
from kg.cli.terminal import DONE, NO, say, tell
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph.answers import Result

_ENDINGS = {"txt": "table", "srj": "json", "srx": "xml"}
_VIEWS = {"graph": "network", "timeline": "timeline", "map": "map", "table": "table"}

_LONG = 2000
"""Characters of a query that may have more parts than the engine can follow; it is asked in a process of its own."""


def query(
    context: typer.Context,
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    text: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, or @name of a ready-made query.")],
    form: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml, parquet; ttl, nt, rdf, jsonld for triples.")
    ] = "",
    parameters: Annotated[list[str] | None, typer.Option("--param", help="key=value for a ready-made query.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; its ending is a format.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds until the query is stopped; 0 for never.")] = 0,
    view: Annotated[str, typer.Option(help="Open the result as a page: graph, timeline, map or table.")] = "",
) -> int:
    """Ask a built graph; what is seen is the union of all its articles. Other flags (--org …) are query parameters."""
    from kg.cli import overlaid  # noqa: PLC0415 -- keeps the light commands quick
    from kg.graph import queries, store, workers  # noqa: PLC0415
    from kg.serve import addresses  # noqa: PLC0415

    overlaid.as_built(directory)

    values = {**_pairs(parameters or []), **_flags(context.args)}
    chosen = _form(form, output, view)
    here = addresses.base(directory)
    if timeout or len(text) > _LONG:
        result = workers.answer(directory, text, values, workers.Limits(seconds=timeout, megabytes=0), here)
    else:
        result = queries.run(store.open_store(directory), text, values, here)
    if view:
        _look(directory, result, view, output)
    else:
        _give(result, chosen, output, here)
    if not result and not text.startswith("@"):
        _explain(directory, queries.checked(text, values))
    return NO if result.truth is False else DONE


def queries(
    directory: Annotated[
        Path | None, typer.Argument(help="Folder of a build, whose own queries are listed too.")
    ] = None,
    answer: Answer = False,
) -> None:
    """List the ready-made queries with their parameters."""
    from kg.cli import overlaid  # noqa: PLC0415 -- keeps the light commands quick
    from kg.graph.queries import ready_made  # noqa: PLC0415

    if directory is not None:
        overlaid.as_built(directory)

    if answer:
        found = [{"name": one.name, "title": one.title, "parameters": dict(one.parameters)} for one in ready_made()]
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    chinese = language.current() == "zh"
    for one in ready_made():
        typer.echo(f"@{one.name:<18} {one.title_zh if chinese else f'{one.title} ({one.title_zh})'}")
        for name, hint in one.parameters_zh if chinese else one.parameters:
            typer.echo(f"{'':<20}--{name} …  {hint}")


def _explain(directory: Path, query: str) -> None:
    """Says which classes and properties of a query without an answer the graph does not have."""
    from kg import ontology  # noqa: PLC0415 -- keeps the light commands quick
    from kg.graph import store, strange  # noqa: PLC0415

    for term, near in strange.strange(store.open_store(directory), query, ontology.load().labels):
        say("note", f"nothing in this graph has {term}", f"did you mean {near}?" if near else "")


def _give(result: Result, form: str, output: Path | None, base: str) -> None:
    from kg.graph import answers  # noqa: PLC0415 -- keeps the light commands quick

    if form == answers.PARQUET:
        if output is None:
            raise QueryError("Parquet is no text", hint="write it into a file: -o rows.parquet")
        output.write_bytes(answers.parquet(result))
    elif output is not None:
        output.write_text(answers.show(result, form, base=base), encoding="utf-8", newline="\n")
    else:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        typer.echo(answers.show(result, form, width, base), nl=False)


def _look(directory: Path, result: Result, view: str, output: Path | None) -> None:
    """Writes the page of what the result names, and opens it where no file was asked for."""
    from kg import ontology  # noqa: PLC0415 -- keeps the light commands quick
    from kg.view import explorer  # noqa: PLC0415

    page = output or Path(tempfile.mkdtemp(prefix="kg-")) / "result.html"
    shown = explorer.write_part(directory, result.things, page, ontology.load())
    address = f"{page.resolve().as_uri()}#view={_VIEWS[view]}"
    tell(f"{len(shown.nodes)} things at {address}")
    if output is None:
        webbrowser.open(address)


def _form(form: str, output: Path | None, view: str) -> str:
    from kg.graph import answers  # noqa: PLC0415 -- keeps the light commands quick

    if view and view not in _VIEWS:
        raise QueryError(f"unknown view {view}", hint=f"known views: {', '.join(_VIEWS)}")
    ending = output.suffix.lstrip(".") if output and not view else ""
    chosen = form or _ENDINGS.get(ending, ending) or "table"
    known = (*answers.FORMS, answers.PARQUET)
    if chosen not in known:
        raise QueryError(f"unknown format {chosen}", hint=f"known formats: {', '.join(known)}")
    return chosen


def _pairs(parameters: list[str]) -> dict[str, str]:
    for one in parameters:
        if "=" not in one:
            raise QueryError(f"--param {one} has no value", hint="write --param name=value")
    return {name: value for name, _, value in (one.partition("=") for one in parameters)}


def _flags(given: Sequence[str]) -> dict[str, str]:
    """What stands as `--name value` or `--name=value` beside the command's own flags."""
    values: dict[str, str] = {}
    rest = list(given)
    while rest:
        flag, equals, value = rest.pop(0).partition("=")
        if not flag.startswith("--"):
            raise QueryError(f"{flag} is too much", hint="write the query in quotes, as one argument")
        if not equals:
            if not rest:
                raise QueryError(f"{flag} has no value", hint=f"write {flag} VALUE")
            value = rest.pop(0)
        values[flag.removeprefix("--").replace("-", "_")] = value
    return values
