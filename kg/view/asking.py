"""Questions on the page: the ready-made ones with their answers, or SPARQL itself with engine and graph packed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.event_types import Ontology
from kg.graph import syntax
from kg.graph.answers import Term
from kg.graph.queries import ReadyMade, ready_made, run, unnarrowed
from kg.iri import short
from kg.rdf import Literal, Statement
from kg.view.model import Label
from kg.view.page import template
from kg.view.payload import as_json, packed, packed_already, words_of

if TYPE_CHECKING:
    import pyoxigraph as ox

_HEADER = re.compile(r"\A(?:#.*\n)+")
ENGINE = ("'wasm-unsafe-eval'",)
"""What the policy must let through for WebAssembly to be compiled."""

MOST_ROWS = 5000
"""Rows of an answer on a page: the pairs of persons that 2,000 articles name together are 230,000."""

Cell = Term | Label


@dataclass(frozen=True, slots=True)
class Answer:
    """What a graph answers to a ready-made query without parameters: `count` rows, of which a page has the first."""

    question: ReadyMade
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int


def answers(store: ox.Store, ontology: Ontology) -> tuple[Answer, ...]:
    """The answer to every ready-made query, classes and properties by the ontology's words, `MOST_ROWS` rows of it."""
    found = ((one, run(store, f"@{one.name}")) for one in ready_made())
    return tuple(
        Answer(one, result.variables, _worded(result.rows[:MOST_ROWS], ontology), len(result.rows))
        for one, result in found
    )


def answered(found: Iterable[Answer]) -> list[dict[str, Any]]:
    """Questions with the heads of what was found and how many rows there are."""
    return [_titles(one.question) | {"heads": list(one.heads), "count": one.count} for one in found]


def rows_element(found: Iterable[Answer], order: Mapping[str, int]) -> str:
    """An element with the rows of every answer as gzip in base 64; `order` gives the number of a thing of the page."""
    rows = {one.question.name: [[_cell(cell, order) for cell in row] for row in one.rows] for one in found}
    return packed("answers", as_json(rows).encode("utf-8"))


def questions() -> list[dict[str, Any]]:
    """The ready-made queries as SPARQL, without the lines that a parameter would narrow them by."""
    return [_titles(one) | {"text": unnarrowed(_HEADER.sub("", one.text))} for one in ready_made()]


def elements(statements: Iterable[Statement]) -> str:
    """Elements with the worker's script, Oxigraph's WebAssembly and the graph as N-Quads, as gzip in base 64."""
    script = template("engine.js").encode("utf-8")
    engine = (files("kg.view") / "templates" / "engine.wasm.gz").read_bytes()
    graph = syntax.nquads(statements).encode("utf-8")
    return packed("worker", script) + packed_already("engine", engine) + packed("graph", graph)


def _titles(one: ReadyMade) -> dict[str, Any]:
    question = {"title": one.question or one.title, "title_zh": one.question_zh or one.title_zh}
    return {"name": one.name, "group": one.group, **question}


def _worded(rows: Iterable[tuple[Term, ...]], ontology: Ontology) -> tuple[tuple[Cell, ...], ...]:
    words = {name: Label(zh or short(name), en or short(name)) for name, (zh, en) in ontology.labels.items()}
    return tuple(tuple(words.get(cell, cell) if isinstance(cell, str) else cell for cell in row) for row in rows)


def _cell(cell: Cell, order: Mapping[str, int]) -> int | str | list[str]:
    """A thing as its number, a class or property as its words, all else as text."""
    if isinstance(cell, Label):
        return words_of(cell)
    if isinstance(cell, Literal):
        return cell.value
    return order.get(cell, short(cell)) if cell else ""
