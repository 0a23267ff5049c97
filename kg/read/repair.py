"""Damaged text made whole: glosses stripped, shifted bytes re-aligned, with runs that lead back to the original."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kg.model import Repair, Run, Span
from kg.read.glosses import gloss_at, glosses
from kg.read.shifts import shifts
from kg.read.wrapped import joints

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]|\r(?=\n)")
_LOST = re.compile("[�\ue000-\uf8ff]+")


@dataclass(frozen=True, slots=True)
class Repaired:
    """The text as it should be, the runs back to the original, what was mended, and spans that stay damaged."""

    text: str
    runs: tuple[Run, ...]
    repairs: tuple[Repair, ...]
    damaged: tuple[Span, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    span: Span
    rule: str
    after: str


def repair(original: str) -> Repaired:
    """Mends what can be mended for certain; the rest stays as it is and is told in `damaged`."""
    shifted = shifts(original)
    edits = [_Edit(shift.span, "shifted-bytes", shift.after) for shift in shifted if shift.after]
    edits += [_Edit(span, "gloss", "") for span in _all_glosses(original, edits)]
    taken = [edit.span for edit in edits]
    edits += [_Edit(span, "", "") for span in _apart(_spans(_INVISIBLE, original), taken)]
    edits += [_Edit(span, "", _between(original, span)) for span in _apart(list(joints(original)), taken)]
    edits.sort()
    text, runs = _applied(original, edits)
    repairs = tuple(Repair(edit.span, edit.rule, edit.span.of(original), edit.after) for edit in edits if edit.rule)
    broken = [shift.span for shift in shifted if not shift.after]
    broken = _apart([*broken, *_apart(_spans(_LOST, original), broken)], taken)
    return Repaired(text, runs, repairs, tuple(sorted({forward(runs, span) for span in broken})))


def _between(original: str, joint: Span) -> str:
    """What parts two lines of print that go on: a space between Western words, else nothing."""
    sides = original[joint.start - 1], original[joint.end : joint.end + 1]
    return " " if all(map(str.isascii, sides)) else ""


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _apart(spans: list[Span], taken: list[Span]) -> list[Span]:
    """The spans that share no character with any taken."""
    places = {at for span in taken for at in range(span.start, span.end)}
    return [span for span in spans if places.isdisjoint(range(span.start, span.end))]


def _all_glosses(original: str, mended: list[_Edit]) -> list[Span]:
    """Glosses of the whole text; those behind a mended stretch go as well."""
    found = set(glosses(original))
    for edit in mended:
        behind = gloss_at(original, edit.span.end, edit.after[-1])
        if behind:
            found.add(behind)
    return sorted(_apart(list(found), [edit.span for edit in mended]))


def _applied(original: str, edits: list[_Edit]) -> tuple[str, tuple[Run, ...]]:
    pieces: list[str] = []
    runs: list[Run] = []
    read = written = 0
    whole = len(original)
    for start, end, after in (*((edit.span.start, edit.span.end, edit.after) for edit in edits), (whole, whole, "")):
        if start > read:
            runs.append(Run(Span(written, written + start - read), Span(read, start)))
            pieces.append(original[read:start])
            written += start - read
        if after:
            runs.append(Run(Span(written, written + len(after)), Span(start, end)))
            pieces.append(after)
            written += len(after)
        read = end
    return "".join(pieces), tuple(runs)


def forward(runs: tuple[Run, ...], span: Span) -> Span:
    """The place in the repaired text of a span of the original."""
    first = bisect_right(runs, span.start, key=lambda run: run.original.end)
    last = bisect_left(runs, span.end, key=lambda run: run.original.start)
    if first >= last:
        at = runs[first].span.start if first < len(runs) else runs[-1].span.end if runs else 0
        return Span(at, at)
    return Span(_at(runs[first], span.start, last=False), _at(runs[last - 1], span.end, last=True))


def _at(run: Run, place: int, *, last: bool) -> int:
    if len(run.span) == len(run.original):
        return run.span.start + min(max(place, run.original.start), run.original.end) - run.original.start
    return run.span.end if last else run.span.start
