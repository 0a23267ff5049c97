"""What every command says on the terminal, and its exit codes."""

from __future__ import annotations

import typer
from typer.exceptions import TyperException

from kg.errors import KgError

DONE, NO, MENDABLE, OUR_BUG = 0, 1, 2, 70
"""Exit codes; those the shell gives to signals lie above them."""


def say(kind: str, message: str, hint: str = "") -> None:
    """A line of the kind error, warning or violation on standard error, and what to try."""
    typer.echo(f"{kind}: {message}" + (f"\nhint: {hint}" if hint else ""), err=True)


def explain(error: Exception) -> tuple[str, str]:
    """What went wrong and what to try."""
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
