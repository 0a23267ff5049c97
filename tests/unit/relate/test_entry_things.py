"""Entries of a chronicle: venues, founded bodies and papers that only the words of the entry name."""

from __future__ import annotations

import pytest

from kg.iri import KG, SCHEMA
from kg.model import Analysis, Kind
from kg.pipeline import analyse_text

WHERE = SCHEMA + "location"


def entry(text: str) -> Analysis:
    return analyse_text(f"石桥县大事记\n\n2019年\n3月5日　{text}\n")


def things(analysis: Analysis, role: str) -> set[str]:
    found = (one for event in analysis.events for one in event.arguments if one.role == role)
    return {one.mention.value.split("/")[-1] for one in found}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("春季运动会在田径场举行。", "田径场"),
        ("第三届培训班在职工大学举办。", "职工大学"),
        ("首届读书节在望江楼开幕。", "望江楼"),
        ("县长黄德明到石桥化肥厂慰问职工。", "石桥化肥厂"),
        ("全校师生赴烈士陵园祭扫。", "烈士陵园"),
        ("知县赵文渊创办崇文书院于城东魁星阁。", "魁星阁"),
        ("第二届用户大会在运河饭店召开。", "运河饭店"),
        ("卢沟桥事变爆发。", "卢沟桥"),
    ],
)
def test_where_an_entry_happens(text: str, place: str) -> None:
    found = entry(text)
    assert any(one.endswith(place) for one in things(found, WHERE))
    places = {one.mention for event in found.events for one in event.arguments if one.role == WHERE}
    assert all(one.kind is Kind.PLACE and one in found.mentions for one in places)


@pytest.mark.parametrize(
    "text", ["产品在市场上市。", "大会在现场开幕。", "职工在本厂捐款。", "产品在全校推广，座谈会举行。"]
)
def test_what_is_no_venue(text: str) -> None:
    assert not things(entry(text), WHERE)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("女职工法律援助中心揭牌。", "女职工法律援助中心"),
        ("软件学院揭牌。", "软件学院"),
        ("公司技术中心揭牌。", "技术中心"),
        ("学校成立疫情防控领导小组。", "疫情防控领导小组"),
        ("设县议会。", "县议会"),
    ],
)
def test_bodies_founded_take_part(text: str, body: str) -> None:
    assert body in things(entry(text), SCHEMA + "attendee")


def test_a_paper_that_begins_to_appear_is_the_events_document() -> None:
    assert things(entry("《石桥学刊》创刊。"), KG + "document") == {"石桥学刊"}


def test_outside_chronicles_nothing_is_made_of_phrases() -> None:
    found = analyse_text("3月5日，春季运动会在田径场举行。", date="2019-03-06")
    assert not things(found, WHERE)


def test_figures_of_a_date_stick_to_no_word_behind_them() -> None:
    found = analyse_text("海陵公司大事记\n2019-05-28　智能纺机研究院成立。\n2019-06-30　分公司成立。\n")
    assert "智能纺机研究院" in things(found, SCHEMA + "attendee")
