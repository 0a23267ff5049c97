"""PDF files: the text of their pages, lines of print joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

from kg.read.encoding import Undecodable
from kg.read.raw import Broken, Raw
from kg.read.wrapped import joints

_FEWEST_PAGES, _MOST_SHOWN = 3, 20


def portable(data: bytes) -> Iterator[Raw | Broken]:
    """The text of a PDF; pages without any (pictures, scans) are told."""
    pages = _pages(data)
    bare = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(bare) == len(pages):
        told = f"the PDF holds no text, only pictures ({len(pages)} pages)"
        raise Undecodable(told, "a scan: run text recognition first, such as `ocrmypdf -l chi_sim in.pdf out.pdf`")
    lines = [line for page in _without_running_heads(pages) for line in page]
    text = "\n".join(line.strip() for line in lines if line.strip())
    places = [(span.start, span.end) for span in joints(text, fewest=1)]
    for start, end in reversed(places):
        western = text[start - 1].isascii() and text[end : end + 1].isascii()
        text = text[:start] + (" " if western else "") + text[end:]
    shown = ", ".join(map(str, bare[:_MOST_SHOWN])) + (" …" if len(bare) > _MOST_SHOWN else "")
    notes = (f"pages without text (pictures or scans): {shown} of {len(pages)}",) if bare else ()
    yield Raw(text, notes=notes)


def _pages(data: bytes) -> list[str]:
    import pypdf  # noqa: PLC0415 - heavy
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a failure tells the same in one line
    try:
        return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, DependencyError, ValueError, KeyError, OSError) as error:
        raise Undecodable(f"not a readable PDF: {error}", "save it anew, or give its text") from error


def _without_running_heads(pages: list[str]) -> list[list[str]]:
    """The lines of pages without what stands at the head or foot of most of them (numbers aside)."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    filled = [page for page in lines if page]
    ends = Counter(_shape(line) for page in filled for line in {page[0], page[-1]})
    running = {shape for shape, count in ends.items() if count > max(_FEWEST_PAGES - 1, len(filled) / 2)}
    if not running:
        return lines
    return [
        [line for at, line in enumerate(page) if at not in {0, len(page) - 1} or _shape(line) not in running]
        for page in lines
    ]


def _shape(line: str) -> str:
    return re.sub(r"[\d\s]+", "", line)
