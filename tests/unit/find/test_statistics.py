"""Statistics: rows of tests/specs/statistics.jsonl, Chinese numerals, tagged sentences."""

import json
from decimal import Decimal
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import pipeline
from kg.find import statistics
from kg.model import Document, Kind, Sentence, Span, Token

_ROWS = [json.loads(line) for line in (Path(__file__).parents[2] / "specs" / "statistics.jsonl").open(encoding="utf-8")]
_FOLD = opencc.OpenCC("t2s")


def _document(text: str) -> Document:
    return Document("a", text, _FOLD.convert(text), text)


def test_the_rows_are_all_there() -> None:
    assert len(_ROWS) >= 27


@pytest.mark.parametrize("row", _ROWS, ids=[row["text"] for row in _ROWS])
def test_row(row: dict[str, object]) -> None:
    text = str(row["text"])
    found = statistics.find(_document(text), (Sentence(Span(0, len(text))),))
    assert [
        {"surface": m.mention.surface, "value": m.value, "unit": m.unit, "property": m.property,
         "approximate": m.approximate}
        for m in found
    ] == row["expected"]  # fmt: skip
    assert all(m.mention.span.of(text) == m.mention.surface and m.mention.kind is Kind.STATISTIC for m in found)


def test_tags_end_the_counted_noun_and_guard_names() -> None:
    text = "推进14家水泥企业建会，第二研究院206所派员。"
    words = [("推进", "v"), ("14", "m"), ("家", "q"), ("水泥", "n"), ("企业", "n"), ("建会", "v"), ("，", "w"),
             ("第二研究院206所", "ORG"), ("派员", "v"), ("。", "w")]  # fmt: skip
    tokens, at = [], 0
    for word, pos in words:
        tokens.append(Token(Span(at, at + len(word)), pos))
        at += len(word)
    found = statistics.find(_document(text), (Sentence(Span(0, len(text)), tokens=tuple(tokens)),))
    assert [(m.value, m.unit, m.property) for m in found] == [("14", "家", "水泥企业")]


@given(st.integers(min_value=1, max_value=9999))
def test_numerals_read_back(number: int) -> None:
    assert statistics.decimal(_numeral(number)) == Decimal(number)


def _numeral(number: int) -> str:
    text, zero = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if zero and text else "") + "〇一二三四五六七八九"[digit] + unit
            zero = False
        else:
            zero = True
    return text


def test_people_are_not_counted_by_what_another_unit_measured() -> None:
    told = pipeline.analyse_text("全年投入1,200万元，120人受益。", date="2024-01-01").measures
    assert [(one.mention.surface, one.property) for one in told] == [("1,200万元", "投入"), ("120人", "受益")]
