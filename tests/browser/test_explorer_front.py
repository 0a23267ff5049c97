"""The explorer's front page in a real browser: who did what, when and where in words, every line with its sentence."""

from dataclasses import replace

import pytest

from kg.model import Kind
from kg.view.model import Article, Fact, GraphView, Label, Link, Mark, Node, Note, Text

pytestmark = pytest.mark.browser

WORDS = (
    "□本刊编辑部\n【回放】\n3月1日，诗社在渡口举办赛诗会，林书远到场。\n【点评】\n人们说好。\n"
    "【回放】\n9月2日，水利局发布《巡堤办法》。\n【点评】\n传闻要停办。\n【回放】\n市里没有别的事。\n"
)
ARTICLE = Article("urn:article/a", "江城一年两件大事", "2023-12-01", "https://news.example.org/a")
BY, IN, OF = Label("主办方", "organiser"), Label("地点", "location"), Label("文件", "document")
TEXT = "document.getElementById('front').innerText"
SHOWN = "[...document.querySelectorAll('.view')].filter((one) => !one.hidden).map((one) => one.id)"


def _mark(words: str, thing: str) -> Mark:
    return Mark(WORDS.index(words), WORDS.index(words) + len(words), (thing,))


def _view() -> GraphView:
    first = Fact("3月1日，诗社在渡口举办赛诗会，林书远到场。", ARTICLE.id, "_举办", "0.9")
    second = Fact("9月2日，水利局发布《巡堤办法》。", ARTICLE.id, "_发布", "0.9")
    rumour = Note(Label("情态", "modality"), "rumoured", (Fact("传闻要停办。", ARTICLE.id, "", "0.9"),))
    office = Note(Label("职务", "job title"), "社长", (first,))
    nodes = (
        Node("urn:e1", "江城赛诗大会", Kind.EVENT, start="2023-03-01", mentions=1),
        Node("urn:e2", "水利局发布《巡堤办法》", Kind.EVENT, start="2023-09-02", end="2023-09-04", mentions=1),
        Node("urn:e3", "赛诗大会停办", Kind.EVENT, start="2024", notes=(rumour,), mentions=1),
        Node("urn:o1", "诗社", Kind.ORGANISATION, mentions=1),
        Node("urn:o2", "水利局", Kind.ORGANISATION, mentions=1),
        Node("urn:p1", "林书远", Kind.PERSON, notes=(office,), mentions=1),
        Node("urn:l1", "渡口", Kind.PLACE, mentions=1),
        Node("urn:d1", "巡堤办法", Kind.DOCUMENT, mentions=1),
    )
    links = (
        Link("urn:e1", "urn:o1", BY, (first,), predicate="urn:by"),
        Link("urn:e1", "urn:l1", IN, (first,), predicate="urn:in"),
        Link("urn:e2", "urn:o2", BY, (second,), predicate="urn:by"),
        Link("urn:e2", "urn:d1", OF, (second,), predicate="urn:of"),
    )
    named = {
        "e1": "赛诗会",
        "e2": "发布",
        "e3": "停办",
        "o1": "诗社",
        "o2": "水利局",
        "p1": "林书远",
        "l1": "渡口",
        "d1": "巡堤办法",
    }
    marks = tuple(_mark(words, f"urn:{thing}") for thing, words in named.items())
    heads = []
    at = WORDS.find("【")
    while at >= 0:
        heads.append((at, at + 4))
        at = WORDS.find("【", at + 1)
    text = Text(ARTICLE.id, WORDS, tuple(sorted(marks)), headings=tuple(heads))
    return GraphView(nodes, links, (ARTICLE,), texts=(text,))


@pytest.mark.everyday
def test_opens_on_a_page_in_words_that_tells_who_did_what_when_and_where(open_page) -> None:
    page = open_page(_view(), ARTICLE.title, fragment="")
    assert page.js(SHOWN) == ["front"]
    seen = page.js("document.querySelector('#front-events').innerText")
    for words in ("2023-03-01", "江城赛诗大会", "主办方：诗社", "地点：渡口", "2023-09-02\u201304", "主办方：水利局"):
        assert words in seen
    assert "停办" not in seen  # a rumour is no event that took place
    whole = page.js(TEXT)
    for words in ("江城一年两件大事", "文章 1 篇", "发表于 2023-12-01", "事件 3 件，其中 3 件有日期", "社长", "传闻"):
        assert words in whole
    assert page.js("document.getElementById('panel').offsetWidth") == 0
    assert page.js("location.hash") == ""
    assert page.complaints() == []


def test_each_role_of_an_event_is_told_once(open_page) -> None:
    view = _view()
    both = replace(view, links=(*view.links, replace(view.links[1], label=BY, predicate="urn:by")))
    line = open_page(both, ARTICLE.title, fragment="").js("document.querySelector('#front-events .told').innerText")
    assert line.count("主办方") == 1
    assert "诗社、渡口" in line


def test_the_articles_own_parts_show(open_page) -> None:
    page = open_page(_view(), ARTICLE.title, fragment="")
    parts = "[...document.querySelectorAll('#front-parts-0 .name')].map((one) => one.textContent)"
    assert page.js(parts) == ["江城赛诗大会", "水利局发布《巡堤办法》", "市里没有别的事"]


@pytest.mark.parametrize("section", ["events", "organisation", "person", "place", "document", "doubts"])
def test_every_line_leads_to_its_sentence(open_page, section: str) -> None:
    page = open_page(_view(), ARTICLE.title, fragment="")
    lines = f"document.querySelectorAll('#front-{section} li')"
    assert page.js(f"{lines}.length") > 0
    assert page.js(f"[...{lines}].every((one) => one.querySelector('.read'))")
    page.click(f"#front-{section} li .read")
    assert page.js(SHOWN) == ["reader"]
    assert page.js("document.querySelector('.text .here') !== null || document.querySelector('.text .chosen') !== null")
    page = open_page(_view(), ARTICLE.title, fragment="")
    page.click(f"#front-{section} li .name")
    assert page.js("document.querySelector('#panel h2').offsetWidth") > 0
    assert page.complaints() == []


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_front_page_fits_the_screen(open_page, width: int) -> None:
    page = open_page(_view(), ARTICLE.title, fragment="")
    page.screen(width, 844)
    assert page.js("document.documentElement.scrollWidth") <= width
    assert page.js("document.querySelector('#front .scroll').scrollWidth") <= width


def test_in_english_and_traditional_characters(open_page) -> None:
    assert "Main events" in open_page(_view(), fragment="", language="en-US").js(TEXT)
    assert "要事" in open_page(_view(), fragment="", language="zh-TW").js(TEXT)


def test_an_empty_graph_opens_without_a_word_of_complaint(open_page) -> None:
    page = open_page(GraphView(), fragment="")
    assert page.js(SHOWN) == ["front"]
    assert page.complaints() == []
