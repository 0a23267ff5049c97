"""A document cut into sections, headings, captions and sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.lexicon import words
from kg.model import Block, Document, Sentence, Span
from kg.read import bylines, picture_credits
from kg.read.headlines import is_byline, is_day

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
_LONGEST_HEADING, _LONGEST_SENTENCE, _LONGEST_RUN, _LONGEST_NUMBER = 45, 600, 200, 20


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    block: Block
    name: str = ""


def split(document: Document) -> tuple[Sentence, ...]:
    """Sentences in order, trimmed of white space, none overlapping another.

    A stretch without an end mark is cut behind its last comma or space after 600 characters, and after 200 without
    any mark where no number or Western word is cut in two.
    Each heading opens a section; `paragraph` counts lines of running text. A short line without a closing mark is a
    heading before running text, a caption right after a heading or where its last word says so.
    """
    return tuple(_sentences(document, tuple(_lines(document))))


def _sentences(document: Document, lines: tuple[_Line, ...]) -> Iterator[Sentence]:
    section, heading = 0, ""
    for paragraph, line in enumerate(lines):
        if line.block is Block.HEADING:
            section, heading = section + 1, line.name
        for span, block in _parts(document.folded, line):
            yield Sentence(span, block, section, paragraph, heading)


def _parts(folded: str, line: _Line) -> Iterator[tuple[Span, Block]]:
    """The sentences of a line; a byline at its head and credits at its end are parts of their own.

    So is a dateline that runs into the news, whose names are told all the same.
    """
    if line.block is not Block.BODY:
        yield line.span, line.block
        return
    text = line.span.of(folded)
    start, end = line.span.start + bylines.head(text), line.span.start + bylines.tail(text)
    for span in _kept(folded, Span(line.span.start, start)):
        yield span, Block.BYLINE
    if on := bylines.running(text) if start == line.span.start else 0:
        start += on
        yield Span(line.span.start, start), Block.BODY
    yield from _between_credits(folded, Span(start, max(start, end)))
    for span in _kept(folded, Span(max(start, end), line.span.end)):
        yield span, Block.BYLINE


def _between_credits(folded: str, line: Span) -> Iterator[tuple[Span, Block]]:
    """The sentences of running text, the credits of pictures inside it parts of their own."""
    at = line.start
    for start, end in picture_credits.inside(line.of(folded)):
        for span in _cut(folded, Span(at, line.start + start)):
            yield span, Block.BODY
        for span in _kept(folded, Span(line.start + start, line.start + end)):
            yield span, Block.BYLINE
        at = line.start + end
    for span in _cut(folded, Span(at, line.end)):
        yield span, Block.BODY


def _lines(document: Document) -> Iterator[_Line]:
    spans = [_trimmed(document.folded, Span(*match.span())) for match in _LINE.finditer(document.folded)]
    spans = [span for span in spans if len(span)]
    before: Block | None = None
    links = False
    listed = _day_by_day(document, spans)
    for number, span in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        links = _is_link(document, span, following, links)
        line = _Line(span, Block.BYLINE) if links else _line(document, span, before, following)
        if listed and line.block is Block.BYLINE and is_day(span.of(document.folded)):
            line = _Line(span, Block.HEADING, span.of(document.folded))
        before = line.block
        yield line


def _day_by_day(document: Document, spans: list[Span]) -> bool:
    """Whether several lines of nothing but a day have other text below them: they head the entries of a list."""
    days = [is_day(span.of(document.folded)) for span in spans]
    return sum(here and not below for here, below in pairwise(days)) > 1


def _is_link(document: Document, span: Span, following: Span | None, within: bool) -> bool:
    """Whether a line belongs to links to other articles: their heading before short open lines, or one of those."""
    text = span.of(document.folded)
    if within:
        return _is_open(text) and not _MARKED.match(text) and not _BRACKETED.match(text)
    return following is not None and bylines.heads_links(text) and _is_open(following.of(document.folded))


def _is_open(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not _CLOSED.search(text)


def _line(document: Document, span: Span, before: Block | None, following: Span | None) -> _Line:
    at = bisect_right(document.blocks, span.start, key=lambda block: block.span.end)
    blocks = document.blocks[at : at + 1]
    told = blocks[0].block if blocks and blocks[0].span.overlaps(span) else None
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
    if told is not Block.BODY and (is_byline(text) or bylines.is_frame(text) or bylines.names_writers(text)):
        return _Line(span, Block.BYLINE)
    bare = text[: bylines.tail(text)]
    if told is Block.BODY or len(span) > _LONGEST_HEADING or _CLOSED.search(bare) or bylines.head(text):
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
    start = at = mark = line.start
    opened: list[int] = []
    last = {closing: folded.rfind(closing, line.start, line.end) for closing in _QUOTES.values()}
    while at < line.end:
        character = folded[at]
        if character in _QUOTES and last[_QUOTES[character]] >= at:
            opened.append(at)
        elif opened and character == _QUOTES[folded[opened[-1]]]:
            opened.pop()
        mark = mark if character.isalnum() else at + 1
        ends = character in _ENDS and not _inside_name(folded, at, opened, line)
        if ends or at + 1 - start >= _LONGEST_SENTENCE or at + 1 - mark >= _LONGEST_RUN:
            at = _past_marks(folded, at, line.end) if ends else _between_words(folded, start, mark, at + 1)
            opened = [] if ends else _still_open(folded, opened, at, last)
            yield from _kept(folded, Span(start, at))
            start = mark = at
            continue
        at += 1
    yield from _kept(folded, Span(start, line.end))


def _still_open(folded: str, opened: list[int], at: int, expected: dict[str, int]) -> list[int]:
    """The marks opened before a place whose closing mark stands behind it; `expected` forgets those no more to come.

    Only where a kind of mark is closed for good are all looked at, so that many open ones cost nothing.
    """
    while opened and opened[-1] >= at:
        opened.pop()
    gone = {mark for mark, closing in _QUOTES.items() if 0 <= expected[closing] < at}
    expected.update({_QUOTES[mark]: -1 for mark in gone})
    return [place for place in opened if folded[place] not in gone] if gone else opened


def _between_words(folded: str, start: int, mark: int, at: int) -> int:
    """Where too long a stretch is cut: behind its last mark, else before a word of letters or a number."""
    if at - mark < _LONGEST_RUN and mark > start:
        return mark
    for place in range(at, max(start, at - _LONGEST_NUMBER), -1):
        sides = folded[place - 1], folded[place : place + 1]
        if not all(side.isascii() or side.isnumeric() for side in sides):
            return place
    return at


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
