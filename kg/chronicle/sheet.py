"""A chronicle as an Excel workbook: one sheet of dated events, one of those without a date."""

from __future__ import annotations

import io
import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from kg.chronicle import dates, wording
from kg.chronicle.entries import Entry
from kg.chronicle.sections import Chronicle
from kg.chronicle.text import heads
from kg.graph.rdf_xml import without_forbidden
from kg.view.archive import without_clock

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_WIDTHS = (20, 12, 12, 40, 12, 28, 24, 28, 20, 22, 32, 24, 10, 60, 30, 12, 30)
_LINE, _HIGHEST = 14.0, 409.0  # points of a line, and of the highest row that Excel has
_EMPTY = 5  # width of a column that holds nothing
_NAME = 3
_LONGEST = 32_767  # characters in a cell
_NEVER = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LOOK = {"text_wrap": True, "valign": "top", "font_name": "Microsoft YaHei", "font_size": 10, "border": 1}
_LOOK |= {"border_color": "#D9D9D9"}


def workbook(chronicle: Chronicle) -> bytes:
    """The bytes of an .xlsx file; no cell is a formula or a link."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only a table needs it

    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": without_forbidden(chronicle.title),
            "comments": chronicle.count,
            "keywords": "dashiji",
            "created": _NEVER,
        }
    )
    told = wording.of(chronicle.language)
    dated = [entry for entry in chronicle.entries if entry.date]
    undated = [entry for entry in chronicle.entries if not entry.date]
    _sheet(book, _name(chronicle.title), dated, chronicle)
    if undated:
        _sheet(book, told["undated"], undated, chronicle)
    book.close()
    return without_clock(target.getvalue())


def _sheet(book: Workbook, name: str, entries: list[Entry], chronicle: Chronicle) -> None:
    sheet, columns = book.add_worksheet(name), heads(chronicle)
    body, strong = book.add_format(_LOOK), book.add_format(_LOOK | {"bold": True})
    head = book.add_format(_LOOK | {"bold": True, "bg_color": "#7A1F1F", "font_color": "#FFFFFF", "valign": "vcenter"})
    rows = [wording.columns(one, chronicle.language, dates.words(one.date, chronicle.language)) for one in entries]
    for column, (title, width) in enumerate(zip(columns, _WIDTHS, strict=True)):
        filled = any(cells[column][1] for cells in rows)
        sheet.set_column(column, column, width if filled else _EMPTY)
        sheet.write_string(0, column, title, head)
    for row, cells in enumerate(rows, start=1):
        sheet.set_row(row, _height([cell for _, cell in cells]))
        for column, (_, cell) in enumerate(cells):
            sheet.write_string(row, column, without_forbidden(cell)[:_LONGEST], strong if column == _NAME else body)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(entries), 1), len(columns) - 1)
    _paper(book, name, len(entries), len(columns))


def _height(cells: list[str]) -> float:
    """The points that the longest cell of a row needs, where not every program finds that out by itself."""
    lines = (math.ceil(_width(cell) / (width - 1)) for cell, width in zip(cells, _WIDTHS[:-1], strict=False))
    return min(max((1, *lines)) * _LINE + 2, _HIGHEST)


def _width(text: str) -> int:
    """How many digits a text is wide."""
    return sum(2 if east_asian_width(character) in "FW" else 1 for character in text)


def _paper(book: Workbook, name: str, rows: int, columns: int) -> None:
    """Prints all but the addresses of the events, which stand last."""
    sheet = book.get_worksheet_by_name(name)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.set_margins(left=0.4, right=0.4)
    sheet.print_area(0, 0, rows, columns - 2)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _name(title: str) -> str:
    """A title as the name of a sheet."""
    return "".join(character for character in title if character not in "[]:*?/\\'")[:31] or "1"
