"""The article of a web page: its title, day, paragraphs, headings and captions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.model import Block, BlockSpan, Span
from kg.read.encoding import Undecodable

_BLOCK_TAGS = frozenset({"p", "div", "li", "tr", "td", "section", "article", "blockquote", "figcaption", "br", "title"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset({"script", "style", "noscript", "template", "nav", "footer", "form", "svg", "iframe", "head"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article, a line a paragraph; `date` as the page's head writes it, or empty."""

    text: str = ""
    title: str = ""
    date: str = ""
    blocks: tuple[BlockSpan, ...] = ()


def page(source: str) -> Page:
    """The article of an HTML page; what is none raises `Undecodable`."""
    from lxml import etree, html  # noqa: PLC0415 - heavy

    if not source.strip():
        return Page()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        root = html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Undecodable(f"not valid HTML: {error}", "save the page anew") from error
    title = _headline(root)
    date = next((meta.get("content") or "" for meta in root.findall(".//meta") if _dated(meta)), "")
    lines = _Lines()
    lines.walk(_main(root))
    text, blocks = lines.done()
    named = (BlockSpan(one.span, Block.TITLE) if one.span.of(text) == title else one for one in blocks)
    return Page(text, title, date, tuple(named))


def _headline(root: Any) -> str:
    """The only first-rank heading if the page's title holds it too (before the site's name), else that title."""
    title = " ".join((root.findtext(".//title") or "").split())
    heads = [" ".join("".join(one.itertext()).split()) for one in root.iter("h1")]
    return heads[0] if len(heads) == 1 and heads[0] and (heads[0] in title or not title) else title


def _dated(meta: Any) -> bool:
    """Whether a page's meta element, by its property or name, tells the day of publication."""
    named = f"{meta.get('property')} {meta.get('name')}".lower()
    return any(mark in named for mark in ("published_time", "publishdate", "pubdate"))


def _main(root: object) -> object:
    """The element with most paragraph text, if it holds most of the page's."""
    best, total = (0, root), 0
    for parent in root.xpath("//*[p]"):  # type: ignore[attr-defined]
        size = sum(len("".join(child.itertext()).strip()) for child in parent if child.tag == "p")
        total += size
        best = max(best, (size, parent), key=lambda entry: entry[0])
    return best[1] if total and best[0] * 2 > total else root


class _Lines:
    """Collects the text of a page, a line a block, and remembers headings and captions."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, Block | None]] = []
        self._open = ""

    def walk(self, node: object, block: Block | None = None) -> None:
        """Adds an element and all below it."""
        tag = node.tag if isinstance(node.tag, str) else ""  # type: ignore[attr-defined]
        if not tag or tag in _SKIPPED:
            return
        kind = Block.HEADING if tag in _HEADINGS else Block.CAPTION if tag == "figcaption" else block
        breaks = tag in _BLOCK_TAGS or tag in _HEADINGS
        if breaks:
            self._flush(block)
        self._open += node.text or ""  # type: ignore[attr-defined]
        for child in node:  # type: ignore[attr-defined]
            self.walk(child, kind)
            self._open += child.tail or ""
        if breaks:
            self._flush(kind)

    def done(self) -> tuple[str, tuple[BlockSpan, ...]]:
        """The whole text and its blocks."""
        self._flush(None)
        blocks, at = [], 0
        for line, block in self._lines:
            if block is not None:
                blocks.append(BlockSpan(Span(at, at + len(line)), block))
            at += len(line) + 1
        return "\n".join(line for line, _ in self._lines), tuple(blocks)

    def _flush(self, block: Block | None) -> None:
        line = " ".join(self._open.split())
        if line:
            self._lines.append((line, block))
        self._open = ""
