"""Whether a text is shaped as a chronicle, and what each of its lines is: a heading that is a date, an entry, text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kg.find.outline import heads
from kg.find.outline.heads import Head
from kg.find.outline.marks import marks
from kg.lexicon import words
from kg.model import Block, Document, Sentence, Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[一-鿿A-Za-z0-9]")
_STOPS = frozenset("。.;；!！?？")
_WORDS = re.compile(r"[一-鿿]+")
_BRACKETS = ")〗"
_FEWEST, _SHARE = 3, 0.5
_FEWEST_TOUCHING, _SHARE_TOUCHING = 5, 0.8
_LONGEST_TITLE, _LONGEST_AGE = 40, 8
_YEARS = re.compile(r"\d{4}年?[ ]?[-—~～至到]")
_FIGURES = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_SIX_FIGURES = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(?!\d)")
_NO_YEAR = re.compile(r"[#*【\[ \t]*(?P<year>\d{5,})[ ]?年?[\]】*: \t]*")
_EMPTY_CELL = re.compile(r"(?:[ ]*\|[ \t]*\||\t)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with the date that opens it, the dates that open its later sentences, and what it is.

    `heading`: it holds nothing but its date; `row`: a table row whose first cell is empty; `broken`: a year that is
    none; `text`: it has words of its own, `said` is what it says without its date; `closed`: a full stop ends it;
    `sentences`: how many it holds.
    """

    span: Span
    head: Head | None = None
    inner: tuple[Head, ...] = ()
    heading: bool = False
    row: bool = False
    broken: str = ""
    text: bool = True
    said: str = ""
    closing: Head | None = None
    bullet: bool = False
    closed: bool = False
    sentences: int = 1


def lines(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Line, ...]:
    """The lines of a document but for bylines, with the dates that open them."""
    starts = [one.span.start for one in sentences]
    found = []
    for match in _LINE.finditer(document.folded):
        span = Span(match.start(), match.end())
        here = sentences[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if match[0].strip() and not any(one.block is Block.BYLINE for one in here):
            found.append(_line(document, span, here))
    full = [one.head for one in found if one.head is not None and one.head.numeric and not one.head.weak]
    return tuple(_without_weak(document, one, full) for one in found)


def _without_weak(document: Document, line: Line, full: list[Head]) -> Line:
    """A line whose figures at the head are but its number (01 简介) where no date in figures shows them to be one."""
    if line.head is None or not line.head.weak or any(line.head.stands_beside(other) for other in full):
        return line
    rest = line.span.of(document.folded).strip(marks() + _BRACKETS)
    text = bool(_WORD.search(rest))
    return Line(line.span, inner=line.inner, text=text, said=rest, bullet=line.bullet, sentences=line.sentences)


def title_of(document: Document, found: tuple[Line, ...]) -> str:
    """The folded title: that of the document, else its first line where it is short and no date opens it alone."""
    first = found[0].span.of(document.folded).strip(marks() + _BRACKETS) if found else ""
    alone = bool(found) and found[0].heading and found[0].said not in words("chronicle-titles")
    lead = first if len(first) <= _LONGEST_TITLE and not alone else ""
    from_file = heads_free(document.title)
    return lead if _titled(lead) or not from_file else from_file


def heads_free(title: str) -> str:
    """A title in folded characters."""
    from kg.read.script import fold  # noqa: PLC0415  (folding loads its tables)

    return fold(title)


def title_year(title: str) -> Head | None:
    """The one year, with its month, that the title of a chronicle names (某县二〇一九年大事记, 大事记202008).

    None where it names none, two, or a stretch of years.
    """
    if not _titled(title) or _YEARS.search(title):
        return None
    years = list(_title_years(title))
    alone = all(one.last is None and one.first == years[0].first for one in years)
    return years[0] if years and alone and len(set(_FIGURES.findall(title))) <= 1 else None


def _title_years(title: str) -> Iterator[Head]:
    at = 0
    title = _SIX_FIGURES.sub(lambda found: f"{found[1]}年{found[2]}月", title)
    while at < len(title):
        bare = _FIGURES.match(title, at) and words("chronicle-titles").longest(title, at + 4)
        line = f"{title[: at + 4]}年{title[at + 4 :]}" if bare else title
        found = heads.read(line, at, len(line))
        told = found is not None and any(found.first[name] for name in ("year4", "roc", "era"))
        if found is not None and told:
            yield found
        at = max(at + 1, found.end) if found is not None and told else at + 1


def is_title(line: Line) -> bool:
    """Whether a line names the text as a chronicle (2019年某县大事记, 某厂大事记（1986—2003）): it is no entry.

    Nor is a first line that a stretch of years closes (初创时期的某校（1947—1949年）).
    """
    ranged = line.closing is not None and line.closing.last is not None and _has_year(line.closing)
    dated = line.closing is not None or _has_year(line.head)
    return ranged or (dated and bool(words("chronicle-titles").ending(line.said)))


def is_headline(found: tuple[Line, ...]) -> bool:
    """Whether the first line is a title: no full stop ends it, as one ends nearly all lines below."""
    others = [one for one in found[1:] if one.text and not one.heading]
    closed = sum(one.closed for one in others)
    entry = found[0].text and not found[0].heading and not found[0].closed
    return entry and len(others) >= _FEWEST and closed >= _SHARE_TOUCHING * len(others)


def year_of_publication(title: str, found: tuple[Line, ...], published: date | None) -> int:
    """The year of lines under months without a year: the last that has the first of them before `published`, else 0."""
    told = [line.head for line in found if line.head is not None]
    month = next((int(head.first["month"]) for head in told if head.first["month"].isdigit()), 0)
    if published is None or not month or any(map(_has_year, told)) or _FIGURES.search(title):
        return 0
    return published.year - (month > published.month)


def is_chronicle(title: str, found: tuple[Line, ...], *, published: bool = False) -> bool:
    """A title that says so and an entry; or years and half the lines or more entries, set off from their dates.

    Where dates touch their words (1月县议会成立), nearly all lines must open with one. Months as headings will do for
    years where it is known when the text was `published`.
    """
    entries = sum(_is_entry(line, after) for line, after in pairs(found))
    inner = sum(len(line.inner) for line in found)
    if _titled(title):
        return entries + inner > 0
    others = sum(not line.heading and not _heads_section(line) for line in found)
    years = any(line.heading and _has_year(line.head) for line in found)
    years = years or sum(_has_year(line.head) for line in found) >= _FEWEST
    years = years or (published and any(line.heading and line.head and line.head.first["month"] for line in found))
    set_off = sum(line.head is not None and not line.heading and _apart(line) for line in found)
    set_off += sum(_is_entry(line, after) for line, after in pairs(found) if line.heading)
    told = sum(one.sentences for one in found if not one.heading and not _heads_section(one))
    running = inner >= _FEWEST_TOUCHING and entries + inner >= _SHARE_TOUCHING * told
    touching = running or (entries >= _FEWEST_TOUCHING and entries >= _SHARE_TOUCHING * max(1, others))
    if touching and _has_year(next((line.head for line in found if line.head is not None), None)):
        return True
    return years and set_off >= _FEWEST and set_off >= _SHARE * max(1, others)


def _heads_section(line: Line) -> bool:
    """Whether a line without a date is but the name of an age or a part (西汉, 中华民国)."""
    short = len(line.said) <= _LONGEST_AGE and _WORDS.fullmatch(line.said) is not None
    return short and line.head is None and line.closing is None


def _line(document: Document, span: Span, sentences: tuple[Sentence, ...]) -> Line:
    folded = document.folded
    broken = _NO_YEAR.fullmatch(folded, span.start, span.end)
    if broken is not None:
        return Line(span, broken=broken["year"], heading=True, text=False)
    head = heads.read(folded, span.start, span.end)
    rest = folded[head.body if head else span.start : span.end].strip(marks() + _BRACKETS)
    heading = head is not None and (not rest or rest in words("chronicle-titles"))
    starts = [one.span.start for one in sentences[1:]]
    inner = (heads.read(folded, at, span.end, sentence=True) for at in starts)
    row = head is None and _EMPTY_CELL.match(folded, span.start, span.end) is not None
    end = None if head else heads.closing(folded, span.start, span.end)
    said = folded[span.start : end.body].strip(marks() + _BRACKETS) if end else rest
    bullet = bool(heads.prefix(span.of(folded)).strip())
    text = bool(_WORD.search(rest)) and not _is_head_row(rest)
    closed = rest[-1:] in _STOPS or folded[span.start : span.end].rstrip()[-1:] in _STOPS
    return Line(
        span,
        head,
        tuple(one for one in inner if one),
        heading,
        row,
        "",
        text,
        said,
        end,
        bullet,
        closed,
        len(starts) + 1,
    )


def _is_head_row(text: str) -> bool:
    """Whether a row of a table only names its columns (日期 | 事件)."""
    cells = [cell.strip() for cell in re.split(r"[|\t]", text) if cell.strip()]
    return len(cells) > 1 and all(len(cell) <= 4 and not any(map(str.isdigit, cell)) for cell in cells)


def _titled(title: str) -> bool:
    return any(word in title for word in words("chronicle-titles"))


def _has_year(head: Head | None) -> bool:
    return head is not None and any(head.first[name] for name in ("year4", "roc", "era", "christian"))


def pairs(found: tuple[Line, ...]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the one after it, None behind the last."""
    for number, line in enumerate(found, 1):
        yield line, found[number] if number < len(found) else None


def _is_entry(line: Line, after: Line | None) -> bool:
    """Whether a line is an entry, or a date alone on its line with the entry below it."""
    if line.heading:
        return line.head is not None and after is not None and after.head is None and after.text and not after.heading
    return (line.head is not None and line.text) or line.closing is not None


def _apart(line: Line) -> bool:
    """Whether more than a comma sets the date off from the words of its entry."""
    return line.head is not None and (line.head.marked or line.head.apart)
