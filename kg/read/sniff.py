"""What a file is, told by its first bytes before its suffix."""

from __future__ import annotations

import json
import re
import zlib

from kg.read.encoding import Undecodable, decode
from kg.read.markup import declared
from kg.read.zipped import BROKEN, archive

_OCR = "run text recognition (OCR) over it first, such as `tesseract FILE out -l chi_sim`"
_UNPACK = "unpack it first"
_LIBRE = "save it anew in a new format, such as `soffice --headless --convert-to docx FILE`"
_REFUSED = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", _OCR),
    (b"\xff\xd8\xff", "a JPEG picture", _OCR),
    (b"GIF8", "a GIF picture", _OCR),
    (b"II*\x00", "a TIFF picture", _OCR),
    (b"MM\x00*", "a TIFF picture", _OCR),
    (b"BM", "a BMP picture", _OCR),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls, .ppt)", _LIBRE),
    (b"AT&TFORM", "a DjVu document", _OCR),
    (b"CAJ\x00", "a CAJ document", "print it as PDF with its own reader"),
    (b"ITSF", "a CHM help file", _UNPACK),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ", "a program", "leave it out"),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf", "a 7-Zip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"RIFF", "a RIFF media file", "leave it out"),
    (b"ID3", "a sound file", "give its transcript"),
    (b"OggS", "a sound file", "give its transcript"),
    (b"SQLite format 3", "a database", "export its articles as CSV"),
)
_OLD_OFFICE = {".doc": "an old Word document (.doc)", ".xls": "an old Excel file (.xls)", ".ppt": "old slides (.ppt)"}
_ZIPPED = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("META-INF/container.xml", "epub"),
)
_MIMETYPES = {"application/vnd.oasis.opendocument.spreadsheet": "ods", "application/vnd.oasis.opendocument.text": "odt"}
_HTML = frozenset(
    {
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "script",
        "style",
        "div",
        "p",
        "span",
        "section",
        "article",
        "table",
    }
) | {"center", "h1", "h2", "h3", "frameset"}
_ROOTS = {"rss": "feed", "feed": "feed", "RDF": "feed", "mediawiki": "mediawiki", "html": "html", "page": "xml"}
_PROLOGUE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<%.*?%>|<!doctype[^>\[]*(?:\[[^\]]*\])?[^>]*>|\s+)", re.I | re.S)
_ELEMENT = re.compile(r"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)[\s>/]")
_CLOSING = re.compile(r"</(?:p|div|span|td|tr|a|li|h\d|body|section)>", re.IGNORECASE)
_SQL = re.compile(
    r"\A(?:\s*(?:--[^\n]*|/\*.*?\*/;?|SET [^\n]*;|BEGIN[^\n]*;|USE [^\n]*;)?\n)*\s*"
    r"(?:CREATE (?:TABLE|DATABASE)|INSERT INTO|DROP TABLE|LOCK TABLES|PRAGMA |COPY \w)",
    re.I | re.S,
)
_MAIL = re.compile(r"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):", re.IGNORECASE)
_SRT = re.compile(r"\A\s*\d+\s*\n\s*\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->")
_WIKI = re.compile(r"^==+[^=\n]+==+\s*$", re.MULTILINE)
_HEAD, _FEWEST_TAGS, _FEWEST_LINKS = 8192, 3, 2
_BY_SUFFIX = {
    ".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".parquet": "parquet",
    ".docx": "docx", ".pdf": "pdf", ".xlsx": "xlsx", ".ods": "ods", ".odt": "odt", ".epub": "epub", ".rtf": "rtf",
    ".wiki": "wikitext", ".mediawiki": "wikitext", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".shtml": "html", ".mht": "mhtml", ".mhtml": "mhtml", ".warc": "warc", ".srt": "subtitles", ".vtt": "subtitles",
}  # fmt: skip
_BINARY_SUFFIXES = frozenset({"docx", "pdf", "xlsx", "ods", "odt", "epub", "parquet", "warc"})


def kind(data: bytes, suffix: str = "") -> str:
    """The name of a format (see `formats.READERS`); a kind that no reader has raises `Undecodable` and names it.

    What the content plainly is counts before the suffix; the suffix counts where the content is any text.
    """
    packed = _packed(data, suffix)
    if packed:
        return packed
    named = _BY_SUFFIX.get(suffix, "")
    if named in _BINARY_SUFFIXES:
        return named
    return _of_text(decode(data[: _HEAD * 2], declared(data))[0][:_HEAD], data, suffix) or named or "txt"


def _packed(data: bytes, suffix: str) -> str:
    """The format of binary files and of text that begins with a mark of its own."""
    for mark, name in ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"WARC/", "warc"), (b"PAR1", "parquet")):
        if data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(mark):
            return name
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(b"\x1f\x8b"):
        return _gzipped(data)
    for mark, told, hint in _REFUSED:
        if data.startswith(mark) and (len(mark) > 2 or b"\x00" in data[:64]):
            old = _OLD_OFFICE.get(suffix) if mark == b"\xd0\xcf\x11\xe0" else ""
            raise Undecodable(f"this is {old or told}, not text", hint)
    return ""


def _gzipped(data: bytes) -> str:
    """`warc` where a web archive is packed; any other is refused."""
    try:
        head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(data, 64)
    except zlib.error:
        head = b""
    if head.startswith(b"WARC/"):
        return "warc"
    raise Undecodable("this is a gzip archive, not text", _UNPACK)


def _zipped(data: bytes) -> str:
    try:
        with archive(data) as files:
            names = set(files.namelist())
            mimetype = files.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""
    except BROKEN as error:
        raise Undecodable("this is a damaged ZIP archive or office document", "copy or save it anew") from error
    found = _MIMETYPES.get(mimetype) or next((name for part, name in _ZIPPED if part in names), "")
    if found:
        return found
    if "ppt/presentation.xml" in names:
        raise Undecodable("this is a set of slides (.pptx), not text", "save its outline as .docx or text")
    raise Undecodable("this is a ZIP archive, not text", _UNPACK)


def _of_text(head: str, data: bytes, suffix: str) -> str:
    bare = head.lstrip("\ufeff \t\r\n")
    if bare.startswith("<"):
        return _of_markup(bare)
    if _SQL.match(bare):
        raise Undecodable("this is an SQL dump, not text", "load it into a database and export its articles as CSV")
    if bare.startswith("WEBVTT") or _SRT.match(bare):
        return "subtitles"
    if _MAIL.match(bare) and "\n" in bare and suffix not in {".md", ".txt"}:
        return "mhtml"
    if bare[:1] in "{[" and suffix not in {".jsonl", ".ndjson"} and _is_json(data):
        return "json"
    if len(_CLOSING.findall(bare)) >= _FEWEST_TAGS and suffix not in {".md", ".csv", ".tsv", ".jsonl", ".json"}:
        return "html"
    wiki = _WIKI.search(bare) and bare.count("[[") >= _FEWEST_LINKS and suffix != ".md"
    return "wikitext" if wiki else ""


def _of_markup(head: str) -> str:
    """The format of text that begins with markup: its first element, prologue and comments aside."""
    at = 0
    while match := _PROLOGUE.match(head, at):
        at = match.end()
    first = _ELEMENT.match(head, at)
    name = first[1] if first else ""
    if name in _ROOTS:
        return _ROOTS[name] if _ROOTS[name] != "xml" else ""
    if name.lower() in _HTML or re.search(r"<(?:html|body|head)[\s>]", head, re.IGNORECASE):
        return "html"
    if head.startswith("<?xml") and name:
        raise Undecodable(f"this is XML of an unknown kind (<{name}>)", "turn its articles into HTML, CSV or JSON")
    return "html" if len(_CLOSING.findall(head)) >= _FEWEST_TAGS else ""


def _is_json(data: bytes) -> bool:
    text = decode(data)[0]
    for part in (text, text.lstrip("\ufeff").lstrip().split("\n", 1)[0]):
        try:
            return isinstance(json.loads(part.lstrip("\ufeff")), (dict, list))
        except (json.JSONDecodeError, RecursionError):
            continue
    return False
