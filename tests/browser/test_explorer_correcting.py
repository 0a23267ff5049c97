"""Correcting on the page: what is wrong is said where it is seen, listed, taken back singly, saved, and followed."""

import csv
import io
from pathlib import Path

import pytest

from kg import cli
from kg.graph.rows import facts, things
from kg.model import Kind
from kg.view import load
from kg.view.model import GraphView, Node

pytestmark = pytest.mark.browser

NEWS = {
    "a": "青岭机械有限公司总经理陈立国5月6日出席发布会。",
    "b": "白河能源有限公司总经理陈立国5月6日出席签约仪式。",
    "c": "江城诗社10月9日在江城举办赛诗会。林书远出席赛诗会。",
    "d": "海湾县诗社10月20日举办赛诗会。林书远出席。",
}
SAVED = """const done = arguments[arguments.length - 1]; const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { blob.text().then(done); return make(blob); };
document.getElementById('save-corrections').click(); URL.createObjectURL = make"""
CLICKED = "getElementById('view-corrections').click(); document.getElementById('save-corrections')"
NAMES = ("江城诗社", "江城市诗社")
LISTED = "[...document.querySelectorAll('#corrections tbody tr')].map((one) => one.dataset.name)"


def _build(folder: Path, *more: str) -> Path:
    news = folder / "news"
    news.mkdir(exist_ok=True)
    for name, text in NEWS.items():
        (news / f"{name}.txt").write_text(f"2024年11月1日\n{text}\n", encoding="utf-8")
    assert cli.run(["build", str(news), "-o", str(folder / "graph"), *more]) == cli.DONE
    return folder / "graph"


def _paths(graph: Path, kind: Kind) -> dict[str, str]:
    return {one.iri: one.label for one in things(load.statements(graph)) if one.kind is kind}


def _open(open_file, graph: Path, iri: str):
    return open_file(graph / "graph.html", fragment=f"thing={iri}")


def test_what_a_reader_corrects_on_the_page_is_right_in_the_next_build(open_file, tmp_path: Path) -> None:
    graph = _build(tmp_path)
    *_, other = sorted(iri for iri, name in _paths(graph, Kind.PERSON).items() if name == "陈立国")
    page = _open(open_file, graph, other)
    page.click("[data-verdict=same]")
    box = page.driver.find_element("css selector", ".into")
    box.clear()
    box.send_keys("陈立国")
    page.driver.find_element("css selector", ".reason").send_keys("同一人, 调任")
    page.click("[data-into]")
    assert "是同一个" in page.js("document.querySelector('.corrected').innerText")
    (poet,) = [iri for iri, name in _paths(graph, Kind.PERSON).items() if name == "林书远"]
    page = _open(open_file, graph, poet)
    page.click("[data-verdict=different]")
    page.click(".ticks label:last-child")
    page.click(".form .do")
    page.click("[data-verdict=different]")
    page.click(".ticks label:first-child")
    page.click(".form .do")
    page.click("[data-verdict=rename]")
    page.driver.execute_script("document.querySelector('.new-name').value = '林书远先生'")
    page.click(".form .do")
    page.click("#view-corrections")
    assert len(page.js(LISTED)) == 4  # kept when the page was opened anew
    page.click("#corrections tbody tr:nth-child(3) .withdraw")
    assert len(page.js(LISTED)) == 3
    text = page.driver.execute_async_script(SAVED)
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["verdict"] for row in rows] == ["same", "different", "rename"]
    assert rows[0]["reason"] == "同一人, 调任"
    table = tmp_path / "decisions.csv"
    table.write_text(text, encoding="utf-8", newline="")
    _build(tmp_path, "--decisions", str(table))
    names = list(_paths(graph, Kind.PERSON).values())
    assert names.count("陈立国") == 1
    assert sorted(name for name in names if "林书远" in name) == ["林书远", "林书远先生"]
    assert page.complaints() == []


@pytest.mark.everyday
def test_a_thing_is_merged_where_it_is_seen_and_the_correction_taken_back(open_page) -> None:
    bodies = tuple(Node(f"https://example.org/organization/{name}", name, Kind.ORGANISATION) for name in NAMES)
    page = open_page(GraphView(bodies), fragment=f"thing={bodies[0].id}")
    page.click("[data-verdict=same]")
    offered = page.js("[...document.querySelectorAll('[data-into]')].map((one) => one.innerText)")
    assert [one.split() for one in offered] == [["江城市诗社", "organization/江城市诗社"]]
    page.click("[data-into]")
    assert page.js("document.getElementById('view-corrections').innerText") == "更正 1"
    text = page.driver.execute_async_script(SAVED.replace("getElementById('save-corrections')", CLICKED))
    assert text.splitlines()[0] == "name,verdict,target,reason,who,when"
    assert text.splitlines()[1].startswith("organization/江城诗社,same,organization/江城市诗社,,,20")
    page.click("#view-network")
    page.click("#panel .withdraw")
    assert page.js("document.getElementById('view-corrections').innerText") == "更正"
    assert page.complaints() == []


def test_a_wrong_date_and_a_single_wrong_link_are_right_in_the_next_build(open_file, tmp_path: Path) -> None:
    graph = _build(tmp_path)
    (contest,) = [one for one in _paths(graph, Kind.EVENT) if "2024-10-09_" in one]
    page = _open(open_file, graph, contest)
    page.click("[data-verdict=date]")
    page.driver.execute_script("document.querySelector('.new-start').value = '2024-02-30'")
    page.click(".form .do")
    assert "2024-05-06" in page.js("document.querySelector('.form .wrong').innerText")  # how a day is written
    page.driver.execute_script(
        "document.querySelector('.new-start').value = '2024-10-19'; document.querySelector('.new-end').value = ''"
    )
    page.click(".form .do")
    assert "日期应为 2024-10-19" in page.js("document.querySelector('.corrected').innerText")
    link = "[...document.querySelectorAll('#panel .thing')].find((one) => one.innerText.includes('林书远'))"
    before = page.js("document.querySelectorAll('#panel blockquote.denied').length")
    page.driver.execute_script(f"{link}.nextElementSibling.querySelector('.deny').click()")
    assert page.js("document.querySelectorAll('#panel blockquote.denied').length") == before + 1
    page.click("#view-corrections")
    assert page.js(LISTED) == [contest.partition("/id/")[2]] * 2
    assert "林书远”有误" in page.js("document.getElementById('corrections').innerText")
    table = tmp_path / "decisions.csv"
    table.write_text(page.driver.execute_async_script(SAVED), encoding="utf-8", newline="")
    _build(tmp_path, "--decisions", str(table))
    told = load.statements(graph)
    (right,) = [one for one in things(told) if "2024-10-19_" in one.iri]
    assert (right.start, right.end) == ("2024-10-19", "2024-10-19")
    ends = {str(one.object) for one in facts(told) if one.subject == right.iri}
    assert not [end for end in ends if "林书远" in end]
    assert [end for end in ends if "江城" in end]
    assert "林书远" in _paths(graph, Kind.PERSON).values()
    assert "2024-10-09_" not in "".join(_paths(graph, Kind.EVENT))
    assert page.complaints() == []


def test_a_number_that_is_none_is_dropped_beside_its_sentence(open_file, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "e.txt").write_text("2024年11月1日\n白河能源有限公司现有职工350人。\n", encoding="utf-8")
    graph = _build(tmp_path)
    (club,) = [iri for iri, name in _paths(graph, Kind.ORGANISATION).items() if name == "白河能源有限公司"]
    page = _open(open_file, graph, club)
    assert "350" in page.panel()
    page.driver.execute_script(
        "const note = [...document.querySelectorAll('#panel .notes dd')].find((one) => one.innerText.includes('350'));"
        "note.querySelector('details').open = true; note.querySelector('.deny').click()"
    )
    page.click("#view-corrections")
    table = tmp_path / "decisions.csv"
    table.write_text(page.driver.execute_async_script(SAVED), encoding="utf-8", newline="")
    assert "#stat=" in table.read_text(encoding="utf-8")
    _build(tmp_path, "--decisions", str(table))
    assert not [one for one in load.statements(graph) if "#stat=" in one.subject]
    assert page.complaints() == []


def test_a_table_saved_before_is_taken_in_and_added_to(open_file, tmp_path: Path) -> None:
    graph = _build(tmp_path)
    table = tmp_path / "mine.csv"
    row = 'person/陈立国,path,person/陈立国二,"他说: ""是"""'
    table.write_text(f"name,verdict,target,reason\n{row}\n", encoding="utf-8")
    page = open_file(graph / "graph.html", fragment="view=corrections")
    page.driver.find_element("css selector", "#corrections input[type=file]").send_keys(str(table))
    page.wait("document.querySelectorAll('#corrections tbody tr').length === 1")
    assert '他说: "是"' in page.js("document.getElementById('corrections').innerText")
    page.click("#withdraw-all")
    assert page.js(LISTED) == []
