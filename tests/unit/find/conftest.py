"""Names read in many texts together, which costs half of what one after another costs."""

from collections.abc import Callable, Sequence

import pytest

from kg import pipeline
from kg.model import Kind
from kg.read import document
from kg.settings import Settings

_SHORT = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def misread() -> Misread:
    """Of texts and their names, as surface/kind from left to right, those read otherwise, with what is read."""
    return _misread


def _misread(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    assert len({text for text, _ in rows}) == len(rows) > 0
    texts = [document.make(text, id="text", published="2024-05-10") for text, _ in rows]
    told = []
    for analysis in pipeline.analyse_all(texts, pipeline.tools(Settings())):
        found = [one for one in analysis.mentions if one.kind in _SHORT]
        told.append((analysis.document.text, " ".join(f"{one.surface}/{_SHORT[one.kind]}" for one in found)))
    return [one for one, row in zip(told, rows, strict=True) if one != row]
