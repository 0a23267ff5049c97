"""Evaluation files that break their contract are refused with the line; good ones are read as they are."""

import json
from pathlib import Path

import pytest

from kg.errors import GoldError
from kg.evaluate.gold import load
from kg.model import Span

GOOD = {"id": "a", "text": "李明在苏州。", "entities": [{"start": 0, "end": 2, "type": "PER", "text": "李明"}]}

BROKEN = [
    ({"entities": [{"start": 0, "end": 2, "type": "PER", "text": "苏州"}]}, "苏州"),
    ({"entities": [{"start": 5, "end": 9, "type": "PER"}]}, "[5,9)"),
    ({"entities": [{"start": -1, "end": 2, "type": "PER"}]}, "[-1,2)"),
    ({"entities": [{"start": 2, "end": 2, "type": "PER"}]}, "[2,2)"),
    ({"entities": [{"start": 0, "type": "PER"}]}, "end"),
    ({"entities": None}, "None"),
    ({"text": None, "entities": []}, "text"),
    ({"results": []}, "exactly one"),
]


def _write(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_mentions_are_read(tmp_path: Path) -> None:
    (row,) = load(_write(tmp_path / "gold.jsonl", GOOD))
    assert row.entities == (("PER", Span(0, 2)),)
    assert row.events is None


def test_facts_keep_silent_slots_apart_from_empty_ones(tmp_path: Path) -> None:
    event = {"names": ["座谈会"], "start": "2023-05", "docs": []}
    (row,) = load(_write(tmp_path / "gold.jsonl", {"id": 1, "text": "x", "date": "2023-05-06", "events": [event]}))
    assert row.events is not None
    assert (row.events[0].docs, row.events[0].agents, row.date) == ((), None, "2023-05-06")


@pytest.mark.parametrize("change, said", BROKEN)
def test_broken_row_names_its_line(change: dict[str, object], said: str, tmp_path: Path) -> None:
    path = _write(tmp_path / "gold.jsonl", GOOD, {**GOOD, **change})
    with pytest.raises(GoldError) as caught:
        load(path)
    assert said in caught.value.message
    assert caught.value.where == f"{path}:2"
    assert caught.value.hint


def test_a_line_ends_only_where_json_lines_end(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    odd = {**GOOD, "text": "李明在苏州。\u2028\u0085他说。"}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(odd, ensure_ascii=False).encode() + b"\r\n")
    assert [row.text for row in load(path)] == [odd["text"]]


@pytest.mark.parametrize("content", [b"", b"not json\n", b"[]\n", b"\xff\xfe\xff\n"])
def test_files_that_are_no_gold(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(GoldError):
        load(path)


def test_date_spans_outside_the_text_are_refused(tmp_path: Path) -> None:
    row = {"id": "d", "text": "今天", "reference": "2024-01-15", "results": [{"spans": [[0, 3]], "edtf": "2024-01-15"}]}
    with pytest.raises(GoldError, match="outside the text"):
        load(_write(tmp_path / "gold.jsonl", row))
