"""How soon the pages open and how long a frame takes, beside pyvis with physics off, in one run of one browser.

    python benchmarks/page.py [--nodes 1000 10000 30000] [--physics] [--article FILE] [--output docs/explorer-speed.md]

Needs chromium and chromedriver. A frame of the explorer is what is painted at a turn of the wheel, read from the
canvas, a whole one a full repaint of all that is in sight; a frame of pyvis one `network.redraw()`. Load is the time
from navigation to the first painted frame; with --physics also that of pyvis until its own layout has settled, for
graphs up to 1,000 nodes; pyvis is given a minute. An article is built and its page opened five times. --output writes
the figures as a table, and leaves there what `builds.py` wrote.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import statistics
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.model import Kind
from kg.view import explorer
from kg.view.model import Article, Fact, GraphView, Label, Link, Node

_KINDS = (Kind.EVENT, Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.DOCUMENT, Kind.DATE)
_WORDS = "青山海滨图书馆协会阅读大会职工技能竞赛改革建设论坛联席会议公路大桥通车"
_LABELS = (Label("主办方", "organiser"), Label("地点", "location"), Label("时间", "time"), Label("参加者", "attendee"))
_REPEATS = 15
_PATIENCE = 300
_SETTLING = 60
_OPENINGS = 5
_MOST_SETTLED = 1000
BUILDS = "## Whole builds\n"
"""What the part of the page begins with that `builds.py` writes."""
_OUTSIDE = re.compile(r'<(?:link|script)[^>]*(?:href|src)="https?://[^>]*>')


def generated(count: int) -> GraphView:
    """A graph of `count` things in towns of about 60 that know each other, 1.5 links a thing, always the same."""
    chance = random.Random(1)
    nodes, links = [], []
    for number in range(count):
        name = "".join(chance.choice(_WORDS) for _ in range(chance.randint(4, 10))) + str(number)
        year = f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        kind = _KINDS[number % len(_KINDS)]
        point = (chance.uniform(20, 45), chance.uniform(80, 125)) if kind is Kind.PLACE else None
        start = year if kind is Kind.EVENT else ""
        nodes.append(Node(f"urn:thing/{number:06d}", name, kind, start=start, end=start, mentions=1, point=point))
    fact = Fact("青山镇举办阅读大会。", "urn:article", "_举办", "0.9")
    for number in range(1, count):
        town = number // 60 * 60
        near = chance.randrange(town, number) if number > town else chance.randrange(number)
        others = [near] if chance.random() < 0.55 else [near, chance.randrange(count)]
        for other in others:
            ends = (nodes[number].id, nodes[other].id)
            links.append(Link(*ends, chance.choice(_LABELS), (fact,), predicate="urn:link"))
    return GraphView(tuple(nodes), tuple(links), (Article("urn:article", "试验"),))


def pyvis_page(view: GraphView, *, physics: bool) -> str:
    """The page that pyvis itself writes, its script inlined; what it would load from elsewhere is cut out."""
    from pyvis.network import Network  # noqa: PLC0415 - heavy

    network = Network(cdn_resources="in_line", directed=True, height="800px")
    for node in view.nodes:
        network.add_node(node.id, label=node.label)
    for link in view.links:
        network.add_edge(link.source, link.target)
    network.toggle_physics(physics)
    return _OUTSIDE.sub("", network.generate_html(notebook=False))


def main() -> None:
    """Prints a row a graph and the ratios."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--nodes", nargs="*", type=int, default=[1000, 10_000, 30_000])
    arguments.add_argument("--physics", action="store_true")
    arguments.add_argument("--article", type=Path)
    arguments.add_argument("--output", type=Path)
    asked, driver = arguments.parse_args(), browser()
    rows: list[dict[str, float]] = []
    try:
        article = opened(driver, asked.article) if asked.article else {}
        print(json.dumps(article), flush=True)
        for count in asked.nodes:
            rows.append(measure(driver, generated(count)))
            print(json.dumps(rows[-1]), flush=True)
        _keep(asked.output, report(driver, article, rows))
        for figures in rows if asked.physics else ():
            if figures["nodes"] <= _MOST_SETTLED:
                figures["pyvis_settled_ms"] = round(settled(driver, generated(int(figures["nodes"]))))
                figures["settled_ratio"] = round(figures["pyvis_settled_ms"] / figures["load_ms"], 1)
                print(json.dumps(figures), flush=True)
        _keep(asked.output, report(driver, article, rows))
    finally:
        driver.quit()


def _keep(output: Path | None, text: str) -> None:
    if output:
        known = output.read_text(encoding="utf-8") if output.exists() else ""
        _, mark, kept = known.partition(BUILDS)
        output.write_text(text + ("\n" + mark + kept if mark else ""), encoding="utf-8", newline="\n")


def measure(driver: Any, view: GraphView) -> dict[str, float]:
    """Milliseconds to open and a frame, of both pages; bytes of ours; how many times sooner and shorter."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.html", Path(folder) / "theirs.html"
        begun = time.perf_counter()
        ours.write_text(explorer.render(view, "试验"), encoding="utf-8")
        made = time.perf_counter() - begun
        theirs.write_text(pyvis_page(view, physics=False), encoding="utf-8")
        load, frame, whole, near = _ours(driver, ours)
        their_load, their_frame = _theirs(driver, theirs)
        size = ours.stat().st_size
    return {
        "nodes": len(view.nodes),
        "links": len(view.links),
        "built_s": round(made, 1),
        "megabytes": round(size / 1e6, 2),
        "load_ms": round(load),
        "frame_far_ms": round(frame, 1),
        "frame_whole_ms": round(whole, 1),
        "frame_near_ms": round(near, 1),
        "pyvis_load_ms": round(their_load),
        "pyvis_frame_ms": round(their_frame, 1),
        "load_ratio": round(their_load / load, 1),
        "frame_ratio": round(their_frame / max(whole, near), 1),
    }


def settled(driver: Any, view: GraphView) -> float:
    """Milliseconds until the layout that pyvis lets the browser work out stands still; never more than `_SETTLING`."""
    from selenium.common.exceptions import TimeoutException  # noqa: PLC0415 - heavy

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "settled.html"
        page.write_text(pyvis_page(view, physics=True), encoding="utf-8")
        driver.get("about:blank")
        driver.set_page_load_timeout(_SETTLING)
        driver.set_script_timeout(_SETTLING)
        begun = time.perf_counter()
        try:
            driver.get(page.as_uri())
            while not driver.execute_script("return network.physics.stabilized"):
                if time.perf_counter() - begun > _SETTLING:
                    break
                time.sleep(0.1)
        except TimeoutException:  # the browser is too busy to answer
            pass
        return (time.perf_counter() - begun) * 1000


def opened(driver: Any, article: Path) -> dict[str, float]:
    """The page of a build of one article: its bytes, and the median of milliseconds until one can work with it."""
    import kg  # noqa: PLC0415 - heavy

    with tempfile.TemporaryDirectory() as folder:
        kg.build([article]).save(folder)
        page = Path(folder) / "graph.html"
        times = [opened_in(driver, page, "document.documentElement.dataset.ready", "") for _ in range(_OPENINGS)]
        return {"megabytes": round(page.stat().st_size / 1e6, 2), "interactive_ms": round(statistics.median(times))}


_ROWS = (
    ("links", "links"),
    ("made in (s)", "built_s"),
    ("size (MB)", "megabytes"),
    ("opens (ms)", "load_ms"),
    ("pyvis, physics off, opens (ms)", "pyvis_load_ms"),
    ("times sooner", "load_ratio"),
    ("frame while all things are moved (ms)", "frame_far_ms"),
    ("whole frame of all things, at rest (ms)", "frame_whole_ms"),
    ("frame, near (ms)", "frame_near_ms"),
    ("pyvis, frame (ms)", "pyvis_frame_ms"),
    ("times shorter than whole", "frame_ratio"),
    ("pyvis, physics on, settles (ms)", "pyvis_settled_ms"),
    ("times sooner than that", "settled_ratio"),
)


def report(driver: Any, article: dict[str, float], rows: list[dict[str, float]]) -> str:
    """The figures of a run as a page of the documentation."""
    capabilities = driver.capabilities
    words = [
        "# How fast the explorer is",
        "",
        "Written by `python benchmarks/page.py --physics --article FILE --output docs/explorer-speed.md` in one run on",
        f"{os.cpu_count()} cores without a GPU, in {capabilities['browserName']} {capabilities['browserVersion']},",
        f"beside pyvis {version('pyvis')}. A frame is read back from the canvas. A drawing that",
        "takes longer than 20 ms is moved as a picture while the reader moves it, and drawn whole when it rests.",
        "",
    ]
    if article:
        words += [
            f"The page of one article (`union-news-2023`) is {article['megabytes']} MB and can be worked with after "
            f"{article['interactive_ms']} ms (median of {_OPENINGS}).",
            "",
        ]
    words += ["| things | " + " | ".join(f"{row['nodes']:,}" for row in rows) + " |", "|---|" + "---:|" * len(rows)]
    words += [f"| {title} | " + " | ".join(_figure(row, name) for row in rows) + " |" for title, name in _ROWS]
    words += [
        "",
        f"pyvis with physics was given {_SETTLING} s; a figure of that size says that it had not settled by then.",
    ]
    words += ["Up to 2,000 things the explorer draws with pyvis's own engine, above with its canvas.", ""]
    return "\n".join(words)


def _figure(row: dict[str, float], name: str) -> str:
    return f"{row[name]:,}" if name in row else "-"


FRAMES = """
const done = arguments[arguments.length - 1];
const canvas = document.querySelector('#network canvas');
const times = [];
let left = arguments[0];
const turn = () => {
  let begun = 0;
  requestAnimationFrame(() => { begun = performance.now(); });
  canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: left % 2 ? 1 : -1, clientX: 500, clientY: 400, bubbles: true}));
  requestAnimationFrame(() => {
    canvas.getContext('2d').getImageData(0, 0, 1, 1);
    times.push(performance.now() - begun);
    if (left--) requestAnimationFrame(turn); else done(times);
  });
};
turn();
"""


WHOLE = """
const done = arguments[arguments.length - 1];
const canvas = document.querySelector('#network canvas');
const times = [];
let left = arguments[0];
const turn = () => {
  let begun = 0;
  requestAnimationFrame(() => { begun = performance.now(); });
  document.getElementById(left % 2 ? 'zoom-out' : 'zoom-in').click();
  requestAnimationFrame(() => {
    canvas.getContext('2d').getImageData(0, 0, 1, 1);
    times.push(performance.now() - begun);
    if (left--) requestAnimationFrame(turn); else done(times);
  });
};
turn();
"""


def _ours(driver: Any, page: Path) -> tuple[float, float, float, float]:
    drawn = "document.querySelector('#network [role=application]')?.dataset?.frame"
    load = opened_in(driver, page, f"{drawn} || document.querySelector('#groups .community')")
    opened_in(driver, page, drawn, "view=network&spread=1")
    far = statistics.median(driver.execute_async_script(FRAMES, _REPEATS))
    on_canvas = driver.execute_script("return document.getElementById('canvas') !== null")
    whole = statistics.median(driver.execute_async_script(WHOLE, _REPEATS)) if on_canvas else far  # pyvis draws all
    driver.execute_script("for (let at = 0; at < 9; at += 1) document.getElementById('zoom-in').click()")
    near = statistics.median(driver.execute_async_script(FRAMES, _REPEATS))
    return load, far, whole, near


def _theirs(driver: Any, page: Path) -> tuple[float, float]:
    load = opened_in(driver, page, "typeof network !== 'undefined' && document.querySelector('canvas') && 1")
    times = driver.execute_script(
        f"const canvas = document.querySelector('canvas'); const times = [];"
        f"for (let at = 0; at < {_REPEATS}; at += 1) {{ const begun = performance.now(); network.redraw();"
        "canvas.getContext('2d').getImageData(0, 0, 1, 1); times.push(performance.now() - begun); } return times"
    )
    return load, statistics.median(times)


def opened_in(driver: Any, page: Path, ready: str, fragment: str = "view=network") -> float:
    """Milliseconds from navigation until the script says so and the browser has painted."""
    driver.get("about:blank")
    begun = time.perf_counter()
    driver.get(f"{page.as_uri()}#{fragment}" if fragment else page.as_uri())
    while not driver.execute_script(f"return {ready}"):
        if time.perf_counter() - begun > _PATIENCE:
            raise TimeoutError(f"{page} does not get ready")
        time.sleep(0.005)
    driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 0))")
    return (time.perf_counter() - begun) * 1000


def browser() -> Any:
    """A browser without a window."""
    from selenium import webdriver  # noqa: PLC0415 - heavy

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1300,900",
    ):
        options.add_argument(argument)
    options.add_argument("--window-size=1300,900")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.set_page_load_timeout(600)
    driver.set_script_timeout(600)
    return driver


if __name__ == "__main__":
    main()
