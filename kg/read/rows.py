"""Rows of tables and objects of JSON as articles, by the names of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.lexicon import words
from kg.model import Block, BlockSpan
from kg.read import imprints, web
from kg.read.raw import Broken, Raw, edtf_day, of_lines
from kg.read.script import fold

_MARKUP = re.compile(r"</(?:p|div|span|section|a|strong|b|h\d|li|td)>|<br\s*/?>|<p[ >]", re.IGNORECASE)
_YEAR = re.compile(r"[\d〇○零一二三四五六七八九十]{2,6}年?")
_MOST_TOLD, _MOST_COLUMNS, _LONGEST_DATE = 5, 20, 14


def articles(rows: Iterable[tuple[object, str]]) -> Iterator[Raw | Broken]:
    """The articles of rows, each with its place in the file; broken ones stay as they are.

    Where no row has a text, one message lists the columns.
    """
    seen: list[str] = []
    without: list[str] = []
    read = 0
    for row, place in rows:
        if isinstance(row, Broken):
            yield row
            continue
        if not isinstance(row, Mapping):
            yield Broken(place, "the row is not an object", 'write {"id": …, "text": …}')
            continue
        seen += [str(name) for name in row if str(name) not in seen]
        raw = _article(row, place)
        read += raw is not None
        if raw is not None:
            yield raw
        elif any(str(value or "").strip() for value in row.values()):
            without.append(place)
    yield from _told(without, seen, read)


def field(name: str) -> str:
    """What a column of this name holds: text, entry, title, date, id, a part of the imprint, or an empty string."""
    return _known().get(_plain(name), ("", 0))[0]


def is_summary(name: str) -> bool:
    """Whether a column of this name tells only what an article is about."""
    return _known().get(_plain(name), ("", 0))[0] == "text" and "summary" in words("column-names")[_plain(name)]


def is_list(names: Iterable[str]) -> bool:
    """Whether columns are those of a dated list (时间, 事件), whose rows are lines of one article."""
    kinds = {field(name) for name in names}
    return {"entry", "date"} <= kinds and not kinds & {"text", "title"}


def dated_list(header: list[str], rows: Iterable[list[str]]) -> Raw:
    """A dated list as one article, a line a row; a date left empty is the one above.

    A row of one cell, merged over the columns, is a heading (2019年) or words of their own.
    """
    lines: list[tuple[str, Block | None]] = [(" ".join(header), Block.BYLINE)]
    columns = [field(name) for name in header]
    last = ""
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        date = next((cell for cell, kind in zip(cells, columns, strict=False) if kind == "date" and cell), "")
        rest = [cell for cell, kind in zip(cells, columns, strict=False) if kind in {"entry", ""} and cell]
        alone = bool(date) and not rest
        if alone and (_YEAR.fullmatch(date) or len(date) > _LONGEST_DATE):
            lines.append((date, Block.BODY))
            continue
        last = date or last
        if rest:
            lines.append((" ".join((last, *rest)).strip(), Block.BODY))
    text, blocks = of_lines(lines)
    return Raw(text, blocks=blocks)


def missing(columns: list[str], place: str = "") -> Broken:
    """The one message for a file without a column of text."""
    shown = ", ".join(columns[:_MOST_COLUMNS]) or "none"
    hint = "name the column of the articles one of text, content, 正文, 内容 (and title, date or 标题, 日期)"
    return Broken(place, f"no column holds the text; its columns are: {shown}", hint)


def _told(without: list[str], seen: list[str], read: int) -> Iterator[Broken]:
    if without and not read:
        yield missing(seen)
        return
    for place in without[:_MOST_TOLD]:
        yield Broken(place, "the row has no text", "fill its text, or leave the row out")
    if len(without) > _MOST_TOLD:
        yield Broken("", f"{len(without) - _MOST_TOLD} more rows have no text", "fill them, or leave them out")


def _article(row: Mapping[object, object], place: str) -> Raw | None:
    cells = sorted(
        (known[1], known[0], text)
        for name, value in row.items()
        if (known := _known().get(_plain(str(name)))) and (text := _written(value)).strip()
    )
    first: dict[str, str] = {}
    for _, kind, text in cells:
        first.setdefault(kind, text)
    text = first.get("text") or first.get("entry") or ""
    if not text.strip():
        return None
    blocks: tuple[BlockSpan, ...] = ()
    title, date = " ".join(first.get("title", "").split()), edtf_day(first.get("date", ""))
    if _MARKUP.search(text):
        page = web.page(f"<html><body>{text}</body></html>")
        text, date, blocks = page.text, date or edtf_day(page.date), page.blocks
    return Raw(text, first.get("id", ""), title, date, blocks, place, (), imprints.of_fields(first))


def _written(value: object) -> str:
    if value is None or isinstance(value, (dict, list)):
        return ""
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # JSON may hold half pairs


@cache
def _known() -> dict[str, tuple[str, int]]:
    """What each name holds, and its rank."""
    return {name: (kind, rank) for rank, (name, (kind, *_)) in enumerate(words("column-names").items())}


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-:：\ufeff]+", "", fold(name)).lower()
