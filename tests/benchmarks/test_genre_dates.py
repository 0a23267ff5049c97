"""The day of publication changes no date of chronicles, histories, gazetteers, court news and notices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg import pipeline
from kg.iri import SCHEMA, TIME
from kg.settings import Settings

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("KG_DATA", ROOT.parent / "shared" / "data"))
TEXTS = sorted(
    path
    for folder in (DATA / "genres", ROOT / "benchmarks" / "gold" / "chronicles")
    if folder.exists()
    for path in folder.iterdir()
    if path.suffix in {".md", ".txt"} and path.name != "README.md"
)
TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})


@pytest.mark.slow
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_day_of_publication_changes_no_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert dates(text, "2024-12-31") == dates(text, "")


def dates(text: str, published: str) -> list[tuple[int, str, str]]:
    """Where each event is shown, with what says when it was."""
    analysis = pipeline.analyse_text(text, date=published, settings=Settings())
    return [
        (event.trigger.start, one.role, one.mention.value)
        for event in analysis.events
        for one in event.arguments
        if one.role in TIMES
    ]
