"""A name that the text gives in brackets is found where it stands again, and leads to the thing it was given to."""

import pytest

from kg.pipeline import analyse_text
from kg.resolve import entities


@pytest.mark.parametrize(
    "text, full, given",
    [
        (
            "青岭水务集团有限公司（以下简称“青岭水务”）发布公告。青岭水务表示，将继续投资。",
            "青岭水务集团有限公司",
            "青岭水务",
        ),
        ("白河陶瓷研究院（以下简称“白陶院”）与青岭大学签署协议，白陶院将提供设备。", "白河陶瓷研究院", "白陶院"),
        (
            "国家广播电视总局（原国家新闻出版广电总局）印发通知。国家新闻出版广电总局曾发文。",
            "国家广播电视总局",
            "国家新闻出版广电总局",
        ),
    ],
)
def test_a_name_in_brackets(text: str, full: str, given: str) -> None:
    corpus = entities.resolve((analyse_text(text, date="2024-05-07"),))
    (body,) = [one for one in corpus.entities if full in {one.label, *one.aliases} and one.path[0] == "organization"]
    assert given in {body.label, *body.aliases}
