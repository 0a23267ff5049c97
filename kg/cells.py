"""Cells of tables that spreadsheets open: none begins a formula, and what keeps it from that is undone in reading."""

from __future__ import annotations

import re

_MARK = "'"
_FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # signs that East Asian settings read as their half-width forms
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *_FULL_WIDTH)
_RETURN = re.compile(r"\r\n?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("-5"), harmless("甲")
    ("'=1+1", '-5', '甲')
    """
    if "\r" in cell:  # a bare return would end the row unquoted
        cell = _RETURN.sub("\n", cell)
    return _MARK + cell if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def plain(cell: str) -> str:
    """The cell that `harmless` was given.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    return cell.removeprefix(_MARK) if cell.startswith(_MARK) and cell[1:].startswith(_FORMULA) else cell
