"""Plans that hold over several clauses: what a clause without a doer of its own goes on with, what the future opens."""

from __future__ import annotations

from dataclasses import replace

from kg.edtf import bounds
from kg.lexicon import words
from kg.model import Event, Span, Token
from kg.relate.clauses import Line
from kg.relate.grounds import TIMES

PLANNED = "planned"
_BACK = 3  # clauses over which a plan holds
_ADVERBS = frozenset({"d", "ad", "vd", "c", "w", "TIME", "t"})
_VERBS = frozenset({"v", "vd"})
_OBJECTS = frozenset({"n", "nz", "nw", "r", "m", "ORG", "PER", "LOC"})


def ahead(line: Line, trigger: Span) -> bool:
    """Whether words of the future open the sentence, or a plan of a clause before goes on (将召开大会，选出理事)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    if _over(line, clause, trigger):
        return False
    return _opens(line, trigger) or (line.holds("event-planned") and _goes_on(line, trigger))


def disposes(line: Line, token: Token, trigger: Span) -> bool:
    """Whether 将 takes what the verb makes something else (将甲军改组为乙军), and plans nothing."""
    if line.text(token.span) not in words("disposal-markers"):
        return False
    made = line.text(trigger)[-1:] in words("making-tails")
    before = line.between(token.span.end, trigger.start)[-1:]
    return made and any(one.pos in _OBJECTS for one in before)


def _over(line: Line, clause: Span, trigger: Span) -> bool:
    """Whether words beside the verb say that it was done."""
    if words("completed-particles").longest(line.folded, trigger.end):
        return True
    return any(line.text(one.span) in words("done-adverbs") for one in line.between(clause.start, trigger.start))


def _opens(line: Line, trigger: Span) -> bool:
    first = line.clauses[0]
    told = [one for one in line.between(first.start, trigger.start) if one.pos != "w"][:1]
    return any(one.pos not in _VERBS and line.text(one.span) in words("future-leads") for one in told)


def _goes_on(line: Line, trigger: Span) -> bool:
    """Whether no doer or day stands before the verb in its clause, and one before without another began as a plan."""
    number = line.clause_of(trigger.start)
    if not _bare(line, number, trigger.start):
        return False
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        span = line.clauses[earlier]
        if line.folded[span.end - 1] not in "，,、":
            return False
        told = line.between(span.start, span.end)
        verb = next((at for at, one in enumerate(told) if one.pos == "v"), len(told))
        plans = [at for at, one in enumerate(told[: verb + 1]) if _plans(line, one)]
        if plans:
            return not _takes(line, told, plans[-1])
        if not _bare(line, earlier, span.end):
            return False
    return False


def _plans(line: Line, token: Token) -> bool:
    """Whether a word plans what follows; what is decided is mostly done at once (决定筹办学校，派某某组成筹备处)."""
    return line.text(token.span) in words("event-planned") and line.text(token.span) not in words("deciding-verbs")


def _takes(line: Line, told: tuple[Token, ...], at: int) -> bool:
    """Whether a word of plans is a noun, or takes a thing as 把 does (将孙某移交法院，起诉其诈骗)."""
    if told[at].pos in _OBJECTS:
        return True
    disposing = line.text(told[at].span) in words("disposal-markers")
    return disposing and any(one.pos in _OBJECTS for one in told[at + 1 : at + 2])


def _bare(line: Line, number: int, end: int) -> bool:
    """Whether a clause begins with its verb, but for adverbs, or with a phrase that tells no doer (同乙会晤)."""
    for token in line.between(line.clauses[number].start, end):
        if token.pos not in _ADVERBS or (token.pos in {"TIME", "t"}):
            led = token.pos == "p" and line.text(token.span) not in words("agent-prepositions")
            return token.pos in _VERBS or led
    return True


def to_come(published: str, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, those told as facts whose whole time lies behind the day of publication (EDTF) as planned."""
    last = bounds(published)[1] if published else ""
    return tuple(replace(one, modality=PLANNED) if last and _behind(one, last) else one for one in events)


def _behind(event: Event, day: str) -> bool:
    times = [bounds(one.mention.value) for one in event.arguments if one.role in TIMES]
    first = [one if last else "" for one, last in times]  # what holds from a day on is laid down already
    return not event.modality and bool(first) and all(one > day for one in first) and not day.startswith("-")
