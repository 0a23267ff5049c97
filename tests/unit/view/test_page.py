"""What pages share: escaped JSON, folded names, looks of the kinds, and the cut where there is too much."""

from kg.model import Kind
from kg.view import drawing
from kg.view.model import Article, Fact, Figure, GraphView, Label, Link, Node, Text
from kg.view.page import most_linked, most_told
from kg.view.payload import as_json, fold_pairs, folded, words_of


def _view(words: str = "阅读大会") -> GraphView:
    label = Label(words, words)
    nodes = (Node("urn:a", words, Kind.EVENT, "閱讀大會", start="2023"), Node("urn:b", words, Kind.PLACE))
    fact = Fact(words, "urn:article", words, "0.9", words)
    return GraphView(nodes, (Link("urn:a", "urn:b", label, (fact, fact)),), (Article("urn:article", words),))


def test_json_escapes_only_what_it_must() -> None:
    assert as_json({"甲": "<&>"}) == '{"甲":"\\u003c\\u0026\\u003e"}'


def test_names_are_folded_and_so_are_searches() -> None:
    assert folded(_view().nodes[0]) == "阅读大会\n阅读大会"
    old, new = fold_pairs(folded(_view().nodes[0]))
    assert dict(zip(old, new, strict=True))["會"] == "会"
    assert set(new) <= set("阅读大会\n")


def test_words_of_the_vocabulary_have_a_traditional_form_and_those_of_articles_stay() -> None:
    assert words_of(Label("启动", "launch")) == ["启动", "launch", "啟動"]
    assert words_of(Label("<启动>", "<启动>")) == ["<启动>", "<启动>"]


def test_ids_of_the_drawing_are_numbers_and_it_holds_no_tooltip() -> None:
    drawn = drawing.draw(_view())
    assert [node["id"] for node in drawn["nodes"]] == [0, 1]
    assert [(edge["from"], edge["to"], edge["id"]) for edge in drawn["edges"]] == [(0, 1, 0)]
    assert not any("title" in item for item in (*drawn["nodes"], *drawn["edges"]))


def test_pyvis_is_given_the_same_drawing() -> None:
    drawn = drawing.draw(_view())
    nodes, edges, *_ = drawing.to_pyvis(_view()).get_network_data()
    assert nodes == drawn["nodes"]
    assert edges == drawn["edges"]


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


def test_the_texts_that_tell_most_are_kept_and_the_others_counted() -> None:
    facts = [Fact("话", f"urn:{name}", "", "0.9") for name in "aab"]
    links = tuple(Link("urn:x", f"urn:{at}", Label("与", "with"), (fact,)) for at, fact in enumerate(facts))
    texts = tuple(Text(f"urn:{name}", "字" * 10) for name in "cba")
    figures = (Figure("人", "3", "", facts[0]), Figure("人", "4", "", facts[2]))
    view = GraphView(links=links, texts=texts, figures=figures)
    assert most_told(view, 30) is view
    cut = most_told(view, 15)
    assert [text.article for text in cut.texts] == ["urn:a"]
    assert cut.texts_left_out == 2
    assert cut.figures == figures[:1]
