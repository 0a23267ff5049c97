"""The page of questions is what its program writes: list, answers, measurements of the present questions."""

import re
import sys
from pathlib import Path

import pytest

from kg.graph import queries

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("page, upper", [("questions.md", "[A-Z]"), ("questions.zh.md", "[一-鿿]")])
def test_the_page_lists_every_ready_made_query_and_ten_more(page: str, upper: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert re.findall(r"^\| `@([\w-]+)` \|", text, re.MULTILINE) == [one.name for one in queries.ready_made()]
    assert len(re.findall(r"^```sparql$", text, re.MULTILINE)) == 10
    measured = re.findall(rf"^\| (@[\w-]+|{upper}[^|]+?) \| [\d,]+ \| \d+\.", text, re.MULTILINE)
    asked = [f"@{one.name}" for one in queries.ready_made()] + re.findall(r"^### ([^\n]+)$", text, re.MULTILINE)
    assert measured == asked


@pytest.mark.slow
def test_the_answers_are_those_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    import make_questions  # noqa: PLC0415 - a program of the docs

    for spoken, page in make_questions.PAGES.items():
        assert make_questions.filled(spoken) == page.read_text("utf-8"), "python docs/make_questions.py"
    assert [*make_questions.questions("zh").values()] == [*make_questions.questions("en").values()]
    del sys.modules["make_questions"]
