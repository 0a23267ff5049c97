"""What the parsed sentence says of the subject that the rules give a verb."""

from __future__ import annotations

from bisect import bisect_left

from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import Group, Line

_OTHERS = frozenset({"n", "nz", "nt", "nw", "s", "ORG", "LOC", "PER", "vn"})


def denies(line: Line, group: Group, at: int) -> bool:
    """Whether the tree hangs another noun as subject on the verb at `at`, one between the group and the verb.

    It is believed only where the two read apart: nothing but nouns lies between group and noun, or the verb is what
    another verb between them speaks of (庆祝共和国成立).
    """
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    verb = bisect_left(tokens, Token(Span(at, at), ""))
    if not arcs or verb >= len(tokens) or tokens[verb].span.start != at:
        return False
    told = next((one for one, arc in enumerate(arcs) if arc.head == verb and arc.relation == "nsubj"), None)
    if told is None or not group.span.end <= tokens[told].span.start < at or tokens[told].pos not in _OTHERS:
        return False
    if words("party-nouns").ending(line.text(tokens[told].span)):  # 某部负责人 speaks for the body
        return False
    if _hangs(line, group, told) or any(
        token.pos == "p" for token in line.between(group.span.end, tokens[told].span.start)
    ):
        return False
    return _apart(line, group, told, verb)


def _apart(line: Line, group: Group, told: int, verb: int) -> bool:
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    between = line.between(group.span.end, tokens[told].span.start)
    if any(token.pos == "v" for token in between):
        above = arcs[verb].head
        inside = above >= 0 and group.span.end <= tokens[above].span.start < tokens[told].span.start
        return inside and arcs[verb].relation == "ccomp"
    return not any(line.text(token.span) in words("list-ends") for token in between)


def _hangs(line: Line, group: Group, number: int) -> bool:
    """Whether a name or post of the group hangs on the word, which then stands for both."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    for one, token in enumerate(tokens):
        at, steps = one, 0
        while token.span.overlaps(group.span) and at not in {number, -1} and steps <= len(tokens):
            at, steps = arcs[at].head, steps + 1
        if token.span.overlaps(group.span) and at == number:
            return True
    return False
