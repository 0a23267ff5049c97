"""A span of time that only tells for when the verb's subject is, is not when it happened: 第四季度重点工作近日确定."""

import pytest

from kg import pipeline
from kg.model import Kind
from kg.resolve import entities

OF_THE_SUBJECT = [
    ("江城市第四季度重点工作近日确定。", "第四季度", "江城市第四季度重点工作确定"),
    ("明年重点任务日前敲定。", "明年", "明年重点任务敲定"),
    ("江城市下半年投资计划3月2日下达。", "下半年", ""),
    ("江城市明年防汛方案昨天出台。", "明年", ""),
    ("今年冬季供暖安排10月8日公布。", "今年冬季", ""),
]
ITS_OWN = [
    ("2023年5月江城大桥通车。", "2023年5月"),
    ("2021年江城市政府成立海云公司。", "2021年"),
    ("2023年江城市运动会10月2日开幕。", "10月2日"),
    ("去年，江城市政府成立海云公司。", "去年"),
    ("江城大桥去年9月建成通车。", "去年9月"),
]
STANCES = ["法国奉行独立自主的外交政策。", "德国坚定恪守一个中国原则。", "江城银行秉持稳健经营的理念。"]


@pytest.mark.parametrize(("text", "date", "name"), OF_THE_SUBJECT)
def test_the_time_of_a_subject_is_none_of_the_deed(text: str, date: str, name: str) -> None:
    analysis = pipeline.analyse_text(text, date="2023-10-20")
    assert date not in {one.mention.surface for event in analysis.events for one in event.arguments}
    names = [one.label for one in entities.resolve((analysis,)).entities if one.kind is Kind.EVENT]
    assert not name or name in names


@pytest.mark.parametrize(("text", "date"), ITS_OWN)
def test_its_own_time_stays(text: str, date: str) -> None:
    analysis = pipeline.analyse_text(text, date="2023-10-20")
    assert date in {one.mention.surface for event in analysis.events for one in event.arguments}


@pytest.mark.parametrize("text", STANCES)
def test_a_stance_is_no_event(text: str) -> None:
    assert pipeline.analyse_text(text, date="2023-10-20").events == ()
