"""The page's bytes: offline, hashed, escaped, the same each time, and cut where there is too much."""

import base64
import hashlib
import json
import re

import pytest

from kg.model import Kind
from kg.view import drawing
from kg.view.model import Article, Fact, GraphView, Label, Link, Node
from kg.view.page import most_linked, render
from kg.view.payload import as_json, payload

HOSTILE = ("</script><script>alert(1)</script>", "<!--", "{{policy}}", "&lt;", "\u2028", "\ud800", "\x00")


def _view(words: str = "阅读大会") -> GraphView:
    label = Label(words, words)
    nodes = (Node("urn:a", words, Kind.EVENT, "閱讀大會", start="2023"), Node("urn:b", words, Kind.PLACE))
    fact = Fact(words, "urn:article", words, "0.9", words)
    return GraphView(nodes, (Link("urn:a", "urn:b", label, (fact, fact)),), (Article("urn:article", words),))


def test_the_policy_names_the_hash_of_every_script_and_style() -> None:
    html = render(_view(), "试验")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    blocks = re.findall(r"<(script|style)>(.*?)</\1>", html, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", "script", "script"]
    for _, text in blocks:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "\r" not in html


def test_nothing_on_the_page_points_outside() -> None:
    html = render(_view(), "试验")
    assert re.findall(r'(?:src|href)="(?!data:,)[^"]*"', html) == []
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\((?!data:)", html.split("</style>")[0])


def test_the_same_view_gives_the_same_page() -> None:
    assert render(_view(), "试验") == render(_view(), "试验")


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_data(words: str) -> None:
    html = render(_view(words), words)
    html.encode("utf-8")
    assert html.count("<script") == render(_view(), "试验").count("<script")
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1]
    assert not re.search("[<>&\u2028\u2029]", data)
    assert json.loads(data)["nodes"][0]["label"] == words
    assert json.loads(data)["title"] == words


def test_json_escapes_only_what_it_must() -> None:
    assert as_json({"甲": "<&>"}) == '{"甲":"\\u003c\\u0026\\u003e"}'


def test_a_sentence_is_told_once_and_names_are_folded() -> None:
    data = payload(_view(), "")
    assert data["sentences"] == ["阅读大会"]
    assert [fact[0] for fact in data["links"][0]["facts"]] == [0, 0]
    assert data["nodes"][0]["find"] == "阅读大会\n阅读大会"
    old, new = data["fold"]
    assert dict(zip(old, new, strict=True))["會"] == "会"
    assert set(new) <= set("阅读大会\n")


def test_words_of_the_vocabulary_have_a_traditional_form_and_those_of_articles_stay() -> None:
    nodes = (Node("urn:a", "甲", Kind.EVENT, types=(Label("启动", "launch"), Label("<启动>", "<启动>"))),)
    assert payload(GraphView(nodes), "")["nodes"][0]["types"] == [["启动", "launch", "啟動"], ["<启动>", "<启动>"]]


def test_the_chronicle_runs_by_time() -> None:
    starts = {"a": "2023-05", "b": "", "c": "-0100", "d": "2023", "e": "0999-01-01"}
    nodes = tuple(Node(name, name, Kind.EVENT, start=start) for name, start in starts.items())
    order = payload(GraphView(nodes), "")["chronicle"]
    assert "".join(nodes[index].id for index in order) == "cedab"


def test_ids_of_the_drawing_are_numbers_and_it_holds_no_tooltip() -> None:
    drawn = drawing.draw(_view())
    assert [node["id"] for node in drawn["nodes"]] == [0, 1]
    assert [(edge["from"], edge["to"], edge["id"]) for edge in drawn["edges"]] == [(0, 1, 0)]
    assert not any("title" in item for item in (*drawn["nodes"], *drawn["edges"]))


def test_every_kind_that_is_a_node_has_a_look_of_its_own() -> None:
    assert set(drawing.STYLES) == set(Kind) - {Kind.STATISTIC}
    assert len({style.color for style in drawing.STYLES.values()}) == len(drawing.STYLES)
    assert len({style.shape for style in drawing.STYLES.values()}) == len(drawing.STYLES)


def test_the_least_linked_are_left_out_and_counted() -> None:
    nodes = tuple(Node(f"urn:{name}", name, Kind.EVENT, mentions=index) for index, name in enumerate("abcde"))
    links = (Link("urn:a", "urn:b", Label("", "")), Link("urn:a", "urn:c", Label("", "")))
    cut = most_linked(GraphView(nodes, links), 4)
    assert [node.label for node in cut.nodes] == ["a", "b", "c", "e"]
    assert cut.left_out == 1
    assert cut.links == links
    assert most_linked(cut, 4) is cut
    assert most_linked(cut, 2).left_out == 3
    assert len(most_linked(cut, 2).links) == 1
