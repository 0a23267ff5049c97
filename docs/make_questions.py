"""Fills questions.md and questions.zh.md: the list of ready-made queries, below each further question its answer over
output/, and in the Chinese page the times that the English one tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.graph import answers, queries, store
from kg.view import load

HERE = Path(__file__).resolve().parent
PAGES = {"en": HERE / "questions.md", "zh": HERE / "questions.zh.md"}
OUTPUT = HERE.parent / "output"
HEADS = {"en": "| name | 问题 | answer |", "zh": "| 名称 | 问题 | 答案 |"}
_MEASURED = "<!-- measured by benchmarks/questions.py -->\n"
_TIMES = (
    (r"quads, (\d+) processors, load before: ([\d.]+)\.", r"条四元组，\1 个处理器，事前负载 \2。"),
    (r"\| question \| rows \| store on disk, s \|", "| 问题 | 行数 | 磁盘上的库，秒 |"),
    (
        r"The slowest, (\S+), takes the engine (\S+) s \(to be at most (\S+)\)\.",
        r"最慢的 \1 用引擎 \2 秒（目标：至多 \3）。",
    ),
)
_LIST = re.compile(r"(<!-- ready-made -->\n).*?(?=\n## )", re.DOTALL)
_QUESTION = re.compile(
    r"(### (?P<title>[^\n]+)\n(?:(?!### |```).)*```sparql\n(?P<text>.*?)```\n)(\n\|.*?\n(?=\n))?", re.DOTALL
)


def questions(spoken: str = "en") -> dict[str, str]:
    """The further questions of the page, SPARQL by title."""
    return {match["title"]: match["text"] for match in _QUESTION.finditer(PAGES[spoken].read_text("utf-8"))}


def filled(spoken: str = "en") -> str:
    """The page with list and answers as they are today."""
    text = _LIST.sub(lambda found: found[1] + "".join(_ready_made(spoken)), PAGES[spoken].read_text("utf-8"))
    opened = store.in_memory(load.statements(OUTPUT))
    text = _QUESTION.sub(lambda found: found[1] + "\n" + "".join(_answer(opened, found["text"])), text)
    return text if spoken == "en" else text.partition(_MEASURED)[0] + _MEASURED + _times()


def _ready_made(spoken: str) -> Iterator[str]:
    yield f"\n{HEADS[spoken]}\n|---|---|---|\n"
    for one in queries.ready_made():
        yield f"| `@{one.name}` | {one.question_zh} | {one.description if spoken == 'en' else one.description_zh} |\n"


def _answer(opened: object, text: str) -> Iterator[str]:
    found = queries.run(opened, text)  # type: ignore[arg-type]
    yield f"| {' | '.join(found.variables)} |\n|{'---|' * len(found.variables)}\n"
    for row in found.rows:
        yield f"| {' | '.join(answers.plain(cell) if cell else '' for cell in row)} |\n".replace("|  |", "| |")


def _times() -> str:
    """What the English page tells below the mark, in Chinese."""
    text = PAGES["en"].read_text("utf-8").partition(_MEASURED)[2]
    for english, chinese in _TIMES:
        text = re.sub(english, chinese, text)
    for english, chinese in zip(questions("en"), questions("zh"), strict=True):
        text = text.replace(f"| {english} |", f"| {chinese} |")
    return text


if __name__ == "__main__":
    for spoken, page in PAGES.items():
        page.write_text(filled(spoken), encoding="utf-8")
