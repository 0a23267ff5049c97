"""Archives of pages: MHTML, WARC, EPUB."""

from __future__ import annotations

import email
import email.policy
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from kg.read.encoding import Undecodable
from kg.read.extras import missing
from kg.read.markup import named, parsed
from kg.read.raw import Broken, Raw
from kg.read.web_file import of_page
from kg.read.zipped import archive, part

_PLAIN, _PAGE = "text/plain", re.compile(r"text/html|application/xhtml\+xml")


def mime(data: bytes) -> Iterator[Raw | Broken]:
    """The page of an MHTML file (or the text of a message); its frames are read where it has no page of its own."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [one for one in message.walk() if _PAGE.match(one.get_content_type())]
    found = [next(of_page(_payload(one), str(one.get("Content-Location", "")))) for one in pages]
    best = max(found, key=lambda raw: len(raw.text), default=None)
    if best is None or not best.text.strip():
        texts = [_payload(one) for one in message.walk() if one.get_content_type() == _PLAIN]
        if not texts:
            raise Undecodable("no page inside", "save the page anew as HTML")
        best = next(of_page(b"<html><body><pre>" + texts[0] + b"</pre></body></html>", ""))
    yield best


def _payload(one: email.message.Message) -> bytes:
    payload = one.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def web_archive(data: bytes) -> Iterator[Raw | Broken]:
    """The pages of a WARC file, packed or not, that answered with success."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only where it is installed
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise missing("WARC") from error
    number = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            kind = (record.http_headers and record.http_headers.get_header("Content-Type")) or ""
            if record.rec_type != "response" or not _PAGE.match(kind) or record.http_headers.get_statuscode() != "200":
                continue
            number += 1
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield from _placed(of_page(record.content_stream().read(), address), f":{number}", address)
    except (ArchiveLoadFailed, AttributeError, ValueError, EOFError, OSError) as error:
        yield Broken(f":{number + 1}", f"not valid WARC: {error}", "fetch the page again")


def _placed(pages: Iterator[Raw | Broken], place: str, address: str) -> Iterator[Raw | Broken]:
    try:
        for page in pages:
            if isinstance(page, Raw) and not page.text.strip():
                yield Broken(place, f"no text in the page {address}", "leave it out")
            else:
                yield replace(page, place=place)
    except Undecodable as error:
        yield Broken(place, error.cause, error.hint)


def book(data: bytes) -> Iterator[Raw | Broken]:
    """The chapters of an EPUB in reading order, an article each."""
    try:
        with archive(data) as files:
            chapters = [part(files, name) for name in _spine(files)]
    except (zipfile.BadZipFile, KeyError, StopIteration) as error:
        raise Undecodable("not an EPUB book", "save it anew") from error
    for number, chapter in enumerate(chapters, 1):
        for raw in of_page(chapter, "", whole=True):
            if isinstance(raw, Raw) and raw.text.strip():
                yield replace(raw, place=f":{number}")


def _spine(files: zipfile.ZipFile) -> list[str]:
    """The names of the parts that are read, as the package file lists them."""
    container = parsed(part(files, "META-INF/container.xml"), "an EPUB book")
    package = next(one.get("full-path") for one in container.iter() if named(one) == "rootfile")
    root = parsed(part(files, package), "an EPUB book")
    home = posixpath.dirname(package)
    items = {one.get("id"): one.get("href") for one in root.iter() if named(one) == "item"}
    order = [one.get("idref") for one in root.iter() if named(one) == "itemref"]
    names = [posixpath.normpath(posixpath.join(home, unquote(items[one]))) for one in order if one in items]
    return [name for name in names if name in files.namelist()]
