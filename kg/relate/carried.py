"""Whether a subject told in an earlier clause may go on, or another has come between (乙逃往海州，云南解放)."""

from __future__ import annotations

from bisect import bisect_left

from kg.lexicon import words
from kg.model import Span
from kg.relate.clauses import Line
from kg.relate.groups import Group

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PARTS, _DATES = frozenset(";；"), frozenset({"TIME", "t"})
_NOUNS = frozenset({"n", "nz", "nw", "LOC", "ORG", "PER", "s"})


def replaced(line: Line, group: Group, at: int) -> bool:
    """Whether a semicolon stands between, or the tree gives the verb at `at` a subject in a clause behind the group's.

    A semicolon parts nothing where a date alone stands behind it (8月21日，甲决定逮捕；12月5日提起公诉), nor where the
    next part opens with what the subject did before (任命甲为乙；免去丙的职务).

    Nor do bodies that merge found the one they become (甲局与乙局合并，成立丙会). A party noun (其发言人) speaks for
    the group and is no other subject.
    """
    between = line.text(Span(group.span.end, at))
    clause = line.clauses[line.clause_of(at)]
    parted = any(mark in between for mark in _PARTS)
    parted = parted and not (_dated_on(line, group, at) or _appoints_on(line, group, at))
    if parted or words("subset-starts").longest(line.folded, clause.start):
        return True
    if words("making-verbs").longest(line.folded, at) and any(word in between for word in words("merging-words")):
        return True
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    verb = bisect_left(tokens, at, key=lambda token: token.span.start)
    if not arcs or verb >= len(tokens) or tokens[verb].span.start != at:
        return False
    if line.clause_of(group.span.start) == line.clause_of(at):
        return False
    return any(
        arc.head == verb and arc.relation in _SUBJECTS and _another(line, token.span, token.pos, clause)
        for token, arc in zip(tokens[:verb], arcs, strict=False)
    )


def _dated_on(line: Line, group: Group, at: int) -> bool:
    """Whether the last semicolon stands right behind the group's clause, and a date alone between it and the verb."""
    part = max(line.folded.rfind(mark, group.span.end, at) for mark in _PARTS)
    near = line.clause_of(part) == line.clause_of(group.span.start)
    between = line.between(part + 1, at)
    return near and bool(between) and all(token.pos in _DATES for token in between)


def _appoints_on(line: Line, group: Group, at: int) -> bool:
    """Whether one who appoints in the group's clause is told to appoint or dismiss at the head of a later part."""
    gives, clause = words("appointing-verbs"), line.clauses[line.clause_of(group.span.start)]
    opens = not line.between(line.clauses[line.clause_of(at)].start, at)
    did = any(line.text(token.span) in gives for token in line.between(group.span.end, clause.end))
    return bool(gives.longest(line.folded, at)) and opens and did


def _another(line: Line, span: Span, pos: str, clause: Span) -> bool:
    return pos in _NOUNS and clause.contains(span) and not words("party-nouns").ending(line.text(span))
