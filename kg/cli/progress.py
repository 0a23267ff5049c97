"""Shows how far long work has come: a bar on a terminal, lines of JSON for machines."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from kg.cli.language import told
from kg.progress import Listener, Step, silent

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 2.0  # seconds of work that need no bar
_PAUSE = 0.5  # seconds between two lines of JSON of a stage
_NAMES = {"read": "finding articles", "analyse": "reading", "join": "joining", "write": "writing", "send": "sending"}


@contextmanager
def shown(*, quiet: bool = False, machine: bool = False) -> Iterator[Listener]:
    """Who to tell of the work within; it shows on standard error, without `machine` only where that is a terminal."""
    if machine:
        yield _Lines().tell
    elif quiet or not sys.stderr.isatty():
        yield silent
    else:
        bar = _Bar()
        try:
            yield bar.tell
        finally:
            bar.close()


class _Clock:
    """When the work and its stage began."""

    def __init__(self) -> None:
        self.begun = self.stage_begun = time.monotonic()
        self.stage = ""

    def enter(self, stage: str) -> bool:
        """Whether the stage is a new one."""
        if stage == self.stage:
            return False
        self.stage, self.stage_begun = stage, time.monotonic()
        return True

    def speed(self, step: Step) -> int:
        """Characters a second in this stage."""
        return round(step.characters / max(time.monotonic() - self.stage_begun, 1e-3))


class _Lines:
    def __init__(self) -> None:
        self._clock, self._told = _Clock(), 0.0

    def tell(self, step: Step) -> None:
        now = time.monotonic()
        if not self._clock.enter(step.stage) and now - self._told < _PAUSE and step.done != step.total:
            return
        self._told = now
        told = {
            "stage": step.stage,
            "done": step.done,
            "total": step.total,
            "kept": step.kept,
            "characters": step.characters,
            "characters_per_second": self._clock.speed(step),
            "seconds": round(now - self._clock.begun, 1),
        }
        typer.echo(json.dumps(told), err=True)


class _Bar:
    """A line for each stage, from the third second on."""

    def __init__(self) -> None:
        self._clock = _Clock()
        self._progress: Progress | None = None
        self._line: TaskID | None = None

    def tell(self, step: Step) -> None:
        if self._clock.enter(step.stage):
            self._line = None
        if self._progress is None:
            if time.monotonic() - self._clock.begun < _PATIENCE:
                return
            self._progress = _bars()
            self._progress.start()
        if self._line is None:
            self._line = self._progress.add_task(
                told(_NAMES[step.stage]), total=step.total or None, completed=step.done, speed=""
            )
        speed = f"{self._clock.speed(step)} characters/s" if step.characters else ""
        self._progress.update(self._line, total=step.total or None, completed=step.done, speed=speed)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def _bars() -> Progress:
    from rich.console import Console  # noqa: PLC0415 - only where work takes long
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    return Progress(
        TextColumn("{task.description:<16}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
