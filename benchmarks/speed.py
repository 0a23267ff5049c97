"""What a build costs beside what its parts and its peers cost, in one run on the same articles: CPU seconds.

    python benchmarks/speed.py NEWS.jsonl [--articles 40] [--repeats 5]

NEWS.jsonl has `id`, `date`, `title` and `text` a line; every so many lines one is taken. Each figure is the median of
the repeats, which take turns, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics as figures
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import jieba.posseg

import kg
from kg import pipeline
from kg.model import Document
from kg.read import document as documents
from kg.settings import Settings

_TOGETHER = 8  # articles that a build reads at a time
_KG = "from kg.cli import main; main()"


def articles(path: Path, count: int) -> list[Document]:
    """Some of the articles, spread over the whole file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[:: max(1, len(lines) // count)][:count]]
    return [documents.make(row["text"], id=row["id"], published=row["date"], title=row["title"]) for row in rows]


def build(source: Path, tagger: str) -> Path:
    """A whole build into a new folder."""
    home = Path(tempfile.mkdtemp(prefix="kg-speed-"))
    kg.build(source, Settings(tagger=tagger)).save(home / "out")
    return home / "out"


def started(*words: str) -> float:
    """CPU seconds of a command of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", _KG, *words], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def timed(work: Callable[[], object]) -> float:
    """CPU seconds of this process for some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def analysed(texts: list[Document], tagger: str) -> None:
    """Every article analysed, nothing joined or saved."""
    kit = pipeline.tools(Settings(tagger=tagger))
    for start in range(0, len(texts), _TOGETHER):
        pipeline.analyse_all(texts[start : start + _TOGETHER], kit)


def tagged(texts: list[Document]) -> None:
    """The peer: jieba's words and parts of speech."""
    for text in texts:
        list(jieba.posseg.cut(text.text))


def main() -> None:
    """Prints a table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("news", type=Path)
    arguments.add_argument("--articles", type=int, default=40)
    arguments.add_argument("--repeats", type=int, default=5)
    told = arguments.parse_args()
    texts = articles(told.news, told.articles)
    characters = sum(len(one.text) for one in texts)
    source = Path(tempfile.mkdtemp(prefix="kg-speed-")) / "news.jsonl"
    rows = ({"id": one.id, "date": one.published, "title": one.title, "text": one.text} for one in texts)
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    home = build(source, "lac")
    works: dict[str, Callable[[], object]] = {
        "jieba.posseg": lambda: tagged(texts),
        "analysis": lambda: analysed(texts, "lac"),
        "whole build": lambda: build(source, "lac"),
        "analysis, jieba": lambda: analysed(texts, "jieba"),
        "whole build, jieba": lambda: build(source, "jieba"),
    }
    for work in works.values():
        work()
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(told.repeats):
        for name, work in works.items():
            found[name].append(timed(work))
        found["kg --help"].append(started("--help"))
        found["kg query"].append(started("query", str(home), "ASK { ?s ?p ?o }"))
    middle = {name: figures.median(all_of_it) for name, all_of_it in found.items()}
    print(f"{len(texts)} articles, {characters} characters, medians of {told.repeats}, CPU seconds\n")
    print("| what | seconds | characters a second | ÷ jieba.posseg |\n|---|--:|--:|--:|")
    for name in works:
        print(
            f"| {name} | {middle[name]:.2f} | {characters / middle[name]:,.0f} "
            f"| {middle['jieba.posseg'] / middle[name]:.3f} |"
        )
    quads, size = (home / "graph.nq").stat().st_size, sum(len(one.text.encode()) for one in texts)
    print(
        f"\n| what | figure |\n|---|--:|\n| whole build ÷ analysis | {middle['whole build'] / middle['analysis']:.2f} |"
    )
    print(f"| bytes of graph.nq ÷ bytes of text | {quads / size:.1f} |")
    for name in ("kg --help", "kg query"):
        print(f"| {name}, seconds | {middle[name]:.2f} |")


if __name__ == "__main__":
    main()
