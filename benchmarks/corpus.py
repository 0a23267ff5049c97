"""What a corpus costs as it grows: CPU, time, memory of all processes and bytes, with jieba.posseg beside it.

    python benchmarks/corpus.py 1000 [3000 …] [--jobs 1] [--two] [--news NEWS.jsonl] [--keep FOLDER]

For each number so many articles, spread over the file, are built by `kg build`, then ten more are added by `kg add`,
each in a process of its own. NEWS.jsonl has `id`, `date`, `title` and `text` a line; without it it is
`$KG_DATA/raw_xwlb/part.jsonl` (default ../shared/data). --two builds once more in two processes, for the wall time of
one against that of two. Memory is what all processes hold together at their worst, each shared page counted once (Linux
alone tells it), and by stage. The stages end where `--json` tells of the next.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWS = Path(os.environ.get("KG_DATA", ROOT.parent / "shared" / "data")) / "raw_xwlb" / "part.jsonl"
ADDED = 10
_KG = "from kg.cli import main; main()"
_PEER = (
    "import sys, json, time, jieba.posseg; jieba.initialize(); list(jieba.posseg.cut('开始')); s = time.process_time();"
    "[len(list(jieba.posseg.cut(json.loads(row)['text']))) for row in open(sys.argv[1], encoding='utf-8')];"
    "print(time.process_time() - s)"
)
_PAUSE = 0.5  # seconds between two looks at the memory
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(slots=True)
class Cost:
    """CPU and wall seconds of a command and all it began; bytes they held at most, and CPU seconds, by stage."""

    cpu: float = 0.0
    wall: float = 0.0
    memory: dict[str, int] = field(default_factory=dict)
    stages: dict[str, float] = field(default_factory=dict)

    @property
    def peak(self) -> int:
        """Bytes at the worst moment."""
        return max(self.memory.values(), default=0)


def measured(words: Sequence[str]) -> Cost:
    """The cost of a kg command, which tells its stages by `--json`."""
    cost, begun, before = Cost(), time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.Popen(
        [sys.executable, "-c", _KG, *words, "--json"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    stage, told = ["start"], []

    def listen() -> None:
        used = 0.0
        for line in run.stderr or ():
            told.append(line)
            if line.startswith("{") and (now := json.loads(line)["stage"]) != stage[0]:
                spent = _spent(run.pid)
                cost.stages[stage[0]] = cost.stages.get(stage[0], 0.0) + spent - used
                used, stage[0] = spent, now

    ear = threading.Thread(target=listen)
    ear.start()
    while run.poll() is None:
        held = sum(map(_held, _tree(run.pid)))
        cost.memory[stage[0]] = max(cost.memory.get(stage[0], 0), held)
        time.sleep(_PAUSE)
    ear.join()
    if run.returncode:
        sys.exit("".join(told[-5:]))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cost.wall = time.monotonic() - begun
    cost.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    cost.stages[stage[0]] = cost.cpu - sum(cost.stages.values())
    return cost


def _tree(process: int) -> Iterator[int]:
    """A process and all that it began."""
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _held(process: int) -> int:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _spent(process: int) -> float:
    """CPU seconds of a process, the children it began and those that ended."""
    total = 0.0
    for one in _tree(process):
        try:
            cells = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(map(int, cells[11:15])) / _TICKS
    return total


def chosen(news: Path, count: int) -> tuple[list[str], list[str]]:
    """Lines of so many articles spread over the file, and of ten others."""
    lines = news.read_text(encoding="utf-8").splitlines()
    count = min(count, len(lines) - ADDED)
    step = (len(lines) - ADDED) / count
    first = [int(number * step) for number in range(count)]
    taken = set(first)
    rest = [number for number in range(len(lines)) if number not in taken]
    added = rest[:: max(1, len(rest) // ADDED)][:ADDED]
    return [lines[number] for number in first], [lines[number] for number in added]


def peer(path: Path) -> float:
    """CPU seconds of jieba's words and parts of speech, its dictionary loaded before."""
    return float(subprocess.run([sys.executable, "-c", _PEER, str(path)], capture_output=True, check=True).stdout)


def row(news: Path, count: int, home: Path, told: argparse.Namespace) -> None:
    """Builds, adds and prints what it cost."""
    first, more = chosen(news, count)
    base, addition = home / f"{count}.jsonl", home / f"{count}-more.jsonl"
    for path, lines in ((base, first), (addition, more)):
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    texts = [json.loads(line)["text"] for line in first]
    characters, size = sum(map(len, texts)), sum(len(text.encode()) for text in texts)
    out = home / f"graph-{count}"
    jieba = peer(base)
    built = measured(("build", str(base), "-o", str(out), "--jobs", str(told.jobs)))
    quads = (out / "graph.nq").stat().st_size
    jieba = (jieba + peer(base)) / 2
    grown = measured(("add", str(out), str(addition), "--jobs", "1"))
    reading = built.stages.get("analyse", 0.0)
    cells: dict[str, str] = {
        "articles": f"{len(first):,}",
        "characters": f"{characters:,}",
        "CPU seconds": f"{built.cpu:.1f}",
        "wall seconds": f"{built.wall:.1f}",
        "CPU milliseconds an article": f"{built.cpu / len(first) * 1e3:.1f}",
        "CPU microseconds a character": f"{built.cpu / characters * 1e6:.0f}",
        "CPU seconds by stage": ", ".join(f"{name} {seconds:.1f}" for name, seconds in built.stages.items()),
        "CPU seconds, jieba.posseg": f"{jieba:.1f}",
        "speed ÷ jieba.posseg": f"{jieba / built.cpu:.3f}",
        "whole build ÷ reading": f"{built.cpu / reading:.2f}" if reading else "none read",
        "peak memory, MB": f"{built.peak / 1e6:,.0f}",
        "peak memory by stage, MB": ", ".join(f"{name} {held / 1e6:,.0f}" for name, held in built.memory.items()),
        "bytes of graph.nq ÷ bytes of text": f"{quads / size:.1f}",
        f"adding {len(more)}, wall seconds": f"{grown.wall:.1f}",
        f"adding {len(more)}, CPU seconds": f"{grown.cpu:.1f}",
        f"adding {len(more)}, peak memory, MB": f"{grown.peak / 1e6:,.0f}",
    }
    if told.two:
        double = measured(("build", str(base), "-o", str(home / f"graph-{count}-two"), "--jobs", "2"))
        cells["wall seconds in two processes"] = f"{double.wall:.1f}"
        cells["one process ÷ two, wall"] = f"{built.wall / double.wall:.2f}"
        cells["two processes, peak memory, MB"] = f"{double.peak / 1e6:,.0f}"
    print("\n| what | figure |\n|---|--:|")
    for name, cell in cells.items():
        print(f"| {name} | {cell} |", flush=True)


def main() -> None:
    """Prints a table for each number of articles."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=int, nargs="+")
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--two", action="store_true")
    arguments.add_argument("--news", type=Path, default=NEWS)
    arguments.add_argument("--keep", type=Path, help="Folder for the graphs, which else are deleted.")
    told = arguments.parse_args()
    if not told.news.is_file():
        sys.exit(f"{told.news} is missing (set KG_DATA, or name a file by --news)")
    with tempfile.TemporaryDirectory(prefix="kg-corpus-") as aside:
        home = told.keep or Path(aside)
        home.mkdir(parents=True, exist_ok=True)
        for count in told.articles:
            row(told.news, count, home, told)


if __name__ == "__main__":
    main()
