"""Reads evaluation files (JSON Lines) and refuses rows whose offsets don't fit their text, naming the line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import GoldError
from kg.model import Span

TYPES = {
    "ORG": "ORG",
    "organization": "ORG",
    "government": "ORG",
    "company": "ORG",
    "LOC": "LOC",
    "address": "LOC",
    "scene": "LOC",
    "PER": "PER",
    "name": "PER",
    "DATE": "DATE",
    "DOC": "DOC",
}
"""Labels of evaluation files to ours; a label that is not here (position, game) is not judged."""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """What a careful reader takes of one event: any of `names` and `place`, all of `agents` and `docs`.

    `None` where the file is silent: that slot is not judged.
    """

    names: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    place: tuple[str, ...] | None = None
    agents: tuple[str, ...] | None = None
    docs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A date expression: any of `spans` is right; `value` is EDTF, empty where only the span is judged."""

    spans: tuple[Span, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an evaluation file; exactly one of `entities`, `events`, `dates` is given."""

    id: str
    text: str
    date: str
    title: str = ""
    entities: tuple[tuple[str, Span], ...] | None = None
    events: tuple[GoldEvent, ...] | None = None
    dates: tuple[GoldDate, ...] | None = None


def load(path: Path) -> tuple[Row, ...]:
    """The rows of an evaluation file of mentions, facts or dates; a row that breaks its contract is a `GoldError`."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")  # other line ends may stand inside a JSON string
    except FileNotFoundError as error:
        raise GoldError("no such evaluation file", where=str(path), hint="check the path") from error
    except (UnicodeDecodeError, IsADirectoryError) as error:
        raise GoldError("not a text file in UTF-8", where=str(path), hint="give a JSON Lines file") from error
    rows = tuple(_line(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())
    if not rows:
        raise GoldError("the evaluation file is empty", where=str(path), hint="one JSON object a line")
    return rows


def parse(data: dict[str, Any], *, where: str) -> Row:
    """One row from its JSON object; `where` names its file and line in errors (`GoldError`)."""
    try:
        if not isinstance(data["text"], str):
            raise TypeError("text is not a string")
        row = Row(str(data["id"]), data["text"], _day(data), str(data.get("title") or ""), *_answers(data, where))
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"a field is missing or of another type: {error}", where=where, hint=_SHAPES) from error
    _check_spans(row, where)
    return row


def _line(line: str, where: str) -> Row:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"not JSON: {error}", where=where, hint="one JSON object a line") from error
    if not isinstance(data, dict):
        raise GoldError("not a JSON object", where=where, hint="one JSON object a line")
    return parse(data, where=where)


_SHAPES = "rows hold id, text and one of entities, events, results; the manual shows their fields"

_Answers = tuple[tuple[tuple[str, Span], ...] | None, tuple[GoldEvent, ...] | None, tuple[GoldDate, ...] | None]


def _day(data: dict[str, Any]) -> str:
    return str(data.get("date") or data.get("reference") or "")[:10]


def _answers(data: dict[str, Any], where: str) -> _Answers:
    given = [name for name in ("entities", "events", "results") if name in data]
    if len(given) != 1:
        raise GoldError("needs exactly one of entities, events, results", where=where, hint=_SHAPES)
    if "entities" in data:
        return tuple(_entity(entry, data["text"], where) for entry in data["entities"]), None, None
    if "events" in data:
        return None, tuple(_event(entry) for entry in data["events"]), None
    return None, None, tuple(_date(entry) for entry in data["results"])


def _entity(entry: dict[str, Any], text: str, where: str) -> tuple[str, Span]:
    span = Span(int(entry["start"]), int(entry["end"]))
    if not 0 <= span.start < span.end <= len(text) or span.of(text) != entry.get("text", span.of(text)):
        said = f"[{span.start},{span.end}) is not {entry.get('text')!r} in the text"
        raise GoldError(said, where=where, hint="offsets are half-open and count code points of text")
    return str(entry["type"]), span


def _event(entry: dict[str, Any]) -> GoldEvent:
    names = _strings(entry["names"])
    if not names:
        raise ValueError("an event without a name")
    lists = {name: _strings(entry[name]) for name in ("place", "agents", "docs") if name in entry}
    return GoldEvent(names, entry.get("start"), entry.get("end"), **lists)


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"{value!r} is not a list of strings")
    return tuple(value)


def _date(entry: dict[str, Any]) -> GoldDate:
    return GoldDate(tuple(Span(int(start), int(end)) for start, end in entry["spans"]), str(entry.get("edtf") or ""))


def _check_spans(row: Row, where: str) -> None:
    for date in row.dates or ():
        for span in date.spans:
            if not 0 <= span.start < span.end <= len(row.text):
                said = f"[{span.start},{span.end}) lies outside the text of {len(row.text)} characters"
                raise GoldError(said, where=where, hint="offsets are half-open and count code points of text")
