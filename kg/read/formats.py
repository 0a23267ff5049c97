"""File formats: what each holds as articles, before repair."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points

from kg.model import Block, BlockSpan, Span
from kg.read import web
from kg.read.encoding import Undecodable, decode

LONGEST_LINE = 2_000_000
_TEXT = ("text", "content", "body", "正文", "内容")
_TITLE = ("title", "headline", "标题", "題目", "题目")
_DATE = ("date", "published", "datePublished", "time", "日期", "时间")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Raw:
    """An article as a file holds it; `id` is empty where the file's name is the only one. `place` names a row."""

    text: str
    id: str = ""
    title: str = ""
    date: str = ""
    blocks: tuple[BlockSpan, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that cannot be read: its place in the file, the cause, and what to try."""

    place: str
    cause: str
    hint: str


Reader = Callable[[bytes], Iterator[Raw | Broken]]


def reader(suffix: str) -> Reader:
    """The reader of a file suffix (`.txt`), built in or plugged in by the entry point group `kg.readers`.

    Files of any other suffix are read as plain text, which tells where they are none.
    """
    if suffix in READERS:
        return READERS[suffix]
    for entry in entry_points(group="kg.readers"):
        if f".{entry.name}" == suffix:
            plugged: Reader = entry.load()
            return plugged
    return _plain


def edtf_day(text: str) -> str:
    """A date column as EDTF: 2024-1-5, 2024/01/05 08:00 and 2024年1月5日 are 2024-01-05."""
    match = _DAY.search(text)
    if not match:
        return text if re.fullmatch(r"\d{4}", text) else ""
    year, month, day = match.groups()
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return f"{year}-{int(month):02d}-{int(day):02d}" if day else f"{year}-{int(month):02d}"


def _plain(data: bytes) -> Iterator[Raw | Broken]:
    text, _ = decode(data)
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        raise Undecodable(
            f"a line of {longest} characters, more than {LONGEST_LINE}",
            "break the text into paragraphs, or leave it out",
        )
    yield Raw(text)


def _json_lines(data: bytes) -> Iterator[Raw | Broken]:
    text, _ = decode(data)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            yield Broken(f":{number}", f"a line of {len(line)} characters", "leave this row out")
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Broken(f":{number}", f"not valid JSON: {error}", "write one JSON object a line")
            continue
        yield _row(row, f":{number}")


def _table(data: bytes) -> Iterator[Raw | Broken]:
    text, _ = decode(data)
    csv.field_size_limit(LONGEST_LINE)
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in rows:
            yield _row({key: value for key, value in row.items() if key}, f":{rows.line_num}")
    except csv.Error as error:
        yield Broken(f":{rows.line_num}", f"not valid CSV: {error}", "check the quotation marks there")


def _columns(data: bytes) -> Iterator[Raw | Broken]:
    try:
        from pyarrow import parquet  # noqa: PLC0415 - only where it is installed
    except ModuleNotFoundError as error:
        raise Undecodable("reading parquet needs pyarrow", "pip install pyarrow") from error
    try:
        rows = parquet.read_table(io.BytesIO(data)).to_pylist()
    except (OSError, ValueError) as error:
        raise Undecodable(f"not a parquet table: {error}", "check the file") from error
    for number, row in enumerate(rows, 1):
        yield _row(row, f":{number}")


def _row(row: object, place: str) -> Raw | Broken:
    if not isinstance(row, dict):
        return Broken(place, "the row is not an object", 'write {"id": …, "text": …}')
    text = _field(row, _TEXT)
    if not text.strip():
        return Broken(place, "the row has no text", f"name the column one of {', '.join(_TEXT[:3])}")
    return Raw(text, _field(row, ("id",)), _field(row, _TITLE), edtf_day(_field(row, _DATE)), (), place)


def _field(row: dict[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if value is not None and not isinstance(value, (dict, list)):
            return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # JSON may hold half pairs
    return ""


def _web(data: bytes) -> Iterator[Raw | Broken]:
    page = web.page(_declared(data) or decode(data)[0])
    yield Raw(page.text, "", page.title, edtf_day(page.date), page.blocks)


def _declared(data: bytes) -> str:
    """The text by the charset that the page itself declares, where that decodes."""
    match = re.search(rb"charset=[\"']?([\w-]+)", data[:2048])
    if not match:
        return ""
    try:
        return data.decode(match[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return ""


def _word(data: bytes) -> Iterator[Raw | Broken]:
    import zipfile  # noqa: PLC0415

    import docx  # noqa: PLC0415 - heavy
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415

    try:
        whole = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise Undecodable("not a Word document", "save it anew as .docx") from error
    lines = [
        (" ".join(part.text.split("\n")), (part.style and part.style.name) or "")
        for part in whole.paragraphs
        if part.text.strip()
    ]
    blocks, at = [], 0
    for line, style in lines:
        kind = {"Title": Block.TITLE, "Caption": Block.CAPTION}.get(style)
        kind = Block.HEADING if style.startswith("Heading") else kind
        if kind is not None:
            blocks.append(BlockSpan(Span(at, at + len(line)), kind))
        at += len(line) + 1
    title = next((line for line, style in lines if style == "Title"), whole.core_properties.title or "")
    yield Raw("\n".join(line for line, _ in lines), "", title, "", tuple(blocks))


def _pages(data: bytes) -> Iterator[Raw | Broken]:
    import pypdf  # noqa: PLC0415 - heavy
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a failure tells the same in one line
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, DependencyError, ValueError, KeyError, OSError) as error:
        raise Undecodable(f"not a readable PDF: {error}", "save it anew, or give its text") from error
    text = _unwrapped("\n".join(pages))
    if not text.strip():
        raise Undecodable("the PDF holds no text", "it may be a scan: run text recognition first")
    yield Raw(text)


def _unwrapped(text: str) -> str:
    """Lines of print joined to paragraphs: a full line without a closing mark goes on in the next."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        joined += line
        joined += "" if len(line) > width * 0.8 and line[-1] not in "。！？!?”" else "\n"
    return joined


READERS: dict[str, Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _plain,
    ".markdown": _plain,
    ".html": _web,
    ".htm": _web,
    ".docx": _word,
    ".pdf": _pages,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _table,
    ".parquet": _columns,
}
