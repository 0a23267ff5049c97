"""How long Oxigraph takes for the questions of docs/questions.md over a graph of many articles.

    python benchmarks/questions.py [--quads 1000000 | --graph DIR] [--servers] [--write docs/questions.md]

`--graph` names a folder that `kg build` wrote, whose store on disk is asked as it is. Else the graph is that of
output/ again and again, each time with articles, events, persons, bodies and documents of its own; places, dates and
the ontology are shared. The default graph is the union of all graphs. Times are processor seconds, so that they mean
the same on a busy machine: of the engine with the graph in memory, to the last row; with `--servers` also of its
server, in memory and over a store on disk, to the last byte of JSON.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.graph import queries

ROOT = Path(__file__).resolve().parents[1]
MARK = "<!-- measured by benchmarks/questions.py -->"
TO_BE, BATCH, ADDRESS = 1.0, 200_000, "127.0.0.1:7979"
JSON = {"Accept": "application/sparql-results+json"}
_OWN = re.compile(rb"/id/(article|event|person|organization|document|file)/")
_SHARED = re.compile(rb"^<[^>]*/id/(?:place|date|build)|/id/(?:ontology|inferred)> \.$")
_QUERY = re.compile(r"^### (?P<title>[^\n]+)\n.*?```sparql\n(?P<text>.*?)```", re.MULTILINE | re.DOTALL)


def questions() -> dict[str, str]:
    """The ready-made queries as their files are, and those of docs/questions.md, by name."""
    known = {f"@{one.name}": one.text for one in queries.ready_made()}
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    return known | {match["title"]: match["text"] for match in _QUERY.finditer(page)}


def lines(count: int) -> Iterator[bytes]:
    """So many N-Quads, or a few more."""
    told = (ROOT / "output" / "graph.nq").read_bytes().splitlines(keepends=True)
    once = [line for line in told if _SHARED.search(line.rstrip())]
    again = [line for line in told if not _SHARED.search(line.rstrip())]
    yield from once
    made, copy = len(once), 0
    while made < count:
        copy += 1
        yield from (_OWN.sub(rb"/id/\1/%d-" % copy, line) for line in again)
        made += len(again)


def in_memory(count: int) -> dict[str, tuple[float, int]]:
    """Processor seconds and rows of each question, the engine in this process."""
    store, told = ox.Store(), {}
    store.bulk_load(b"".join(lines(count)), ox.RdfFormat.N_QUADS)
    print(f"{len(store):,} quads", file=sys.stderr, flush=True)
    for name, text in questions().items():
        start = time.process_time()
        found = store.query(text, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        rows = sum(1 for _ in found)
        told[name] = time.process_time() - start, rows
    return told


def on_disk(folder: Path) -> tuple[int, dict[str, tuple[float, int]]]:
    """How many quads the store of a build has; processor seconds and rows of each question, asked a second time."""
    store, told = ox.Store.read_only(str(folder / "store")), {}
    for name, text in questions().items():
        for _ in range(2):
            start = time.process_time()
            found = store.query(text, use_default_graph_as_union=True)
            assert isinstance(found, ox.QuerySolutions)
            rows = sum(1 for _ in found)
            told[name] = time.process_time() - start, rows
    return len(store), told


def served(count: int, *, disk: bool) -> Iterator[tuple[str, float, int]]:
    """The same of Oxigraph's server."""
    with tempfile.TemporaryDirectory() as directory, server(Path(directory) if disk else None, count) as (url, process):
        for name, text in questions().items():
            before = _spent(process)
            answer = httpx.post(url, data={"query": text}, headers=JSON, timeout=300)
            assert answer.is_success, answer.text
            yield name, _spent(process) - before, len(answer.json()["results"]["bindings"])


@contextmanager
def server(folder: Path | None, count: int) -> Iterator[tuple[str, int]]:
    """Where Oxigraph's server answers over the graph, in memory without a folder, and its process."""
    left = lines(count)
    parts = iter(lambda: b"".join(islice(left, BATCH)), b"")
    if folder is not None:
        store = ox.Store(folder / "store")
        for part in parts:
            store.bulk_load(part, ox.RdfFormat.N_QUADS)
        store.optimize()
        del store
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.is_file() else shutil.which("oxigraph") or "oxigraph"
    place = ["serve-read-only", "-l", str(folder / "store")] if folder is not None else ["serve"]
    command = [program, *place, "-b", ADDRESS, "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(600):
            try:
                httpx.get(f"http://{ADDRESS}/", timeout=5)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        for part in parts:
            kind = {"Content-Type": "application/n-quads"}
            httpx.post(
                f"http://{ADDRESS}/store?no_transaction", content=part, headers=kind, timeout=600
            ).raise_for_status()
        yield f"http://{ADDRESS}/query", process.pid
        process.terminate()


def _spent(process: int) -> float:
    """Processor seconds that a process has used, on Linux."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def measured(count: int, *, servers: bool) -> str:
    """The table."""
    engine = in_memory(count)
    columns = [{name: seconds for name, (seconds, _) in engine.items()}]
    for disk in (False, True) if servers else ():
        column = {}
        for name, seconds, rows in served(count, disk=disk):
            assert rows == engine[name][1], name
            column[name] = seconds
        columns.append(column)
    names = ["engine, s", "server, s", "server on disk, s"][: len(columns)]
    table = [f"| question | rows | {' | '.join(names)} |", f"|---|---:|{'---:|' * len(names)}"]
    for name, (_, rows) in engine.items():
        table.append(f"| {name} | {rows:,} | {' | '.join(f'{column[name]:.2f}' for column in columns)} |")
    slowest = max(seconds for seconds, _ in engine.values())
    return "\n".join([*table, "", f"The slowest takes the engine {slowest:.2f} s (to be at most {TO_BE:g})."])


def _built(folder: Path) -> tuple[int, str]:
    """How many quads a build has, and its table."""
    quads, told = on_disk(folder)
    rows = [f"| {name} | {rows:,} | {seconds:.2f} |" for name, (seconds, rows) in told.items()]
    slowest = max(told, key=lambda name: told[name][0])
    last = f"The slowest, {slowest}, takes the engine {told[slowest][0]:.2f} s (to be at most {TO_BE:g})."
    return quads, "\n".join(["| question | rows | store on disk, s |", "|---|---:|---:|", *rows, "", last])


def main() -> None:
    """Measures, prints, and writes below the mark of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--servers", action="store_true")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    busy = os.getloadavg()[0]
    if given.graph:
        quads, table = _built(given.graph)
    else:
        quads, table = given.quads, measured(given.quads, servers=given.servers)
    told = f"{MARK}\n\n{quads:,} quads, {os.cpu_count()} processors, load before: {busy:.1f}.\n\n{table}\n"
    print(told)
    if given.write:
        before = given.write.read_text("utf-8").partition(MARK)[0]
        given.write.write_text(before + told, encoding="utf-8")


if __name__ == "__main__":
    main()
