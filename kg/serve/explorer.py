"""The explorer of the graph as it is now, drawn by a process of its own that is held to time and memory."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from kg.errors import MemoryLimitError, StoreError, TimeLimitError
from kg.graph.answering import keep_within
from kg.graph.store import identity
from kg.graph.workers import environment

_PROGRAM = "from kg.serve.explorer import main; main()"
_STARVED = (b"MemoryError", b"emory allocation", b"annot allocate", b"failed to map", b"start new thread")
"""What Python and its libraries say where there is no memory left."""
_LONGER = 4
"""How many times the share of a query the drawing of a whole graph may use."""
_LEAST = 16
"""Megabytes that even the smallest drawing takes; who has less is told at once, not somewhere on the way."""


class Explorer:
    """The page, drawn when it is first asked for and again after a new build."""

    def __init__(self, directory: Path, seconds: float, megabytes: int) -> None:
        self._directory, self._seconds, self._megabytes = directory, seconds * _LONGER, megabytes * _LONGER
        self._drawing, self._page = asyncio.Lock(), b""
        self._store: tuple[int, ...] = ()

    async def part(self, things: Iterable[str]) -> bytes:
        """The page of some things (their IRIs) and what is linked to them, drawn each time; errors as for `page`."""
        async with self._drawing:
            return await self._drawn(json.dumps(sorted(things)).encode())

    async def page(self) -> bytes:
        """The page in UTF-8; a `TimeLimitError` or `MemoryLimitError` where the graph is too large to draw."""
        async with self._drawing:
            store = identity(self._directory)
            if store != self._store or not self._page:
                self._store, self._page = store, await self._drawn()
            return self._page

    async def _drawn(self, things: bytes = b"") -> bytes:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-c", _PROGRAM, str(self._directory.absolute()), str(self._megabytes),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            env=environment(), start_new_session=True,
        )  # fmt: skip
        hint = f"draw it yourself: kg view {self._directory} -o PAGE"
        try:
            page, said = await asyncio.wait_for(process.communicate(things), self._seconds)
        except TimeoutError:
            raise TimeLimitError(f"the graph cannot be drawn in {self._seconds:g} s", hint=hint) from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode == 0:
            return page
        told = said.decode("utf-8", "replace").strip().rpartition("\n")[2]
        starved = (process.returncode or 0) < 0 or any(mark in said for mark in _STARVED)
        if starved or not told.startswith(StoreError.__module__):  # without memory Python cannot always say so
            raise MemoryLimitError(f"the graph cannot be drawn in {self._megabytes} MB", hint=hint)
        raise StoreError(told, hint=hint)


def main() -> None:
    """Draws the graph of a folder on standard output; arguments: folder, megabytes.

    Standard input names the things to draw in JSON, or is empty for all.
    """
    _, directory, megabytes = sys.argv
    if int(megabytes) < _LEAST:
        raise MemoryError
    from kg import ontology  # noqa: PLC0415 -- only the process that draws needs these
    from kg.graph import store  # noqa: PLC0415
    from kg.view import asking, explorer, load, network  # noqa: PLC0415

    keep_within(int(megabytes))
    known = ontology.load()
    view, told = network.view_of(load.statements(Path(directory)), known), sys.stdin.buffer.read()
    if told:
        page = explorer.render(explorer.part(view, frozenset(json.loads(told))), explorer.title_of(view))
    else:
        answers = asking.answers(store.open_store(Path(directory)), known)
        page = explorer.render(view, explorer.title_of(view), answers=answers)
    sys.stdout.buffer.write(page.encode())
