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
        ("世界知识产权组织（WLO）发布公告。WLO总干事林远山出席。", "世界知识产权组织", "WLO"),
        (
            "国际湖泊学会（International Society of Lakes，ISL）在北京举行会议。ISL将在青岭设分会。",
            "国际湖泊学会",
            "ISL",
        ),
        ("中国湖泊科学院（湖科院）发布报告。湖科院介绍，水质好转。", "中国湖泊科学院", "湖科院"),
    ],
)
def test_a_name_in_brackets(text: str, full: str, given: str) -> None:
    corpus = entities.resolve((analyse_text(text, date="2024-05-07"),))
    (body,) = [one for one in corpus.entities if full in {one.label, *one.aliases} and one.path[0] == "organization"]
    assert given in {body.label, *body.aliases}


@pytest.mark.parametrize(
    "text, full, given",
    [
        (
            "《湖泊公约》第十五次缔约方大会（COP15）12月7日在北京开幕。各方代表出席COP15。",
            "第十五次缔约方大会",
            "COP15",
        ),
        ("第九届青岭国际湖泊博览会（简称QLE）6月1日在北京开幕。QLE为期五天。", "第九届青岭国际湖泊博览会", "QLE"),
    ],
)
def test_an_event_by_letters_in_brackets(text: str, full: str, given: str) -> None:
    corpus = entities.resolve((analyse_text(text, date="2024-05-07"),))
    found = [one for one in corpus.entities if any(given == named.mention.surface for named in one.mentions)]
    assert [one.path[0] for one in found] == ["event"]
    assert full in found[0].label
