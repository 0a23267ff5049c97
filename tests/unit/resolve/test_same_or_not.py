"""Rows of `specs/same-or-not.jsonl`: how many events, persons or places a few articles tell of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import Entity, Kind
from kg.pipeline import analyse, tools
from kg.read import document
from kg.resolve import entities
from kg.settings import Settings

_ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs/same-or-not.jsonl").read_text(encoding="utf-8").splitlines()
]
_KINDS = {
    "events": Kind.EVENT,
    "persons": Kind.PERSON,
    "places": Kind.PLACE,
    "organisations": Kind.ORGANISATION,
    "documents": Kind.DOCUMENT,
}


def test_there_are_rows() -> None:
    assert len(_ROWS) >= 24


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["articles"][0][:20])
def test_things_are_one_or_not(row: dict[str, object]) -> None:
    kit, texts = tools(Settings()), row["articles"]
    assert isinstance(texts, list)
    days = row["date"] if isinstance(row["date"], list) else [row["date"]] * len(texts)
    told = enumerate(zip(texts, days, strict=True))
    made = (document.make(text, id=str(at), title="", published=day) for at, (text, day) in told)
    corpus = entities.resolve(tuple(analyse(one, kit) for one in made))
    for field, kind in _KINDS.items():
        if field in row:
            found = [one for one in corpus.entities if one.kind is kind and _named(row["word"], one)]
            assert len(found) == row[field], [one.path for one in found]


def _named(word: object, entity: Entity) -> bool:
    return any(str(word) in name for name in (entity.label, *entity.aliases))
