"""How sure names are: the weights come from judged names, and what is said holds on those held back."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from kg import pipeline
from kg.data import make_name_weights
from kg.data.make_name_weights import Judged
from kg.find import name_confidence
from kg.model import Mention

_EDGES, _ENOUGH, _GAP = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), 30, 0.05


def test_the_weights_that_ship_are_those_of_the_judged_names(tmp_path: Path) -> None:
    made = tmp_path / "weights.tsv"
    assert make_name_weights.make(target=made) > 100
    assert made.read_bytes() == make_name_weights.TARGET.read_bytes()


@pytest.mark.parametrize(("source", "buckets"), [("news", 1), ("uner", 6)])
def test_names_held_back_are_as_often_right_as_is_said(source: str, buckets: int) -> None:
    held = [one for one in make_name_weights.read() if one.held and one.source == source]
    gaps = list(_gaps(held))
    assert len(gaps) == buckets
    assert max(gaps) <= _GAP


def _gaps(names: list[Judged]) -> Iterator[float]:
    """How far what is said and what is right lie apart in each bucket with enough names."""
    said = [(name_confidence.likely(one.signs), one) for one in names]
    for low, high in pairwise(_EDGES):
        inside = [(sure, one) for sure, one in said if low <= sure < high]
        number = sum(one.judged for _, one in inside)
        if number >= _ENOUGH:
            yield abs(sum(sure * one.judged for sure, one in inside) - sum(one.right for _, one in inside)) / number


def _mention(text: str, surface: str) -> Mention:
    found = pipeline.analyse_text(text, date="2024-05-10").mentions
    return next(one for one in found if one.surface == surface)


def test_a_known_place_is_surer_than_one_that_no_table_knows() -> None:
    text = "论坛在广州举行，代表随后前往青禾屯参观。"
    assert _mention(text, "广州").score > _mention(text, "青禾屯").score


def test_a_name_with_a_post_is_surer_than_one_without() -> None:
    assert _mention("省长王大海讲话。", "王大海").score > _mention("王大海红遍全国。", "王大海").score


def test_scores_are_shares_in_steps_of_a_hundredth() -> None:
    found = pipeline.analyse_text("国务院总理李强在北京会见阿里波夫。", date="2024-05-10").mentions
    assert len(found) >= 4
    assert all(0 < one.score < 1 and round(one.score, 2) == one.score for one in found)
