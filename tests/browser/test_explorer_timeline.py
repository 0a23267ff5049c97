"""The explorer's timeline in a real browser: zoom to a day, crowds, far-off events, what is told twice, paper."""

import pytest
from selenium.webdriver import ActionChains

from kg.model import Kind
from kg.view.model import GraphView, Node

pytestmark = pytest.mark.browser

BARS = "[...document.querySelectorAll('.bar')].map((one) => one.querySelector('text').textContent)"
TICKS = "[...document.querySelectorAll('#bars text.tick')].map((one) => one.textContent)"


def _view(days: list[str]) -> GraphView:
    return GraphView(tuple(Node(f"urn:{at:04d}", f"第{at}次会", Kind.EVENT, start=day) for at, day in enumerate(days)))


def _open(open_page, days: list[str], more: str = ""):
    return open_page(_view(days), fragment=f"view=timeline{more}")


@pytest.mark.everyday
def test_buttons_and_wheel_zoom_in_to_a_day_and_out_again(open_page) -> None:
    page = _open(open_page, [f"2023-03-{day:02d}" for day in range(1, 31)])
    assert page.js("document.querySelectorAll('.bar').length") == 30
    for _ in range(14):
        page.click("#time-in")
    assert 1 <= page.js("document.querySelectorAll('.bar').length") <= 2
    page.click("#time-all")
    assert page.js("document.querySelectorAll('.bar').length") == 30
    page.driver.execute_script(
        "document.getElementById('strip').dispatchEvent(new WheelEvent('wheel', {deltaY: -900, clientX: 400,"
        " bubbles: true, cancelable: true}))"
    )
    assert page.js("document.querySelectorAll('.bar').length") < 20
    assert page.complaints() == []


def test_dragging_moves_through_time(open_page) -> None:
    page = _open(open_page, [f"2023-{month:02d}-05" for month in range(1, 13)])
    for _ in range(3):
        page.click("#time-in")
    before = page.js(BARS)
    scroll = page.driver.find_element("css selector", "#timeline .scroll")
    ActionChains(page.driver).move_to_element_with_offset(scroll, 0, 200).click_and_hold().move_by_offset(
        -300, 0
    ).release().perform()
    assert page.js(BARS) != before


def test_two_fingers_zoom(open_page) -> None:
    page = _open(open_page, [f"2023-03-{day:02d}" for day in range(1, 31)])
    page.driver.execute_script(
        "const scroll = document.querySelector('#timeline .scroll');"
        "const touch = (kind, id, x) => scroll.dispatchEvent(new PointerEvent(kind, {pointerId: id, clientX: x,"
        " clientY: 300, bubbles: true, pointerType: 'touch', button: kind === 'pointermove' ? -1 : 0}));"
        "touch('pointerdown', 1, 400); touch('pointerdown', 2, 440);"
        "touch('pointermove', 1, 250); touch('pointermove', 2, 600);"
        "touch('pointerup', 1, 250); touch('pointerup', 2, 600);"
    )
    assert 0 < page.js("document.querySelectorAll('.bar').length") < 15
    assert page.complaints() == []


def test_a_far_off_event_does_not_press_the_rest_together_and_is_one_click_away(open_page) -> None:
    page = _open(open_page, ["1850", *(f"2023-03-{day:02d}" for day in range(1, 25))])
    assert "第0次会" not in page.js(BARS)
    assert all(one.startswith("2023") for one in page.js(TICKS))
    page.click("#timeline .earlier")
    assert "第0次会" in page.js(BARS)


def test_exact_days_stand_before_what_is_only_told_to_the_year(open_page) -> None:
    page = _open(open_page, ["2023", "2023-05-01", "2023-08-09"])
    tops = page.js(
        "Object.fromEntries([...document.querySelectorAll('.bar')].map("
        "(one) => [one.dataset.thing, Number(one.querySelector('rect').getAttribute('y'))]))"
    )
    assert tops["0"] > max(tops["1"], tops["2"])


def test_what_is_told_twice_stands_once(open_page) -> None:
    twice = tuple(Node(f"urn:{at}", "赛诗会", Kind.EVENT, start="2023-03-01") for at in range(3))
    page = open_page(GraphView(twice), fragment="view=timeline")
    assert page.js(BARS) == ["赛诗会 \u00d73"]


def test_a_crowd_is_told_in_numbers_that_lead_nearer(open_page) -> None:
    days = [f"2023-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
    page = _open(open_page, days)
    numbers = "[...document.querySelectorAll('.crowd text')].map((one) => Number(one.textContent))"
    assert sum(page.js(numbers)) == len(days)
    page.driver.execute_script(
        "document.querySelector('.crowd').dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    assert 0 < page.js("document.querySelectorAll('.bar').length") < 60
    assert page.js(numbers) == []


def test_paper_is_filled_with_the_events_in_words(open_page) -> None:
    page = _open(open_page, ["2023-03-01", "2022-02-02"])
    page.driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    rows = page.js("[...document.querySelectorAll('#on-paper li')].map((one) => one.textContent)")
    assert rows == ["2022-02-02 第1次会", "2023-03-01 第0次会"]


def test_it_opens_where_most_events_lie_and_shows_the_whole_when_asked(open_page) -> None:
    days = [f"{year}-06-01" for year in range(2012, 2020)] + [f"2023-03-{day:02d}" for day in range(1, 29)]
    page = _open(open_page, days)
    assert page.js("document.querySelectorAll('.bar').length") >= 25
    assert all(one.startswith(("2023-02", "2023-03")) for one in page.js(TICKS))
    assert "更早" in page.js("document.querySelector('#timeline .hint').innerText")
    assert page.js("document.querySelector('#strip .range') !== null")
    page.click("#time-all")
    assert page.js("document.querySelectorAll('.bar').length") == len(days)
    assert page.complaints() == []


def test_what_began_long_before_stands_below_what_begins_in_sight(open_page) -> None:
    old = Node("urn:old", "老协定", Kind.EVENT, start="2001-01-01", end="2023-12-31")
    rest = _view([f"2023-03-{day:02d}" for day in range(1, 29)]).nodes
    page = open_page(GraphView((old, *rest)), fragment="view=timeline")
    tops = page.js(
        "Object.fromEntries([...document.querySelectorAll('.bar')].map("
        "(one) => [one.dataset.thing, Number(one.querySelector('rect').getAttribute('y'))]))"
    )
    assert tops.pop("0") > max(tops.values())
