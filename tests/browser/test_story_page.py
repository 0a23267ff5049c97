"""A story in a real browser: it fits a telephone, asks for nothing, and on paper stands whole with its sources."""

import base64

import pytest

from kg import ontology, story
from kg.model import Kind
from kg.view.model import Fact, GraphView, Label, Link, Node

pytestmark = pytest.mark.browser

FACT = Fact("江城诗社举办赛诗会。", "urn:x/article/a", "_办", "0.9")


@pytest.mark.everyday
def test_a_story_fits_every_screen_and_asks_for_nothing(open_page) -> None:
    body = Node("urn:x/organization/诗社", "江城诗社", Kind.ORGANISATION, mentions=3)
    others = tuple(Node(f"urn:x/person/{at}", f"很长很长的名字第{at}号先生", Kind.PERSON) for at in range(30))
    links = tuple(Link(body.id, one.id, Label("成员", "member"), (FACT,)) for one in others)
    view = GraphView((body, *others), links)

    def render(view: GraphView, title: str) -> str:
        return story.page(story.tell(view, (), ontology.load(), story.find(view, title), "zh")).decode()

    page = open_page(view, "江城诗社", render=render, fragment="")
    page.screen(390, 844)
    assert page.js("document.documentElement.scrollWidth") <= 390
    assert page.js("document.querySelector('svg').getBoundingClientRect().right") <= 390
    assert "画出最要紧的 24 个，共 31 个" in page.js("document.body.innerText")
    page.click("#ties .cite")
    assert page.js("location.hash") == "#s1"
    paper = base64.b64decode(page.driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert paper.count(b"/Type /Page\n") <= 3
    assert page.complaints() == []
    assert [one for one in page.requests() if one.startswith("http")] == []
