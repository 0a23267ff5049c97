"""The explorer's questions in a real browser: ready-made ones answered beforehand, their things shown in every view."""

import pytest

from kg import ontology
from kg.graph import store
from kg.iri import KG, NIF, RDF, RDFS, SCHEMA
from kg.rdf import Literal, Statement
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
    assert [url for url in page.requests() if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize(
    ("language", "question", "heads", "row"),
    [
        ("zh-CN", "谁主办了什么？", ["角色", "机构或人物", "事件"], ["主办方", "诗社", "赛诗会<i>"]),
        ("zh-TW", "谁主办了什么？", ["角色", "機構或人物", "事件"], ["主辦方", "诗社", "赛诗会<i>"]),
        ("en", "Who organised what?", ["role", "agent", "event"], ["organiser", "诗社", "赛诗会<i>"]),
    ],
)
def test_a_question_is_one_click_in_plain_words(ask, language, question, heads, row) -> None:
    page = ask(language)
    titles = page.js("[...document.querySelectorAll('[data-question]')].map((one) => one.textContent)")
    assert len(titles) == len(asking.questions())
    assert question in titles
    page.click("[data-question=organisers]")
    page.wait("document.querySelector('#answer tbody tr')")
    assert page.js("[...document.querySelectorAll('#answer th')].map((one) => one.textContent)") == heads
    assert page.js(ROWS) == [row]
    assert page.js("document.querySelector('[data-question=organisers]').getAttribute('aria-pressed')") == "true"
    assert page.js("document.getElementById('query')") is None
    _quiet(page)


@pytest.mark.everyday
def test_what_an_answer_holds_is_selected_everywhere_and_shown_in_other_views(ask) -> None:
    page = ask()
    page.click("[data-question=organisers]")
    page.wait("document.querySelector('#answer .name')")
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
    page.wait("!document.querySelector('#answer > p.hint')")
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


def _type(page, query: str) -> None:
    box = page.driver.find_element("id", "query")
    box.clear()
    box.send_keys(query)
    page.click("#run")


def test_questions_stand_in_groups_and_are_questions(ask) -> None:
    page = ask()
    groups = page.js("[...document.querySelectorAll('.asked .label')].map((one) => one.textContent)")
    assert groups == ["事件", "机构与人物", "地点", "文件", "数字", "出处与核对"]
    words = page.js("[...document.querySelectorAll('[data-question]')].map((one) => one.textContent)")
    assert [one for one in words if not one.endswith("？")] == []


def test_prefixes_are_known_and_a_mistake_is_told_with_its_place(ask) -> None:
    page = ask(engine=True)
    _type(page, "SELECT ?e WHERE { ?e a schema:Event }")
    page.wait("document.querySelector('#answer tbody tr')")
    assert page.js(ROWS) == [["赛诗会<i>"]]
    _type(page, "SELECT ?e\nWHERE { ?e rdfs:label }")
    page.wait("document.querySelector('#answer [role=alert]')")
    said = page.js("document.getElementById('answer').innerText")
    assert "第 2 行第" in said
    assert "WHERE { ?e rdfs:label }\n" in said
    assert page.js("document.getElementById('query').selectionStart") > len("SELECT ?e\n")


def test_a_long_question_is_stopped_and_the_page_stays_alive(ask) -> None:
    page = ask(engine=True)
    endless = " ".join(f"?a{at} ?b{at} ?c{at} ." for at in range(12))
    _type(page, f"SELECT (COUNT(*) AS ?n) WHERE {{ {endless} }}")
    page.wait("!document.getElementById('cancel').disabled")
    page.click("#view-table")
    assert page.js("document.querySelectorAll('tbody tr').length") == 2
    page.click("#view-ask")
    page.click("#cancel")
    assert "已停止" in page.js("document.getElementById('answer').innerText")
    _type(page, "ASK { ?e a schema:Event }")
    page.wait("document.getElementById('answer').innerText.includes('是')")


def test_the_article_of_an_answer_goes_by_its_title_and_opens(open_page) -> None:
    article, text = "https://example.org/article/a", "诗社在渡口办赛诗会。"
    statements = (
        *STATEMENTS,
        Statement(article, RDF + "type", SCHEMA + "Article", article),
        Statement(article, SCHEMA + "headline", Literal("春天的诗", language="zh-Hans"), article),
        Statement(article, NIF + "isString", Literal(text), article),
    )

    def render(view, title: str) -> str:
        return explorer.render(view, title, asked=statements)

    page = open_page(view_of(statements, ontology.load()), "试验", render=render, fragment="view=ask")
    _type(page, "SELECT ?where WHERE { ?where nif:isString ?words }")
    page.wait("document.querySelector('#answer .source')")
    assert page.js(ROWS) == [["《春天的诗》"]]
    page.click("#answer .source")
    assert "赛诗会" in page.js("document.querySelector('#reader article').innerText")
