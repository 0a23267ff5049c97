"""An accident that befell and what happened in it are one event; others stay apart."""

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.resolve import entities


def events(text: str) -> list[str]:
    corpus = entities.resolve((analyse_text(text, date="2024-06-15"),))
    return [one.label for one in corpus.entities if one.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3月2日，江城高速发生一起追尾事故，一辆轿车追尾货车，2人受伤。", "江城追尾事故"),
        ("5月1日上午，青山煤矿发生透水事故，12人被困。透水由老空区积水引发。", "青山煤矿发生透水事故"),
        ("10日，云岭县发生山体滑坡，滑坡造成2人失踪。", "云岭县山体滑坡"),
        (
            "14日上午，国道云岭段发生一起交通事故，客车与货车相撞。事故原因是货车超速与客车相撞造成。",
            "国道云岭段发生一起交通事故",
        ),
    ],
)
def test_what_befell_is_told_again_by_its_verbs(text: str, name: str) -> None:
    assert events(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "14日上午，云岭县发生一起交通事故，3人受伤。15日，两辆货车在江城市相撞。",
        "14日，云岭县发生一起交通事故，3人受伤。当晚，又有两辆货车相撞。",
    ],
)
def test_another_accident_is_another_event(text: str) -> None:
    assert len(events(text)) == 2


def test_what_is_felt_elsewhere_is_a_part_and_not_the_quake() -> None:
    text = "摩洛哥中南部豪兹地区8日深夜发生7级强震。马拉喀什震感强烈。"
    analysis = analyse_text(text, date="2024-06-15")
    quake, felt = analysis.events
    assert len(events(text)) == 2
    assert [one.mention.surface for one in quake.arguments if one.role.endswith("location")] == ["豪兹地区"]
    assert [one.mention.surface for one in felt.arguments if one.role.endswith("superEvent")] == ["7级强震"]
