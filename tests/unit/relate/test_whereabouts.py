"""Events with the words that say where they took place."""

import pytest

from kg import pipeline
from kg.iri import KG, PREFIXES

ROWS = [
    ("2023年3月5日，青河县滨河路与建设街交叉口发生火灾，三人受伤。", "青河县滨河路与建设街交叉口"),
    ("3月5日，县城以东的一座仓库发生火灾。", "县城以东的一座仓库"),
    ("爆炸5日发生在码头附近，没有人员伤亡。", "码头附近"),
    ("在省道301线与环城路路口，一辆客车5日凌晨与货车相撞。", "省道301线与环城路路口"),
    ("青河县总工会5月10日在县文化馆报告厅举行表彰大会。", "县文化馆报告厅"),
]


def where(text: str) -> list[str]:
    analysis = pipeline.analyse_text(text, date="2023-05-11")
    return [one.whereabouts.of(analysis.document.folded) for one in analysis.events if one.whereabouts]


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_the_words_that_say_where(text: str, words: str) -> None:
    assert words in where(text)


def test_a_place_that_is_known_already_is_not_repeated() -> None:
    assert where("全国图书馆年会5月10日在北京市举行。") == []


def test_the_doer_is_no_place() -> None:
    assert where("5月10日，青河县启用新的抗旱应急预案，并与山阳县签署合作协议。") == []


def test_the_graph_has_the_words(tmp_path) -> None:  # type: ignore[no-untyped-def]
    source = tmp_path / "fire.txt"
    source.write_text("2023年3月5日，青河县滨河路与建设街交叉口发生火灾，三人受伤。\n", encoding="utf-8")
    graph = pipeline.build([source])
    rows = graph.query("SELECT DISTINCT ?words { ?event a schema:Event ; kg:locationPhrase ?words }").rows
    assert [row[0].value for row in rows] == ["青河县滨河路与建设街交叉口"]  # type: ignore[union-attr]
    assert PREFIXES["kg"] == KG
