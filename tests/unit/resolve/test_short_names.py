"""Short forms of names: rows of tests/specs/short-names.jsonl, and what must hold for any names."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import authority, name_forms, names, telling

_SPECS = Path(__file__).parents[2] / "specs"
_ROWS = [json.loads(line) for line in (_SPECS / "short-names.jsonl").open(encoding="utf-8")]
_NAMES = st.text(alphabet="北京天津市省总工会大学第一二十次届2023年人民", max_size=12)


def test_the_rows_are_all_there() -> None:
    assert len(_ROWS) == 123


def test_rows() -> None:
    matches = [(row, names.compare(str(row["short"]), str(row["long"]))) for row in _ROWS]
    assert [(row, match) for row, match in matches if (match.score >= names.SURE) is not row["same"]] == []
    assert [(row, match) for row, match in matches if bool(match.reason) is not (match.score > 0)] == []


@given(_NAMES, _NAMES)
def test_scores_are_probabilities_and_one_way(left: str, right: str) -> None:
    forth, back = names.short_form(left, right), names.short_form(right, left)
    assert 0 <= forth <= 1
    assert not (forth and back) or name_forms.canonical(left) == name_forms.canonical(right) or left == right


@pytest.mark.parametrize("name", ["中国工会第十八次全国代表大会", "2025年服贸会", "第九届湖区论坛", "“湖区杯”歌唱大赛"])
def test_telling_names(name: str) -> None:
    assert telling.telling(name)


@pytest.mark.parametrize(
    "name",
    ["座谈会", "2023年会议", "会见", "起火", "成立", "当选", "仪式", "交通事故", "火灾", "第二次全体会议", "签约仪式"],
)
def test_bare_names(name: str) -> None:
    assert telling.bare(name)
    assert not telling.telling(name)


@pytest.mark.parametrize("part, whole", [("苏格兰", "英国"), ("威尔士", "英国"), ("港岛", "香港特别行政区")])
def test_a_part_is_no_other_name(part: str, whole: str) -> None:
    assert [one.path for one in authority.lookup(part)] == [f"{whole}/{part}"]
