"""Bylines, datelines, credits and lines about the page, and sentences that only look like them."""

import json
from pathlib import Path

from kg.model import Block
from kg.read.document import make
from kg.read.split import split

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs" / "bylines.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_every_row_is_there():
    assert len(ROWS) == 96


def test_what_frames_the_news():
    assert [(row, told) for row in ROWS if (told := framed(row["text"])) != (row["frame"], row["body"])] == []


def framed(text):
    """What frames the news, and the news."""
    document = make(text, id="x", title="某题目")
    parts = [(one.block, one.span.of(document.text)) for one in split(document)]
    frame = [text for block, text in parts if block is Block.BYLINE]
    return frame, "".join(text for block, text in parts if block is not Block.BYLINE)


def test_a_dateline_that_runs_into_the_news_is_a_part_of_its_own() -> None:
    text = "新华社联合国3月2日电联合国安理会2日发表声明。"
    made = make(text, id="text")
    told = [(one.span.of(text), one.block) for one in split(made)]
    assert told == [("新华社联合国3月2日电", Block.BODY), ("联合国安理会2日发表声明。", Block.BODY)]
