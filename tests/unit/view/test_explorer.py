"""The explorer's bytes: offline, hashed, escaped, the same each time; its data, its places, its letters."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import StoreError
from kg.graph import store
from kg.model import Kind
from kg.rdf import Literal, Statement
from kg.view import asking, atlas, explorer, load
from kg.view.communities import communities
from kg.view.contents import contents
from kg.view.initials import initials
from kg.view.layout import Box
from kg.view.model import Article, Fact, GraphView, Label, Link, Mark, Node, Note, Text
from kg.view.network import view_of

ROOT = Path(__file__).resolve().parents[3]
SENTENCE = "𠮷田来到青山镇。"
TEXT = Text("urn:article", f"今天，{SENTENCE}", (Mark(3, 5, ("urn:a",)), Mark(7, 10, ("urn:b",))), ((0, 2),))
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--",
    "{{policy}}",
    "\u2028",
    "\ud800",
    "\x00",
    "javascript:alert(1)",
)


def _view(words: str = "阅读大会") -> GraphView:
    label = Label(words, words)
    fact = Fact(SENTENCE, "urn:article", words, "0.9", words)
    nodes = (
        Node("urn:a", words, Kind.EVENT, "閱讀大會", start="2023", notes=(Note(label, words, (fact,)),)),
        Node("urn:b", words, Kind.PLACE, point=(30.5, 114.25)),
        Node("urn:c", words, Kind.PERSON),
    )
    links = (Link("urn:a", "urn:b", label, (fact,), predicate="urn:at"), Link("urn:b", "urn:a", label, inferred=True))
    return GraphView(nodes, links, (Article("urn:article", words),), texts=(TEXT,))


def _data(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1])


@pytest.mark.parametrize("most, scripts", [(2, 1), (3, 2)])
def test_the_policy_names_the_hash_of_every_script_and_style(most: int, scripts: int) -> None:
    html = explorer.render(_view(), "试验", most)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    blocks = re.findall(r"<(script|style)>(.*?)</\1>", html, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", *["script"] * scripts]
    for _, text in blocks:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_nothing_on_the_page_points_outside_and_the_same_view_gives_the_same_page() -> None:
    html = explorer.render(_view(), "试验")
    assert re.findall(r'(?:src|href)="(?!data:,)[^"]*"', html) == []
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\((?!data:)", html.split("</style>")[0])
    assert html == explorer.render(_view(), "试验")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_data(words: str) -> None:
    html = explorer.render(_view(words), words)
    html.encode("utf-8")
    assert html.count("<script") == explorer.render(_view(), "试验").count("<script")
    assert _data(html)["nodes"][0]["label"] == words
    assert _data(html)["title"] == words


def test_offsets_count_utf16_units_and_sentences_are_places_in_the_text() -> None:
    data = contents(_view(), "试验")
    article = data["articles"][0]
    assert article["marks"] == [[3, 6, 0], [8, 11, 1]]
    assert article["damaged"] == [[0, 2]]
    assert data["sentences"] == [[0, 3, 12]]
    units = article["text"].encode("utf-16-le")
    assert units[6:24].decode("utf-16-le") == SENTENCE


def test_what_is_empty_is_left_out() -> None:
    data = contents(_view(), "试验")
    assert data["nodes"][1]["point"] == [30.5, 114.25]
    assert set(data["nodes"][2]) == {"iri", "label", "kind", "at"}
    assert "facts" not in data["links"][1]
    assert data["predicates"][data["links"][0]["predicate"]] == "urn:at"
    assert contents(GraphView(), "")["nodes"] == []


def test_initials_know_every_reading() -> None:
    assert initials(["长安x"]) == {"a": "安", "c": "长", "z": "长"}


def test_communities_are_numbered_by_size() -> None:
    links = [(0, 1), (1, 2), (0, 2), (3, 4), (2, 2)]
    assert communities(6, links) == (0, 0, 0, 1, 1, -1)
    assert communities(2, []) == (-1, -1)


def test_large_graphs_are_laid_out_group_by_group_without_overlap() -> None:
    ring = [(start + step, start + (step + 1) % 40) for start in range(0, 400, 40) for step in range(40)]
    links = ring + [(start, (start + 40) % 400) for start in range(0, 400, 40)]
    places = atlas.place([Box(60, 20)] * 410, links)
    assert places == atlas.place([Box(60, 20)] * 410, links)
    assert len(set(places)) == 410
    middles = [[sum(place[axis] for place in places[at : at + 40]) / 40 for axis in (0, 1)] for at in range(0, 400, 40)]
    nearest = min(
        abs(one[0] - other[0]) + abs(one[1] - other[1]) for one in middles for other in middles if one != other
    )
    assert nearest > 200


def test_a_built_graph_comes_back_whole() -> None:
    read = load.statements(ROOT / "output")
    assert len(read) == len((ROOT / "output" / "graph.nq").read_text(encoding="utf-8").splitlines())
    view = view_of(read, ontology.load())
    assert len(view.nodes) > 20
    assert len(view.texts) == 1
    text = view.texts[0]
    assert len(text.marks) > 50
    named = {node.id for node in view.nodes}
    assert named & {thing for mark in text.marks for thing in mark.things}


def test_a_folder_without_a_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        explorer.write(tmp_path, tmp_path / "page.html", ontology.load())


def test_sparql_comes_only_where_asked_for() -> None:
    said = (Statement("urn:a", "urn:p", Literal("甲"), "urn:g"),)
    html = explorer.render(_view(), "试验", asked=said)
    packed = re.search(r'id="graph">([^<]*)<', html)[1]
    assert gzip.decompress(base64.b64decode(packed)).decode() == '<urn:a> <urn:p> "甲" <urn:g> .\n'
    assert "'wasm-unsafe-eval'" in html
    assert {"counts", "events-by-date"} <= {one["name"] for one in _data(html)["questions"]}
    assert len(_data(html)["questions"]) >= 20
    assert all("$" not in one["text"] for one in _data(html)["questions"])
    plain = explorer.render(_view(), "试验")
    assert "wasm-unsafe-eval" not in plain
    assert 'id="graph"' not in plain


def test_answers_hold_things_by_number_words_of_the_vocabulary_and_no_more_rows_than_told() -> None:
    known = ontology.load()
    built = load.statements(ROOT / "output")
    answers = asking.answers(store.in_memory(built), known)
    view = view_of(built, known)
    html = explorer.render(view, "试验", answers=answers)
    found = {one["name"]: one for one in _data(html)["questions"]}
    rows = json.loads(gzip.decompress(base64.b64decode(re.search(r'id="answers">([^<]*)<', html)[1])))
    assert len(found) == len(asking.questions()) >= 20
    assert {name: len(told) for name, told in rows.items()} == {name: one["count"] for name, one in found.items()}
    assert found["events-by-date"]["heads"] == ["start", "end", "name", "event"]
    assert found["events-by-date"]["count"] > 10
    assert all(view.nodes[event].label == name for *_, name, event in rows["events-by-date"])
    assert ["主办方", "organiser", "主辦方"] in [row[1] for row in rows["organisers"]]


def test_a_page_with_no_room_for_the_whole_graph_answers_no_questions(tmp_path: Path, monkeypatch) -> None:
    page = tmp_path / "page.html"
    explorer.write(ROOT / "output", page, ontology.load())
    assert "questions" in _data(page.read_text(encoding="utf-8"))
    monkeypatch.setattr(explorer, "MOST_NODES", 20)
    assert explorer.write(ROOT / "output", page, ontology.load()).left_out > 0
    assert "questions" not in _data(page.read_text(encoding="utf-8"))


def test_a_page_without_answers_and_engine_has_no_questions() -> None:
    assert "questions" not in _data(explorer.render(_view(), "试验"))
