"""The table of doubts as a file that a person fills in: .csv or .xlsx."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import SettingsError
from kg.graph.rdf_xml import without_forbidden
from kg.graph.syntax import clean
from kg.graph.write import table
from kg.resolve.decisions import Verdict
from kg.view.archive import without_clock
from kg.view.doubts import COLUMNS

_WIDTHS = (36, 12, 36, 40, 14, 14, 8, 8, 50, 50)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LONGEST = 32_767  # characters in a cell


def admit(path: Path) -> None:
    """A `SettingsError` for a file of another kind."""
    if path.suffix not in {".csv", ".xlsx"}:
        raise SettingsError(f"no table of that kind: {path.name}", hint="write a .csv or an .xlsx file")


def write(rows: Sequence[Sequence[str]], path: Path) -> None:
    """Writes rows of `COLUMNS` below their headings."""
    path.write_bytes(_excel(rows) if path.suffix == ".xlsx" else _csv(rows))


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    return clean(table((COLUMNS, *rows))).encode("utf-8-sig")


def _excel(rows: Sequence[Sequence[str]]) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415 - only a table needs it

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"keywords": "dashiji", "created": _NEVER})
    sheet = book.add_worksheet("review")
    head, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, without_forbidden(cell)[:_LONGEST], body)
    sheet.data_validation(1, 1, max(len(rows), 1), 1, {"validate": "list", "source": [one.value for one in Verdict]})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    book.close()
    return without_clock(target.getvalue())
