"""The browser's own Back and Forward in the explorer, and addresses short enough to be passed on."""

import itertools

import pytest

from kg.model import Kind
from kg.view.model import Fact, GraphView, Label, Link, Node

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('.view')].filter((one) => !one.hidden).map((one) => one.id)"
TITLE = "document.querySelector('#panel h2').textContent"
FACT = Fact("诗社办赛诗会。", "urn:article", "_办", "0.9")


def _view(count: int = 2) -> GraphView:
    nodes = [
        Node(f"urn:thing/{'很长的名字' * 3}{at:03d}", f"第{at}次会", Kind.EVENT, start="2023") for at in range(count)
    ]
    label = Label("相关", "related")
    links = [Link(one.id, other.id, label, (FACT,)) for one, other in itertools.pairwise(nodes)]
    return GraphView(tuple(nodes), tuple(links))


@pytest.mark.everyday
def test_back_and_forward_step_through_what_was_looked_at(open_page) -> None:
    page = open_page(_view(), fragment="")
    page.click("#view-table")
    page.click('tr[data-thing="0"] .name')
    page.click('#panel .thing[data-thing="1"]')
    assert page.js(TITLE) == "第1次会"
    page.driver.back()
    page.wait(f"{TITLE} === '第0次会'")
    page.driver.back()
    page.wait("document.querySelector('tr[aria-selected=true]') === null")
    assert page.js(SHOWN) == ["table"]
    page.driver.back()
    page.wait(f"{SHOWN}[0] === 'front'")
    page.driver.forward()
    page.wait(f"{SHOWN}[0] === 'table'")
    assert page.complaints() == []


def test_an_address_stays_short_however_much_is_in_focus(open_page) -> None:
    view = _view(200)
    named = "%20".join(f"urn:thing/{'很长的名字' * 3}{at:03d}" for at in range(150))
    page = open_page(view, fragment=f"view=table&focus={named}&hops=0")
    assert "150/200" in page.js("document.getElementById('counts').textContent")
    page.click("tbody .name")
    assert page.js("location.hash.length") < 2000
