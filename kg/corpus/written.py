"""What a corpus has become once it is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.model import Failure
from kg.rdf import Violation


@dataclass(frozen=True, slots=True)
class Written:
    """How many events and things the graph has, what the shapes say of it, the files it is in; decisions unfollowed.

    `violations` is None where the shapes were not asked.
    """

    events: int
    things: int
    violations: tuple[Violation, ...] | None
    files: tuple[Path, ...]
    unfollowed: tuple[Failure, ...] = ()
