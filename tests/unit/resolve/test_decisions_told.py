"""How the graph tells that a thing is as a person decided it."""

from __future__ import annotations

import pytest

from kg.resolve import decisions


@pytest.mark.parametrize(
    "columns, told",
    [
        (("person/甲", "rename", "乙", "", "", ""), "decided: rename 乙"),
        (("person/甲", "rename", "乙", "a typo", "李", "2024"), "decided: rename 乙: a typo (李, 2024)"),
        (("person/甲", "drop", "", "", "李", ""), "decided: drop (李)"),
    ],
)
def test_a_decision_is_told_with_what_it_says(columns: tuple[str, ...], told: str) -> None:
    assert decisions.row("test.csv:1", columns).told == told
