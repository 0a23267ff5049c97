"""Bylines, datelines, credits and lines about the page, and sentences that only look like them."""

import json
from pathlib import Path

import pytest

from kg.model import Block
from kg.read.document import make
from kg.read.split import split

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs" / "bylines.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_every_row_is_there():
    assert len(ROWS) == 98


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][-20:] for row in ROWS])
def test_what_frames_the_news(row):
    document = make(row["text"], id="x", title="某题目")
    parts = [(one.block, one.span.of(document.text)) for one in split(document)]
    assert [text for block, text in parts if block is Block.BYLINE] == row["frame"]
    assert "".join(text for block, text in parts if block is not Block.BYLINE) == row["body"]
