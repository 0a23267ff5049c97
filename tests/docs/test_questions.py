"""The page of questions is what its program writes: list, answers, measurements of the present questions."""

import re
import sys
from pathlib import Path

import pytest

from kg.graph import queries

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_lists_every_ready_made_query_and_ten_more() -> None:
    text = (DOCS / "questions.md").read_text("utf-8")
    assert re.findall(r"^\| `@([\w-]+)` \|", text, re.MULTILINE) == [one.name for one in queries.ready_made()]
    assert len(re.findall(r"^```sparql$", text, re.MULTILINE)) == 10
    measured = re.findall(r"^\| (@[\w-]+|[A-Z][^|]+?) \| [\d,]+ \|", text, re.MULTILINE)
    asked = [f"@{one.name}" for one in queries.ready_made()] + re.findall(r"^### ([^\n]+)$", text, re.MULTILINE)
    assert measured == asked


@pytest.mark.slow
def test_the_answers_are_those_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    import make_questions  # noqa: PLC0415 - a program of the docs

    assert make_questions.filled() == make_questions.PAGE.read_text("utf-8"), "python docs/make_questions.py"
    del sys.modules["make_questions"]
