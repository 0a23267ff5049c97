"""Questions on the page: the ready-made ones with their answers, or SPARQL itself with engine and graph packed."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.graph import syntax
from kg.graph.answers import Result, Term
from kg.graph.queries import ReadyMade, ready_made, run, unnarrowed
from kg.graph.rows import short
from kg.model import Literal, Ontology, Statement
from kg.view.model import Label
from kg.view.payload import words_of

if TYPE_CHECKING:
    import pyoxigraph as ox

_HEADER = re.compile(r"\A(?:#.*\n)+")
ENGINE = "'wasm-unsafe-eval'"
"""What the policy must let through for WebAssembly to be compiled."""
MOST_ROWS = 200
"""Rows of an answer that a page holds; it tells how many there are in all."""


Cell = Term | Label


@dataclass(frozen=True, slots=True)
class Answer:
    """What a graph answers to a ready-made query without parameters: the first `MOST_ROWS`, and how many there are."""

    question: ReadyMade
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int


def answers(store: ox.Store, ontology: Ontology) -> tuple[Answer, ...]:
    """The answer to every ready-made query, classes and properties by the ontology's words."""
    found = [(one, run(store, f"@{one.name}")) for one in ready_made()]
    return tuple(Answer(one, result.variables, _worded(result, ontology), len(result)) for one, result in found)


def answered(found: Iterable[Answer], order: Mapping[str, int]) -> list[dict[str, Any]]:
    """Questions with what was found; `order` gives the number of a thing of the page."""
    return [
        _titles(one.question)
        | {
            "heads": list(one.heads),
            "count": one.count,
            "rows": [[_cell(cell, order) for cell in row] for row in one.rows],
        }
        for one in found
    ]


def questions() -> list[dict[str, Any]]:
    """The ready-made queries as SPARQL, without the lines that a parameter would narrow them by."""
    return [_titles(one) | {"text": unnarrowed(_HEADER.sub("", one.text))} for one in ready_made()]


def elements(statements: Iterable[Statement]) -> str:
    """Elements that hold Oxigraph's WebAssembly and the graph as N-Quads, both as gzip in base 64."""
    engine = (files("kg.view") / "templates" / "engine.wasm.gz").read_bytes()
    graph = gzip.compress(syntax.nquads(statements).encode("utf-8"), mtime=0)
    return _element("engine", engine) + _element("graph", graph)


def _titles(one: ReadyMade) -> dict[str, Any]:
    return {"name": one.name, "title": one.title, "title_zh": one.title_zh}


def _worded(result: Result, ontology: Ontology) -> tuple[tuple[Cell, ...], ...]:
    words = {name: Label(zh or short(name), en or short(name)) for name, (zh, en) in ontology.labels.items()}
    return tuple(
        tuple(words.get(cell, cell) if isinstance(cell, str) else cell for cell in row)
        for row in result.rows[:MOST_ROWS]
    )


def _cell(cell: Cell, order: Mapping[str, int]) -> int | str | list[str]:
    """A thing as its number, a class or property as its words, all else as text."""
    if isinstance(cell, Label):
        return words_of(cell)
    if isinstance(cell, Literal):
        return cell.value
    return order.get(cell, short(cell)) if cell else ""


def _element(name: str, data: bytes) -> str:
    return f'<script type="text/plain" id="{name}">{base64.b64encode(data).decode("ascii")}</script>\n'
