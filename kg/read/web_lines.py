"""The lines of a web page's article: a line a paragraph or a table's row, with headings and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.model import Block, BlockSpan
from kg.read.raw import of_lines

_BREAKS = frozenset(
    {
        "p",
        "div",
        "li",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "blockquote",
        "figcaption",
        "br",
        "title",
        "dd",
        "dt",
        "dl",
    }
) | {"ul", "ol", "pre", "table", "header", "main", "figure", "hr", "center", "form", "address", "caption", "body"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCK_STYLE = re.compile(r"display\s*:\s*block", re.IGNORECASE)
_DATE = re.compile(r"\d{1,4}\s*[年月日./-]|[〇一二三四五六七八九十]+[年月日]|年|月|日期|时间|時間")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BROKEN = re.compile(rf"(?<={_WIDE})[ \t\r]*\n\s*(?={_WIDE})")
_LONGEST_CELL, _LONGEST_DATE_CELL = 200, 24


@dataclass(slots=True)
class _Line:
    text: str
    block: Block | None
    linked: float


def lines(node: Any, *, links: bool = False) -> tuple[str, tuple[BlockSpan, ...]]:
    """The text of an element and its blocks; runs of lines that are links alone are left out unless `links`."""
    collector = _Collector()
    collector.walk(node)
    collector.flush(None)
    kept = collector.lines if links else _without_lists(collector.lines)
    return of_lines([(line.text, line.block) for line in kept])


def _without_lists(found: list[_Line]) -> list[_Line]:
    def alone(at: int) -> bool:
        return 0 <= at < len(found) and found[at].linked > 0.8 and found[at].block is not Block.TITLE

    return [line for at, line in enumerate(found) if not alone(at) or not (alone(at - 1) or alone(at + 1))]


class _Collector:
    """Collects the lines of an element."""

    def __init__(self) -> None:
        self.lines: list[_Line] = []
        self._open: list[str] = []
        self._linked = 0
        self._carried: list[tuple[str, int]] = []

    def walk(self, node: Any, block: Block | None = None, *, link: bool = False) -> None:
        """Adds an element and all below it."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag:
            return
        if tag == "table":
            self._carried = []
        if tag == "tr" and self._row(node):
            return
        kind = Block.HEADING if tag in _HEADINGS else Block.CAPTION if tag == "figcaption" else block
        breaks = tag in _BREAKS or tag in _HEADINGS or bool(_BLOCK_STYLE.search(node.get("style") or ""))
        if breaks:
            self.flush(block)
        link = link or tag == "a"
        self._add(node.text, link=link, kept=tag == "pre")
        for child in node:
            self.walk(child, kind, link=link)
            self._add(child.tail, link=link, kept=tag == "pre")
        if breaks:
            self.flush(kind)

    def flush(self, block: Block | None) -> None:
        """Ends the open line."""
        text = " ".join(_BROKEN.sub("", "".join(self._open)).split())
        if text:
            self.lines.append(_Line(text, block, self._linked / len("".join(text.split()))))
        self._open, self._linked = [], 0

    def _add(self, text: str | None, *, link: bool, kept: bool) -> None:
        if not text:
            return
        parts = text.split("\n") if kept else [text]
        for number, part in enumerate(parts):
            if number:
                self.flush(None)
            self._open.append(part)
            self._linked += len("".join(part.split())) if link else 0

    def _row(self, row: Any) -> bool:
        """Adds a table's row as one line, where it is one of data and no layout."""
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        texts = [_text(cell) for cell in cells]
        above = self._above(cells, texts)
        filled = [text for text in texts if text]
        if len(filled) + bool(above) < 2 or not _is_data(cells, texts, above):
            return False
        self.flush(None)
        heads = all(cell.tag == "th" for cell in cells) or row.getparent().tag == "thead"
        self.lines.append(_Line(" ".join((*above, *filled)), Block.BYLINE if heads else Block.BODY, 0.0))
        return True

    def _above(self, cells: list[Any], texts: list[str]) -> list[str]:
        """The words of cells at the head of rows above that span this row too; those of this row are kept."""
        above = [text for text, _ in self._carried]
        self._carried = [(text, rows - 1) for text, rows in self._carried if rows > 1]
        for cell, text in zip(cells, texts, strict=True):
            span = cell.get("rowspan") or "1"
            if not span.isdecimal() or int(span) < 2:
                break
            self._carried.append((text, int(span) - 1))
        return [text for text in above if text]


def _text(cell: Any) -> str:
    pieces = []
    for one in cell.iter():
        if one is not cell and one.tag in _BREAKS:
            pieces.append(" ")
        pieces.append(one.text or "")
        if one is not cell:
            pieces.append(one.tail or "")
    return " ".join(_BROKEN.sub("", "".join(pieces)).split())


def _is_data(cells: list[Any], texts: list[str], above: list[str]) -> bool:
    if any(next(cell.iter("table"), None) is not None for cell in cells):
        return False
    first = (*above, *(text for text in texts if text))[0]
    if len(first) <= _LONGEST_DATE_CELL and _DATE.search(first):
        return True
    return all(len(text) <= _LONGEST_CELL for text in texts) and not any(
        len(cell.findall(".//p")) > 1 for cell in cells
    )
