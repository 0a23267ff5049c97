"""How far long work has come: told to whoever wants to show it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TextIO

_WIDTH = 30  # characters of a bar
_PAUSE = 0.5  # seconds between two of its states

STAGES = ("read", "analyse", "join", "write", "send")


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of `STAGES`, how many of its `total` articles are done, and the characters of those; 0 where unknown.

    `send` counts graphs. `kept` is how many of them an earlier run had done already.
    """

    stage: str
    done: int = 0
    total: int = 0
    characters: int = 0
    kept: int = 0


Listener = Callable[[Step], None]


def silent(_: Step) -> None:
    """Tells nobody."""


class Bar:
    """A line for each stage, in a terminal or a notebook: `kg.build(paths, progress=kg.progress.Bar())`.

    It is written to `stream` (standard error if none is given), again at most twice a second.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._stage = ""
        self._begun = self._shown = 0.0

    def __call__(self, step: Step) -> None:
        """Shows how far a step has come."""
        stream, now = self._stream or sys.stderr, time.monotonic()
        if step.stage != self._stage:
            stream.write("\n" if self._stage else "")
            self._stage, self._begun, self._shown = step.stage, now, 0.0
        if now - self._shown >= _PAUSE or 0 < step.total <= step.done:
            self._shown = now
            stream.write(f"\r{step.stage:<8} {_drawn(step)} {timedelta(seconds=round(now - self._begun))}")
            stream.flush()


def _drawn(step: Step) -> str:
    if not step.total:
        return str(step.done)
    full = _WIDTH * min(step.done, step.total) // step.total
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {step.done}/{step.total}"
