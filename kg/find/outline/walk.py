"""Walks down a text and gives each stretch the date that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.find.dates.trail import reference_day
from kg.find.outline import heads, shape
from kg.find.outline.heads import Head
from kg.find.outline.scopes import Dated, Scope, dated
from kg.find.outline.shape import Line
from kg.model import Document, Fault, Sentence, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line, or its part from one date to the next, with the EDTF `value` it hangs on ('' where none is known).

    `head` is where that date stands if here, `told` where it was told; `body` where its own words begin; `entry` tells
    that it is one of a chronicle's entries.
    """

    span: Span
    body: int
    value: str
    head: Span | None = None
    entry: bool = False
    told: Span | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The stretches of a text that headings or heads date, in order; whether it is a chronicle; what was no date."""

    chronicle: bool
    stretches: tuple[Stretch, ...]
    faults: tuple[Fault, ...] = ()


def outline(document: Document, sentences: tuple[Sentence, ...]) -> Outline:
    """The time of a document as a structure.

    A date lacking its year, month or day takes it from the innermost scope that has it: the sentence before in the
    line, the entry before, the heading, the title; where none tells a year, from the day of publication. A year inside
    an entry moves nothing. Outside chronicles only
    headings that are nothing but a date count.
    """
    found = shape.lines(document, sentences)
    title = shape.title_of(document, found)
    published = reference_day(document.published)
    chronicle = shape.is_chronicle(title, found, published=published is not None)
    walker = _Walker(document, chronicle=chronicle)
    year = shape.title_year(title) if chronicle else None
    if year is not None:
        walker.open(dated(year, Scope()).scope)
    elif chronicle:
        walker.open(Scope(year=shape.year_of_publication(title, found, published)))
    titled = chronicle and bool(found) and (shape.is_title(found[0]) or shape.is_headline(found))
    entries = found[1:] if titled else found
    stretches = tuple(_traced(walker.walk(entries)))
    return Outline(chronicle, stretches, tuple(walker.faults))


def _traced(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Each with the place where its date was told: its head, else the last head of that value."""
    told: dict[str, Span] = {}
    for stretch in stretches:
        if stretch.head is not None:
            told[stretch.value] = stretch.head
        yield replace(stretch, told=told.get(stretch.value))


class _Walker:
    def __init__(self, document: Document, *, chronicle: bool) -> None:
        self._folded = document.folded
        self._republic = document.script == "Hant"
        self._chronicle = chronicle
        self._heading = self._last = Scope()
        self._value = self._heading_value = ""
        self._bullet = ""
        self._entered = False
        self.faults: list[Fault] = []

    def open(self, scope: Scope, value: str = "") -> None:
        """Opens the scope of a heading."""
        self._heading = self._last = scope
        self._value, self._entered = value, False
        self._heading_value, self._bullet = value, ""

    def walk(self, found: tuple[Line, ...]) -> Iterator[Stretch]:
        for line, after in shape.pairs(found):
            if line.broken:
                self.faults.append(Fault(line.span, f"no such year: {line.broken}"))
                self.open(Scope())
            elif line.heading and line.head is not None:
                yield from self._open(line, line.head, after)
            elif self._chronicle or self._heading.year:
                yield from self._text(line)

    def _open(self, line: Line, head: Head, after: Line | None) -> Iterator[Stretch]:
        told = dated(head, self._under(head), republic=self._republic)
        if not told.value or (told.value.startswith("XXXX") and not self._chronicle):
            return
        self._note(line, told)
        self.open(told.scope, told.value)
        if told.scope.day and (after is None or after.head is not None or not after.text):
            self.faults.append(Fault(line.span, "an entry without text"))
        yield Stretch(line.span, line.span.end, told.value, Span(head.start, head.end))

    def _text(self, line: Line) -> Iterator[Stretch]:
        head = line.head if line.head and (self._chronicle or not line.head.numeric) else None
        told = self._resolved(line, head) if head else None
        inner = self._inner(line, told.scope if told else self._last) if self._chronicle else []
        ends = [*(each.start for each, _ in inner), line.span.end]
        if head is not None and told is not None:
            self._last, self._value, self._entered = told.scope, told.value, True
            self._bullet = self._bullet_of(line) if line.text else ""
            span = Span(line.span.start, ends[0])
            yield Stretch(span, head.body, told.value, Span(head.start, head.end), self._chronicle and line.text)
        else:
            yield from self._undated(line, ends[0])
        for (each, found), end in zip(inner, ends[1:], strict=True):
            yield Stretch(Span(each.start, end), each.body, found.value, Span(each.start, each.end), entry=True)
        if inner and not self._heading.year:
            self._last, self._value = inner[-1][1].scope, inner[-1][1].value

    def _undated(self, line: Line, end: int) -> Iterator[Stretch]:
        """A line that no date opens: one closes it, or the scope it stands in dates it."""
        if line.closing is not None and self._chronicle:
            told = self._resolved(line, line.closing)
            if told is not None:
                where = Span(line.closing.start, line.closing.end)
                yield Stretch(Span(line.span.start, line.closing.body), line.span.start, told.value, where, entry=True)
                return
        if line.row and self._entered:
            self.faults.append(Fault(line.span, "a table row without a date: that of the row above is taken"))
        value = self._heading_value if self._is_sibling(line) else self._value
        if value and line.text:
            fresh = line.bullet or line.row or not self._entered
            yield Stretch(Span(line.span.start, end), line.span.start, value, None, self._chronicle and fresh)

    def _bullet_of(self, line: Line) -> str:
        return heads.prefix(line.span.of(self._folded)) if line.bullet else ""

    def _is_sibling(self, line: Line) -> bool:
        """Whether a line stands behind the very bullet of the entry before, so that the heading alone dates it."""
        return bool(self._bullet) and self._bullet_of(line) == self._bullet

    def _resolved(self, line: Line, head: Head) -> Dated | None:
        told = dated(head, self._under(head), republic=self._republic)
        if not told.value:
            return None
        if not self._chronicle and told.value.startswith("XXXX"):
            return None
        self._note(line, told)
        return told

    def _under(self, head: Head) -> Scope:
        """The scope a head stands under: the entry before, but the year of the heading where it told one."""
        relative = any(head.first[name] for name in ("yearword", "monthword", "dayword"))
        if relative or not self._heading.year or self._last.year == self._heading.year:
            return self._last
        month = head.first["month"] or head.first["season"] or head.first["yearpart"]
        return replace(self._heading, base=self._last.base or self._heading.base) if month else self._last

    def _inner(self, line: Line, scope: Scope) -> list[tuple[Head, Dated]]:
        """The dates that open later sentences of a line."""
        found = []
        for head in line.inner:
            told = dated(head, scope, republic=self._republic)
            if told.value:
                self._note(line, told)
                found.append((head, told))
                scope = told.scope
        return found

    def _note(self, line: Line, told: Dated) -> None:
        if told.fault:
            self.faults.append(Fault(line.span, told.fault))
