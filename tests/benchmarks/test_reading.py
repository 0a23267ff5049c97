"""The command that draws articles to be judged and counts verdicts."""

import runpy
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_READING = runpy.run_path(str(_ROOT / "benchmarks" / "reading.py"))


def test_verdicts_are_counted_by_rule() -> None:
    lines = list(_READING["count"]([_ROOT / "benchmarks" / "gold" / "read-anew.tsv"]))
    assert lines[-1] == "| read-anew | all | 95 | 17 | 29 | 20 | 10 | 9 | 180 |"


def test_an_article_is_shown_with_a_row_for_each_event() -> None:
    rows: list[str] = []
    shown = list(_READING["show"]("x", {"text": "5月3日，云岭市教育局举行新闻发布会。", "date": "2024-05-03"}, rows))
    [[*told, sure]] = [one.split("\t")[:4] for one in rows]
    assert told == ["1", "x", "event-held"]
    assert 0.5 < float(sure) <= 1
    assert shown[1].startswith("#1 云岭市教育局举行新闻发布会 [PressConference]")
