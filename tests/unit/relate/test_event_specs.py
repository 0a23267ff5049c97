"""Sentences and the events in them: `tests/specs/events.jsonl`, to which any reader of Chinese can add a row."""

import json
import re
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Analysis, Event
from kg.read import document
from kg.relate import confidence, deed_roles
from kg.settings import SURE, Settings

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs" / "events.jsonl").read_text(encoding="utf-8").splitlines()
]
TOGETHER = 40
DATES = {"hasTime": "date", "startDate": "start", "endDate": "end"}


def test_there_are_enough() -> None:
    assert len(ROWS) >= 130
    assert sum(not row["events"] for row in ROWS) >= 5


@pytest.mark.parametrize("first", range(0, len(ROWS), TOGETHER))
def test_sentences_tell_these_events(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rules read, however doubtful it is."""
    monkeypatch.setattr(confidence, "LEAST_OF_EVENTS", 0.0)
    monkeypatch.setattr(confidence, "LEAST_UNWEIGHED", 0.0)
    rows = ROWS[first : first + TOGETHER]
    for row, analysis in zip(rows, _analyses(rows, sure=0), strict=True):
        typed = [event for event in analysis.events if event.mention.rule != deed_roles.RULE]
        assert [told(event, analysis.document.folded) for event in typed] == row["events"], row["text"]


@pytest.mark.slow
def test_few_links_of_plain_sentences_are_too_doubtful() -> None:
    links = sum(len(event.arguments) for one in _analyses(ROWS) for event in one.events)
    wanted = sum(len(value) if isinstance(value, list) else 1 for row in ROWS for value in _slots(row))
    assert links >= 0.98 * wanted


def _analyses(rows: list[dict[str, object]], sure: float = SURE) -> list[Analysis]:
    """What is read in the rows' texts, which is faster than one after another."""
    texts = [document.make(str(row["text"]), id="text", published=str(row["date"])) for row in rows]
    return pipeline.analyse_all(texts, pipeline.tools(Settings(sure=sure)))


def _slots(row: dict[str, object]) -> list[object]:
    """What fills the roles of a row's events."""
    told_of = {"name", "type", "modality", "holder"}
    events: list[dict[str, object]] = row["events"]  # type: ignore[assignment]
    return [value for event in events for key, value in event.items() if key not in told_of]


def told(event: Event, folded: str) -> dict[str, object]:
    """An event as a row tells it: name, class, dates, what fills each role, modality and who says so."""
    row: dict[str, object] = {"name": event.mention.span.of(folded), "type": short(event.mention.type)}
    for argument in event.arguments:
        role = short(argument.role)
        if role in DATES:
            row[DATES[role]] = argument.mention.value
        elif role == "superEvent":
            row["part_of"] = argument.mention.span.of(folded)
        else:
            name = (argument.mention.value or argument.mention.surface).split("/")[-1]
            row[role] = [*row.get(role, []), name]  # type: ignore[misc]
    if event.modality:
        row["modality"] = event.modality
    if event.holder:
        row["holder"] = event.holder
    return row


def short(iri: str) -> str:
    return re.split("[#/]", iri)[-1]
