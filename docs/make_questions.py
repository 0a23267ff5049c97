"""Fills docs/questions.md: the list of ready-made queries, and below each further question its answer over output/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.graph import answers, queries, store
from kg.view import load

PAGE = Path(__file__).with_name("questions.md")
OUTPUT = Path(__file__).resolve().parents[1] / "output"
_LIST = re.compile(r"(<!-- ready-made -->\n).*?(?=\n## )", re.DOTALL)
_QUESTION = re.compile(
    r"(### (?P<title>[^\n]+)\n(?:(?!### |```).)*```sparql\n(?P<text>.*?)```\n)(\n\|.*?\n(?=\n))?", re.DOTALL
)


def questions() -> dict[str, str]:
    """The further questions of the page, SPARQL by title."""
    return {match["title"]: match["text"] for match in _QUESTION.finditer(PAGE.read_text("utf-8"))}


def filled() -> str:
    """The page with list and answers as they are today."""
    text = _LIST.sub(lambda found: found[1] + "".join(_ready_made()), PAGE.read_text("utf-8"))
    opened = store.in_memory(load.statements(OUTPUT))
    return _QUESTION.sub(lambda found: found[1] + "\n" + "".join(_answer(opened, found["text"])), text)


def _ready_made() -> Iterator[str]:
    yield "\n| name | 问题 | answer |\n|---|---|---|\n"
    for one in queries.ready_made():
        yield f"| `@{one.name}` | {one.question_zh} | {one.description} |\n"


def _answer(opened: object, text: str) -> Iterator[str]:
    found = queries.run(opened, text)  # type: ignore[arg-type]
    yield f"| {' | '.join(found.variables)} |\n|{'---|' * len(found.variables)}\n"
    for row in found.rows:
        yield f"| {' | '.join(answers.plain(cell) if cell else '' for cell in row)} |\n".replace("|  |", "| |")


if __name__ == "__main__":
    PAGE.write_text(filled(), encoding="utf-8")
