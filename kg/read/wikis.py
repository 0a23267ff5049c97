"""MediaWiki: XML dumps and the markup of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.model import Block
from kg.read.encoding import decode
from kg.read.extras import missing
from kg.read.markup import named, parsed
from kg.read.raw import Broken, Raw, of_lines

_HEADING = re.compile(r"^(={1,6})\s*(.+?)\s*\1\s*$")
_BULLET = re.compile(r"^[*#:;]+\s*")
_FILES = re.compile(r"\[\[(?:File|Image|Category|文件|檔案|档案|图像|圖像|分类|分類|Media)\s*:", re.IGNORECASE)
_ROW, _CELL = re.compile(r"^\|-.*$|^\{\|.*$|^\|\}.*$", re.MULTILINE), re.compile(r"^[|!](?:[^|\n\[\]{}]*\|(?!\|))?")


def dump(data: bytes) -> Iterator[Raw | Broken]:
    """The articles of an XML dump (their newest revision); redirects and pages of other name spaces are left out."""
    root = parsed(data, "a MediaWiki dump")
    for number, page in enumerate((one for one in root.iter() if named(one) == "page"), 1):
        parts = {named(one): one for one in page.iter()}
        if (parts["ns"].text if "ns" in parts else "0") != "0" or "redirect" in parts:
            continue
        text = parts["text"].text or "" if "text" in parts else ""
        title = (parts["title"].text or "").strip() if "title" in parts else ""
        if text.strip():
            yield _article(text, title, f":{number}")
        else:
            yield Broken(f":{number}", f"the page {title} has no text", "leave it out")


def page(data: bytes) -> Iterator[Raw | Broken]:
    """The article that wiki markup writes."""
    yield _article(decode(data)[0], "", "")


def _article(source: str, title: str, place: str) -> Raw:
    lines: list[tuple[str, Block | None]] = []
    for line in _plain(_tables(source)).split("\n"):
        heading = _HEADING.match(line.strip())
        bare = _BULLET.sub("", line).strip()
        if heading:
            lines.append((heading[2].strip("= "), Block.HEADING))
        elif bare:
            lines.append((bare, None))
    text, blocks = of_lines(lines)
    return Raw(text, "", title, "", blocks, place)


def _plain(source: str) -> str:
    """The words of wiki markup without templates, notes, files and link targets; headings keep their marks."""
    try:
        import mwparserfromhell  # noqa: PLC0415 - only where it is installed
    except ModuleNotFoundError as error:
        raise missing("MediaWiki markup") from error
    code = mwparserfromhell.parse(source)
    for tag in [*code.filter_tags(matches=lambda one: str(one.tag).lower() in {"ref", "gallery", "math"})]:
        _remove(code, tag)
    for link in [one for one in code.filter_wikilinks() if _FILES.match(str(one))]:
        _remove(code, link)
    headings = {str(one): _heading(one) for one in code.filter_headings()}
    parts = []
    for node in code.nodes:
        bare = node.__strip__(normalize=True, collapse=True, keep_template_params=False)
        parts.append(headings.get(str(node)) or str(bare or ""))
    return "".join(parts)


def _heading(heading: Any) -> str:
    marks = "=" * heading.level
    return f"{marks} {heading.title.strip_code()} {marks}"


def _remove(code: Any, node: Any) -> None:
    try:
        code.remove(node)
    except ValueError:
        return  # it lay inside one that is gone


def _tables(source: str) -> str:
    """The tables of wiki markup as lines, a row each, cells parted by a space."""
    lines: list[str] = []
    row: list[str] | None = None
    for line in source.split("\n"):
        bare = line.strip()
        if bare.startswith(("{|", "|-", "|}", "|+")):
            if row:
                lines.append(" ".join(row))
            row = None if bare.startswith("|}") else []
        elif row is not None and bare[:1] in "|!" and bare:
            row += [cell.strip() for cell in re.split(r"\|\||!!", _CELL.sub("", bare)) if cell.strip()]
        elif row is not None and bare:
            row.append(bare)
        else:
            lines.append(line)
    return "\n".join(lines)
