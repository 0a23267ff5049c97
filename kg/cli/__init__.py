"""The `kg` command: each subcommand parses, calls one function and prints."""

from __future__ import annotations

import gc
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kg.cli import language, logs, terminal
from kg.cli.build import build
from kg.cli.check import check
from kg.cli.chronicle import chronicle
from kg.cli.decide import decide, review
from kg.cli.diff import diff
from kg.cli.doctor import doctor, init
from kg.cli.examples import below, first
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.growing import add, remove, replace, update
from kg.cli.help import Command, Group
from kg.cli.load import load
from kg.cli.logs import LOG, in_front
from kg.cli.query import queries, query
from kg.cli.score import evaluate
from kg.cli.serve import serve
from kg.cli.terminal import DONE, MENDABLE, NO, OUR_BUG, STOPPED, say, showing_what_can_be_shown
from kg.cli.trace import trace
from kg.cli.view import view
from kg.cli.watch import watch
from kg.errors import KgError, SettingsError

__all__ = ["DONE", "MENDABLE", "NO", "OUR_BUG", "STOPPED", "app", "main", "run"]

_GARBAGE = 100_000  # new objects before cycles are looked for: a build makes millions that are in none

app = typer.Typer(
    cls=Group,
    help="Chinese news as a knowledge graph one can query, look at and trust.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_CORPUS = (build, add, remove, replace, update, diff, export)
for _command in (
    *_CORPUS,
    chronicle,
    check,
    queries,
    review,
    decide,
    serve,
    view,
    load,
    trace,
    explain,
    watch,
    init,
    doctor,
):
    app.command(cls=Command, epilog=below(_command.__name__))(_command)
_ANY = {"allow_extra_args": True, "ignore_unknown_options": True}
app.command(cls=Command, context_settings=_ANY, epilog=below("query"))(query)
app.command(cls=Command, name="eval", epilog=below("eval"))(evaluate)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 the answer is no, 2 the user can mend it, 70 our bug,
    130 stopped by Ctrl-C."""
    gc.set_threshold(_GARBAGE)
    language.use(language.of_environment())
    with showing_what_can_be_shown():
        code = run(sys.argv[1:] if arguments is None else arguments)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """The exit code of one command line; errors go to standard error."""
    before = language.current()
    language.use(language.asked(arguments) or before)
    try:
        return _run(arguments)
    finally:
        language.use(before)
        logs.end()


def _run(arguments: Sequence[str]) -> int:
    try:
        return int(_spoken(language.current())(args=in_front(arguments), prog_name="kg", standalone_mode=False) or DONE)
    except BrokenPipeError:  # the reader of a pipe (head, less) has seen enough
        sys.stderr.close()
        return DONE
    except SystemExit as stop:  # typer turns a broken pipe into an exit of its own
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        sys.stderr.close()
        return DONE
    except (typer.Abort, KeyboardInterrupt):
        return STOPPED
    except (KgError, TyperException, OSError) as error:
        say("error", *terminal.explain(error))
        return MENDABLE
    except BaseException:  # noqa: BLE001 -- the one place where our own bugs end up
        LOG.exception("a bug")
        traceback.print_exc()
        say("error", "this is a bug in kg, not in your input", "report it with the lines above")
        return OUR_BUG


@cache
def _spoken(_language: str) -> Callable[..., int | None]:
    """The commands with their parameters, put together once for each language: help is translated in place."""
    return typer.main.get_command(app)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    spoken: Annotated[
        str, typer.Option("--language", metavar="LANGUAGE", help="Language of messages and help: en or zh.")
    ] = "",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show each step on standard error.")] = False,
    log_file: Annotated[Path | None, typer.Option("--log-file", help="File that keeps each step, with times.")] = None,
) -> None:
    if spoken and spoken not in language.LANGUAGES:
        raise SettingsError(f"no messages in {spoken}", hint=f"known languages: {', '.join(language.LANGUAGES)}")
    logs.begin(verbose=verbose, file=log_file)
    LOG.info("kg %s: %s", version("dashiji"), context.invoked_subcommand or "")
    if show_version:
        typer.echo(f"kg {version('dashiji')}")
    elif context.invoked_subcommand is None:
        typer.echo(first(language.current()))
