"""Every error a user can cause, each saying what went wrong, where, and what to try."""

from __future__ import annotations


class KgError(Exception):
    """An error the user can mend: `message` what, `where` the file and place, `hint` what to try."""

    exit_code = 2

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\nhint: {self.hint}" if self.hint else head

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.where, self.hint))


def _rebuild(kind: type[KgError], message: str, where: str, hint: str) -> KgError:
    return kind(message, where=where, hint=hint)


class InputError(KgError):
    """An input file that cannot be read as an article."""


class SettingsError(KgError):
    """A setting or flag that does not exist or cannot hold that value."""


class OntologyError(KgError):
    """A Turtle file or word list of the ontology that breaks its contract."""


class QueryError(KgError):
    """A SPARQL query that cannot be run."""


class TimeLimitError(QueryError):
    """A query stopped because it outlasted its time."""


class MemoryLimitError(QueryError):
    """A query stopped because it outgrew its memory."""


class SizeLimitError(QueryError):
    """A query stopped because its answer outgrew the limit."""


class BusyError(QueryError):
    """A query that nobody came to, or whose answer found no room, because of all the others."""


class StoreError(KgError):
    """A graph or store that is missing, locked or of another format."""


class GoldError(KgError):
    """An evaluation file whose offsets or fields don't fit its text."""
