import json
from pathlib import Path

from kg.read.document import make

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs" / "headlines.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_every_row_is_there():
    assert len(ROWS) == 26


def test_title_and_day():
    documents = [make(row["text"], id=row["id"]) for row in ROWS]
    told = [(one.text, one.title, one.published) for one in documents]
    expected = [(row["text"], row.get("title", ""), row.get("published", "")) for row in ROWS]
    assert [(one, row) for one, row in zip(told, expected, strict=True) if one[1:] != row[1:]] == []


def test_what_is_given_comes_first():
    document = make("植树节活动举行\n2023年5月3日\n活动很成功。", id="2022", title="别的题目", published="2024-01-05")
    assert (document.title, document.published) == ("别的题目", "2024-01-05")
