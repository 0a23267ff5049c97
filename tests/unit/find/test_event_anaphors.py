"""Which event before it a bare head noun (会议, 全会) points to."""

from __future__ import annotations

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text


@pytest.mark.parametrize(
    "text, pointed",
    [
        (
            "7月19日，国务院召开党组会议，学习贯彻二十届三中全会精神。会议指出，全会总结了二十届二中全会以来的成就。"
            "全会审议通过了决定。会议强调，要抓好落实。",
            ["党组会议", "二十届三中全会", "二十届三中全会", "党组会议"],
        ),
        (
            "青岭市总工会5月6日召开全委会。会议听取了出席第七届湖区论坛情况的报告。会议还审议了任免案。",
            ["全委会", "全委会"],
        ),
        ("第九届湖区论坛5月6日在青岭开幕。来宾还将参加第十届湖区博览会。论坛为期三天。", ["第九届湖区论坛"]),
    ],
)
def test_what_a_bare_noun_points_to(text: str, pointed: list[str]) -> None:
    told = analyse_text(text, date="2024-07-20").mentions
    found = [one.value for one in sorted(told) if one.kind is Kind.EVENT and one.rule == "event-bare"]
    assert found == pointed
