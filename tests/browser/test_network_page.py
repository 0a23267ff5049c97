"""The page in a real browser: clicks, search, filters, evidence, languages, hostile text, no outside request."""

import time

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.keys import Keys

from kg.model import Kind
from kg.view import notebook
from kg.view.explorer import render
from kg.view.model import Article, Fact, GraphView, Label, Link, Node, Note

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "\"'><svg onload=alert(1)>",
    "<!--<script>",
    "{{data}}",
    "__proto__",
    "constructor",
    "\u2028alert(1)\u2029",
    "\ud800",
    "*b* `c` <b>d</b>",
)
SENTENCE = "10月9日至12日,海濱市圖書館協(xié)會在青山鎮舉辦第三屆 閱讀大會。"
ARTICLE = Article("urn:article/reading", "閱讀大會開幕", "2023-10-10", "file:reading.txt")
FACT = Fact(SENTENCE, ARTICLE.id, "_举办", "0.92", "本报记者")


def _view() -> GraphView:
    event, body = "urn:event/reading", "urn:organization/library"
    return GraphView(
        nodes=(
            Node(
                event,
                "第三届阅读大会",
                Kind.EVENT,
                traditional="第三屆閱讀大會",
                names=("阅读大会",),
                types=(Label("大会", "congress"), Label("事件", "event")),
                start="2023-10-09",
                end="2023-10-12",
                notes=(Note(Label("触发词", "trigger"), "举办"),),
                mentions=3,
                same_as=("https://www.example.org/Q1", "javascript:alert(1)"),
            ),
            Node("urn:event/earlier", "识字运动", Kind.EVENT, start="1951"),
            Node("urn:event/undated", "读书月", Kind.EVENT),
            Node(
                body,
                "海滨市图书馆协会",
                Kind.ORGANISATION,
                traditional="海濱市圖書館協會",
                names=("市图协",),
                types=(Label("机构", "organisation"),),
            ),
            Node("urn:place/town", "青山镇", Kind.PLACE),
            Node("urn:person/alone", "林书远", Kind.PERSON),
        ),
        links=(
            Link(event, body, Label("主办方", "organiser"), (FACT,)),
            Link(event, "urn:place/town", Label("地点", "location"), inferred=True),
        ),
        articles=(ARTICLE,),
    )


def _hostile(text: str) -> GraphView:
    label = Label(text, text)
    fact = Fact(text, text, text, text, text)
    node = Node(text, text, Kind.EVENT, text, (text,), (label,), text, text, (Note(label, text, (fact,)),), 2, (text,))
    other = Node(text + "~2", text, Kind.PLACE, same_as=(text,))
    return GraphView((node, other), (Link(text, text + "~2", label, (fact,)),), (Article(text, text, text, text),))


def _assert_quiet(page) -> None:
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith(("file:", "data:", "blob:"))] == []


def _luminance(color: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.everyday
def test_opens_on_the_chronicle_and_asks_for_nothing(open_page) -> None:
    page = open_page(_view())
    text = page.panel()
    assert "大事记" in text
    places = [
        text.index(words)
        for words in ("1951", "识字运动", "2023", "10月9日", "12日", "第三届阅读大会", "日期不详", "读书月")
    ]
    assert places == sorted(places)
    assert page.js("document.title") == "试验"
    assert page.js("document.querySelectorAll('#network canvas').length") == 1
    assert page.js("document.getElementById('empty').hidden") is True
    _assert_quiet(page)


def test_a_click_in_the_chronicle_shows_names_types_dates_facts_and_sentences(open_page) -> None:
    page = open_page(_view())
    page.click('#panel [data-thing="0"]')
    text = page.panel()
    for words in ("第三屆閱讀大會", "阅读大会", "大会 · 事件", "2023-10-09 至 2023-10-12", "触发词", "举办", "主办方"):
        assert words in text
    for words in ("海滨市图书馆协会", SENTENCE, "閱讀大會開幕", "_举办", "92%", "据本报记者", "推断"):
        assert words in text
    assert page.js("[...document.querySelectorAll('blockquote mark')].map((one) => one.textContent)") == [
        "海濱市圖書館協(xié)會",
        "第三屆 閱讀大會",
    ]
    assert page.js("[...document.querySelectorAll('#panel a')].map((one) => one.href)") == [
        "https://www.example.org/Q1"
    ]
    page.click('#panel [data-thing="3"]')
    assert "以此为“主办方”" in page.panel()
    page.click(".back")
    assert "第三届阅读大会" in page.js("document.querySelector('#panel h2').textContent")
    page.click(".back")
    assert "大事记" in page.panel()
    _assert_quiet(page)


def test_a_click_in_the_network_selects_and_one_beside_it_lets_go(open_page) -> None:
    page = open_page(GraphView(nodes=(Node("urn:x", "孤岛", Kind.PLACE),)))  # stands in the middle
    time.sleep(0.3)
    page.click("#network")
    time.sleep(0.3)
    assert page.js("document.querySelector('#panel h2').textContent") == "孤岛"
    page.click_at("#network", -300, -200)
    time.sleep(0.3)
    assert "大事记" in page.panel()
    _assert_quiet(page)


def test_a_click_on_a_link_shows_its_sentences(open_page) -> None:
    nodes = (Node("urn:a", "甲", Kind.PLACE), Node("urn:b", "乙", Kind.PLACE))
    page = open_page(GraphView(nodes, (Link("urn:a", "urn:b", Label("在", "in"), (FACT,)),), (ARTICLE,)))
    time.sleep(0.3)
    page.click_at("#network", 0, -10)  # halfway between the two
    time.sleep(0.3)
    assert page.js("document.querySelector('#panel h2').textContent") == "关系：在"
    assert SENTENCE in page.panel()
    _assert_quiet(page)


def test_back_leads_to_where_one_was(open_page) -> None:
    page = open_page(_view())
    page.click('#panel [data-thing="2"]')
    assert page.js("document.activeElement.id") == "panel"
    page.click(".back")
    assert page.js("document.activeElement.dataset.thing") == "2"
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_UP)
    assert page.js("document.activeElement.dataset.thing") == "0"


def test_letting_go_leaves_no_trace_in_the_network(open_page) -> None:
    nodes = (Node("urn:a", "甲会", Kind.EVENT), Node("urn:b", "乙", Kind.PLACE), Node("urn:c", "丙", Kind.PLACE))
    links = (Link("urn:a", "urn:b", Label("在", "in"), (FACT,)), Link("urn:b", "urn:c", Label("属", "of"), (FACT,)))
    page = open_page(GraphView(nodes, links, (ARTICLE,)))
    picture = "document.querySelector('#network canvas').toDataURL()"
    time.sleep(0.4)
    page.click("#zoom-all")
    time.sleep(0.2)
    before = page.js(picture)
    page.click('#panel [data-thing="0"]')
    time.sleep(0.8)
    assert page.js(picture) != before
    page.driver.find_element("tag name", "body").send_keys(Keys.ESCAPE, "0")
    time.sleep(0.3)
    assert page.js(picture) == before


def test_a_notebook_shows_the_page_in_a_frame(open_page, tmp_path) -> None:
    page = open_page(_view())
    outer = tmp_path / "notebook.html"
    shown = notebook.frame(render(_view(), "试验"))._repr_html_()
    outer.write_text(f'<!DOCTYPE html><meta charset="utf-8">{shown}', encoding="utf-8")
    page.driver.get(outer.as_uri())
    page.driver.switch_to.frame(0)
    assert "第三届阅读大会" in page.search("阅读大会")[0]
    page.click("#panel .thing")
    assert SENTENCE in page.panel()
    page.driver.switch_to.default_content()
    _assert_quiet(page)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("图书馆", "海滨市图书馆协会"),
        ("圖書館", "海滨市图书馆协会"),
        ("市圖協", "海滨市图书馆协会\n市图协"),
        ("青山鎮", "青山镇"),
        ("阅读大会", "第三届阅读大会\n2023-10-09 至 2023-10-12"),
        ("第三屆 大會", "第三届阅读大会"),
    ],
)
def test_search_in_both_scripts(open_page, words: str, first: str) -> None:
    page = open_page(_view())
    found = page.search(words)
    assert len(found) == 1
    assert found[0].startswith(first)


def test_search_keys_and_what_is_not_there(open_page) -> None:
    page = open_page(_view())
    assert page.search("没有这个") == []
    assert "没有找到" in page.panel()
    page.search("林书远")  # hidden by the filter of things without links
    assert page.js("document.querySelector('[data-kind=single]').getAttribute('aria-pressed')") == "false"
    page.driver.find_element("id", "search").send_keys(Keys.ENTER)
    assert page.js("document.querySelector('#panel h2').textContent") == "林书远"
    assert page.js("document.querySelector('[data-kind=single]').getAttribute('aria-pressed')") == "true"
    page.driver.find_element("tag name", "body").send_keys(Keys.ESCAPE)
    assert "大事记" in page.panel()
    page.driver.find_element("tag name", "body").send_keys("/")
    assert page.js("document.activeElement.id") == "search"
    _assert_quiet(page)


def test_filters_hide_a_kind_and_say_so(open_page) -> None:
    page = open_page(_view())
    page.driver.execute_script("window.before = document.querySelector('#network canvas').toDataURL()")
    assert page.js(
        "[...document.querySelectorAll('[data-kind]')].map((one) => one.innerText.replace(/\\s+/g, ' '))"
    ) == [
        "事件 3",
        "机构 1",
        "人物 1",
        "地点 1",
        "无关联的 1",
    ]
    page.click("[data-kind=event]")
    assert page.js("document.querySelector('[data-kind=event]').getAttribute('aria-pressed')") == "false"
    assert page.js("document.activeElement.dataset.kind") == "event"
    time.sleep(0.3)
    assert page.js("document.querySelector('#network canvas').toDataURL() !== window.before")
    page.click("[data-kind=event]")
    assert page.js("document.querySelector('[data-kind=event]').getAttribute('aria-pressed')") == "true"
    _assert_quiet(page)


@pytest.mark.parametrize(
    ("language", "words", "name"),
    [("en", "Chronicle", "第三届阅读大会"), ("zh-TW", "搜尋：名稱、數字、原文、拼音首字母", "第三屆閱讀大會")],
)
def test_language_follows_the_browser(open_page, language: str, words: str, name: str) -> None:
    page = open_page(_view(), language=language)
    assert words in page.panel() + page.js("document.getElementById('search').placeholder")
    assert name in page.panel()
    before = page.js("document.documentElement.lang")
    page.click("#language")
    assert page.js("document.documentElement.lang") != before
    _assert_quiet(page)


def test_the_words_of_the_vocabulary_follow_the_script(open_page) -> None:
    page = open_page(_view(), language="zh-TW")
    page.click('#panel [data-thing="0"]')
    for words in ("大會 · 事件", "觸發詞", "主辦方"):
        assert words in page.panel()


def test_dark_for_readers_who_want_it(open_page) -> None:
    page = open_page(_view())
    picture = "document.querySelector('#network canvas').toDataURL()"
    papers, pictures = [], []
    for scheme in ("light", "dark", "light"):
        page.scheme(scheme)
        time.sleep(0.3)
        papers.append(page.js("getComputedStyle(document.getElementById('panel')).backgroundColor"))
        pictures.append(page.js(picture))
    assert papers == ["rgb(255, 255, 255)", "rgb(20, 24, 31)", "rgb(255, 255, 255)"]
    assert pictures[0] == pictures[2] != pictures[1]
    _assert_quiet(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground(open_page, scheme: str) -> None:
    page = open_page(_view())
    page.scheme(scheme)
    colors = page.js(
        "(() => { const style = getComputedStyle(document.documentElement);"
        "return ['ink', 'soft', 'accent', 'paper', 'ground', 'mark'].map("
        "(name) => style.getPropertyValue(`--${name}`).trim()); })()"
    )
    ink, soft, accent, paper, ground, mark = (_luminance(color) for color in colors)
    pairs = [(ink, paper), (ink, ground), (ink, mark), (soft, paper), (soft, ground), (accent, paper)]
    assert min((max(pair) + 0.05) / (min(pair) + 0.05) for pair in pairs) >= 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_only_text(open_page, text: str) -> None:
    page = open_page(_hostile(text), title=text)
    page.click('#panel [data-thing="0"]')
    page.driver.execute_script("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    shown = text.replace("\ud800", "\ufffd")
    assert page.js("document.querySelector('#panel h2').textContent.toWellFormed()") == shown
    page.click('#panel .thing[data-thing="1"]')
    page.search("alert")
    with pytest.raises(NoAlertPresentException):
        _ = page.driver.switch_to.alert
    assert page.js("document.querySelectorAll('img, iframe, #panel script, #panel a').length") == 0
    assert page.js("document.querySelectorAll('script').length") == 3
    _assert_quiet(page)


@pytest.mark.everyday
def test_the_policy_stops_what_is_not_ours(open_page) -> None:
    page = open_page(_view())
    page.driver.execute_script(
        "const script = document.createElement('script');"
        "script.textContent = 'window.ran = 1'; document.body.append(script);"
        "const image = new Image(); image.src = 'https://www.example.org/x.png'; document.body.append(image);"
    )
    time.sleep(0.3)
    assert page.js("window.ran === undefined")
    assert page.blocked() == ["csp"]
    assert any("Content Security Policy" in words for words in page.complaints())


def test_empty_and_single(open_page) -> None:
    page = open_page(GraphView())
    assert "图中没有事物" in page.js("document.getElementById('empty').innerText")
    _assert_quiet(page)
    page = open_page(GraphView(nodes=(Node("urn:x", "孤岛", Kind.PLACE),)))
    assert page.search("孤島") == ["孤岛"]
    _assert_quiet(page)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_telephone_shows_one_part_at_a_time(open_page, language: str) -> None:
    page = open_page(_view(), "海滨市第三届阅读大会隆重开幕三百人参加", language)
    page.screen(360, 740)
    time.sleep(0.3)
    heights = "['stage', 'panel'].map((id) => document.getElementById(id).getBoundingClientRect().height)"
    assert page.js("document.documentElement.scrollWidth") <= page.js("innerWidth")
    stage, panel = page.js(heights)
    assert stage > 200
    assert panel == 0
    assert page.search("阅读大会")
    page.click("#panel .thing")
    time.sleep(0.3)
    stage, panel = page.js(heights)
    assert stage == 0
    assert panel > 200
    assert page.js("document.documentElement.scrollWidth") <= page.js("innerWidth")
    _assert_quiet(page)


def test_two_thousand_things_open(open_page) -> None:
    nodes = tuple(Node(f"urn:{number}", f"第{number}次会议", Kind.EVENT) for number in range(2000))
    links = tuple(Link(f"urn:{number}", f"urn:{number // 7}", Label("属于", "part of")) for number in range(1, 2000))
    page = open_page(GraphView(nodes, links))
    started = time.monotonic()
    page.click('#panel [data-thing="3"]')
    assert time.monotonic() - started < 5
    _assert_quiet(page)
