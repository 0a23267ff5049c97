"""Puts the measured tables of an English page into its Chinese one: `<!-- carried: 2 -->` stands before the second.

The words of their cells are those of tables.zh.tsv; figures, names and examples stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = ("identity", "parsing", "scale", "stores")
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
_PLACE = re.compile(r"(<!-- carried: (\d+) -->\n)(?:\n(?:\|.*\n)+)?")
_ENGLISH = re.compile(r"[A-Za-z]{3}")


def carried(name: str) -> str:
    """The Chinese page with the tables of the English one as they are today."""
    tables = _TABLE.findall((HERE / f"{name}.md").read_text(encoding="utf-8"))
    text = (HERE / f"{name}.zh.md").read_text(encoding="utf-8")
    return _PLACE.sub(lambda found: f"{found[1]}\n{_told(tables[int(found[2]) - 1])}", text)


def untold(name: str) -> list[str]:
    """Cells of the carried tables with English words that have no Chinese ones."""
    return [
        cell
        for table in re.findall(r"<!-- carried: \d+ -->\n\n((?:\|.*\n)+)", carried(name))
        for row in table.splitlines()
        for cell in _cells(row)
        if _ENGLISH.search(cell) and cell not in {*words(), *words().values()}
    ]


@cache
def words() -> dict[str, str]:
    """The Chinese of a whole cell."""
    lines = (HERE / "tables.zh.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def _told(table: str) -> str:
    rows = (" | ".join(words().get(cell, cell) for cell in _cells(row)) for row in table.splitlines())
    return "".join(re.sub(r"\|  (?=\|)", "| ", f"| {row} |\n") for row in rows)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def write() -> None:
    """All of the pages."""
    for name in PAGES:
        (HERE / f"{name}.zh.md").write_text(carried(name), encoding="utf-8")


if __name__ == "__main__":
    write()
