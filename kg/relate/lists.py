"""Names in a list with what is none: 考察了甲先生和乙馆 meets nobody, and 9个省和甲兵团报告 is not told by 甲兵团."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Kind, Token
from kg.relate.clauses import Line
from kg.relate.groups import Group

_NOUNS = frozenset({"n", "nz", "LOC", "ORG", "PER", "s", "a", "m", "q", "v", "vn"})


def unlike(line: Line, group: Group) -> bool:
    """Whether the names are members of a list that goes on with a building, or that begins with so many of a kind."""
    return _before_building(line, group) or _behind_count(line, group)


def _before_building(line: Line, group: Group) -> bool:
    after = line.between(group.span.end, line.sentence.span.end)
    if group.mentions[-1].kind is not Kind.PERSON or not after or line.text(after[0].span) not in words("with-words"):
        return False
    last: Token | None = None
    for token in after[1:]:
        if token.pos not in _NOUNS:
            break
        last = token
    return last is not None and bool(words("venue-endings").ending(line.text(last.span)))


def _behind_count(line: Line, group: Group) -> bool:
    before = line.between(line.sentence.span.start, group.span.start)
    joined = len(before) > 2 and line.text(before[-1].span) in words("with-words")
    if not joined or before[-1].span.end != group.span.start:
        return False
    return line.text(before[-2].span) in words("closing-brackets") or (before[-2].pos, before[-3].pos) == ("n", "m")
