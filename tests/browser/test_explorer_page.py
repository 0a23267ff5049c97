"""The explorer in a real browser: one selection in every view, search, filters, evidence, hostile text, no request."""

import re
import time

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from kg.model import Kind
from kg.rdf import Literal, Statement
from kg.view import explorer
from kg.view.model import Article, Fact, GraphView, Label, Link, Mark, Node, Note, Text

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "\"'><svg onload=alert(1)>",
    "__proto__",
    "constructor",
    "\u2028alert(1)\u2029",
    "\ud800",
    "=cmd|'/c calc'!A1",
)
WORDS = "10月9日至12日，海濱市圖書館協會在青山鎮舉辦第三屆閱讀大會。林書遠沒有到場。\n次年，閱讀大會停辦?膴"
ARTICLE = Article("urn:article/reading", "閱讀大會開幕", "2023-10-10", "file:reading.txt")
SENTENCE = WORDS.split("。", maxsplit=1)[0] + "。"
FACT = Fact(SENTENCE, ARTICLE.id, "_举办", "0.92", "本报记者")
WEAK = Fact(SENTENCE, ARTICLE.id, "在_", "0.4")
EVENT, BODY, TOWN = "urn:event/reading", "urn:organization/library", "urn:place/town"
FIRST = ".bar, .spot, tbody tr, .text .mention"
NAMELESS = """[...document.querySelectorAll('button, input, select')].filter((one) =>
  !one.textContent.trim() && !one.getAttribute('aria-label') && !one.closest('label')).length"""
ENGINES = pytest.mark.parametrize("most", [2000, -1], ids=("pyvis", "canvas"))
VIEWS = ("front", "network", "timeline", "map", "table", "reader")


def _mark(words: str, *things: str, occurrence: int = 0) -> Mark:
    start = -1
    for _ in range(occurrence + 1):
        start = WORDS.index(words, start + 1)
    return Mark(start, start + len(words), things)


def _view() -> GraphView:
    marks = (
        _mark("海濱市圖書館協會", BODY),
        _mark("青山鎮", TOWN),
        _mark("第三屆閱讀大會", EVENT),
        _mark("林書遠", "urn:person/alone"),
        _mark("閱讀大會", EVENT, occurrence=1),
    )
    day = Label("开始", "start")
    notes = (
        Note(Label("触发词", "trigger"), "举办"),
        Note(day, "2023-10-09", (FACT,), contested=True),
        Note(day, "2023-10-08", (WEAK,), contested=True),
    )
    reading = Node(
        EVENT,
        "第三届阅读大会",
        Kind.EVENT,
        "第三屆閱讀大會",
        ("阅读大会",),
        (Label("大会", "congress"), Label("事件", "event")),
        "2023-10-09",
        "2023-10-12",
        notes,
        mentions=2,
        same_as=("https://www.example.org/Q1", "javascript:alert(1)"),
        classes=("https://schema.org/Event",),
    )
    nodes = (
        reading,
        Node("urn:event/earlier", "识字运动", Kind.EVENT, start="1951", end="1951"),
        Node("urn:event/later", "读书月", Kind.EVENT, start="2024-04", end="2024-04"),
        Node("urn:event/undated", "朗诵会", Kind.EVENT),
        Node(BODY, "海滨市图书馆协会", Kind.ORGANISATION, "海濱市圖書館協會", ("市图协",)),
        Node(TOWN, "青山镇", Kind.PLACE, "青山鎮", point=(30.63, 114.39)),
        Node("urn:place/province", "湖北省", Kind.PLACE, point=(30.9, 112.3)),
        Node("urn:person/alone", "林书远", Kind.PERSON, "林書遠"),
    )
    links = (
        Link(EVENT, BODY, Label("主办方", "organiser"), (FACT,), predicate="https://schema.org/organizer"),
        Link(EVENT, TOWN, Label("地点", "location"), (WEAK,), predicate="https://schema.org/location"),
        Link(TOWN, "urn:place/province", Label("所在地区", "contained in"), inferred=True, predicate="urn:in"),
        Link("urn:event/later", BODY, Label("主办方", "organiser"), (FACT,), predicate="https://schema.org/organizer"),
    )
    damaged = ((len(WORDS) - 2, len(WORDS)),)
    return GraphView(nodes, links, (ARTICLE,), texts=(Text(ARTICLE.id, WORDS, marks, damaged),))


def _hostile(text: str) -> GraphView:
    label = Label(text, text)
    fact = Fact(text, text, text, text, text)
    common = {"names": (text,), "types": (label,), "start": text, "end": text, "classes": (text,), "same_as": (text,)}
    node = Node(text, text, Kind.EVENT, text, notes=(Note(label, text, (fact,)),), mentions=2, **common)
    dated = Node(text + "~1", text, Kind.EVENT, start="2023", end="2024", types=(label,))
    other = Node(text + "~2", text, Kind.PLACE, point=(1.0, 2.0), same_as=(text,))
    link = Link(text, text + "~2", label, (fact,), predicate=text)
    words = f"前{text}后"
    reading = Text(text, words, (Mark(1, 1 + len(text), (text,)),), ((0, 2),))
    articles = (Article(text, text, text, text), Article(text + "~", text))
    return GraphView((node, dated, other), (link,), articles, texts=(reading,))


@pytest.fixture
def explore(open_page):
    """Opens the explorer of a view; `fragment` is the state in its address, up to `most` things pyvis draws."""

    def opened(
        view: GraphView, title: str = "试验", language: str = "zh-CN", fragment: str = "view=network", most: int = 2000
    ):
        def render(view: GraphView, title: str) -> str:
            return explorer.render(view, title, most)

        return open_page(view, title, language, render=render, fragment=fragment)

    return opened


def _quiet(page) -> None:
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith(("file:", "data:", "blob:"))] == []


def _slide(page, name: str, value: float) -> None:
    """Moves a slider of the filters."""
    page.driver.execute_script(
        "const slide = document.getElementById(arguments[0]); slide.value = arguments[1];"
        "slide.dispatchEvent(new Event('change'))",
        f"slide-{name}",
        value,
    )


def _saved(page, button: str) -> str:
    """The text of the file that a button saves."""
    return page.driver.execute_async_script(
        "const [button, done] = arguments; const make = URL.createObjectURL;"
        "URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };"
        "document.getElementById(button).click(); URL.createObjectURL = make",
        button,
    )


def _selected(page) -> dict[str, object]:
    """What each view shows as selected, asked in turn."""
    found = {"panel": page.js("document.querySelector('#panel h2').textContent")}
    marks = {
        "timeline": "document.querySelector('.bar.chosen text')?.textContent",
        "map": "document.querySelector('.spot.chosen')?.getAttribute('aria-label')",
        "table": "document.querySelector('tr[aria-selected=true] .name')?.textContent",
        "reader": "[...document.querySelectorAll('.text .mention.chosen')].map((one) => one.textContent).join()",
    }
    for view, mark in marks.items():
        page.click(f"#view-{view}")
        found[view] = page.js(mark)
    return found


@ENGINES
def test_the_network_stands_beside_the_chronicle(explore, most) -> None:
    page = explore(_view(), most=most)
    assert [view for view in VIEWS if page.js(f"!document.getElementById('{view}').hidden")] == ["network"]
    text = page.panel()
    places = [
        text.index(words) for words in ("1951", "识字运动", "2023", "第三届阅读大会", "2024", "日期不详", "朗诵会")
    ]
    assert places == sorted(places)
    assert page.js("Number(document.querySelector('#network [role=application]').dataset.frame) >= 0")
    assert "7/8 个事物" in page.js("document.getElementById('counts').textContent")
    _quiet(page)


@pytest.mark.parametrize("view", ["timeline", "table", "reader"])
def test_selecting_in_one_view_selects_in_all(explore, view) -> None:
    page = explore(_view(), fragment=f"view={view}")
    things = {
        "timeline": '.bar[data-thing="0"] .sure',
        "table": 'tr[data-thing="0"]',
        "reader": '.text [data-things="0"]',
    }
    page.click(things[view])
    assert _selected(page) == {
        "panel": "第三届阅读大会",
        "timeline": "第三届阅读大会",
        "map": "青山镇 · 1 个事件",
        "table": "第三届阅读大会",
        "reader": "第三屆閱讀大會,閱讀大會",
    }
    _quiet(page)


@ENGINES
def test_selecting_on_the_map_and_in_the_network(explore, most) -> None:
    page = explore(_view(), fragment="view=map", most=most)
    page.js("document.querySelector('.spot[data-thing=\"5\"]').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert page.js("document.querySelector('#panel h2').textContent") == "青山镇"
    lone = explore(GraphView(nodes=(Node("urn:x", "孤岛", Kind.PLACE),)), most=most)
    time.sleep(0.3)
    lone.click("#network [role=application]")
    assert lone.js("document.querySelector('#panel h2').textContent") == "孤岛"
    lone.click_at("#network [role=application]", -300, -200)
    assert "大事记" in lone.panel()
    _quiet(lone)


@pytest.mark.everyday
def test_evidence_tells_who_says_so_where_and_how_sure(explore) -> None:
    page = explore(_view())
    page.click('#panel [data-thing="0"]')
    text = page.panel()
    for words in (
        "第三屆閱讀大會",
        "阅读大会",
        "大会 · 事件",
        "2023-10-09 至 2023-10-12",
        "触发词",
        "主办方",
        SENTENCE,
    ):
        assert words in text
    for words in ("閱讀大會開幕", "规则 _举办", "92%", "据本报记者", "说法不一"):
        assert words in text
    assert page.js("[...document.querySelectorAll('#panel a')].map((one) => one.href)") == [
        "https://www.example.org/Q1"
    ]
    page.click("#panel details[open] .read")
    assert page.js("document.getElementById('reader').hidden") is False
    _quiet(page)


def test_the_reader_shows_the_text_as_it_came_with_the_damage(explore) -> None:
    page = explore(_view(), fragment="view=reader&thing=urn:event/reading")
    assert page.js("document.querySelector('.text').textContent") == WORDS
    assert page.js("[...document.querySelectorAll('.text .damaged')].map((one) => one.textContent).join('')") == "?膴"
    stand = "document.querySelector('#reader .tools').textContent.replace(/ /g, '')"
    assert "1/2" in page.js(stand)
    for button, place in (("next", "2/2"), ("next", "1/2"), ("previous", "2/2"), ("previous", "1/2")):
        page.click(f"#{button}")
        assert place in page.js(stand)
    _quiet(page)


@pytest.mark.parametrize("query", ["第三屆閱讀", "第三届阅读", "阅读大会", "閱讀大會", "读大", "yddh", "dsjy"])
def test_search_takes_either_script_parts_and_initials(explore, query) -> None:
    page = explore(_view())
    assert page.search(query)[0].startswith("第三届阅读大会")
    page.driver.find_element("id", "search").send_keys(Keys.ENTER)
    assert page.js("document.querySelector('#panel h2').textContent") == "第三届阅读大会"


def test_search_that_finds_nothing_says_so(explore) -> None:
    assert (page := explore(_view())).search("不存在的名字") == []
    assert "没有找到" in page.panel()


def test_dragging_the_timeline_sets_the_range(explore) -> None:
    page = explore(_view(), fragment="view=timeline")
    strip = page.driver.find_element("id", "strip")
    wide = strip.size["width"]
    drag = ActionChains(page.driver).move_to_element_with_offset(strip, int(wide * 0.9 - wide / 2), 0).click_and_hold()
    drag.move_by_offset(int(wide * 0.09), 0).release().perform()
    assert page.js("[...document.querySelectorAll('.bar')].map((one) => Number(one.dataset.thing))") == [0, 2]
    assert "from=" in page.js("location.hash")
    page.click("#view-table")
    names = page.js("[...document.querySelectorAll('tbody .name')].map((one) => one.textContent)")
    assert sorted(names) == sorted(["第三届阅读大会", "读书月", "海滨市图书馆协会", "青山镇"])
    page.click("#undo")
    assert page.js("document.querySelectorAll('tbody tr').length") == 7
    _quiet(page)


def test_filters_narrow_every_view(explore) -> None:
    page = explore(_view(), fragment="view=table")
    names = "[...document.querySelectorAll('tbody .name')].map((one) => one.textContent)"
    page.click("#kind-event")
    assert sorted(page.js(names)) == sorted(["海滨市图书馆协会", "青山镇", "湖北省"])
    page.click("#clear")
    assert len(page.js(names)) == 7
    page.click("#more-filters")
    _slide(page, "degree", 2)
    assert sorted(page.js(names)) == sorted(["第三届阅读大会", "海滨市图书馆协会", "青山镇"])
    page.click("#table-facts")
    _slide(page, "sure", 0.9)
    assert page.js("document.querySelectorAll('tbody tr').length") == 1
    page.click("#clear")
    page.click("[data-relation]")
    assert page.js("document.querySelectorAll('tbody tr').length") < 4
    _quiet(page)


@ENGINES
def test_focus_expand_path_and_back(explore, most) -> None:
    page = explore(_view(), fragment="thing=urn:place/province", most=most)
    page.click("#focus")
    assert "2/8" in page.js("document.getElementById('counts').textContent")
    page.click('#panel [data-thing="5"]')
    assert "1" in page.js("document.getElementById('expand').textContent")
    page.click("#expand")
    assert "3/8" in page.js("document.getElementById('counts').textContent")
    page.click("#whole")
    page.click("#path")
    assert page.search("读书月")
    page.driver.find_element("id", "search").send_keys(Keys.ENTER)
    assert page.js("[...document.querySelectorAll('.way .thing')].map((one) => Number(one.dataset.thing))") == [
        5,
        0,
        4,
        2,
    ]
    page.click(".back")
    assert page.js("document.querySelector('#panel h2').textContent") == "青山镇"
    _quiet(page)


@pytest.mark.everyday
def test_the_address_keeps_the_state(explore) -> None:
    page = explore(_view())
    page.click("#view-table")
    page.click('tr[data-thing="4"]')
    page.click("#kind-place")
    hash_ = page.js("location.hash")
    again = explore(_view(), fragment=hash_[1:])
    assert again.js("document.querySelector('#panel h2').textContent") == "海滨市图书馆协会"
    assert again.js("document.getElementById('kind-place').getAttribute('aria-pressed')") == "false"
    assert again.js("document.getElementById('table').hidden") is False


def test_copies_sparql_and_turtle(explore) -> None:
    page = explore(_view(), fragment="thing=urn:event/reading")
    page.click("#copy-sparql")
    time.sleep(0.2)
    assert "<urn:event/reading> ?predicate ?object" in page.js("document.getElementById('told').dataset.text")
    page.click("#copy-turtle")
    time.sleep(0.2)
    turtle = page.js("document.getElementById('told').dataset.text")
    assert "<urn:event/reading> a <https://schema.org/Event> ." in turtle
    assert '"第三屆閱讀大會"@zh-Hant' in turtle


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_never_run(explore, text) -> None:
    page = explore(_hostile(text), title=text)
    for view in VIEWS:
        page.click(f"#view-{view}")
        page.js(f"document.querySelector('{FIRST}')?.dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
    page.click("#more-filters")
    for thing in ("0", "2"):
        page.js("document.querySelector('tbody tr')")
        page.click("#view-table")
        page.js(f"document.querySelector('tr[data-thing=\"{thing}\"]')?.click()")
    for button in ("#copy-sparql", "#copy-turtle", "#table-facts"):
        page.js(f"document.querySelector('{button}')?.click()")
    page.search(text.replace("\ud800", "x").replace("\u2028", "").replace("\u2029", ""))
    assert page.js("document.querySelectorAll('img, #panel script, main script, iframe, object').length") == 0
    assert page.js("[...document.querySelectorAll('a')].filter((one) => !/^https?:/.test(one.href)).length") == 0
    with pytest.raises(NoAlertPresentException):
        _ = page.driver.switch_to.alert
    _quiet(page)


def test_the_policy_stops_what_was_not_written_here(explore) -> None:
    page = explore(_view())
    page.js("document.body.append(Object.assign(document.createElement('img'), {src: 'https://example.org/x.png'}))")
    time.sleep(0.2)
    assert page.blocked() == ["csp"]


def test_speaks_the_language_of_the_browser(explore) -> None:
    page = explore(_view(), language="en-US")
    assert page.js("document.documentElement.lang") == "en"
    assert page.js("[...document.querySelectorAll('#views button')].map((one) => one.textContent)") == [
        "Overview",
        "Network",
        "Timeline",
        "Map",
        "Table",
        "Articles",
        "Corrections",
    ]
    page.click("#language")
    assert page.js("document.getElementById('view-map').textContent") == "地图"
    page.click("#language")
    assert "第三屆閱讀大會" in page.panel()
    _quiet(page)


@ENGINES
def test_keyboard_alone_reaches_everything(explore, most) -> None:
    page = explore(_view(), most=most)
    body = page.driver.find_element("tag name", "body")
    body.send_keys("/")
    page.driver.switch_to.active_element.send_keys("青山", Keys.ENTER)
    assert page.js("document.querySelector('#panel h2').textContent") == "青山镇"
    body.send_keys("5")
    assert page.js("document.getElementById('table').hidden") is False
    body.send_keys(Keys.ESCAPE)
    assert "大事记" in page.panel()
    body.send_keys("2")
    page.driver.find_element("css selector", "#network [role=application]").send_keys(Keys.ARROW_RIGHT)
    assert page.js("document.querySelector('#panel h2').textContent") != "大事记"
    assert page.js(NAMELESS) == 0


@pytest.mark.parametrize("view", VIEWS)
def test_empty_and_one_node_graphs_look_right(explore, view) -> None:
    page = explore(GraphView(), fragment=f"view={view}")
    assert "0 个事物" in page.js("document.getElementById('counts').textContent")
    _quiet(page)
    page = explore(GraphView((Node("urn:x", "孤岛", Kind.PLACE, point=(0, 0)),)), fragment=f"view={view}")
    assert page.js("document.getElementById('empty').hidden") is True
    _quiet(page)


@ENGINES
def test_fits_a_telephone_and_the_dark(explore, most) -> None:
    page = explore(_view(), most=most)
    page.screen(390, 844)
    page.scheme("dark")
    time.sleep(0.3)
    assert page.js("document.documentElement.scrollWidth") <= 390
    assert page.js("document.getElementById('stage').clientHeight") > 200
    assert page.js("getComputedStyle(document.body).color") != "rgb(28, 35, 48)"


@ENGINES
def test_pictures_hold_what_is_seen(explore, most) -> None:
    page = explore(_view(), most=most)
    page.click("#more-filters")
    svg = _saved(page, "save-svg")
    assert svg.startswith("<svg")
    names = {re.sub("<.*?>", "", one) for one in re.findall("<text.*?</text>", svg)}
    assert "第三届阅读大会" in names
    assert "青山镇" in names
    assert svg.count("<path") >= 4


def test_what_turns_the_direction_of_text_is_marked_and_turns_nothing_else(explore) -> None:
    name = "\u202e甲\u202c乙"
    page = explore(_hostile(name), fragment="view=table")
    row = "[...document.querySelectorAll('tbody tr')].find((one) => one.innerText.includes('U+202E'))"
    assert page.js(f"[...{row}.querySelectorAll('bdi')].length") >= 1
    assert page.js(f"[...{row}.querySelectorAll('.control')].map((one) => one.textContent)")[:2] == ["U+202E", "U+202C"]
    assert page.js("[...document.querySelectorAll('#views, #counts')].every((one) => !/[\u202e]/.test(one.innerText))")
    assert "\u202e" not in page.js("document.title")


def test_csv_is_safe_for_spreadsheets(explore) -> None:
    text = _saved(explore(_hostile("=cmd|'/c calc'!A1"), fragment="view=table"), "save-csv")
    assert "\r\n=" not in text
    assert "'=cmd" in text


@pytest.mark.everyday
def test_the_page_answers_sparql_itself(open_page) -> None:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    said = (
        Statement(EVENT, label, Literal("第三届阅读大会", language="zh-Hans"), "urn:graph/one"),
        Statement(TOWN, label, Literal("青山镇", language="zh-Hans"), "urn:graph/two"),
    )
    page = open_page(_view(), render=lambda view, title: explorer.render(view, title, asked=said), fragment="view=ask")
    rows = "[...document.querySelectorAll('#answer tbody tr')].map((one) => one.innerText.replace(/\\s+/g, ' ').trim())"
    box = page.driver.find_element("id", "query")
    box.clear()
    box.send_keys(f"SELECT ?it ?name WHERE {{ ?it <{label}> ?name }} ORDER BY ?it")
    page.click("#run")
    _wait(page, f"{rows}.length")
    assert page.js(rows) == ["第三届阅读大会 第三届阅读大会", "青山镇 青山镇"]
    page.click('#answer [data-thing="5"]')
    assert page.js("document.querySelector('#panel h2').textContent") == "青山镇"
    box.clear()
    box.send_keys("SELECT WHERE")
    page.click("#run")
    _wait(page, "document.querySelector('#answer [role=alert]') !== null")
    assert len(page.js("[...document.querySelectorAll('[data-question]')].map((one) => one.textContent)")) > 5
    _quiet(page)


def _wait(page, ready: str) -> None:
    for _ in range(100):
        if page.js(ready):
            return
        time.sleep(0.1)
    pytest.fail(f"never: {ready}")
