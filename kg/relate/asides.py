"""What an act is about: in 甲就乙国地震向乙致慰问电 what stands between 就 and 向 is not done by 甲."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import Line


def aside(line: Line, at: int) -> Span | None:
    """The phrase from 就, 因 or 围绕 to what closes it (向, 一事), where it holds the word at `at`."""
    return next((span for span in asides(line, line.clause_of(at)) if span.start < at < span.end), None)


def asides(line: Line, clause: int) -> tuple[Span, ...]:
    """The phrases of a clause that say what its act is about."""
    span = line.clauses[clause]
    whole = line.text(span)
    if not any(word in whole for word in words("topic-openers")):
        return ()
    found: list[Span] = []
    opened = -1
    for token in line.between(span.start, span.end):
        text = line.text(token.span)
        if opened < 0 and text in words("topic-openers"):
            opened = token.span.start
        elif opened >= 0 and text in words("topic-closers"):
            found.append(Span(opened, token.span.end))
            opened = -1
    return tuple(found)


def outside(line: Line, start: int, end: int) -> tuple[Token, ...]:
    """The words between two places that belong to no such phrase of the clause that holds `end`."""
    about = asides(line, line.clause_of(end))
    return tuple(one for one in line.between(start, end) if not any(span.overlaps(one.span) for span in about))
