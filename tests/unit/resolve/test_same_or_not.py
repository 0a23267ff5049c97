"""Rows of `specs/same-or-not.jsonl`: how many events, persons or places a few articles tell of."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from kg import pipeline
from kg.model import Document, Entity, Kind
from kg.read import document
from kg.resolve import entities
from kg.settings import Settings

_ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs/same-or-not.jsonl").read_text(encoding="utf-8").splitlines()
]
_TOGETHER = 40
_KINDS = {
    "events": Kind.EVENT,
    "persons": Kind.PERSON,
    "places": Kind.PLACE,
    "organisations": Kind.ORGANISATION,
    "documents": Kind.DOCUMENT,
}


def test_there_are_rows() -> None:
    assert len(_ROWS) >= 24


@pytest.mark.parametrize("first", range(0, len(_ROWS), _TOGETHER))
def test_things_are_one_or_not(first: int) -> None:
    rows = _ROWS[first : first + _TOGETHER]
    read = iter(pipeline.analyse_all([one for row in rows for one in _documents(row)], pipeline.tools(Settings())))
    for row in rows:
        corpus = entities.resolve(tuple(islice(read, len(row["articles"]))))
        for field, kind in _KINDS.items():
            if field in row:
                found = [one for one in corpus.entities if one.kind is kind and _named(row["word"], one)]
                assert len(found) == row[field], (row["articles"], [one.path for one in found])


def _documents(row: dict[str, Any]) -> list[Document]:
    texts = row["articles"]
    days = row["date"] if isinstance(row["date"], list) else [row["date"]] * len(texts)
    told = enumerate(zip(texts, days, strict=True))
    return [document.make(text, id=str(at), title="", published=day) for at, (text, day) in told]


def _named(word: object, entity: Entity) -> bool:
    return any(str(word) in name for name in (entity.label, *entity.aliases))
