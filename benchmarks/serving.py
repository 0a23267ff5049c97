"""`kg serve` under many clients, beside heavy queries, and attacked by a thousand slow sockets.

    python benchmarks/serving.py [--seconds 60] [--clients 200] [--quads 150000] [--write docs/serving.md]

The graph has the shape of ours (benchmarks/stores.py). Clients keep their connections and ask the next look-up as soon
as they have the answer to the last, in one row a moment later, as people do; the first three seconds, in which they
connect, are not counted. No two look-ups are alike, so that none is answered from those of late. Clients run in
processes of their own on the same machine and take their part of its processors.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from stores import lines

from kg.graph import store
from kg.iri import BASE
from kg.view import load as whole

MARK = "<!-- measured by benchmarks/serving.py -->"
NINE = " ".join(f"VALUES ?{name} {{{' '.join(map(str, range(20)))}}}" for name in "abcdefghi")
HEAVY = f"SELECT (COUNT(*) AS ?n) {{{NINE} FILTER (?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i = 9)}}"
PROCESSES = 2
WARM = 3.0
PAUSE = 0.2
"""Seconds in which clients connect, whose answers are not counted."""


@dataclass(frozen=True)
class Load:
    """What clients met: seconds of each answer, sorted, and how many were no answer."""

    seconds: tuple[float, ...]
    errors: int
    wall: float

    def row(self, name: str) -> str:
        """A line of the table."""
        times = [self.seconds[min(len(self.seconds) - 1, int(len(self.seconds) * part))] for part in (0.5, 0.99, 1)]
        told = " | ".join(f"{one * 1000:.0f}" for one in times)
        return f"| {name} | {len(self.seconds) / self.wall:,.0f} | {self.errors} | {told} |"


class Client(asyncio.Protocol):
    """Asks one look-up after another over one connection until the time is up."""

    def __init__(self, number: int, things: int, end: float, pause: float, done: asyncio.Future[None]) -> None:
        self._number, self._things, self._end, self._pause, self._done = number, things, end, pause, done
        self._warm = time.monotonic() + WARM
        self._asked, self._begun, self._held = 0, 0.0, b""
        self.seconds: list[float] = []
        self.errors = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Asks the first."""
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._loop = transport, asyncio.get_running_loop()
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Takes an answer, and asks on."""
        self._held += data
        head, mark, body = self._held.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        if not mark or (length and len(body) < int(length[1])):
            return
        self._held = b""
        if time.monotonic() > self._warm:
            self.seconds.append(time.perf_counter() - self._begun)
        self.errors += b" 200 " not in head[:20]
        if time.monotonic() < self._end:
            self._loop.call_later(self._pause, self._ask) if self._pause else self._ask()
        else:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Counts an answer that did not come."""
        self.errors += time.monotonic() < self._end
        if not self._done.done():
            self._done.set_result(None)

    def _ask(self) -> None:
        if self._transport.is_closing():
            return
        self._asked += 1
        thing = f"{BASE}event/{1 + (self._number * 7919 + self._asked * 104_729) % self._things}"
        text = f"SELECT ?l ?d {{<{thing}> rdfs:label ?l ; kg:earliest ?d}} # {self._number} {self._asked} {self._end}"
        self._begun = time.perf_counter()
        self._transport.write(f"GET /sparql?query={quote(text)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())


async def _clients(port: int, numbers: range, things: int, seconds: float, pause: float) -> tuple[list[float], int]:
    loop, end, clients = asyncio.get_running_loop(), time.monotonic() + WARM + seconds, []
    for number in numbers:
        done = loop.create_future()
        _, client = await loop.create_connection(
            lambda n=number, d=done: Client(n, things, end, pause, d),  # type: ignore[misc]
            "127.0.0.1",
            port,
        )
        clients.append((client, done))
    await asyncio.wait([done for _, done in clients], timeout=seconds + 60)
    return [one for client, _ in clients for one in client.seconds], sum(client.errors for client, _ in clients)


def _process(arguments: tuple[int, range, int, float, float]) -> tuple[list[float], int]:
    return asyncio.run(_clients(*arguments))


def load(port: int, clients: int, things: int, seconds: float, pause: float = 0.0) -> Load:
    """So many clients for so many seconds, each asking `pause` seconds after its last answer."""
    processes = min(PROCESSES, clients)
    parts = [(port, range(start, clients, processes), things, seconds, pause) for start in range(processes)]
    with multiprocessing.Pool(processes) as pool:
        found = pool.map(_process, parts)
    times = sorted(one for part, _ in found for one in part)
    return Load(tuple(times), sum(errors for _, errors in found), seconds)


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """The port of `kg serve` as it is started by anybody, with the limits it has unasked."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r":(\d+)/$", process.stdout.readline().strip())
        assert found
        yield int(found[1])
        process.terminate()


def _heavy(port: int, end: float) -> None:
    while time.monotonic() < end:
        text = f"{HEAVY} # {os.getpid()} {time.monotonic()}"
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(
                f"GET /sparql?query={quote(text)} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
            )
            while client.recv(1 << 16):
                pass


@contextmanager
def heavy(port: int, count: int, seconds: float) -> Iterator[None]:
    """So many clients beside who always have a query running that takes until it is stopped."""
    end = time.monotonic() + seconds
    clients = [multiprocessing.Process(target=_heavy, args=(port, end), daemon=True) for _ in range(count)]
    for one in clients:
        one.start()
    time.sleep(1)
    yield
    for one in clients:
        one.terminate()


@contextmanager
def slow_heads(port: int, count: int) -> Iterator[None]:
    """So many sockets beside that send a letter of their request now and then."""
    held = []
    for _ in range(count):
        with suppress(OSError):
            one = socket.create_connection(("127.0.0.1", port), timeout=5)
            one.sendall(b"GET /sparql?query=ASK%20%7B%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nX-")
            held.append(one)
    yield
    for one in held:
        one.close()


def measured(quads: int, clients: int, seconds: float) -> str:
    """The table."""
    short, things = min(seconds, 10.0), quads // 20
    rows = [
        "| clients | answers a second | errors | median ms | 99th percentile ms | longest ms |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        text = "".join(f"{triple} {graph} .\n" for triple, graph in lines(quads))
        (folder / "graph.nq").write_text(text, encoding="utf-8")
        store.save(whole.statements(folder), folder)
        with serving(folder) as port:
            rows.append(load(port, 1, things, short).row("1"))
            rows.append(load(port, 20, things, short).row("20"))
            rows.append(load(port, clients, things, seconds).row(f"{clients}"))
            paced = load(port, clients, things, seconds, PAUSE)
            rows.append(paced.row(f"{clients}, each {PAUSE:g} s after its last answer"))
            with heavy(port, 2, seconds + WARM + 5):
                rows.append(load(port, clients, things, seconds).row(f"{clients}, two heavy queries beside"))
            with slow_heads(port, 1000):
                rows.append(load(port, 20, things, short).row("20, 1,000 sockets that never end their request beside"))
    return "\n".join(rows)


def main() -> None:
    """Measures, prints, and writes below the mark of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--quads", type=int, default=150_000)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    busy = os.getloadavg()[0]
    table = measured(given.quads, given.clients, given.seconds)
    told = (
        f"{MARK}\n\n{given.quads:,} quads, {given.seconds:g} s, Python {platform.python_version()}, "
        f"{os.cpu_count()} processors shared by server, workers and clients, load before: {busy:.1f}.\n\n{table}\n"
    )
    print(told)
    if given.write:
        before = given.write.read_text("utf-8").partition(MARK)[0]
        given.write.write_text(before + told, encoding="utf-8")


if __name__ == "__main__":
    main()
