"""The explorer for everyone: axe-core finds nothing against WCAG, in any view, light or dark, wide or narrow."""

import json
from pathlib import Path

import pytest

from kg import ontology
from kg.graph import store
from kg.view import asking, explorer, load
from kg.view.model import GraphView
from kg.view.network import view_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "kg" / "view" / "web" / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = ("network", "timeline", "map", "table", "reader", "ask")
RUN = """axe.run().then((found) => JSON.stringify(found.violations.map(
  (one) => [one.id, one.impact, one.nodes[0].html.slice(0, 200)])))"""


def _faults(page) -> list[list[str]]:
    """What axe-core holds against the page as it stands; put in from outside, which the page's policy allows no one."""
    page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    told = page.driver.execute_cdp_cmd(
        "Runtime.evaluate", {"expression": RUN, "awaitPromise": True, "returnByValue": True}
    )
    return json.loads(told["result"]["value"])


@pytest.fixture(scope="module")
def sample():
    known, built = ontology.load(), load.statements(ROOT / "output")
    answers = asking.answers(store.in_memory(built), known)
    return view_of(built, known), lambda view, title: explorer.render(view, title, answers=answers)


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: run npm ci in kg/view/web")
@pytest.mark.parametrize(("language", "scheme", "wide"), [("zh-CN", "light", True), ("en", "dark", False)])
def test_no_view_of_a_build_bars_anyone(open_page, sample, language, scheme, wide) -> None:
    view, render = sample
    page = open_page(view, "试验", language, render=render)
    page.scheme(scheme)
    if not wide:
        page.screen(390, 844)
    for name in VIEWS:
        page.click(f"#view-{name}")
        page.driver.execute_script(
            "document.querySelector('[data-question=timeline]')?.click();"
            "document.querySelector('#panel .thing')?.click()"
        )
        assert _faults(page) == []
    page.click("#more-filters")
    assert _faults(page) == []


@pytest.mark.everyday
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is missing: run npm ci in kg/view/web")
def test_an_empty_page_bars_no_one_and_a_nameless_button_would_be_told(open_page) -> None:
    page = open_page(GraphView())
    for name in VIEWS[:5]:
        page.click(f"#view-{name}")
        assert _faults(page) == []
    page.driver.execute_script("document.getElementById('tools').append(document.createElement('button'))")
    assert [rule for rule, *_ in _faults(page)] == ["button-name"]
