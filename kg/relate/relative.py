"""Verbs that describe who follows: in 甲会见来华访问的乙 it is 乙 who visits."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon import words
from kg.model import Kind, Mention, Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import Group, acts

_FAR, _PLAN = 24, 7
_SKIPPED = frozenset({"p", "d", "ad", "TIME", "t", "f", "s"})
_NAMED = frozenset({"LOC", "ns", "ORG"})
_INNER = frozenset({"v", "p", "w", "r", "c"})


@dataclass(frozen=True, slots=True)
class Relative:
    """A clause that describes: where it begins, and the agents that it describes and who do what it tells."""

    start: int
    head: Group


def relative(line: Line, trigger: Span) -> Relative | None:
    """The describing clause that the verb at `trigger` tells, where its subject is the name it describes.

    None where a noun right before the verb does it (总统任命的部长某某), and where the verb is passive.
    """
    clause = line.clauses[line.clause_of(trigger.start)]
    end = particle(line, trigger)
    if not end or words("passive-starts").longest(line.folded, trigger.start):
        return None
    head = next((one for one in line.groups if one.span.end > end), None)
    if head is None or not (acts(head.mentions[0]) and head.free) or not _described(line, head, end):
        return None
    start = _start(line, clause.start, trigger.start)
    return None if start is None else Relative(start, head)


def bounds(line: Line, trigger: Span) -> Span | None:
    """From behind the main verb to the 的 that closes the describing clause of the verb at `trigger`.

    A document that it describes is what it is done to and stands inside (收到甲局下发的《…》). None where it describes
    nothing right behind it or no main verb stands before it: what it takes, it takes here.
    """
    end = particle(line, trigger)
    clause = line.clauses[line.clause_of(trigger.start)]
    start = _start(line, clause.start, trigger.start) if end == trigger.end + 1 else None
    if start is None or start == clause.start:
        return None
    papers = (one.span for one in line.mentions if one.kind is Kind.DOCUMENT and 0 <= one.span.start - end <= 1)
    return Span(start, max((paper.end for paper in papers), default=end))


def dates_a_description(line: Line, date: Mention, at: int) -> bool:
    """Whether a date before the verb belongs to one that describes a noun between (2016年发布的《…》同时废止)."""
    tokens = line.between(date.span.end, at)
    if tokens and line.text(tokens[0].span) in words("event-planned"):  # 5月预计到港的货轮被取消
        return any(line.text(one.span) in words("describing-particles") for one in tokens[1:_PLAN])
    first = next((number for number, token in enumerate(tokens) if token.pos in {"v", "w"}), len(tokens))
    if first + 1 >= len(tokens) or line.text(tokens[first + 1].span) not in words("describing-particles"):
        return False
    return first == 0 or any(one.kind is Kind.DOCUMENT and _near(one, tokens[first + 1]) for one in line.mentions)


def _near(thing: Mention, particle: Token) -> bool:
    """Whether a title stands right behind the particle."""
    return 0 <= thing.span.start - particle.span.end <= 1


def particle(line: Line, trigger: Span) -> int:
    """The end of the 的 that closes a verb's describing clause, 0 where a verb, mark or preposition comes first."""
    rest = Span(trigger.end, line.clauses[line.clause_of(trigger.start)].end)
    for token in line.between(rest.start, rest.end):
        text = line.text(token.span)
        if text in words("describing-particles"):
            return token.span.end
        if token.pos in _INNER or token.span.end - rest.start > _FAR:
            return 0
    return 0


def _described(line: Line, head: Group, end: int) -> bool:
    """Whether nothing but what a name may carry before it stands between the particle and the names."""
    between = line.between(end, head.span.start)
    return all(token.pos in {"n", "nz", "m", "q", "a", "LOC", "ORG", "f"} for token in between)


def _start(line: Line, first: int, at: int) -> int | None:
    """Where the describing clause begins: behind the verb that takes the names as its object, or at the clause's head.

    None where the describing verb has a subject of its own before it.
    """
    tokens = line.between(first, at)
    number = len(tokens) - 1
    if tokens and any(line.text(tokens[-1].span) in words(one) for one in ("with-words", "object-prepositions")):
        return tokens[-1].span.end  # 甲与到访的乙举行会谈
    while number >= 0:
        token = tokens[number]
        reached = number > 0 and tokens[number - 1].pos in {"v", "p"}
        led = words("delegation-endings").ending(line.text(token.span))
        if token.pos in _SKIPPED or (token.pos in _NAMED and reached) or led:
            number -= 1
        elif token.pos in {"v", "vd"}:
            return _behind_main(tokens, number)
        else:
            return token.span.end if token.pos in {"w", "c"} or line.text(token.span) in words("aspects") else None
    return first


def _behind_main(tokens: tuple[Token, ...], number: int) -> int:
    """The end of the first of the verbs that stand together up to this one, where others follow it."""
    while number > 0 and tokens[number - 1].pos in {"v", "vd", "d"}:
        number -= 1
    return tokens[number].span.end
