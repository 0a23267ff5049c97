"""Finding in the explorer, in a real browser: filters by article and group, hops, paths, state, soft dates, table."""

import base64
import time
from urllib.parse import unquote

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from kg.model import Kind
from kg.view.model import Article, Fact, GraphView, Label, Link, Mark, Node, Text

pytestmark = pytest.mark.browser

SPRING, AUTUMN = Article("urn:article/spring", "春汛"), Article("urn:article/autumn", "秋汛")
IN, BY = Label("地点", "location"), Label("主办方", "organiser")
NAMES = "[...document.querySelectorAll('tbody .name')].map((one) => one.textContent).sort()"
TITLE = "document.querySelector('#panel h2').textContent"


def _text(article: Article, *told: tuple[str, str]) -> Text:
    words, marks = "", []
    for name, thing in told:
        marks.append(Mark(len(words), len(words) + len(name), (thing,)))
        words += f"{name}。"
    return Text(article.id, words, tuple(marks))


def _view() -> GraphView:
    """A chain of six things: 渡口 - 开闸 - 水利局 - 巡堤 - 河口 - 祭河, the first three told by one article."""
    nodes = (
        Node("urn:ferry", "渡口", Kind.PLACE, point=(30.1, 112.2)),
        Node("urn:gate", "开闸", Kind.EVENT, start="2023-03-01", end="2023-03-04"),
        Node("urn:bureau", "水利局", Kind.ORGANISATION),
        Node("urn:walk", "巡堤", Kind.EVENT, start="2023-09", end="2023-09"),
        Node("urn:mouth", "河口", Kind.PLACE, point=(31.2, 113.1)),
        Node("urn:rite", "祭河", Kind.EVENT, start="1998", end="1998"),
    )
    spring, autumn = Fact("开闸。", SPRING.id, "_举办", "0.9"), Fact("巡堤。", AUTUMN.id, "_举办", "0.6")
    links = (
        Link("urn:gate", "urn:ferry", IN, (spring,), predicate="urn:in"),
        Link("urn:gate", "urn:bureau", BY, (spring,), predicate="urn:by"),
        Link("urn:walk", "urn:bureau", BY, (autumn,), predicate="urn:by"),
        Link("urn:walk", "urn:mouth", IN, (autumn,), predicate="urn:in"),
        Link("urn:rite", "urn:mouth", IN, (autumn,), predicate="urn:in"),
    )
    texts = (
        _text(SPRING, ("渡口", "urn:ferry"), ("开闸", "urn:gate"), ("水利局", "urn:bureau")),
        _text(AUTUMN, ("水利局", "urn:bureau"), ("巡堤", "urn:walk"), ("河口", "urn:mouth"), ("祭河", "urn:rite")),
    )
    return GraphView(nodes, links, (SPRING, AUTUMN), texts=texts)


def _choose(page, name: str, value: str) -> None:
    page.driver.execute_script(
        "const choice = document.getElementById(arguments[0]); choice.value = arguments[1];"
        "choice.dispatchEvent(new Event('change'))",
        name,
        value,
    )


def _quiet(page) -> None:
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith(("file:", "data:", "blob:"))] == []


def test_an_article_a_kind_and_a_relation_narrow_what_is_shown_and_undo_widens_it(open_page) -> None:
    page = open_page(_view(), fragment="view=table")
    page.click("#more-filters")
    _choose(page, "source", "0")
    assert page.js(NAMES) == sorted(["渡口", "开闸", "水利局"])
    page.click("#kind-place")
    assert page.js(NAMES) == sorted(["开闸", "水利局"])
    page.click("#undo")
    page.click("#undo")
    assert len(page.js(NAMES)) == 6
    page.click("#table-facts")
    page.click("[data-relation]")
    assert page.js("document.querySelectorAll('tbody tr').length") in {2, 3}
    _quiet(page)


def test_the_sliders_of_the_dates_narrow_what_is_shown(open_page) -> None:
    page = open_page(_view(), fragment="view=table")
    page.click("#more-filters")
    _choose(page, "day-from", "2023-06")
    assert page.js(NAMES) == sorted(["巡堤", "水利局", "河口"])
    assert page.js("document.getElementById('slide-from').getAttribute('aria-valuetext')") == "2023-06-01"
    low = page.js("Number(document.getElementById('slide-from').min)")
    _choose(page, "slide-from", str(low))
    _choose(page, "day-to", "2000")
    assert page.js(NAMES) == sorted(["祭河", "河口"])


@pytest.mark.parametrize(("hops", "shown"), [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)])
def test_focus_goes_as_far_as_asked(open_page, hops: int, shown: int) -> None:
    page = open_page(_view(), fragment="thing=urn:ferry")
    page.click("#focus")
    _choose(page, "hops", str(hops))
    assert f"{shown}/6" in page.js("document.getElementById('counts').textContent")
    assert f"hops={hops}" in page.js("location.hash") or hops == 1


def test_what_is_found_outside_the_focus_is_shown_all_the_same(open_page) -> None:
    page = open_page(_view(), fragment="thing=urn:ferry")
    page.click("#focus")
    page.search("祭河")
    page.driver.find_element("id", "search").send_keys(Keys.ENTER)
    assert page.js(TITLE) == "祭河"
    assert "/6" not in page.js("document.getElementById('counts').textContent")
    page.click("#undo")
    assert "2/6" in page.js("document.getElementById('counts').textContent")


def test_the_trail_leads_back_step_by_step(open_page) -> None:
    page = open_page(_view(), fragment="thing=urn:gate")
    for thing in (2, 3, 4):
        page.click(f'#panel .thing[data-thing="{thing}"]')
    assert page.js("[...document.querySelectorAll('.trail .step')].map((one) => one.textContent)") == ["巡堤", "水利局"]
    for name in ("巡堤", "水利局"):
        page.click(".back")
        assert page.js(TITLE) == name


def test_an_address_brings_back_link_article_relation_and_group(open_page) -> None:
    page = open_page(_view(), fragment="view=table")
    page.click("#more-filters")
    _choose(page, "source", "1")
    page.click("#table-facts")
    page.click("[data-relation]")
    page.click("tbody tr")
    _choose(page, "group", "0")
    names = ("source", "relation", "group", "link")
    kept = page.js("location.hash")
    assert all(f"{name}=" in kept for name in names)
    assert "urn%3Aarticle%2Fautumn" in kept
    title, panel = page.js(TITLE), page.panel()
    assert title.startswith("关系：")
    again = open_page(_view(), fragment=kept[1:])
    assert again.js(TITLE) == title
    assert again.panel() == panel
    assert again.js("location.hash") == kept
    _quiet(again)


def test_a_link_to_the_page_is_copied_with_its_state(open_page) -> None:
    page = open_page(_view(), fragment="view=timeline&thing=urn:walk")
    page.click("#copy-link")
    page.wait("document.getElementById('told').dataset.text")
    copied = unquote(page.js("document.getElementById('told').dataset.text"))
    assert copied == f"{page.js('location.href.split(`#`)[0]')}#view=timeline&thing=urn:walk"


def test_dates_that_are_not_exact_have_soft_ends(open_page) -> None:
    page = open_page(_view(), fragment="view=timeline")
    sure = (
        "[...document.querySelectorAll('.bar')].map((one) => [Number(one.dataset.thing), !!one.querySelector('.sure')])"
    )
    assert dict(page.js(sure)) == {1: True, 3: False, 5: False}
    assert page.js("document.querySelectorAll('.bar .soft').length") == 3


def test_a_column_sorts_the_table_and_again_turns_it_round(open_page) -> None:
    page = open_page(_view(), fragment="view=table")
    starts = "[...document.querySelectorAll('tbody tr')].map((row) => row.cells[2].textContent).filter(Boolean)"
    page.click('[data-column="2"]')
    assert page.js(starts) == ["1998", "2023-03-01", "2023-09"]
    page.click('[data-column="2"]')
    assert page.js(starts) == ["2023-09", "2023-03-01", "1998"]
    assert page.js("document.querySelectorAll('th')[2].getAttribute('aria-sort')") == "descending"


def test_the_tab_key_goes_through_the_page_in_order_and_shows_where_it_is(open_page) -> None:
    page = open_page(_view())
    page.driver.find_element("id", "search").click()
    seen = []
    for _ in range(16):
        ActionChains(page.driver).send_keys(Keys.TAB).perform()
        seen.append(page.js("document.activeElement.id || document.activeElement.className"))
        assert page.js("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    wanted = ["view-network", "view-reader", "theme", "language", "kind-event", "more-filters", "drawing", "zoom-in"]
    assert [one for one in seen if one in wanted] == wanted


def test_arrow_keys_go_from_view_to_view(open_page) -> None:
    page = open_page(_view(), fragment="")
    page.driver.find_element("id", "view-front").send_keys(Keys.ARROW_RIGHT)
    assert page.js("document.activeElement.id") == "view-network"
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    assert page.js("document.activeElement.id") == "view-front"
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    assert page.js("document.activeElement.id") == "view-corrections"
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_LEFT)
    assert page.js("document.getElementById('reader').hidden") is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_saved_as_png(open_page, scheme: str) -> None:
    page = open_page(_view())
    page.scheme(scheme)
    time.sleep(0.4)
    page.click("#more-filters")
    size = page.driver.execute_async_script(
        "const done = arguments[0]; const make = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { URL.createObjectURL = make;"
        "  createImageBitmap(blob).then((image) => done([blob.type, image.width, image.height])); return make(blob); };"
        "document.getElementById('save-png').click();"
    )
    kind, wide, high = size
    assert kind == "image/png"
    assert min(wide, high) > 400


def test_on_paper_every_view_stands_whole_and_tools_are_left_out(open_page) -> None:
    page = open_page(_view(), fragment="view=reader")
    page.scheme("dark")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = "getComputedStyle(document.getElementById('{}')).display"
    assert {page.js(shown.format(name)) for name in ("search", "views", "tools", "filters")} == {"none"}
    assert page.js("getComputedStyle(document.querySelector('#reader .scroll')).overflow") == "visible"
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    paper = page.driver.execute_cdp_cmd("Page.printToPDF", {})
    assert base64.b64decode(paper["data"]).startswith(b"%PDF")
    assert page.js("document.documentElement.dataset.theme") is None
    _quiet(page)
