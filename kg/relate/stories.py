"""Which stretch of text speaks of which event: its clauses, sentences that go on about it, the whole it is part of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.find.event_candidates import Candidate
from kg.lexicon import words
from kg.model import Block, Document, Span
from kg.relate.clauses import Line
from kg.relate.reach import Reach
from kg.relate.relative import particle
from kg.relate.subjects import subject

_LONGEST_STORY = 3
_NAMING = frozenset({"n", "nz", "nw", "vn", "a", "an", "b", "m", "ORG", "LOC", "PER"})
_BRACKETS = frozenset("()（）")


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate with the stretches that speak of it, its own line first, and the event it may be part of."""

    candidate: Candidate
    reaches: tuple[Reach, ...]
    whole: Candidate | None = None


@dataclass(frozen=True, slots=True)
class _Carrier:
    """The event told before that a line goes on about, and the one during which a line's own event takes place."""

    event: Candidate | None = None
    during: Candidate | None = None


def places(document: Document, lines: tuple[Line, ...], candidates: tuple[Candidate, ...]) -> tuple[Place, ...]:
    """A place for each candidate, in order."""
    by_line: list[list[Candidate]] = [[] for _ in lines]
    starts = [line.sentence.span.start for line in lines]
    for candidate in sorted(candidates):
        number = bisect_right(starts, candidate.mention.span.start) - 1
        if number >= 0 and lines[number].sentence.span.contains(candidate.mention.span):
            by_line[number].append(candidate)
    carriers = tuple(_carriers(document, lines, by_line))
    return tuple(_places(lines, by_line, carriers))


def _places(lines: tuple[Line, ...], by_line: list[list[Candidate]], carriers: tuple[_Carrier, ...]) -> Iterator[Place]:
    for number, line in enumerate(lines):
        for candidate in by_line[number]:
            own = _own(line, by_line[number], candidate)
            if _holds(line, by_line[number], candidate):
                continue
            if not candidate.named:
                whole = _whole(line, by_line[number], candidate, carriers[number].event)
                yield Place(candidate, (own,), None if candidate.mention.rule == "event-bare" else whole)
                continue
            ahead = range(number + 1, min(len(lines), number + 1 + _LONGEST_STORY))
            carried = [at for at in ahead if carriers[at].event is candidate]
            reaches = (own, *(_carried(lines[at], candidate) for at in carried))
            yield Place(candidate, reaches, _opened(by_line[number], candidate) or carriers[number].during)


def opening(candidate: Candidate) -> str:
    """For a bare name of the ceremony that begins or ends another event (开幕式) the role of its day there."""
    return next(iter(words("part-ceremonies").get(candidate.mention.value, ())), "")


def _opened(here: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The event named before in the line whose opening or closing ceremony the candidate is."""
    before = [one for one in here if one.named and one.mention.span.end <= candidate.mention.span.start]
    return before[-1] if before and opening(candidate) and not opening(before[-1]) else None


def _holds(line: Line, here: list[Candidate], candidate: Candidate) -> bool:
    """Whether a verb only says that an event named in its clause is held."""
    if candidate.mention.rule != "event-verb" or candidate.hit.word not in words("event-held"):
        return False
    clause = _clause(line, candidate)
    return any(other.mention.rule in {"event-held", "event-bare"} and _clause(line, other) == clause for other in here)


def _own(line: Line, here: list[Candidate], candidate: Candidate) -> Reach:
    """The clauses of a candidate: a named one's run from the named one before it to the one after."""
    clause = _clause(line, candidate)
    if not candidate.named:
        return Reach(line, clause, clause, 0, candidate.trigger, candidate.mention.span)
    held = candidate.mention.rule == "event-held"
    others = [_clause(line, other) for other in here if other.named and other is not candidate]
    first = max((other + 1 for other in others if other < clause), default=0)
    last = min((other - 1 for other in others if other > clause), default=len(line.clauses) - 1)
    return Reach(line, first, max(clause, last), 0, candidate.trigger, candidate.mention.span, held=held)


def _carried(line: Line, candidate: Candidate) -> Reach:
    return Reach(line, 0, len(line.clauses) - 1, 0, candidate.trigger, candidate.mention.span, own=False)


def _clause(line: Line, candidate: Candidate) -> int:
    return line.clause_of(candidate.mention.span.start)


def _whole(line: Line, here: list[Candidate], candidate: Candidate, carrier: Candidate | None) -> Candidate | None:
    """The named event before a verb whose clause has no subject of its own, or the one the sentence goes on about."""
    clause = _clause(line, candidate)
    before = [other for other in here if other.mention.rule == "event-held" and _clause(line, other) < clause]
    if _around(line, candidate.trigger.start) or particle(line, candidate.trigger):
        return None
    if before:
        return None if subject(line, candidate.trigger.start, clause) is not None else before[-1]
    return carrier


def _around(line: Line, at: int) -> bool:
    """Whether the clause says that something was done before or after what was told (会前会见, 随后签署)."""
    clause = line.clauses[line.clause_of(at)]
    return any(word in line.text(Span(clause.start, at)) for word in words("event-around"))


def _carriers(document: Document, lines: tuple[Line, ...], by_line: list[list[Candidate]]) -> Iterator[_Carrier]:
    running: Candidate | None = None
    steps, carrying = 0, False
    for number, line in enumerate(lines):
        if number and line.sentence.paragraph != lines[number - 1].sentence.paragraph:
            running, carrying = None, False
        steps += 1
        named = [candidate for candidate in by_line[number] if candidate.mention.rule == "event-held"]
        scope = words("event-scope").longest(document.folded, line.sentence.span.start)
        again = running is not None and _again(document, running, line)
        if running is not None and _afterwards(document, line):
            running = None
        carrying = running is not None and steps <= _LONGEST_STORY and (bool(scope) or again or carrying)
        during = running if carrying and "during" in words("event-scope").get(scope, ()) else None
        if named and running is not None and steps <= _LONGEST_STORY and opening(named[0]):
            during = running
        if line.sentence.block is not Block.BODY:
            yield _Carrier()
        else:
            yield _Carrier(running if carrying and not named else None, during if named else None)
        if named:
            running = running if during is not None else named[0]
            steps, carrying = 0, False


def _again(document: Document, running: Candidate, line: Line) -> bool:
    """Whether a line speaks of the running event by the common noun that ends its name or tells its kind (出席会议)."""
    text, name = line.sentence.span.of(document.folded), running.mention.value
    noun = words("event-weak-heads").ending(name)
    attended = (one for one, row in words("event-common-nouns").items() if name.endswith(tuple(row[0].split())))
    told = [verb + one for one in attended for verb in words("event-attending")]
    heads = {running.hit.word, noun} - {""}
    return any(_alone(line, one, name) for one in heads) or any(one in text for one in told)


def _alone(line: Line, head: str, name: str) -> bool:
    """Whether a noun stands in a line without nouns before it that make it another event than the one of that name."""
    start = line.sentence.span.start
    while (at := line.folded.find(head, start, line.sentence.span.end)) >= 0:
        held = next((one for one in line.sentence.tokens if one.span.start <= at < one.span.end), None)
        first = held.span.start if held is not None and held.pos != "v" else at  # 主持会议
        for token in reversed(line.between(line.sentence.span.start, first)):
            text = line.text(token.span)
            naming = (token.pos in _NAMING and text not in words("event-attending")) or text in _BRACKETS
            if token.span.end != first or not naming:
                break
            first = token.span.start
        if line.folded[first : at + len(head)] in name:
            return True
        start = at + len(head)
    return False


def _afterwards(document: Document, line: Line) -> bool:
    """Whether a sentence turns to what came after (大会闭幕后，)."""
    first = document.folded[line.clauses[0].start : line.clauses[0].end].rstrip("，, ")
    return bool(words("event-afterwards").ending(first)) and len(first) <= 12
