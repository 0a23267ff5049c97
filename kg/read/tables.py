"""Tables as articles: CSV, Excel and Parquet, a row an article or a line of a dated list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from kg.read import rows
from kg.read.encoding import Undecodable, decode
from kg.read.limits import LONGEST_LINE
from kg.read.raw import Broken, Raw, merged
from kg.read.zipped import BROKEN

_HEADER_WITHIN = 10


def comma_separated(data: bytes) -> Iterator[Raw | Broken]:
    """CSV, or lines parted by tabs or semicolons."""
    text, _ = decode(data)
    csv.field_size_limit(LONGEST_LINE)
    first = text.split("\n", 1)[0]
    mark = max(",\t;，", key=first.count)
    cells: list[tuple[list[str], int]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        cells.extend((row, reader.line_num) for row in reader)
    except csv.Error as error:
        yield Broken(f":{reader.line_num}", f"not valid CSV: {error}", "check the quotation marks there")
    yield from sheet([([cell.strip() for cell in row], f":{line}") for row, line in cells])


def sheet(cells: list[tuple[list[str], str]], name: str = "") -> Iterator[Raw | Broken]:
    """The articles of a sheet: rows of cells, each with its place in the file; its header is in the first ten rows."""
    filled = [(row, place) for row, place in cells if any(row)]
    found = next((at for at, (row, _) in enumerate(filled[:_HEADER_WITHIN]) if _is_header(row)), None)
    if found is None:
        if filled:
            yield rows.missing([cell for cell in filled[0][0] if cell], name)
        return
    header, below = filled[found][0], filled[found + 1 :]
    if rows.is_list(header):
        yield rows.dated_list(header, [row for row, _ in below])
        return
    named = ((dict(zip(header, row, strict=False)), place) for row, place in below)
    yield from rows.articles(({key: cell for key, cell in row.items() if key}, place) for row, place in named)


def excel(data: bytes) -> Iterator[Raw | Broken]:
    """The sheets of an Excel file (.xlsx), dates as days."""
    import openpyxl  # noqa: PLC0415 - heavy
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (InvalidFileException, *BROKEN, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise Undecodable("not an Excel file", "save it anew as .xlsx, or as CSV") from error
    many = len(book.worksheets) > 1
    for page in book.worksheets:
        spanned = _spanned(page)
        areas = page.merged_cells.ranges
        notes = merged(
            sum(area.max_row > area.min_row for area in areas), sum(area.max_col > area.min_col for area in areas)
        )
        cells = [
            ([_shown(spanned.get((line, at), cell)) for at, cell in enumerate(row, 1)], f":{line}")
            for line, row in enumerate(page.iter_rows(values_only=True), 1)
        ]
        placed = [(row, f":{page.title}{place}" if many else place) for row, place in cells]
        for one in sheet(placed, f":{page.title}" if many else ""):
            yield replace(one, notes=notes) if isinstance(one, Raw) else one


def parquet(data: bytes) -> Iterator[Raw | Broken]:
    """The rows of a Parquet file."""
    try:
        from pyarrow import parquet as files  # noqa: PLC0415 - only where it is installed
    except ModuleNotFoundError as error:
        raise Undecodable("reading parquet needs pyarrow", "pip install 'dashiji[parquet]'") from error
    try:
        found = files.read_table(io.BytesIO(data)).to_pylist()
    except (OSError, ValueError) as error:
        raise Undecodable(f"not a parquet table: {error}", "check the file") from error
    yield from rows.articles((row, f":{number}") for number, row in enumerate(found, 1))


def _is_header(row: list[str]) -> bool:
    kinds = {rows.field(cell) for cell in row}
    return bool(kinds & {"text", "entry"})


def _spanned(page: object) -> dict[tuple[int, int], object]:
    """What each cell of a merged range shows, which only its first cell holds."""
    found: dict[tuple[int, int], object] = {}
    for area in page.merged_cells.ranges:  # type: ignore[attr-defined]
        value = page.cell(area.min_row, area.min_col).value  # type: ignore[attr-defined]
        for line in range(area.min_row, area.max_row + 1):
            found[line, area.min_col] = value
    return found


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute) else cell.isoformat(" ", "minutes")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()
