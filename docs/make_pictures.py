"""Draws the explorer's pictures of README.md and docs/ anew, from the articles of tests/samples.

    python docs/make_pictures.py

Needs chromium and chromedriver. Look at what it has drawn before committing it.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import kg
from kg import ontology, story
from kg.model import Kind
from kg.view.network import view_of

ROOT = Path(__file__).resolve().parents[1]
DOCS, SAMPLES = ROOT / "docs", ROOT / "tests" / "samples"
WIDE, TELEPHONE = (1300, 820), (390, 844)


def main() -> None:
    """Builds the samples and writes a PNG of each view."""
    with tempfile.TemporaryDirectory() as folder:
        graph = kg.build(sorted(SAMPLES.glob("*.txt")))
        graph.save(Path(folder) / "graph")
        page = (Path(folder) / "graph" / "graph.html").as_uri()
        view = view_of(graph.statements, graph.ontology)
        degree = {node.id: 0 for node in view.nodes}
        for link in view.links:
            degree[link.source] += 1
            degree[link.target] += 1
        event = max((one for one in view.nodes if one.kind is Kind.EVENT), key=lambda one: (degree[one.id], one.id))
        body = max(
            (one for one in view.nodes if one.kind is Kind.ORGANISATION), key=lambda one: (degree[one.id], one.id)
        )
        told = Path(folder) / "story.html"
        story.write(Path(folder) / "graph", body.label, told, ontology.load())
        driver = _driver()
        try:
            _take(driver, page, "explorer-front.png", WIDE)
            _take(driver, f"{page}#view=network&thing={event.id}", "explorer.png", WIDE)
            _take(driver, f"{page}#view=reader&thing={event.id}", "explorer-reader.png", WIDE)
            _take(driver, f"{page}#view=timeline", "explorer-timeline.png", WIDE)
            _take(driver, f"{page}#view=ask", "explorer-ask.png", WIDE, "[data-question=timeline]")
            _take(driver, page, "explorer-telephone.png", TELEPHONE)
            _take(driver, told.as_uri(), "explorer-story.png", (900, 1100))
        finally:
            driver.quit()


def _take(driver: Any, address: str, name: str, size: tuple[int, int], click: str = "") -> None:
    """A picture of a page as it has come to rest."""
    width, height = size
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < WIDE[0] // 2}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    driver.get("about:blank")
    driver.get(address)
    while not driver.execute_script(
        "return !document.getElementById('stage') || document.documentElement.dataset.ready"
    ):
        time.sleep(0.1)
    if click:
        driver.find_element("css selector", click).click()
    time.sleep(2)
    driver.save_screenshot(str(DOCS / name))


def _driver() -> Any:
    from selenium import webdriver  # noqa: PLC0415 - heavy

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--lang=zh-CN"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"intl.accept_languages": "zh-CN"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


if __name__ == "__main__":
    main()
