"""What a query answers, and how it is shown: table, CSV, SPARQL results in JSON, Turtle."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph import syntax
from kg.graph.rows import plain, short
from kg.graph.write import table as comma_separated
from kg.model import Literal, Statement

Term = str | Literal | None
"""An IRI, a literal, or nothing where a variable is not bound; a blank node begins with `_:`."""

_UNLIMITED = 100_000


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: `variables` and `rows` of a SELECT, `truth` of an ASK, or `statements` of a CONSTRUCT or DESCRIBE."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term, ...], ...] = ()
    truth: bool | None = None
    statements: tuple[Statement, ...] | None = None

    def __iter__(self) -> Iterator[tuple[Term, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        return bool(self.rows or self.statements) if self.truth is None else self.truth

    def __str__(self) -> str:
        return table(self)


def show(result: Result, form: str = "table", width: int | None = None) -> str:
    """The result in one of `FORMS`; a `QueryError` names the known ones.

    `width` is the number of columns of the screen, on which long cells of a table wrap.
    """
    if form not in FORMS:
        raise QueryError(f"unknown format {form}", hint=f"known formats: {', '.join(FORMS)}")
    return table(result, width) if form == "table" else FORMS[form](result)


def table(result: Result, width: int | None = None) -> str:
    """For people to read; IRIs of the vocabulary are shortened. Chinese characters take two columns."""
    from rich import box  # noqa: PLC0415 - heavy
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    if result.truth is not None:
        return f"{'yes' if result.truth else 'no'}\n"
    head, lines = _cells(result)
    grid = Table(box=box.ASCII2 if width is None else box.SIMPLE_HEAD)
    for name in head:
        grid.add_column(Text(name), overflow="fold")
    for line in lines:
        grid.add_row(*(Text(_shown(cell)) for cell in line))
    text = io.StringIO()
    console = Console(file=text, width=width or _UNLIMITED, color_system=None, legacy_windows=False)
    console.print(grid)
    drawn = "\n".join(line.rstrip() for line in text.getvalue().splitlines())
    return f"{drawn}\n({len(lines)} {'row' if len(lines) == 1 else 'rows'})\n"


def values(result: Result) -> str:
    """SPARQL 1.1 CSV, save that no cell can be taken for a formula."""
    if result.truth is not None:
        return comma_separated([["answer"], [str(result.truth).lower()]])
    head, lines = _cells(result)
    return comma_separated([head, *([plain(cell) if cell else "" for cell in line] for line in lines)])


def results_json(result: Result) -> str:
    """SPARQL 1.1 query results in JSON; triples as bindings of subject, predicate and object."""
    if result.truth is not None:
        told: dict[str, object] = {"head": {}, "boolean": result.truth}
    else:
        head, lines = _cells(result)
        bindings = [
            {name: _json(cell) for name, cell in zip(head, line, strict=True) if cell is not None} for line in lines
        ]
        told = {"head": {"vars": list(head)}, "results": {"bindings": bindings}}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def turtle(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE."""
    if result.statements is None:
        raise QueryError("only CONSTRUCT and DESCRIBE give triples", hint="use --format table, csv or json")
    return syntax.turtle(result.statements)


FORMS: dict[str, Callable[[Result], str]] = {"table": table, "csv": values, "json": results_json, "ttl": turtle}


def _cells(result: Result) -> tuple[tuple[str, ...], tuple[tuple[Term, ...], ...]]:
    if result.statements is None:
        return result.variables, result.rows
    return ("subject", "predicate", "object"), tuple((s.subject, s.predicate, s.object) for s in result.statements)


def _shown(cell: Term) -> str:
    if cell is None:
        return ""
    text = " ".join(cell.value.split()) if isinstance(cell, Literal) else short(cell)
    return "".join(character if character.isprintable() else "\ufffd" for character in text)  # no terminal commands


def _json(cell: str | Literal) -> dict[str, str]:
    if isinstance(cell, str):
        return {"type": "bnode", "value": cell[2:]} if cell.startswith("_:") else {"type": "uri", "value": cell}
    told = {"type": "literal", "value": cell.value}
    if cell.language:
        told["xml:lang"] = cell.language
    elif cell.datatype:
        told["datatype"] = cell.datatype
    return told
