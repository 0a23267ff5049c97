"""What a file holds before repair: articles, rows that cannot be read, and days as EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate
from typing import Protocol

from kg.model import Block, BlockSpan, Span
from kg.read.headlines import arabic
from kg.read.script import fold
from kg.text import UNTOLD, Imprint

_DAY = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?")
_REPUBLIC = re.compile(r"民国\s*(\d{1,3})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?")
_PACKED = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_CHINA, _REPUBLIC_ERA = timedelta(hours=8), 1911


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as a file holds it; `id` is empty where the file's name is the only one. `place` names a row.

    `notes` is what its reader has to say of it (characters taken of a page, pages without text).
    """

    text: str
    id: str = ""
    title: str = ""
    date: str = ""
    blocks: tuple[BlockSpan, ...] = ()
    place: str = ""
    notes: tuple[str, ...] = ()
    imprint: Imprint = UNTOLD


def merged(rows: int, columns: int = 0) -> tuple[str, ...]:
    """What a reader says of merged cells: over rows each row has their words, over columns the first column.

    >>> merged(2), merged(0, 1)
    (('cells merged over rows: 2; each row is read with their words',), ('cells merged over columns: 1; read once',))
    """
    down = f"cells merged over rows: {rows}; each row is read with their words" if rows else ""
    across = f"cells merged over columns: {columns}; read once" if columns else ""
    return tuple(note for note in (down, across) if note)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read: its place in the file, the cause, and what to try."""

    place: str
    cause: str
    hint: str


class Reader(Protocol):
    """What the bytes of a file hold."""

    def __call__(self, data: bytes) -> Iterator[Raw | Broken]:
        """The articles, and the rows that cannot be read; what is no such file raises `Undecodable`."""


def of_lines(lines: list[tuple[str, Block | None]]) -> tuple[str, tuple[BlockSpan, ...]]:
    """A text of lines, and the blocks of those whose role the format told."""
    blocks, at = [], 0
    for line, block in lines:
        if block is not None and line:
            blocks.append(BlockSpan(Span(at, at + len(line)), block))
        at += len(line) + 1
    return "\n".join(line for line, _ in lines), tuple(blocks)


def edtf_day(text: str) -> str:
    """A written day as EDTF: 2024-1-5, 2024/01/05 08:00, 20240105, 2024年1月5日, Fri, 05 Jan 2024 are 2024-01-05.

    Ten digits are seconds since 1970 and thirteen milliseconds, told in China's time.
    """
    written = arabic(fold(text.strip()))
    if re.fullmatch(r"\d{4}", written):
        return written
    if _SECONDS.fullmatch(written):
        return _of_seconds(int(written[:10]))
    match = _REPUBLIC.search(written)
    if match:
        return _of_parts(str(int(match[1]) + _REPUBLIC_ERA), match[2], match[3])
    match = _DAY.search(written) or _PACKED.search(written)
    if match:
        return _of_parts(*match.groups())
    letter = parsedate(written)
    return _of_parts(*(str(part) for part in letter[:3])) if letter else ""


def _of_parts(year: str, month: str, day: str | None) -> str:
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02d}-{int(day):02d}" if day else f"{year}-{int(month):02d}"


def _of_seconds(seconds: int) -> str:
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
