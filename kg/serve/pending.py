"""An answer on its way from a worker to who asked."""

from __future__ import annotations

import asyncio
import os
import time

from kg.errors import KgError
from kg.graph.answering import Ended, Question
from kg.graph.answers import Result
from kg.graph.media import UnacceptableError


class Pending:
    """What is known of an answer so far.

    `body` is a whole answer; of a larger one `size` bytes can be had with `read` while it grows, once `media_type` is
    set. `result` holds an answer that was asked for without a form, `error` why there is none or no more of it; after
    `ended` only `error` changes, where the room of the answer is needed for others.
    """

    def __init__(self, question: Question) -> None:
        self.question, self.asked = question, time.monotonic()
        self.media_type, self.body, self.size = "", b"", 0
        self.result: Result | None = None
        self.error: KgError | UnacceptableError | None = None
        self.ended = self.unwanted = False
        self._file: int | None = None
        self._news = asyncio.Event()

    @property
    def is_kept(self) -> bool:
        """Whether it takes room on the disk."""
        return self._file is not None

    async def changed(self) -> None:
        """Waits for news, or a while."""
        await self._news.wait()
        self._news.clear()

    def nudge(self) -> None:
        """Wakes who waits."""
        self._news.set()

    def begin(self, media_type: str, file: int | None) -> None:
        """It grows in a file, which it owns from now on."""
        self.media_type, self._file = media_type, file

    def end(self, last: Ended) -> None:
        """It is whole, or has failed."""
        if last.media_type:
            self.media_type, self.body = last.media_type, last.body
        self.size = self.size or len(self.body)
        self.result, self.error, self.ended = last.result, self.error or last.error, True
        self.nudge()

    def forget(self) -> None:
        """Nobody waits for it any more: its query is stopped if it still runs, its room given back."""
        self.unwanted = True
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def cut(self, error: KgError) -> None:
        """Takes its room away."""
        self.error = error
        self.forget()
        self.nudge()

    def read(self, start: int, most: int) -> bytes:
        """What is there from an offset on."""
        if self._file is None:
            return self.body[start : start + most]
        return os.pread(self._file, min(most, self.size - start), start)
