"""Who gives and takes an office, told by verbs with and without a chain, and which place issues a paper."""

import pytest

from kg import pipeline

_ROWS = [
    ("国务院任命李伟为应急管理部副部长。", [("国务院", "李伟")]),
    ("国务院免去周强的职务。", [("国务院", "周强")]),
    ("国务院免去周强的司法部副部长职务。", [("国务院", "周强")]),
    ("市人大常委会决定免去张勇的副市长职务。", [("市人大常委会", "张勇")]),
    ("国务院任命赵明为公安部副部长；免去刘伟的公安部副部长职务。", [("国务院", "赵明"), ("国务院", "刘伟")]),
    (
        "国务院任命赵明为公安部副部长，任命王海为司法部副部长，免去刘伟的职务。",
        [("国务院", "赵明"), ("国务院", "王海"), ("国务院", "刘伟")],
    ),
    ("青山市总工会聘任王芳为主席、聘任李强为副主席。", [("青山市总工会", "王芳"), ("青山市总工会", "李强")]),
    ("会议决定聘任张三丰为秘书长、聘任李明为副秘书长。", [("", "张三丰"), ("", "李明")]),
    ("江城大学聘请陈刚教授为名誉院长。", [("江城大学", "陈刚")]),
    ("省人大常委会罢免赵刚的省人大代表职务。", [("省人大常委会", "赵刚")]),
    ("王强被国务院任命为水利部副部长。", [("国务院", "王强")]),
    ("李明任命为局长。", [("", "李明")]),
]

_PAPERS = [
    ("四川制定防汛方案。", "四川"),
    ("浙江出台《民营经济促进条例》。", "浙江"),
    ("山东印发春耕生产工作方案。", "山东"),
    ("近日，湖南长沙印发实施意见。", "长沙"),
    ("上海发布未来五年行动计划。", "上海"),
    ("北京市发布蓝皮书。", "北京市"),
    ("在四川制定方案的专家抵京。", ""),
    ("江苏推出新举措。", ""),
]


def _ends(text: str, role: str) -> list[str]:
    events = pipeline.analyse_text(text, date="2024-05-10").events
    return ["、".join(one.mention.surface for one in event.arguments if one.role.endswith(role)) for event in events]


@pytest.mark.parametrize(("text", "expected"), _ROWS, ids=[text for text, _ in _ROWS])
def test_who_gives_and_who_takes_an_office(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(zip(_ends(text, "organizer"), _ends(text, "attendee"), strict=True)) == expected


@pytest.mark.parametrize(("text", "place"), _PAPERS, ids=[text for text, _ in _PAPERS])
def test_which_place_issues_a_paper(text: str, place: str) -> None:
    assert "".join(_ends(text, "organizer")) == place


def test_what_is_decided_of_an_office_is_done() -> None:
    text = "会议决定聘任张三丰为秘书长、聘任李明为副秘书长。"
    assert {one.modality for one in pipeline.analyse_text(text, date="2024-05-10").events} == {""}


def test_how_many_rows_there_are() -> None:
    assert (len(_ROWS), len(_PAPERS)) == (12, 8)
