"""The explorer's questions in a real browser: ready-made ones answered beforehand, their things shown in every view."""

import pytest

from kg import ontology
from kg.graph import store
from kg.iri import KG, RDF, RDFS, SCHEMA
from kg.model import Literal, Statement
from kg.view import asking, explorer
from kg.view.network import view_of

pytestmark = pytest.mark.browser

GRAPH, EVENT, BODY, OTHER = "urn:article/春", "urn:event/赛诗会", "urn:organization/诗社", "urn:place/渡口"
ROWS = """[...document.querySelectorAll('#answer tbody tr')]
  .map((row) => [...row.cells].map((one) => one.innerText.trim()))"""
COUNTS = "document.getElementById('counts').textContent"


def _label(thing: str, words: str) -> Statement:
    return Statement(thing, RDFS + "label", Literal(words, language="zh-Hans"), GRAPH)


def _day(property_: str) -> Statement:
    return Statement(EVENT, property_, Literal("2023-03-01", "http://www.w3.org/2001/XMLSchema#date"), GRAPH)


STATEMENTS = (
    Statement(EVENT, RDF + "type", SCHEMA + "Event", GRAPH),
    Statement(BODY, RDF + "type", SCHEMA + "Organization", GRAPH),
    Statement(OTHER, RDF + "type", SCHEMA + "Place", GRAPH),
    _label(EVENT, "赛诗会<i>"),
    _label(BODY, "诗社"),
    _label(OTHER, "渡口"),
    _day(KG + "earliest"),
    _day(KG + "latest"),
    _day(SCHEMA + "startDate"),
    Statement(EVENT, SCHEMA + "organizer", BODY, GRAPH),
)


@pytest.fixture
def ask(open_page):
    """Opens the explorer of the statements on its questions, with their answers or with an engine that finds them."""

    def opened(language: str = "zh-CN", *, engine: bool = False):
        known = ontology.load()
        answers = () if engine else asking.answers(store.in_memory(STATEMENTS), known)

        def render(view, title: str) -> str:
            return explorer.render(view, title, answers=answers, asked=STATEMENTS if engine else ())

        return open_page(view_of(STATEMENTS, known), "试验", language, render=render, fragment="view=ask")

    return opened


def _quiet(page) -> None:
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize(
    ("language", "question", "heads", "row"),
    [
        ("zh-CN", "主办方", ["角色", "机构或人物", "事件"], ["主办方", "诗社", "赛诗会<i>"]),
        ("zh-TW", "主办方", ["角色", "機構或人物", "事件"], ["主辦方", "诗社", "赛诗会<i>"]),
        ("en", "Organisers", ["role", "agent", "event"], ["organiser", "诗社", "赛诗会<i>"]),
    ],
)
def test_a_question_is_one_click_in_plain_words(ask, language, question, heads, row) -> None:
    page = ask(language)
    titles = page.js("[...document.querySelectorAll('[data-question]')].map((one) => one.textContent)")
    assert len(titles) == len(asking.questions())
    assert question in titles
    page.click("[data-question=organisers]")
    assert page.js("[...document.querySelectorAll('#answer th')].map((one) => one.textContent)") == heads
    assert page.js(ROWS) == [row]
    assert page.js("document.querySelector('[data-question=organisers]').getAttribute('aria-pressed')") == "true"
    assert page.js("document.getElementById('query')") is None
    _quiet(page)


def test_what_an_answer_holds_is_selected_everywhere_and_shown_in_other_views(ask) -> None:
    page = ask()
    page.click("[data-question=organisers]")
    page.click("#answer .name")
    assert page.js("document.querySelector('#panel h2').textContent") == "诗社"
    assert len(page.js(ROWS)) == 1  # the answer stays
    for view in ("table", "timeline", "map", "network"):
        page.click("#view-ask")
        page.click(f"[data-show={view}]")
        assert page.js(f"document.getElementById('{view}').hidden") is False
        assert "2/3" in page.js(COUNTS)
    assert "hops=0" in page.js("location.hash")
    page.click("#clear")
    assert "focus" not in page.js("location.hash")
    _quiet(page)


def test_a_question_that_finds_nothing_says_so(ask) -> None:
    page = ask()
    page.click("[data-question=who-signed]")
    assert page.js("document.getElementById('answer').innerText.trim()") == "没有找到"
    assert page.js("document.getElementById('save-answer')") is None


def test_the_engine_answers_as_was_answered_beforehand(ask) -> None:
    answers = []
    for engine in (False, True):
        page = ask(engine=engine)
        found = {}
        for name in ("organisers", "events-by-date", "timeline"):
            page.driver.execute_script("document.getElementById('answer').replaceChildren()")
            page.click(f"[data-question={name}]")
            page.wait("document.querySelector('#answer tbody tr')")
            found[name] = page.js(ROWS)
        answers.append(found)
        _quiet(page)
    assert answers[0] == answers[1]
    assert [len(rows) for rows in answers[0].values()] == [1, 1, 1]
