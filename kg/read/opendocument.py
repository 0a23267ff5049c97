"""OpenDocument files: text (.odt) and spreadsheets (.ods)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from kg.model import Block
from kg.read import tables
from kg.read.encoding import Undecodable
from kg.read.markup import named, parsed
from kg.read.raw import Broken, Raw, of_lines
from kg.read.zipped import archive, part

_MOST_REPEATED = 50
_LEFT_OUT = frozenset({"tracked-changes", "annotation", "note-citation"})


def text(data: bytes) -> Iterator[Raw | Broken]:
    """A text, a line a paragraph or a table's row."""
    lines = list(_lines(_content(data)))
    whole, blocks = of_lines(lines)
    yield Raw(whole, "", "", "", blocks)


def spreadsheet(data: bytes) -> Iterator[Raw | Broken]:
    """The sheets of a spreadsheet."""
    sheets = [one for one in _content(data).iter() if named(one) == "table"]
    for sheet in sheets:
        name = f":{_attribute(sheet, 'name')}" if len(sheets) > 1 else ""
        rows = [one for one in sheet.iter() if named(one) == "table-row"]
        yield from tables.sheet([(list(_cells(row)), f"{name}:{line}") for line, row in enumerate(rows, 1)], name)


def _content(data: bytes) -> Any:
    try:
        with archive(data) as files:
            return parsed(part(files, "content.xml"), "an OpenDocument file")
    except (zipfile.BadZipFile, KeyError) as error:
        raise Undecodable("not an OpenDocument file", "save it anew") from error


def _lines(node: Any) -> Iterator[tuple[str, Block | None]]:
    for child in node:
        name = named(child)
        if name in {"p", "h"}:
            line = " ".join("".join(_words(child)).split())
            if line:
                yield line, Block.HEADING if name == "h" else None
        elif name == "table-row":
            line = " ".join(cell for cell in _cells(child) if cell)
            if line:
                yield line, Block.BODY
        elif name and name not in _LEFT_OUT:
            yield from _lines(child)


def _words(node: Any) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        name = named(child)
        if name in {"s", "tab", "line-break"}:
            yield " "
        elif name and name not in _LEFT_OUT:
            yield from _words(child)
        yield child.tail or ""


def _cells(row: Any) -> Iterator[str]:
    for cell in (one for one in row if named(one) in {"table-cell", "covered-table-cell"}):
        shown = " ".join("".join(_words(part)).strip() for part in cell if named(part) == "p")
        day = _attribute(cell, "date-value")
        repeated = _attribute(cell, "number-columns-repeated")
        times = int(repeated) if repeated.isdecimal() else 1
        yield from [day or shown.strip()] * min(times, _MOST_REPEATED)


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")
