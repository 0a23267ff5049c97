"""What every command says on the terminal, and its exit codes."""

from __future__ import annotations

import codecs
import io
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from typer.exceptions import TyperException

from kg.cli.language import told
from kg.cli.logs import LOG
from kg.errors import KgError

DONE, NO, MENDABLE, OUR_BUG, STOPPED = 0, 1, 2, 70, 130
"""Exit codes; the last is what the shell gives to a program that Ctrl-C stopped."""


_LEVELS = {"error": logging.ERROR, "note": logging.INFO}
_MARK = "kg-question-mark"
_HINT = "check the path, its permissions and the disk"


def say(kind: str, message: str, hint: str = "", where: str = "") -> None:
    """A line of the kind error, warning, note, … on standard error: where, what, and on a second line what to try."""
    place = f"{where}: " if where else ""
    LOG.log(_LEVELS.get(kind, logging.WARNING), "%s%s%s", place, message, f" ({hint})" if hint else "")
    typer.echo(f"{told(kind)}{told(': ')}{place}{told(message)}", err=True)
    if hint:
        typer.echo(f"{told('hint')}{told(': ')}{told(hint)}", err=True)


def tell(message: str) -> None:
    """A line on standard output about what was done."""
    LOG.info("%s", message)
    typer.echo(told(message))


@contextmanager
def showing_what_can_be_shown() -> Iterator[None]:
    """Puts a question mark where the terminal's encoding has no such character, and says so in the end."""
    missing: set[str] = set()

    def mark(error: UnicodeError) -> tuple[str | bytes, int]:
        missing.add("?")
        return codecs.replace_errors(error)

    codecs.register_error(_MARK, mark)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_MARK)
    yield
    if missing:
        say(
            "note",
            f"a ? stands for what {sys.stdout.encoding} cannot show",
            "set PYTHONUTF8=1, or write a file with -o",
        )


def explain(error: Exception) -> tuple[str, str, str]:
    """What went wrong, what to try, and where."""
    if isinstance(error, KgError):
        return error.message, error.hint, error.where
    if isinstance(error, TyperException):
        return error.format_message(), "see kg --help", ""
    return str(getattr(error, "strerror", "") or error), _HINT, str(getattr(error, "filename", "") or "system")
