"""Texts of other kinds than news (chronicles, histories, court reports, notices) with what a careful reader takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kg.evaluate.gold import Row, parse


def rows(folder: Path) -> Iterator[Row]:
    """A row a text: `facts.jsonl` holds the events by the stem of the file that holds the text."""
    facts = folder / "facts.jsonl"
    for number, line in enumerate(facts.read_text(encoding="utf-8").splitlines(), 1):
        facts_of_text = json.loads(line)
        source = next(path for path in sorted(folder.iterdir()) if path.stem == facts_of_text["id"])
        yield parse({**facts_of_text, "text": source.read_text(encoding="utf-8")}, where=f"{facts}:{number}")
