"""Precision, recall and F1 from counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.score import Finding, Score, Scorecard, add_up, compare

counts = st.integers(0, 1000)


def test_figures() -> None:
    score = Score(right=6, missed=2, invented=4)
    assert score.precision == pytest.approx(0.6)
    assert score.recall == pytest.approx(0.75)
    assert score.f1 == pytest.approx(2 / 3)


@given(st.builds(Score, counts, counts, counts), st.builds(Score, counts, counts, counts))
def test_figures_stay_between_0_and_1(one: Score, other: Score) -> None:
    for figure in (one.precision, one.recall, one.f1, (one + other).f1):
        assert 0 <= figure <= 1


def test_comparison_lists_what_is_wrong() -> None:
    assert compare("abc", "bcd") == (Score(2, 1, 1), ["a"], ["d"])


def test_card_sums_by_type() -> None:
    parts = add_up([{"ORG": Score(1, 1)}, {"LOC": Score(2), "ORG": Score(1, 0, 1)}])
    card = Scorecard("gold.jsonl", 2, parts, (Finding("a", "ORG", "miss", "总工会", 0, 3),))
    assert card["ORG"] == Score(2, 1, 1)
    assert card.total == Score(4, 1, 1)
    assert "ORG" in card.table()
    assert str(card.findings[0]) == "miss\tORG\ta [0,3)\t总工会"
