"""The explorer of large graphs in a real browser: groups when far, names when near, frames that stay short.

With KG_SCREENSHOTS set to a folder, pictures of what the tests saw are kept there.
"""

import json
import os
import time
from pathlib import Path

import pytest

from kg.model import Kind
from kg.view.model import Article, Fact, GraphView, Label, Link, Node

pytestmark = pytest.mark.browser

KINDS = (Kind.EVENT, Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.DOCUMENT, Kind.DATE)
FACT = Fact("青山镇举办阅读大会。", "urn:article", "_举办", "0.9")
TOWN = 50
TURNED = """
const done = arguments[arguments.length - 1]; const canvas = document.getElementById('canvas');
const look = () => (canvas.dataset.moved ? done([canvas.toDataURL(), Number(canvas.dataset.moved)]) : requestAnimationFrame(look));
canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: -240, clientX: 500, clientY: 400, bubbles: true, cancelable: true}));
requestAnimationFrame(look);
"""  # noqa: E501
TOOK = "Number(document.getElementById('canvas').dataset.frame)"
PIXELS = "document.getElementById('canvas').toDataURL()"


def _towns(count: int) -> GraphView:
    """`count` things in towns of fifty, each linked to an earlier one of its town, and the towns in a row."""
    nodes = [
        Node(f"urn:{number:05d}", f"第{number}号", KINDS[number % len(KINDS)], start=f"{1990 + number % 30}")
        for number in range(count)
    ]
    ends = [(number, number // TOWN * TOWN + (number % TOWN) // 3) for number in range(count) if number % TOWN]
    ends += [(number, number - TOWN) for number in range(TOWN, count, TOWN)]
    label = Label("相关", "related")
    links = tuple(Link(nodes[one].id, nodes[other].id, label, (FACT,)) for one, other in ends)
    return GraphView(tuple(nodes), links, (Article("urn:article", "试验"),))


def _keep(page, name: str) -> bytes:
    picture = page.driver.get_screenshot_as_png()
    if os.environ.get("KG_SCREENSHOTS"):
        (Path(os.environ["KG_SCREENSHOTS"]) / f"{name}.png").write_bytes(picture)
    return picture


@pytest.mark.parametrize(
    "count, engine",
    [(1000, "drawing"), (3000, "canvas"), pytest.param(10_000, "canvas", marks=pytest.mark.slow)],
)
def test_large_graphs_open_and_stay_fluent(open_page, count: int, engine: str) -> None:
    page = open_page(_towns(count))
    assert page.js("document.querySelector('#network [role=application]').id") == engine
    time.sleep(0.5)
    far = _keep(page, f"explorer-{count}-far")
    assert len(far) > 20_000  # a blank page is smaller
    page.search("第777号")
    page.click("#panel .thing")
    assert page.js("document.querySelector('#panel h2').textContent") == "第777号"
    time.sleep(0.6)
    near = _keep(page, f"explorer-{count}-near")
    assert near != far
    if engine == "canvas":
        assert float(page.js("document.getElementById('canvas').dataset.frame")) < 400
    for view in ("timeline", "table"):
        begun = time.monotonic()
        page.click(f"#view-{view}")
        assert time.monotonic() - begun < 5
    assert page.complaints() == []


def test_a_drawing_that_takes_long_moves_at_once_and_is_whole_again_at_rest(open_page) -> None:
    page = open_page(_towns(4000), fragment="view=network&spread=1")
    try:
        for rate in (8, 16, 32, 64):  # until a whole drawing outlasts a frame, however fast the machine
            button = "#zoom-out" if rate in {16, 64} else "#zoom-in"
            page.driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": rate})
            page.click(button)
            time.sleep(1)
            if page.js(TOOK) > 20:
                break
        before, (moved, took) = page.js(PIXELS), page.driver.execute_async_script(TURNED)
        assert moved != before
        assert took < page.js(TOOK)
        page.wait(f"!{json.dumps([before, moved])}.includes({PIXELS})")  # drawn anew, names and all
    finally:
        page.driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 1})
    assert page.complaints() == []


def test_groups_stand_for_their_things_and_can_be_chosen(open_page) -> None:
    page = open_page(_towns(3000))
    page.click("#more-filters")
    assert page.js("document.querySelectorAll('#group option').length") > 20
    page.driver.execute_script(
        "const choice = document.getElementById('group'); choice.value = '0'; choice.dispatchEvent(new Event('change'))"
    )
    shown = int(page.js("document.getElementById('counts').textContent").split("/")[0])
    assert 4 < shown < 1000
    page.click("#undo")
    assert "3000 个事物" in page.js("document.getElementById('counts').textContent")


def test_names_that_can_be_read_stand_on_a_drawing_that_is_far_and_more_when_near(open_page) -> None:
    page = open_page(_towns(600), fragment="view=network&spread=1")
    named = "Number(document.getElementById('drawing').dataset.named)"
    far = page.js(named)
    assert 20 < far < 400
    for _ in range(3):
        page.click("#zoom-in")
        time.sleep(0.6)
    assert page.js(named) > far
    assert page.complaints() == []
