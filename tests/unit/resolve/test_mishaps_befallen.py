"""Mishaps of which a sentence says no more than that they befell."""

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.resolve import entities


def test_a_mishap_that_befell_is_told_without_place_and_party() -> None:
    analysis = analyse_text("救援人员进入矿井。此时发生数次爆炸，部分矿工开始外逃。", date="2024-05-10")
    told = [one.label for one in entities.resolve((analysis,)).entities if one.kind is Kind.EVENT]
    assert "爆炸" in told
