"""Nothing is cut without a word in the explorer: answers and lists are whole, the last day counts, offices agree."""

import pytest

from kg import ontology
from kg.graph import store
from kg.iri import RDF, RDFS, SCHEMA, SKOS
from kg.model import Kind
from kg.rdf import Literal, Statement
from kg.view import asking, explorer
from kg.view.model import Article, Fact, GraphView, Label, Link, Node, Note
from kg.view.network import view_of

pytestmark = pytest.mark.browser

GRAPH = "urn:article/春"
SAVED = """const [button, done] = arguments; const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };
document.getElementById(button).click(); URL.createObjectURL = make"""
LISTED = "[...document.querySelectorAll('#panel .thing')].length"


def _bodies(count: int) -> tuple[Statement, ...]:
    """Bodies with a name and another name each."""
    found = []
    for number in range(count):
        body = f"urn:organization/{number:04d}"
        found += [
            Statement(body, RDF + "type", SCHEMA + "Organization", GRAPH),
            Statement(body, RDFS + "label", Literal(f"第{number}诗社", language="zh-Hans"), GRAPH),
            Statement(body, SKOS + "altLabel", Literal(f"{number}社", language="zh-Hans"), GRAPH),
        ]
    return tuple(found)


def _asked(open_page, statements: tuple[Statement, ...]):
    known = ontology.load()
    answers = asking.answers(store.in_memory(statements), known)

    def render(view, title: str) -> str:
        return explorer.render(view, title, answers=answers)

    return open_page(view_of(statements, known), render=render, fragment="view=ask")


def _events(count: int) -> GraphView:
    days = [f"{1900 + number // 12}-{number % 12 + 1:02d}" for number in range(count)]
    return GraphView(tuple(Node(f"urn:{at:05d}", f"第{at}次会", Kind.EVENT, start=day) for at, day in enumerate(days)))


def test_the_question_for_other_names_tells_them(open_page) -> None:
    page = _asked(open_page, _bodies(2))
    page.click("[data-question=aliases]")
    page.wait("document.querySelector('#answer tbody tr')")
    assert page.js("document.querySelector('#answer tbody').innerText.includes('1社')")
    assert page.js("document.querySelectorAll('#answer thead th').length") == 2  # the name is the thing's own


@pytest.mark.everyday
def test_an_answer_is_saved_whole_and_its_rest_is_one_click_away(open_page) -> None:
    page = _asked(open_page, _bodies(700))
    page.click("[data-question=aliases]")
    page.wait("document.querySelector('#answer tbody tr')")
    assert "共 700 行" in page.js("document.getElementById('found').innerText")
    assert "已列出 500，共 700" in page.js("document.getElementById('answer').innerText")
    saved = page.driver.execute_async_script(SAVED, "save-answer")
    assert saved.count("\n") == 701
    page.click("#answer .more-rows")
    assert page.js("document.querySelectorAll('#answer tbody tr').length") == 700


def test_an_answer_too_long_for_a_page_says_how_many_there_are_and_where_all_are(open_page, monkeypatch) -> None:
    monkeypatch.setattr(asking, "MOST_ROWS", 30)
    page = _asked(open_page, _bodies(40))
    page.click("[data-question=aliases]")
    page.wait("document.querySelector('#answer tbody tr')")
    assert "共 40 行" in page.js("document.getElementById('found').innerText")
    assert "kg query 目录 @aliases" in page.js("document.getElementById('kept-rows').innerText")
    assert "前 30 行" in page.js("document.getElementById('save-answer').innerText")
    assert page.js("document.querySelectorAll('#answer tbody tr').length") == 30


def test_the_chronicle_says_how_many_of_how_many_and_gives_the_rest(open_page) -> None:
    page = open_page(_events(1300), fragment="view=timeline")
    assert page.js(LISTED) == 300
    assert "已列出 300，共 1300" in page.panel()
    page.click("#panel .more-rows")
    assert page.js(LISTED) == 600
    page.click("#panel .all-rows")
    assert page.js(LISTED) == 1300
    assert page.js("document.querySelectorAll('#panel h3').length") == 109


def test_the_timeline_reaches_the_last_event_however_many_there_are(open_page) -> None:
    page = open_page(_events(3000), fragment="view=timeline&thing=urn:02999")
    assert page.js("document.querySelectorAll('.bar').length") < 1500  # what is out of sight is not drawn
    assert page.js("document.querySelector('.bar.chosen') !== null")


def test_the_last_day_of_a_range_belongs_to_it(open_page) -> None:
    nodes = (
        Node("urn:a", "初九的会", Kind.EVENT, start="2023-10-09"),
        Node("urn:b", "十二的会", Kind.EVENT, start="2023-10-12"),
        Node("urn:c", "十三的会", Kind.EVENT, start="2023-10-13"),
    )
    page = open_page(GraphView(nodes), fragment="view=table")
    page.click("#more-filters")
    assert page.js("document.getElementById('day-to').value") == "2023-10-13"
    page.driver.execute_script(
        "const box = document.getElementById('day-to'); box.value = '2023-10-12';box.dispatchEvent(new Event('change'))"
    )
    names = "[...document.querySelectorAll('tbody .name')].map((one) => one.textContent)"
    assert sorted(page.js(names)) == sorted(["初九的会", "十二的会"])
    assert page.js("document.getElementById('day-to').value") == "2023-10-12"
    assert "to=2023-10-12" in page.js("location.hash")
    again = open_page(GraphView(nodes), fragment="view=table&to=2023-10-12")
    assert len(again.js(names)) == 2


def test_two_offices_of_a_person_are_no_conflict_and_two_days_of_a_meeting_are(open_page) -> None:
    fact = Fact("林书远任主席、副委员长。", GRAPH, "_任", "0.9")
    office = Label("职务", "job title")
    person = Node(
        "urn:p", "林书远", Kind.PERSON, notes=(Note(office, "主席", (fact,)), Note(office, "副委员长", (fact,)))
    )
    day = Label("开始", "start")
    days = tuple(Note(day, value, (fact,), contested=True) for value in ("2023-10-08", "2023-10-09"))
    meeting = Node("urn:m", "大会", Kind.EVENT, notes=days)
    view = GraphView(
        (meeting, person), (Link("urn:m", "urn:p", Label("主持", "chair"), (fact,)),), (Article(GRAPH, "春"),)
    )
    assert "说法不一" not in open_page(view, fragment="thing=urn:p").panel()
    assert "说法不一" in open_page(view, fragment="thing=urn:m").panel()
