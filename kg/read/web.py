"""The article of a web page: its title, day, paragraphs, headings and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.model import Block, BlockSpan
from kg.read import imprints, web_dates, web_lines, web_main, web_titles
from kg.read.encoding import Undecodable
from kg.text import UNTOLD, Imprint

_SERVER_SIDE = re.compile(r"<%.*?%>|<\?(?:php|=).*?(?:\?>|\Z)", re.DOTALL)
_FEWEST_PROSE = 30


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article, a line a paragraph; `date` in EDTF, or empty; `whole` the characters of text on the page.

    `merged` counts the cells of its tables that span several rows, `wide` those that span several columns.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    blocks: tuple[BlockSpan, ...] = ()
    whole: int = 0
    merged: int = 0
    wide: int = 0
    imprint: Imprint = UNTOLD


def page(source: str, address: str = "", *, all_of_it: bool = False) -> Page:
    """The article of an HTML page, or all its text; what is no page raises `Undecodable`.

    `address` is where the page was found, whose day counts last.
    """
    root = _parsed(source)
    if root is None:
        return Page()
    _refuse_frames(root)
    title, date = web_titles.title(root), web_dates.published(root, address)
    whole, imprint = _size(root), imprints.of_page(root)
    body = root.find("body") if root.find("body") is not None else root
    if not all_of_it:
        web_main.clean(root)
    chosen = body if all_of_it else web_main.main(root)
    listed = web_main.prose(chosen) < _FEWEST_PROSE
    text, blocks = web_lines.lines(body if listed else chosen, links=listed or all_of_it)
    named = tuple(BlockSpan(one.span, Block.TITLE) if one.span.of(text) == title else one for one in blocks)
    read = body if listed else chosen
    return Page(text, title, date, named, whole, _spanning(read, "rowspan"), _spanning(read, "colspan"), imprint)


def _spanning(node: Any, name: str) -> int:
    """How many cells span several rows or columns."""
    return len(node.xpath(f".//td[@{name} > 1] | .//th[@{name} > 1]"))


def _parsed(source: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 - heavy

    source = _SERVER_SIDE.sub("", source)
    if not source.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Undecodable(f"not valid HTML: {error}", "save the page anew") from error


def _refuse_frames(root: Any) -> None:
    """A page of frames holds no text; it names the pages that do."""
    frames = [one.get("src") for one in root.iter("frame") if one.get("src")]
    if frames and not "".join(root.xpath("//body//p//text()")).strip():
        raise Undecodable("a page of frames, which holds no text itself", f"read its pages: {', '.join(frames[:5])}")


def _size(root: Any) -> int:
    texts = root.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    return sum(len("".join(text.split())) for text in texts)
