"""The noun that does what a verb tells, behind what describes it at length."""

from __future__ import annotations

from itertools import takewhile

from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import Line

_NOMINAL = frozenset(
    {"n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "a", "b", "m", "q", "s", "xc", "ORG", "LOC", "PER"}
)
_HEADS = frozenset({"n", "nz", "nw", "nr", "nt", "ORG", "PER", "xc"})
_LONGEST = 30


def described(line: Line, phrase: Span, at: int) -> Span:
    """The noun right before the verb where all before it only describes it (占地九亩的新校舍落成)."""
    tokens = list(line.between(phrase.end, at))
    while tokens and tokens[-1].pos in {"d", "ad"}:
        tokens.pop()
    run: list[Token] = []
    while tokens and tokens[-1].pos in _NOMINAL:
        run.insert(0, tokens.pop())
    described = bool(tokens) and line.text(tokens[-1].span) in words("describing-particles")
    led = any(one.pos == "v" for one in tokens) and not any(one.pos == "p" for one in tokens)  # 就共同关心的问题
    if run and described and led:
        return _span(run) or phrase
    return _counted_subject(line, phrase, at)


def _counted_subject(line: Line, phrase: Span, at: int) -> Span:
    """A phrase that a count begins, up to the noun that it counts behind what describes it (一辆车牌号为…的|轿车)."""
    first, tokens = line.token_at(phrase.start), line.between(phrase.end, at)
    ends = [number for number, one in enumerate(tokens) if line.text(one.span) in words("describing-particles")]
    if first is None or first.pos != "m" or not ends or not any(one.pos == "v" for one in tokens[: ends[0]]):
        return phrase
    run = list(takewhile(lambda one: one.pos in _NOMINAL, tokens[ends[0] + 1 :]))
    whole = _span([first, *run]) if run and run[-1].pos in _HEADS else None
    return phrase if whole is None or any(one.pos == "w" for one in tokens[: ends[0]]) else whole


def _span(run: list[Token]) -> Span | None:
    found = Span(run[0].span.start, run[-1].span.end)
    return found if 1 < len(found) <= _LONGEST else None
