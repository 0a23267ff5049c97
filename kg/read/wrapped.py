"""Lines of print that were cut at a width, inside words too: where they go on in the next line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from kg.lexicon import words
from kg.model import Span
from kg.read.headlines import arabic
from kg.read.script import fold

_NARROWEST, _WIDEST, _SLACK, _WESTERN_SLACK = 20, 110, 4, 12
_FEWEST, _FEWEST_WITH_MARKS, _MOST_ENDED = 2, 0.4, 0.6
_ENDED = re.compile(r"[。！？!?…:：][”’」』》）)\]】]*$")
_MARKS = re.compile(r"[，,、。；;]")
_OPENS = re.compile(
    r"\s*(?:[#>|*•●○■□◆◇▲★☆※▪◎→+-]|[【\[〖(（]|[一二三四五六七八九十]{1,3}[、.\uff0e]|\d{1,3}[、)）]|\d{1,2}[.\uff0e]\s*(?!\d)"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条编篇回届]|附[件录表])"
)
_DATED = re.compile(r"\s*(?:\d{2,4}\s*年|\d{1,2}\s*月|\d{1,2}\s*[日号]|\d{4}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}(?!\d))")
_OPEN_END = frozenset("，,、；;（(“「《")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    width: int
    indent: int


def joints(text: str, fewest: int = _FEWEST) -> tuple[Span, ...]:
    """The stretches between lines (line ends and indents) that only the width of the page put there.

    None unless most lines are of nearly equal width without a mark at their end, and at least `fewest` of them.
    """
    lines = _lines(text)
    width = max((line.width for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return ()
    pairs = [(one, other) for one, other in pairwise(lines) if _goes_on(one, other, width)]
    if len(pairs) < fewest or not _is_print(lines, width) or not _close(pairs):
        return ()
    return tuple(Span(one.span.end, other.span.start) for one, other in pairs)


def _close(pairs: list[tuple[_Line, _Line]]) -> bool:
    """Whether most of what would be joined ends as a sentence does; lines of a list do not."""
    begun = {one.span for one, _ in pairs}
    last = [other for _, other in pairs if other.span not in begun]
    return sum(bool(_ENDED.search(line.text)) for line in last) * 2 >= len(last)


def _is_print(lines: list[_Line], width: int) -> bool:
    """Whether the widest lines are cut prose: most end inside a sentence, many hold marks, few lines stop halfway."""
    full = [line for line in lines if line.width >= width - _SLACK]
    marked = sum(bool(_MARKS.search(line.text)) for line in full)
    ended = sum(bool(_ENDED.search(line.text)) for line in full)
    halfway = sum(width / 2 < line.width < width - _WESTERN_SLACK and not _ENDED.search(line.text) for line in lines)
    return marked >= len(full) * _FEWEST_WITH_MARKS and ended <= len(full) * _MOST_ENDED and halfway <= len(full)


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    slack = _WESTERN_SLACK if following.text[:1].isascii() and following.text[:1].isalnum() else _SLACK
    if line.width < width - slack or _ENDED.search(line.text) or following.indent > line.indent:
        return False
    if following.span.start - line.span.end > following.indent + 2 or _OPENS.match(following.text):
        return False
    return not _DATED.match(arabic(fold(following.text))) or _is_open(line.text)


def _is_open(text: str) -> bool:
    """Whether a line ends where a date may go on: at a mark inside a sentence, or a preposition."""
    return text[-1] in _OPEN_END or bool(words("prepositions").ending(fold(text)))


def _lines(text: str) -> list[_Line]:
    found = []
    for match in re.finditer(r"[^\n]+", text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare)
            indent = _width(match[0][: start - match.start()])
            found.append(_Line(Span(start, start + len(bare)), bare, indent + _width(bare), indent))
    return found


def _width(text: str) -> int:
    """Columns of print: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
