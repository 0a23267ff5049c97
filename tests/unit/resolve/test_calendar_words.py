"""Dates in Chinese words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import calendar_words


@pytest.mark.parametrize(
    "edtf, words",
    [
        ("2023", "2023年"),
        ("2023-04", "2023年4月"),
        ("2023-10-09", "2023年10月9日"),
        ("2023-10-09/2023-10-12", "2023年10月9日至12日"),
        ("2023-10-09/2023-11-02", "2023年10月9日至11月2日"),
        ("2023-10/2024-01", "2023年10月至2024年1月"),
        ("2021/2025", "2021年至2025年"),
        ("2023-05/..", "2023年5月以来"),
        ("../2025", "截至2025年"),
        ("2023-33", "2023年第一季度"),
        ("2023-40", "2023年上半年"),
        ("2023-12-22T09", "2023年12月22日9时"),
        ("198X", "1980年代"),
        ("2023~", "约2023年"),
        ("odd", "odd"),
    ],
)
def test_label(edtf: str, words: str) -> None:
    assert calendar_words.label(edtf) == words


@given(st.dates(), st.dates())
def test_days_keep_their_numbers(first, last) -> None:
    label = calendar_words.label(f"{first.isoformat()}/{last.isoformat()}")
    assert label.endswith(f"{last.day}日")
    assert f"{first.month}月{first.day}日" in label
