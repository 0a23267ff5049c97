"""The `kg` command: each subcommand parses, calls one function and prints."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kg.cli.build import build
from kg.cli.check import check
from kg.cli.load import load
from kg.cli.query import queries, query
from kg.cli.score import evaluate
from kg.cli.serve import serve
from kg.cli.terminal import DONE, MENDABLE, NO, OUR_BUG, explain, say
from kg.cli.view import view
from kg.errors import KgError

__all__ = ["DONE", "MENDABLE", "NO", "OUR_BUG", "app", "main", "run"]

app = typer.Typer(
    help="Chinese news as a knowledge graph one can query, look at and trust.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _command in (build, check, queries, serve, view, load):
    app.command()(_command)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(query)
app.command(name="eval")(evaluate)


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
        message, hint = explain(error)
        say("error", message, hint)
        return MENDABLE
    except BaseException:  # noqa: BLE001 -- the one place where our own bugs end up
        traceback.print_exc()
        say("error", "this is a bug in kg, not in your input", "report it with the lines above")
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
