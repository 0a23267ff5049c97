"""Dates, names and documents of a text, without a graph."""

import datetime
import inspect

import pytest

import kg
from kg import frames, stages
from kg.errors import SettingsError

TEXT = "云岭市图书馆昨天在云岭剧院发布《读者须知》，馆长刘青山出席。"


def test_dates_count_from_the_day_of_writing() -> None:
    (told,) = kg.dates(TEXT, "2023-05-07")
    assert (told.text, told.value) == ("昨天", "2023-05-06")
    assert told.earliest == told.latest == datetime.date(2023, 5, 6)
    assert TEXT[told.start : told.end] == "昨天"
    assert 0 < told.confidence <= 1


def test_a_date_that_hangs_on_nothing_is_told_without_a_day() -> None:
    (told,) = kg.dates("会议近日闭幕。")
    assert (told.value, told.earliest, told.latest) == ("", None, None)


def test_names_say_what_they_name() -> None:
    told = {one.text: (one.kind, one.type) for one in kg.names(TEXT)}
    assert told["刘青山"] == ("person", "schema:Person")
    assert told["云岭市图书馆"][0] == "organisation"
    assert "昨天" not in told


def test_offsets_count_in_the_text_as_it_was_given() -> None:
    damaged = "云&nbsp;岭消息：馆长刘青山<br>出席会议。"
    for one in (*kg.names(damaged), *kg.dates(damaged), *kg.titles(damaged)):
        assert damaged[one.start : one.end] == one.text


def test_titles_take_in_their_marks() -> None:
    (told,) = kg.titles("馆方发布《读者須知》。")
    assert (told.text, told.value, told.kind) == ("《读者須知》", "读者须知", "document")


def test_nothing_is_found_in_nothing() -> None:
    assert (len(kg.dates("")), len(kg.names("")), len(kg.titles(""))) == (0, 0, 0)


@pytest.mark.slow  # with the slow tests both packages are there
@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_frames_have_a_row_a_record(package: str) -> None:
    frame = getattr(kg.dates(TEXT, "2023-05-07"), f"to_{package}")()
    assert list(frame.columns) == list(stages.DateRecord.__dataclass_fields__)
    assert frame.shape[0] == 1
    assert list(frame["value"]) == ["2023-05-06"]


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_package_that_is_missing_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(SettingsError) as caught:
        getattr(kg.dates(TEXT), f"to_{package}")()
    assert f"dashiji[{package}]" in caught.value.hint


def test_a_notebook_shows_ten_rows_and_never_runs_what_they_hold() -> None:
    found = kg.titles("".join(f"《<script>第{number}号》。" for number in range(12)))
    shown = found._repr_html_()
    assert "<script>" not in shown
    assert shown.count("<tr>") == 11
    assert "10 of 12" in shown


def test_public_names_are_these_and_documented() -> None:
    assert kg.__all__ == [
        "Graph", "SavedGraph", "Settings", "__version__", "add", "build", "dates", "names", "open", "titles",
    ]  # fmt: skip
    for name in set(kg.__all__) - {"__version__"}:
        assert inspect.getdoc(getattr(kg, name)), name
    assert inspect.getdoc(frames.Records)
