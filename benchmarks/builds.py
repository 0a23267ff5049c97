"""How large the explorer of a whole build is, and how soon it opens, draws and finds.

    python benchmarks/builds.py FOLDER... [--times N] [--output docs/explorer-speed.md]

FOLDER is what `kg build` wrote. Needs chromium and chromedriver. Printed are rows of a table: articles and things of
the graph, those on the page, megabytes, seconds to make it, milliseconds until one can work with it, those that the
whole browser computed for it (all its processes together, which other programs hardly lengthen), a frame of the whole
network while it is moved and one at rest, and the slowest of some searches. With --times the graph of the last folder
is measured once more, told so many times over under other names, for a size that would take too long to build.
--output puts the table into a page.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import textwrap
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from page import BUILDS, FRAMES, WHOLE, browser, opened_in

from kg import ontology
from kg.view import explorer, load
from kg.view.model import GraphView
from kg.view.network import view_of

_QUERIES = ("国务院", "会议", "2022", "党的二十大", "zggh", "没有这个词")
_REPEATS = 9
_OPENINGS = 5
_SEARCH = """
const [query, done] = arguments;
const box = document.getElementById('search');
box.value = query;
const begun = performance.now();
box.dispatchEvent(new Event('input'));
document.getElementById('panel').getBoundingClientRect();
done(performance.now() - begun);
"""


def main() -> None:
    """Prints a row a folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--times", type=float, default=0)
    arguments.add_argument("--output", type=Path)
    asked, driver = arguments.parse_args(), browser()
    rows: list[str] = []
    try:
        for folder in asked.folders:
            view = view_of(load.statements(folder), ontology.load())
            rows.append(row(driver, view))
            print(rows[-1], flush=True)
        if asked.times:
            rows.append(row(driver, enlarged(view, asked.times)))
            print(rows[-1], flush=True)
        if asked.output:
            write(asked.output, rows, asked.times)
    finally:
        driver.quit()


_HEAD = (
    "| articles | things | on the page | MB | made (s) | usable (ms) | computed (ms) | frame, moved (ms) "
    "| frame, at rest (ms) | search (ms) |",
    "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
)


def write(page: Path, rows: list[str], times: float) -> None:
    """Puts the table where the page has one, or at its end."""
    before = page.read_text(encoding="utf-8").partition(BUILDS)[0].rstrip()
    cores, load = os.cpu_count(), os.getloadavg()[0]
    grown = f" --times {times:g}" if times else ""
    last = f"The last is the one before told {times:g} times over under other names. " if times else ""
    told = textwrap.fill(
        f"Written by `python benchmarks/builds.py FOLDER…{grown} --output docs/explorer-speed.md` on {cores} cores at "
        f"a load of {load:.0f}. {last}What is computed is the time of all processors that the browser's processes took "
        "until the page was usable, the start of the page's own process included: about what a machine takes that does "
        "nothing else.",
        width=120,
        break_on_hyphens=False,
    )
    page.write_text("\n".join([before, "", BUILDS, told, "", *_HEAD, *rows, ""]), encoding="utf-8", newline="\n")


def enlarged(view: GraphView, times: float) -> GraphView:
    """The view `times` over, each time with things and articles of its own; the last time in part."""
    whole, rest = int(times), times % 1
    parts = [_renamed(view, f"~{at}", 1) for at in range(whole)]
    parts += [_renamed(view, f"~{whole}", rest)] if rest else []
    return GraphView(
        nodes=tuple(node for part in parts for node in part.nodes),
        links=tuple(link for part in parts for link in part.links),
        articles=tuple(one for part in parts for one in part.articles),
        texts=tuple(one for part in parts for one in part.texts),
        figures=tuple(one for part in parts for one in part.figures),
        types=view.types,
    )


def _renamed(view: GraphView, mark: str, share: float) -> GraphView:
    texts = view.texts[: round(len(view.texts) * share)]
    kept = {text.article for text in texts}
    named = {thing for text in texts for one in text.marks for thing in one.things}

    def facts(some: Any) -> Any:
        return tuple(replace(one, article=one.article + mark) for one in some if one.article in kept)

    links = (
        replace(one, source=one.source + mark, target=one.target + mark, facts=facts(one.facts)) for one in view.links
    )
    marked = (
        replace(
            text,
            article=text.article + mark,
            marks=tuple(replace(one, things=tuple(thing + mark for thing in one.things)) for one in text.marks),
        )
        for text in texts
    )
    notes = {
        node.id: tuple(replace(one, facts=facts(one.facts)) for one in node.notes) for node in view.nodes if node.notes
    }
    return replace(
        view,
        nodes=tuple(
            replace(node, id=node.id + mark, notes=notes.get(node.id, ())) for node in view.nodes if node.id in named
        ),
        links=tuple(
            one
            for one in links
            if one.source[: -len(mark)] in named and one.target[: -len(mark)] in named and one.facts
        ),
        articles=tuple(replace(one, id=one.id + mark) for one in view.articles if one.id in kept),
        texts=tuple(marked),
        figures=tuple(
            replace(one, about=one.about + mark, fact=replace(one.fact, article=one.fact.article + mark))
            for one in view.figures
            if one.fact.article in kept
        ),
    )


def row(driver: Any, view: GraphView) -> str:
    """The figures of a view as a row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        begun = time.perf_counter()
        page.write_text(explorer.render(view, explorer.title_of(view)), encoding="utf-8")
        made, size = time.perf_counter() - begun, page.stat().st_size / 1e6
        usable, busy = _usable(driver, page)
        search = max(_searched(driver, query) for query in _QUERIES)
        moved, still = _frames(driver, page)
    shown = min(len(view.nodes), explorer.MOST_NODES)
    return (
        f"| {len(view.articles):,} | {len(view.nodes):,} | {shown:,} | {size:.1f} | {made:.1f} | {usable:.0f} "
        f"| {busy:.0f} | {moved:.0f} | {still:.0f} | {search:.0f} |"
    )


def _usable(driver: Any, page: Path) -> tuple[float, float]:
    """Milliseconds until one can work with the page, and those the browser computed for it: medians of openings."""
    times = []
    for _ in range(_OPENINGS):
        driver.get("about:blank")
        before = _computed(driver)
        taken = opened_in(driver, page, "document.documentElement.dataset.ready", "")
        times.append((taken, _computed(driver) - before))
    wall, own = zip(*times, strict=True)
    return float(statistics.median(wall)), float(statistics.median(own))


def _computed(driver: Any) -> float:
    """Milliseconds of processor that the browser and all it started have taken so far (Linux)."""
    known: dict[int, tuple[int, float]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        known[int(path.parent.name)] = int(rest[1]), sum(map(int, rest[11:15])) / os.sysconf("SC_CLK_TCK")
    ours, total = {driver.service.process.pid}, 0.0
    while ours:
        total += sum(known[one][1] for one in ours if one in known)
        ours = {process for process, (parent, _) in known.items() if parent in ours}
    return total * 1000


def _searched(driver: Any, query: str) -> float:
    """Milliseconds from a search to its results, the median of some."""
    times = [driver.execute_async_script(_SEARCH, query) for _ in range(_REPEATS)]
    return float(statistics.median(times))


def _frames(driver: Any, page: Path) -> tuple[float, float]:
    """Milliseconds of a frame with every thing of the network drawn: while it is moved, and at rest."""
    ready = "document.querySelector('#network [role=application]')?.dataset?.frame"
    opened_in(driver, page, ready, "view=network&spread=1")
    moved, still = (statistics.median(driver.execute_async_script(one, _REPEATS)) for one in (FRAMES, WHOLE))
    return float(moved), float(still)


if __name__ == "__main__":
    main()
