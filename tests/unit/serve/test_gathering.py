"""What is written at one time goes out in one piece, and nothing is lost when the connection closes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from kg.serve.gathering import Gathering


class Wire(asyncio.Transport):
    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []
        self.told: list[str] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.sent.append(bytes(data))

    def close(self) -> None:
        self.told.append("close")

    def abort(self) -> None:
        self.told.append("abort")

    def is_closing(self) -> bool:
        return bool(self.told)

    def get_write_buffer_size(self) -> int:
        return 7


def after(act: Callable[[Gathering], Awaitable[None]]) -> tuple[list[bytes], list[str]]:
    wire = Wire()

    async def run() -> None:
        await act(Gathering(wire, asyncio.get_running_loop()))
        await asyncio.sleep(0)

    asyncio.run(run())
    return wire.sent, wire.told


async def _head_and_body(gathering: Gathering) -> None:
    gathering.write(b"head ")
    gathering.write(b"body")
    assert gathering.get_write_buffer_size() == 7 + 9


async def _two_turns(gathering: Gathering) -> None:
    gathering.write(b"one")
    await asyncio.sleep(0)
    gathering.write(b"two")


async def _much(gathering: Gathering) -> None:
    gathering.write(b"head ")
    gathering.write(b"x" * 20_000)
    assert gathering.get_write_buffer_size() == 7
    gathering.write(b"rest")


async def _closed(gathering: Gathering) -> None:
    gathering.write(b"last words")
    gathering.close()


async def _aborted(gathering: Gathering) -> None:
    gathering.write(b"nobody hears this")
    gathering.abort()


@pytest.mark.parametrize(
    "act, sent, told",
    [
        (_head_and_body, [b"head body"], []),
        (_two_turns, [b"one", b"two"], []),
        (_much, [b"head " + b"x" * 20_000, b"rest"], []),
        (_closed, [b"last words"], ["close"]),
        (_aborted, [], ["abort"]),
    ],
)
def test_what_is_sent(act: Callable[[Gathering], Awaitable[None]], sent: list[bytes], told: list[str]) -> None:
    assert after(act) == (sent, told)
