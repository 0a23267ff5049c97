"""Word files (.docx): paragraphs, tables, text boxes, insertions, footnotes and endnotes, as the parts hold them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from kg.model import Block
from kg.read.encoding import Undecodable
from kg.read.markup import named, parsed
from kg.read.raw import Broken, Raw, merged, of_lines
from kg.read.zipped import archive, part

_DELETED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr"})
_HIDDEN_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_Line = tuple[str, Block | None]


def word(data: bytes) -> Iterator[Raw | Broken]:
    """The text of a .docx file, a line a paragraph or a table's row; deletions are left out, notes stand at the end."""
    try:
        files = archive(data)
        body = parsed(part(files, "word/document.xml"), "a Word document")
    except (zipfile.BadZipFile, KeyError) as error:
        raise Undecodable("not a Word document", "save it anew as .docx") from error
    with files:
        styles = _styles(files)
        lines = list(_lines(body, styles))
        lines += [line for kind in ("footnote", "endnote") for line in _notes(files, kind, styles)]
        title = next((line for line, block in lines if block is Block.TITLE), "") or _property_title(files)
        pictures = any(name.startswith("word/media/") for name in files.namelist())
    text, blocks = of_lines(lines)
    if not text.strip() and pictures:
        raise Undecodable("the document holds only pictures", "run text recognition (OCR) over them first")
    begun = sum(named(one) == "vMerge" and _attribute(one, "val") == "restart" for one in body.iter())
    wide = sum(named(one) == "gridSpan" and (_attribute(one, "val") or "1") != "1" for one in body.iter())
    yield Raw(text, "", title, "", blocks, notes=merged(begun, wide))


def _lines(node: Any, styles: dict[str, str]) -> Iterator[_Line]:
    for child in node:
        name = named(child)
        if name == "p":
            yield from _paragraph(child, styles)
        elif name == "tbl":
            yield from _table(child, styles)
        elif name and name not in _DELETED:
            yield from _lines(child, styles)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[_Line]:
    """The paragraph's own words, then the text boxes anchored in it."""
    line = " ".join("".join(_words(paragraph)).split("\n")).strip()
    if line:
        yield line, _block(paragraph, styles)
    for box in _boxes(paragraph):
        yield from _lines(box, styles)


def _words(node: Any) -> Iterator[str]:
    for child in node:
        name = named(child)
        if name == "t":
            yield child.text or ""
        elif name in {"tab", "br", "cr"}:
            yield " "
        elif name and name not in _DELETED and name not in {"txbxContent", "p"}:
            yield from _words(child)


def _boxes(node: Any) -> Iterator[Any]:
    for child in node:
        name = named(child)
        if name == "txbxContent":
            yield child
        elif name and name not in _DELETED:
            yield from _boxes(child)


def _table(table: Any, styles: dict[str, str]) -> Iterator[_Line]:
    """A line a row; a cell merged with the one above says what that says. A cell of many lines makes a layout."""
    above: dict[int, str] = {}
    for row in (child for child in table if named(child) == "tr"):
        cells = [(cell, list(_lines(cell, styles))) for cell in _cells(row)]
        if any(len(lines) > 1 for _, lines in cells) and len(cells) == 1:
            yield from (line for _, lines in cells for line in lines)
            continue
        told = []
        for column, (cell, lines) in enumerate(cells):
            text = " ".join(line for line, _ in lines)
            joined = next((one for one in cell.iter() if named(one) == "vMerge"), None)
            goes_on = joined is not None and _attribute(joined, "val") != "restart"
            above[column] = above.get(column, "") if goes_on else text
            told.append(above[column])
        line = " ".join(text for text in told if text)
        if line:
            yield line, Block.BODY


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if named(child) == "tc":
            yield child
        elif named(child) in {"sdt", "sdtContent", "ins"}:
            yield from _cells(child)


def _block(paragraph: Any, styles: dict[str, str]) -> Block | None:
    style = next((one for one in paragraph.iter() if named(one) == "pStyle"), None)
    name = styles.get(_attribute(style, "val"), "") if style is not None else ""
    if name.startswith("heading"):
        return Block.HEADING
    return {"title": Block.TITLE, "caption": Block.CAPTION}.get(name)


def _styles(files: zipfile.ZipFile) -> dict[str, str]:
    """The names of styles (lower case, as Word names them in English) by their ids."""
    try:
        root = parsed(part(files, "word/styles.xml"), "a style sheet")
    except (KeyError, Undecodable):
        return {}
    found = {}
    for style in (one for one in root if named(one) == "style"):
        name = next((_attribute(one, "val") for one in style if named(one) == "name"), "")
        found[_attribute(style, "styleId")] = name.lower()
    return found


def _notes(files: zipfile.ZipFile, kind: str, styles: dict[str, str]) -> Iterator[_Line]:
    try:
        root = parsed(part(files, f"word/{kind}s.xml"), "notes")
    except (KeyError, Undecodable):
        return
    for note in (one for one in root if named(one) == kind and _attribute(one, "type") not in _HIDDEN_NOTES):
        yield from _lines(note, styles)


def _property_title(files: zipfile.ZipFile) -> str:
    try:
        root = parsed(part(files, "docProps/core.xml"), "properties")
    except (KeyError, Undecodable):
        return ""
    return next((one.text or "" for one in root if named(one) == "title"), "").strip()


def _attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")
