"""How sure links are: from the signs of judged links to weights, and from weights to what is told."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.data import make_link_weights
from kg.relate import confidence


def test_the_weights_that_ship_are_those_of_the_judged_links(tmp_path: Path) -> None:
    made = tmp_path / "weights.tsv"
    assert make_link_weights.make(target=made) > 100
    assert made.read_bytes() == make_link_weights.TARGET.read_bytes()


def test_judged_links_are_as_often_right_as_is_said() -> None:
    links = make_link_weights.read()
    for low, high in ((0.65, 0.8), (0.8, 0.9), (0.9, 1.0)):
        inside = [(sure, one) for one in links if low <= (sure := confidence.likely(one.signs)) < high]
        readers = sum(one.readers for _, one in inside)
        said = sum(sure * one.readers for sure, one in inside) / readers
        right = sum(one.right * one.readers for _, one in inside) / readers
        assert len(inside) >= 100
        assert abs(said - right) <= 0.1


def test_a_doubtful_link_is_left_out_and_a_sure_one_told() -> None:
    text = "警方昨天逮捕李明。"
    (event,) = pipeline.analyse_text(text, date="2021-07-06").events
    assert all(confidence.LEAST_OF_EVENTS <= one.evidence.score <= 0.99 for one in event.arguments)


def test_the_cut_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "LEAST_OF_EVENTS", 1.0)
    (event,) = pipeline.analyse_text("警方昨天逮捕李明。", date="2021-07-06").events
    assert {one.evidence.rule for one in event.arguments} <= {"clause-deed"}  # what its clause tells of any deed
