"""Search in the explorer, in a real browser: things, events, figures and sentences, and the list of articles."""

import pytest

from kg.model import Kind
from kg.view.model import Article, Fact, Figure, GraphView, Label, Link, Mark, Node, Text

pytestmark = pytest.mark.browser

SPRING = Article("urn:article/spring", "春天的渡口", "2023-03-02", "https://news.example.org/spring")
AUTUMN = Article("urn:article/autumn", "秋天的堤", "2023-09-05", "file:///tmp/papers/autumn.txt")
TOLD = {
    SPRING.id: "3月1日，渡口建成1016個暖心小屋，按照統(tǒng)一部署開放。2023 年3 月又办赛诗会。",
    AUTUMN.id: "水利局巡堤。暖心小屋里有热水。",
}
GROUPS = "Object.fromEntries([...document.querySelectorAll('#panel section')].map((one) => [one.id.slice(6), one.querySelectorAll('.thing, .hit').length]))"  # noqa: E501
SEARCH = "document.getElementById('panel').innerText"


def _view() -> GraphView:
    fact = Fact(TOLD[SPRING.id].split("。")[0] + "。", SPRING.id, "", "0.9")
    nodes = (
        Node("urn:e", "赛诗会", Kind.EVENT, start="2023-03", mentions=1),
        Node("urn:f", "渡口", Kind.PLACE, mentions=1),
        Node("urn:b", "水利局", Kind.ORGANISATION, mentions=1),
    )
    links = (Link("urn:e", "urn:f", Label("地点", "location"), (fact,), predicate="urn:in"),)
    texts = tuple(Text(article, words, tuple(_marks(words))) for article, words in sorted(TOLD.items()))
    return GraphView(
        nodes, links, (AUTUMN, SPRING), texts=texts, figures=(Figure("暖心小屋", "1016个", "urn:f", fact),)
    )


def _marks(words: str):
    for name, thing in (("渡口", "urn:f"), ("赛诗会", "urn:e"), ("水利局", "urn:b")):
        if name in words:
            yield Mark(words.index(name), words.index(name) + len(name), (thing,))


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("1016", {"figures": 1, "sentences": 1}),
        ("暖心小屋", {"figures": 1, "sentences": 2}),
        ("渡口", {"things": 1, "figures": 1, "sentences": 1}),
        ("赛诗", {"events": 1, "sentences": 1}),
        ("统一部署", {"sentences": 1}),
        ("統一部署", {"sentences": 1}),
        ("2023年3月", {"sentences": 1}),
        ("渡口 暖心", {"sentences": 1}),
    ],
)
def test_results_are_grouped_and_reach_into_text_and_figures(open_page, query: str, groups: dict[str, int]) -> None:
    page = open_page(_view(), fragment="")
    page.search(query)
    assert page.js(GROUPS) == groups
    assert page.complaints() == []


@pytest.mark.everyday
def test_a_sentence_that_was_found_opens_in_its_article(open_page) -> None:
    page = open_page(_view(), fragment="")
    page.search("热水")
    assert page.js("document.querySelector('#panel .hit mark').textContent") == "热水"
    page.click("#panel .hit")
    assert page.js("document.querySelector('#reader h2').textContent") == AUTUMN.title
    assert "热水" in page.js("document.querySelector('.text .here').textContent")
    assert page.js("document.getElementById('search').value") == ""
    page.search("没有的话")
    assert "没有找到" in page.js(SEARCH)


def test_the_articles_are_listed_with_counts_sorted_and_searched(open_page) -> None:
    page = open_page(_view(), fragment="view=table")
    page.click("#table-articles")
    rows = (
        "[...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((one) => one.textContent.trim()))"
    )
    assert page.js(rows) == [
        ["秋天的堤", "2023-09-05", "0", "1", "0", "autumn.txt"],
        ["春天的渡口", "2023-03-02", "1", "2", "1", "news.example.org"],
    ]
    page.click('[data-column="1"]')
    assert [row[0] for row in page.js(rows)] == ["春天的渡口", "秋天的堤"]
    page.driver.find_element("id", "title-filter").send_keys("秋")
    assert [row[0] for row in page.js(rows)] == ["秋天的堤"]
    page.click("tbody .name")
    assert page.js("document.querySelector('#reader h2').textContent") == "秋天的堤"
