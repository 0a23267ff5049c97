"""How soon the pages open and how long a frame takes, beside pyvis with physics off, in one run of one browser.

    python benchmarks/page.py [--nodes 1000 10000 30000] [--physics]

Needs chromium and chromedriver. A frame of the explorer is one full repaint of all that is in sight, read from the
canvas; a frame of pyvis one `network.redraw()`. Load is the time from navigation to the first painted frame; with
--physics also that of pyvis until its own layout has settled, for graphs up to 1,000 nodes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import tempfile
import time
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
_MOST_SETTLED = 1000
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
    asked, driver = arguments.parse_args(), _driver()
    try:
        for count in asked.nodes:
            figures = measure(driver, generated(count))
            if asked.physics and count <= _MOST_SETTLED:
                figures["pyvis_settled_ms"] = round(settled(driver, generated(count)))
                figures["settled_ratio"] = round(figures["pyvis_settled_ms"] / figures["load_ms"], 1)
            print(json.dumps(figures), flush=True)
    finally:
        driver.quit()


def measure(driver: Any, view: GraphView) -> dict[str, float]:
    """Milliseconds to open and a frame, of both pages; bytes of ours; how many times sooner and shorter."""
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(folder) / "ours.html", Path(folder) / "theirs.html"
        begun = time.perf_counter()
        ours.write_text(explorer.render(view, "试验"), encoding="utf-8")
        made = time.perf_counter() - begun
        theirs.write_text(pyvis_page(view, physics=False), encoding="utf-8")
        load, frame, near = _ours(driver, ours)
        their_load, their_frame = _theirs(driver, theirs)
        size = ours.stat().st_size
    return {
        "nodes": len(view.nodes),
        "links": len(view.links),
        "built_s": round(made, 1),
        "megabytes": round(size / 1e6, 2),
        "load_ms": round(load),
        "frame_far_ms": round(frame, 1),
        "frame_near_ms": round(near, 1),
        "pyvis_load_ms": round(their_load),
        "pyvis_frame_ms": round(their_frame, 1),
        "load_ratio": round(their_load / load, 1),
        "frame_ratio": round(their_frame / max(frame, near), 1),
    }


def settled(driver: Any, view: GraphView) -> float:
    """Milliseconds until the layout that pyvis lets the browser work out stands still; never more than `_PATIENCE`."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "settled.html"
        page.write_text(pyvis_page(view, physics=True), encoding="utf-8")
        driver.get("about:blank")
        begun = time.perf_counter()
        driver.get(page.as_uri())
        while (
            not driver.execute_script("return network.physics.stabilized") and time.perf_counter() - begun < _PATIENCE
        ):
            time.sleep(0.1)
        return (time.perf_counter() - begun) * 1000


_FRAMES = """
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


def _ours(driver: Any, page: Path) -> tuple[float, float, float]:
    load = _opened(driver, page, "document.querySelector('#network [role=application]')?.dataset?.frame")
    far = statistics.median(driver.execute_async_script(_FRAMES, _REPEATS))
    driver.execute_script("for (let at = 0; at < 9; at += 1) document.getElementById('zoom-in').click()")
    near = statistics.median(driver.execute_async_script(_FRAMES, _REPEATS))
    return load, far, near


def _theirs(driver: Any, page: Path) -> tuple[float, float]:
    load = _opened(driver, page, "typeof network !== 'undefined' && document.querySelector('canvas') && 1")
    times = driver.execute_script(
        f"const canvas = document.querySelector('canvas'); const times = [];"
        f"for (let at = 0; at < {_REPEATS}; at += 1) {{ const begun = performance.now(); network.redraw();"
        "canvas.getContext('2d').getImageData(0, 0, 1, 1); times.push(performance.now() - begun); } return times"
    )
    return load, statistics.median(times)


def _opened(driver: Any, page: Path, ready: str) -> float:
    """Milliseconds from navigation until the script says so and the browser has painted."""
    driver.get("about:blank")
    begun = time.perf_counter()
    driver.get(page.as_uri())
    while not driver.execute_script(f"return {ready}"):
        if time.perf_counter() - begun > _PATIENCE:
            raise TimeoutError(f"{page} does not get ready")
        time.sleep(0.005)
    driver.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 0))")
    return (time.perf_counter() - begun) * 1000


def _driver() -> Any:
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
