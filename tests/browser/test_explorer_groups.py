"""Large networks in a real browser: communities by their names, opened by a click, fitted to every screen."""

import re
from dataclasses import replace

import pytest

from kg.model import Kind
from kg.view import explorer
from kg.view.model import Article, Fact, GraphView, Label, Link, Node

pytestmark = pytest.mark.browser

FACT = Fact("今天开会。", "urn:article", "_举办", "0.9")
CIRCLES = "[...document.querySelectorAll('.community')]"
KINDS = (Kind.EVENT, Kind.ORGANISATION, Kind.PERSON, Kind.PLACE)
SAVED = """const [button, done] = arguments; const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };
document.getElementById(button).click(); URL.createObjectURL = make"""
NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"


def _villages(count: int, size: int) -> GraphView:
    """Villages of `size` things, each about its first, every second linked to the one before; a year links them all."""
    nodes, links = [Node("urn:z", "2023年", Kind.DATE, start="2023", end="2023")], []
    label = Label("相关", "related")
    for village in range(count):
        name = NAMES[village % len(NAMES)]
        for one in range(size):
            nodes.append(Node(f"urn:{village:03d}-{one:03d}", f"{name}庄{one}号", KINDS[one % 4], start="2023"))
            links.append(Link(nodes[-1].id, "urn:z", label, (FACT,)))
            if one:
                links.append(Link(nodes[-1].id, f"urn:{village:03d}-{(one - 1) // 6:03d}", label, (FACT,)))
        if village % 2:
            links.append(Link(f"urn:{village:03d}-000", f"urn:{village - 1:03d}-000", label, (FACT,)))
    return GraphView(tuple(nodes), tuple(links), (Article("urn:article", "试验"),))


@pytest.fixture(params=[pytest.param(2000, id="pyvis", marks=pytest.mark.slow), pytest.param(-1, id="canvas")])
def explore(open_page, request):
    def opened(view: GraphView, fragment: str = "view=network"):
        return open_page(
            view, fragment=fragment, render=lambda view, title: explorer.render(view, title, request.param)
        )

    return opened


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
def test_a_large_network_opens_as_named_communities_that_fit_the_screen(explore, width: int, height: int) -> None:
    page = explore(_villages(24, 22))
    page.screen(width, height)
    page.driver.refresh()
    page.wait(f"{CIRCLES}.length > 5")
    box = page.js("document.getElementById('overview').getBoundingClientRect().toJSON()")
    around = page.js(f"{CIRCLES}.map((one) => one.querySelector('circle').getBoundingClientRect().toJSON())")
    left, right = min(one["left"] for one in around), max(one["right"] for one in around)
    assert right - left > 0.6 * box["width"]
    assert left >= box["left"] - 1
    assert right <= box["right"] + 1
    assert page.js("document.querySelectorAll('.community [data-whole]').length") >= 20
    assert page.js("parseFloat(getComputedStyle(document.querySelector('.community .name')).fontSize)") >= 11
    assert all(name for name in page.js(f"{CIRCLES}.map((one) => one.getAttribute('aria-label'))"))


def test_a_name_that_many_things_bear_names_no_community(explore) -> None:
    villages = _villages(24, 22)
    renamed = {f"urn:{village:03d}-000" for village in range(24)}
    nodes = tuple(replace(one, label="会见") if one.id in renamed else one for one in villages.nodes)
    page = explore(replace(villages, nodes=nodes))
    page.wait(f"{CIRCLES}.length > 5")
    names = page.js("[...document.querySelectorAll('.community .name')].map((one) => one.textContent)")
    assert "会见" not in names
    assert not [name for name in names if name.endswith("…")]


def test_a_long_name_in_a_small_circle_stands_in_lines(explore) -> None:
    villages = _villages(24, 22)
    nodes = tuple(replace(one, label=f"江城市{one.label}读书会") for one in villages.nodes)
    page = explore(replace(villages, nodes=nodes))
    page.screen(390, 844)
    page.driver.refresh()
    page.wait(f"{CIRCLES}.length > 5")
    names = page.js(
        f"{CIRCLES}.map((one) => [...one.querySelectorAll('.name')].map((line) => line.textContent).join(''))"
    )
    assert len([name for name in names if len(name.rstrip("…")) >= 6]) == len(names)


@pytest.mark.everyday
def test_a_click_opens_a_community_and_another_leads_back(explore) -> None:
    page = explore(_villages(24, 22))
    page.wait(f"{CIRCLES}.length > 5")
    page.driver.execute_script(f"{CIRCLES}[0].dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
    assert page.js("document.getElementById('overview').hidden")
    shown, whole = page.js("document.getElementById('counts').textContent").split(" ")[0].split("/")
    assert 15 < int(shown) < 60 < int(whole)
    page.wait("Number(document.querySelector('#things [role=application]').dataset.named) > 10")
    page.click("#all-groups")
    assert page.js("document.getElementById('overview').hidden") is False
    page.click("#spread")
    assert page.js("document.getElementById('overview').hidden")
    assert page.complaints() == []


def test_dates_are_no_nodes_until_they_are_asked_for(explore) -> None:
    page = explore(_villages(3, 10), fragment="view=table")
    names = "[...document.querySelectorAll('tbody .name')].map((one) => one.textContent)"
    assert "2023年" not in page.js(names)
    page.click("#kind-date")
    assert "2023年" in page.js(names)
    assert "hidden=none" in page.js("location.hash")


def test_a_small_network_is_drawn_thing_by_thing(explore) -> None:
    page = explore(_villages(3, 10))
    assert page.js("document.getElementById('overview').hidden")


def _way() -> GraphView:
    """Two persons of one city and one year, who also both stand at a small lecture; many others are of the city."""
    names = ("林书远", "苏念真", "读书讲座", "江城市")
    kinds = (Kind.PERSON, Kind.PERSON, Kind.EVENT, Kind.PLACE)
    nodes = [Node(f"urn:{at}", name, kind) for at, (name, kind) in enumerate(zip(names, kinds, strict=True))]
    nodes.append(Node("urn:z", "2023年", Kind.DATE, start="2023"))
    nodes += [Node(f"urn:other/{at}", f"市民{at}", Kind.PERSON) for at in range(80)]
    of, at_, on = Label("所在地", "located in"), Label("参加者", "attendee"), Label("日期", "date")
    told = Fact("林书远和苏念真到场听讲座。", "urn:article", "_到场", "0.9")
    links = [Link(node.id, "urn:3", of, (FACT,), predicate="urn:of") for node in nodes if node.kind is Kind.PERSON]
    links += [Link(f"urn:{one}", "urn:z", on, (FACT,), predicate="urn:on") for one in (0, 1)]
    middle = Node("urn:m", "听众席", Kind.ORGANISATION)
    links += [
        Link("urn:2", "urn:0", at_, (told,), predicate="urn:at"),
        Link("urn:2", "urn:m", at_, (told,), predicate="urn:at"),
        Link("urn:m", "urn:1", at_, (told,), predicate="urn:at"),
    ]
    return GraphView((*nodes, middle), tuple(links), (Article("urn:article", "试验"),))


def test_a_path_goes_round_hubs_and_reads_as_sentences(explore) -> None:
    page = explore(_way(), fragment="thing=urn:0")
    page.click("#path")
    page.search("苏念真")
    page.click("#panel .thing")
    names = "[...document.querySelectorAll('.way .thing')].map((one) => one.innerText.trim())"
    assert page.js(names) == ["林书远", "读书讲座", "听众席", "苏念真"]
    told = page.js("[...document.querySelectorAll('.step-told')].map((one) => one.innerText)")
    assert len(told) == 3
    assert "读书讲座的参加者：林书远" in told[0]
    assert all("林书远和苏念真到场听讲座。" in one for one in told)
    assert page.complaints() == []


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_a_network_opens_fitted_to_the_screen_with_what_is_unlinked_aside(explore, width: int) -> None:
    small = _villages(3, 10)
    alone = tuple(Node(f"urn:alone/{at:03d}", f"独自的事{at}", Kind.EVENT) for at in range(60))
    page = explore(GraphView((*small.nodes, *alone), small.links, small.articles))
    page.screen(width, 844)
    page.driver.refresh()
    page.wait("Number(document.querySelector('#things [role=application]').dataset.named) >= 8")
    page.click("#more-filters")
    svg = page.driver.execute_async_script(SAVED, "save-svg")
    names = re.findall(r'<text x="(-?[\d.]+)"[^>]*>(.*?)</text>', svg)
    lines = [float(value) for value, name in names if "独自" not in name]
    stage = float(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    assert max(lines) - min(lines) > 0.4 * stage
    assert min(lines) >= 0
    assert max(lines) <= stage


def test_a_wide_drawing_stands_upright_on_a_telephone(open_page) -> None:
    page = open_page(_villages(3, 10))
    page.screen(390, 844)
    page.driver.refresh()
    page.wait("Number(document.querySelector('#drawing').dataset.named) >= 8")
    page.click("#more-filters")
    svg = page.driver.execute_async_script(SAVED, "save-svg")
    places = [
        (float(x), float(y)) for x, y, name in re.findall(r'<text x="(-?[\d.]+)" y="(-?[\d.]+)"[^>]*>(.+?)</text>', svg)
    ]
    across, down = (max(ends) - min(ends) for ends in zip(*places, strict=True))
    assert down > across
