"""Date rules are tried where they can begin, and nowhere is a date missed by that."""

import re

import pytest

from kg.find.dates.grammar import beginning, rules
from kg.find.dates.openings import DIGITS, openings


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("昨(?:天|日)", {"昨"}),
        ("(?<!第)(?:今|明)?年", {"今", "明", "年"}),
        (r"[一二\d]+月", {"一", "二", DIGITS}),
        ("(?:[ab]|c?)d", {"a", "b", "c", "d"}),
        ("[^年]月", None),
        (".月", None),
    ],
)
def test_first_characters(pattern: str, expected: set[str] | None) -> None:
    assert openings(re.compile(pattern)) == expected


@pytest.mark.parametrize(
    "text", ["去年10月", "二〇二二年", "“十四五”期间", "本周三", "每月3日", "昨天(7日)", "民国十一年", "3/4"]
)
def test_no_rule_that_matches_is_passed_over(text: str) -> None:
    for at, character in enumerate(text):
        found = {rule.name for rule in rules() if rule.begins and rule.pattern.match(text, at)}
        assert found <= {rule.name for rule in beginning(character)}
