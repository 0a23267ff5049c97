"""Tables of decisions: .csv, .tsv, .xlsx, or .ttl with the terms of PROV (docs/correcting.md tells how they look).

A table may begin with a row of headings, by which its columns are known in any order; others are left unread. Rows
whose verdict is empty are doubts that nobody has decided yet; `#` begins a comment.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from kg.cells import plain
from kg.errors import InputError
from kg.iri import BASE
from kg.resolve import decision_graph
from kg.resolve.decisions import COLUMNS, HINT, Decision, row

TABLE = "decisions.csv"
"""The name of the table inside the folder of a build, in which `kg decide` notes what is decided of it."""
_HERE = "./"
_SHEET, _GRAPH = ".xlsx", ".ttl"


def read(path: Path, base: str = BASE) -> tuple[Decision, ...]:
    """The decisions of a file in order; a row that breaks the format is an `InputError` naming its line."""
    if path.suffix == _GRAPH:
        return decision_graph.read(path, base)
    heads: dict[str, int] = {}
    told = []
    for number, cells in _excel(path) if path.suffix == _SHEET else _lines(path):
        if [cell.strip().lower() for cell in cells[:2]] == list(COLUMNS[:2]):
            heads = {cell.strip().lower(): at for at, cell in enumerate(cells)}
        elif any(cells) and not cells[0].startswith("#"):
            chosen = [_cell(cells, heads, at) for at in range(len(COLUMNS))] if heads else cells
            if not (chosen[0].strip() and len(chosen) > 1 and not chosen[1].strip()):
                told.append(row(f"{path}:{number}", chosen))
    return tuple(told)


def add(path: Path, columns: Sequence[str], base: str = BASE) -> Decision:
    """Append a row to the decisions of a file, which begins with it where there is none; back comes the decision.

    `columns` are those of `COLUMNS`. An `InputError` where the row breaks the format, or where the file is an Excel
    workbook: the file stays as it was.
    """
    if path.suffix == _SHEET:
        raise InputError("rows are added to .csv, .tsv or .ttl", where=str(path), hint="save it as .csv")
    decision = row(str(path), columns)
    new = not path.exists()
    if new:
        path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == _GRAPH:
        text = decision_graph.prefixes() if new else ""
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(text + decision_graph.turtle(decision, base))
        return decision
    data = b"" if new else path.read_bytes()
    heads = _heads(path) if data else list(COLUMNS)
    by_name = dict(zip(COLUMNS, (*columns, *[""] * len(COLUMNS)), strict=False))
    with path.open("a", encoding="utf-8", newline="") as file:
        if data and not data.endswith(b"\n"):
            file.write("\n")
        writer = csv.writer(file, delimiter="," if path.suffix == ".csv" else "\t", lineterminator="\n")
        if new:
            writer.writerow(COLUMNS)
        writer.writerow([by_name.get(head, "") for head in heads])
    return decision


def noted(directory: Path, given: tuple[Decision, ...], base: str = BASE) -> tuple[Decision, ...]:
    """The decisions given to the corpus in a folder, then those noted in the folder itself as they are now."""
    kept = tuple(one for one in given if not one.where.startswith(_HERE))
    path = directory / TABLE
    if not path.is_file():
        return kept
    rows = read(path, base)
    return (*kept, *(replace(one, where=f"{_HERE}{TABLE}:{one.where.rpartition(':')[2]}") for one in rows))


def _heads(path: Path) -> list[str]:
    """The headings of a table, those of `COLUMNS` where it has none."""
    for _, cells in _lines(path):
        if [cell.strip().lower() for cell in cells[:2]] == list(COLUMNS[:2]):
            return [cell.strip().lower() for cell in cells]
    return list(COLUMNS)


def _cell(cells: list[str], heads: dict[str, int], number: int) -> str:
    at = heads.get(COLUMNS[number], len(cells))
    return cells[at] if at < len(cells) else ""


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(_text(path), newline=""), delimiter="," if path.suffix == ".csv" else "\t")
    try:
        for cells in rows:
            yield rows.line_num, [plain(cell) for cell in cells]
    except csv.Error as error:
        raise InputError(f"not a table: {error}", where=f"{path}:{rows.line_num}", hint=HINT) from error


def _excel(path: Path) -> Iterator[tuple[int, list[str]]]:
    import openpyxl  # noqa: PLC0415 - heavy

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, BadZipFile, ParseError) as error:
        raise InputError(f"cannot be read as decisions: {error}", where=str(path), hint="save it as .csv") from error
    for number, cells in enumerate(rows, 1):
        yield number, ["" if cell is None else str(cell) for cell in cells]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as decisions: {error}", where=str(path), hint=HINT) from error
