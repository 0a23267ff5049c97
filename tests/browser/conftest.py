"""A real browser, the pages it opens, and what it asked for and complained of."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains

from kg.view import explorer
from kg.view.model import GraphView

Open = Callable[..., "Page"]
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser takes its time: what is not for every day is run where slow tests are."""
    for item in items:
        if item.path.is_relative_to(HERE) and not item.get_closest_marker("everyday"):
            item.add_marker("slow")


class Page:
    """A page in the browser."""

    def __init__(self, driver) -> None:
        self.driver = driver

    def js(self, script: str, *arguments: object):
        """What a script run in the page returns."""
        return self.driver.execute_script(f"return ({script})", *arguments)

    def panel(self) -> str:
        return self.js("document.getElementById('panel').innerText")

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def click_at(self, selector: str, right: int, down: int) -> None:
        """A click beside the middle of an element."""
        element = self.driver.find_element("css selector", selector)
        ActionChains(self.driver).move_to_element_with_offset(element, right, down).click().perform()

    def search(self, words: str) -> list[str]:
        """The names that a search lists."""
        box = self.driver.find_element("id", "search")
        box.clear()
        box.send_keys(words)
        return self.js("[...document.querySelectorAll('#panel .thing')].map((one) => one.innerText.trim())")

    def scheme(self, name: str) -> None:
        """As for a reader who prefers `light` or `dark`."""
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def screen(self, width: int, height: int) -> None:
        """As on a telephone; narrower than any window of a desktop's browser."""
        size = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def wait(self, ready: str) -> None:
        """Waits until a script says so, half a minute at most."""
        for _ in range(1500):
            if self.js(ready):
                return
            time.sleep(0.02)
        pytest.fail(f"never: {ready}")

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Every address asked for since the last look."""
        return [one["request"]["url"] for one in self._network("requestWillBeSent")]

    def blocked(self) -> list[str]:
        """Why the browser refused requests since the last look."""
        return [one["blockedReason"] for one in self._network("loadingFailed")]

    def _network(self, happening: str) -> list[dict]:
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [one["params"] for one in messages if one["method"] == f"Network.{happening}"]


def _driver(language: str):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.add_argument("--window-size=1300,900")
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    options.add_argument(f"--lang={language}")
    options.add_experimental_option("prefs", {"intl.accept_languages": language})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.set_capability("unhandledPromptBehavior", "ignore")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def _require_browser() -> None:
    missing = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    if missing and os.environ.get("KG_REQUIRE_BROWSER"):
        pytest.fail(f"no {' and no '.join(missing)}: install the packages chromium and chromium-driver")
    if missing:
        pytest.skip(f"no browser: {', '.join(missing)} missing")


@pytest.fixture(scope="session")
def drivers() -> Iterator[Callable[[str], object]]:
    """One browser a language, started when first asked for."""
    _require_browser()
    started: dict[str, object] = {}

    def driver(language: str) -> object:
        if language not in started:
            started[language] = _driver(language)
        return started[language]

    yield driver
    for one in started.values():
        one.quit()


@pytest.fixture
def open_file(drivers) -> Open:
    """Opens a page that was written in a browser of a language, as if for the first time."""

    def opened(path: Path, language: str = "zh-CN", fragment: str = "") -> Page:
        driver = drivers(language)
        driver.set_window_size(1300, 900)
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        for kind in ("browser", "performance"):
            driver.get_log(kind)
        driver.get("about:blank")
        driver.get(path.as_uri() + (f"#{fragment}" if fragment else ""))
        return Page(driver)

    return opened


@pytest.fixture
def open_page(open_file, tmp_path: Path) -> Open:
    """Opens the page of a view in a browser of a language."""

    def opened(
        view: GraphView,
        title: str = "试验",
        language: str = "zh-CN",
        render=explorer.render,
        fragment: str = "view=network",
    ) -> Page:
        path = tmp_path / "graph.html"
        path.write_text(render(view, title), encoding="utf-8", newline="\n")
        return open_file(path, language, fragment)

    return opened
