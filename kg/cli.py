"""The `kg` command: each subcommand parses, calls one function and prints."""

from __future__ import annotations

import shutil
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kg import settings as settings_file
from kg.errors import InputError, KgError, QueryError
from kg.settings import Settings

DONE, NO, MENDABLE, OUR_BUG = 0, 1, 2, 70
"""Exit codes; those the shell gives to signals lie above them."""

app = typer.Typer(
    help="Chinese news as a knowledge graph one can query, look at and trust.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 the answer is no, 2 the user can mend it, 70 our bug."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit code of one command line; errors go to standard error."""
    try:
        return int(app(args=list(arguments), prog_name="kg", standalone_mode=False) or DONE)
    except BrokenPipeError:  # the reader of a pipe (head, less) has seen enough
        sys.stderr.close()
        return DONE
    except SystemExit as stop:  # typer turns a broken pipe into an exit of its own
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        sys.stderr.close()
        return DONE
    except (KgError, TyperException, typer.Abort, OSError) as error:
        message, hint = _explain(error)
        _say("error", message, hint)
        return MENDABLE
    except BaseException:  # noqa: BLE001 -- the one place where our own bugs end up
        traceback.print_exc()
        _say("error", "this is a bug in kg, not in your input", "report it with the lines above")
        return OUR_BUG


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if show_version:
        typer.echo(f"kg {version('dashiji')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(help="Articles: files, folders, or - for standard input.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write the graph into.")],
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    base: Annotated[str | None, typer.Option(help="IRI that all entities stand below.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first unreadable article.")] = False,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
) -> int:
    """Read articles and write their graph in every format, a page to look at, and a report."""
    from kg import pipeline  # noqa: PLC0415 -- keeps the light commands quick

    _writable(output)
    graph = pipeline.build(paths, settings=_settings(config, tagger=tagger, base=base, strict=strict))
    for failure in graph.failures:
        _say("warning", f"{failure.source}: {failure.cause}", failure.hint)
    if not graph.corpus.analyses:
        raise InputError("no article could be read", where=", ".join(paths), hint="see what is said above")
    files = graph.save(output)
    breaches = [finding for finding in graph.violations if finding.severity == "Violation"]
    for finding in breaches:
        _say("violation", f"{finding.focus}: {finding.message}", "")
    articles, failed = len(graph.corpus.analyses), len(graph.failures)
    typer.echo(
        f"{articles} articles, {failed} unreadable: {len(graph.events)} events, {len(graph.entities)} things, "
        f"{len(breaches)} violations; {len(files)} files in {output}"
    )
    return NO if breaches else DONE


@app.command()
def query(
    directory: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    text: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, or @name of a ready-made query.")],
    form: Annotated[str, typer.Option("--format", help="table, csv, json or ttl.")] = "table",
    parameters: Annotated[list[str] | None, typer.Option("--param", help="key=value for a ready-made query.")] = None,
) -> int:
    """Ask a built graph; what is seen is the union of all its articles."""
    from kg.graph import answers, queries, store  # noqa: PLC0415 -- keeps the light commands quick

    if form not in answers.FORMS:
        raise QueryError(f"unknown format {form}", hint=f"known formats: {', '.join(answers.FORMS)}")
    result = queries.run(store.open_store(directory), text, _pairs(parameters or []))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    typer.echo(answers.show(result, form, width), nl=False)
    return NO if result.truth is False else DONE


@app.command()
def queries() -> None:
    """List the ready-made queries with their parameters."""
    from kg.graph.queries import ready_made  # noqa: PLC0415 -- keeps the light commands quick

    for one in ready_made():
        typer.echo(f"@{one.name:<18} {one.title} ({one.title_zh})")
        for name, hint in one.parameters:
            typer.echo(f"{'':<20}--param {name}=…  {hint}")


@app.command(name="eval")
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Evaluation files (JSON Lines).")],
    misses: Annotated[bool, typer.Option("--misses", help="List every miss and invention.")] = False,
    tagger: Annotated[str | None, typer.Option(help="Tagger: lac, jieba or lac+crf.")] = None,
    config: Annotated[Path | None, typer.Option(help="Settings file (TOML).")] = None,
) -> None:
    """Score evaluation files: precision, recall and F1 by type."""
    from kg.evaluate import evaluate as score  # noqa: PLC0415 -- keeps the light commands quick

    for card in score(gold, _settings(config, tagger=tagger)):
        typer.echo(card.table())
        for finding in card.findings if misses else ():
            typer.echo(str(finding))


def _pairs(parameters: list[str]) -> dict[str, str]:
    for one in parameters:
        if "=" not in one:
            raise QueryError(f"--param {one} has no value", hint="write --param name=value")
    return {name: value for name, _, value in (one.partition("=") for one in parameters)}


def _settings(
    config: Path | None, *, tagger: str | None = None, base: str | None = None, strict: bool = False
) -> Settings:
    chosen = settings_file.load(config) if config else Settings()
    flags = {"tagger": tagger, "base": base, "strict": strict or None}
    given: dict[str, object] = {name: value for name, value in flags.items() if value is not None}
    return settings_file.override(chosen, given, where="command line")


def _writable(directory: Path) -> None:
    """Finds out before the long work whether its result can be written."""
    if directory.exists() and not directory.is_dir():
        raise InputError("the output is a file, not a folder", where=str(directory), hint="give another -o")
    directory.mkdir(parents=True, exist_ok=True)
    probe = directory / ".kg-probe"
    probe.touch()
    probe.unlink()


def _explain(error: Exception) -> tuple[str, str]:
    if isinstance(error, KgError):
        return f"{error.where}: {error.message}" if error.where else error.message, error.hint
    if isinstance(error, TyperException):
        return error.format_message(), "see kg --help"
    if isinstance(error, OSError):
        return (
            f"{error.filename or 'system'}: {error.strerror or error}",
            "check the path, its permissions and the disk",
        )
    return "stopped", "run the command again"


def _say(kind: str, message: str, hint: str) -> None:
    typer.echo(f"{kind}: {message}" + (f"\nhint: {hint}" if hint else ""), err=True)
