"""A document cut into sections, headings, captions and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import words
from kg.model import Block, Document, Sentence, Span
from kg.read.headlines import is_byline

_LINE = re.compile(r"[^\n]+")
_BRACKETED = re.compile(r"^[【\[〖]([^【】\[\]〖〗]{1,20})[】\]〗]$")
_MARKED = re.compile(r"^#{1,6}\s+(.+)$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|第[一二三四五六七八九十]+[章节]|\d{1,2}[.、])"
)
_CLOSED = re.compile(r"[。！？；，、!?;,：:…]$|[。！？!?][”’」』》)）]$")
_ENDS = frozenset("。！？!?…")
_AFTER = frozenset("”’」』》）)】]")
_QUOTES = {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")"}
_SPEAKING = frozenset("：:，,。！？!?；;")
_LONGEST_HEADING, _LONGEST_SENTENCE = 45, 1200


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    block: Block
    name: str = ""


def split(document: Document) -> tuple[Sentence, ...]:
    """Sentences in order, trimmed of white space, none overlapping another.

    Each heading opens a section; `paragraph` counts lines of running text. A short line without a closing mark is a
    heading before running text, a caption right after a heading or where its last word says so.
    """
    return tuple(_sentences(document, tuple(_lines(document))))


def _sentences(document: Document, lines: tuple[_Line, ...]) -> Iterator[Sentence]:
    section, heading = 0, ""
    for paragraph, line in enumerate(lines):
        if line.block is Block.HEADING:
            section, heading = section + 1, line.name
        for span in _parts(document.folded, line):
            yield Sentence(span, line.block, section, paragraph, heading)


def _parts(folded: str, line: _Line) -> Iterator[Span]:
    if line.block is Block.BODY:
        yield from _cut(folded, line.span)
    else:
        yield line.span


def _lines(document: Document) -> Iterator[_Line]:
    spans = [_trimmed(document.folded, Span(*match.span())) for match in _LINE.finditer(document.folded)]
    spans = [span for span in spans if len(span)]
    before: Block | None = None
    for number, span in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        line = _line(document, span, before, following)
        before = line.block
        yield line


def _line(document: Document, span: Span, before: Block | None, following: Span | None) -> _Line:
    told = next((block.block for block in document.blocks if block.span.overlaps(span)), None)
    text = span.of(document.folded)
    if told is not None and told is not Block.BODY:
        return _Line(span, told, text)
    if (
        before in {None, Block.BYLINE}
        and document.title
        and span.of(document.text).lstrip("# ").strip() == document.title.strip()
    ):
        return _Line(span, Block.TITLE, text)
    for pattern in (_BRACKETED, _MARKED):
        match = pattern.match(text)
        if match:
            return _Line(span, Block.HEADING, match[1].strip())
    if is_byline(text):
        return _Line(span, Block.BYLINE)
    if told is Block.BODY or len(span) > _LONGEST_HEADING or _CLOSED.search(text):
        return _Line(span, Block.BODY)
    return _Line(span, _short(document, span, before, following), text)


def _short(document: Document, span: Span, before: Block | None, following: Span | None) -> Block:
    """What a short line without a closing mark is."""
    text = span.of(document.folded)
    if words("caption-endings").ending(text) or words("caption-starts").longest(text, 0):
        return Block.CAPTION
    if _NUMBERED.match(text):
        return Block.HEADING
    if following is None or before is None:
        return Block.BODY
    goes_on = len(following) > _LONGEST_HEADING or bool(_CLOSED.search(following.of(document.folded)))
    if before in {Block.HEADING, Block.CAPTION}:
        return Block.CAPTION
    return Block.HEADING if goes_on else Block.BODY


def _trimmed(folded: str, span: Span) -> Span:
    text = span.of(folded)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.end - (len(text) - len(text.rstrip()))))


def _cut(folded: str, line: Span) -> Iterator[Span]:
    start = at = line.start
    opened: list[int] = []
    while at < line.end:
        character = folded[at]
        if character in _QUOTES and _QUOTES[character] in folded[at : line.end]:
            opened.append(at)
        elif opened and character == _QUOTES[folded[opened[-1]]]:
            opened.pop()
        ends = character in _ENDS and not _inside_name(folded, at, opened, line)
        if ends or at - start >= _LONGEST_SENTENCE:
            at = _past_marks(folded, at, line.end)
            opened = [place for place in opened if folded[at : line.end].count(_QUOTES[folded[place]]) and not ends]
            yield from _kept(folded, Span(start, at))
            start = at
            continue
        at += 1
    yield from _kept(folded, Span(start, line.end))


def _inside_name(folded: str, at: int, opened: list[int], line: Span) -> bool:
    """Whether an end mark stands inside a quoted name, or the sentence goes on behind the quotation it began with."""
    if not opened:
        return False
    first = opened[0]
    if folded[first] != "“":
        return True
    if first == line.start or folded[first - 1] in _ENDS | _AFTER:
        return folded[at + 1 : at + 2] == "”" and at + 2 < line.end and folded[at + 2].isalnum()
    return folded[first - 1] not in _SPEAKING


def _past_marks(folded: str, at: int, end: int) -> int:
    at += 1
    while at < end and (folded[at] in _ENDS or folded[at] in _AFTER):
        at += 1
    return at


def _kept(folded: str, span: Span) -> Iterator[Span]:
    trimmed = _trimmed(folded, span)
    if len(trimmed):
        yield trimmed
