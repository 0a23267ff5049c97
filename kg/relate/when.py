"""When an event took place: the date that its clause, or the clause that sets the scene, tells."""

from __future__ import annotations

from dataclasses import dataclass

from kg.edtf import bounds
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span
from kg.relate.seek import Reach

_BEFORE = {0: 0.95, 1: 0.9, 2: 0.85}
_AFTER, _SCENE, _IN_NAME = 0.8, 0.75, 0.8


@dataclass(frozen=True, slots=True)
class When:
    """A date for an event: `role` is `time:hasTime`, or only its start or its end (开幕, 闭幕)."""

    mention: Mention
    role: str
    rule: str
    score: float


def date(document: Document, reach: Reach) -> When | None:
    """The date told in the event's own sentence, or None.

    A date of the event's clause comes first, before the verb rather than after it; then the nearest clause before
    that holds a date and no other verb's; last a year inside the event's own name.
    """
    named = [one.span for one in reach.line.mentions if one.kind is Kind.EVENT and one.span != reach.name]
    if _congratulated(reach):
        return None
    told = [
        mention
        for mention in reach.line.mentions
        if mention.kind is Kind.DATE
        and any(bounds(mention.value))
        and not any(span.contains(mention.span) for span in named)
    ]
    clause = reach.line.clause_of(reach.trigger.start)
    outside = [mention for mention in told if not (reach.name.contains(mention.span) and reach.name != reach.trigger)]
    if not reach.held:
        best = _adjacent(document, reach, outside)
    else:
        best = _in_clause(document, reach, outside, clause) or _earlier(document, reach, outside, clause)
    if best is None:
        inside = [mention for mention in told if reach.name.contains(mention.span) and _calendar(mention)]
        return When(inside[0], _HAS_TIME, "date-in-name", _IN_NAME) if inside else None
    mention, rule, score = best
    return When(mention, _role(document, reach, mention), rule, score)


_HAS_TIME = TIME + "hasTime"
_Choice = tuple[Mention, str, float]


def _role(document: Document, reach: Reach, mention: Mention) -> str:
    """Opening verbs tell the start only and closing verbs the end, unless the date is a stretch of days."""
    first, last = bounds(mention.value)
    verb = reach.trigger.of(document.folded)
    if first != last or reach.trigger == reach.name:
        return _HAS_TIME
    if verb in words("event-close"):
        return SCHEMA + "endDate"
    return SCHEMA + "startDate" if verb in words("event-open") else _HAS_TIME


def _in_clause(document: Document, reach: Reach, dates: list[Mention], clause: int) -> _Choice | None:
    span = reach.line.clauses[clause]
    here = [mention for mention in dates if span.contains(mention.span)]
    before = [
        mention
        for mention in here
        if mention.span.end <= reach.trigger.start
        and not _deadline(document, mention)
        and not _of_main_verb(reach, mention)
    ]
    if before:
        return before[-1], "date-before", _BEFORE[0]
    after = [
        mention for mention in here if mention.span.start >= reach.trigger.end and not _deadline(document, mention)
    ]
    near = [mention for mention in after if _linked(document, reach, mention)]
    return (near[0], "date-after", _AFTER) if near else None


def _congratulated(reach: Reach) -> bool:
    """Whether the event is only what someone is congratulated on or thanked for (祝贺某某当选)."""
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    before = reach.line.between(clause.start, reach.trigger.start)
    return any(reach.line.text(token.span) in words("congratulating-verbs") for token in before)


def _of_main_verb(reach: Reach, mention: Mention) -> bool:
    """Whether a date belongs to the verb that a describing one stands inside (昨天向甲国占领的高地发动袭击)."""
    describing = reach.name == reach.trigger and reach.line.folded[reach.trigger.end :][:1] == "的"
    between = reach.line.between(mention.span.end, reach.trigger.start)
    return describing and any(reach.line.text(token.span) in words("object-prepositions") for token in between)


def _adjacent(document: Document, reach: Reach, dates: list[Mention]) -> _Choice | None:
    """The date right before the name of an event of which no verb says that it takes place."""
    for mention in dates:
        gap = document.folded[mention.span.end : reach.name.start].strip()
        if mention.span.end <= reach.name.start and gap in {"", "的"} and _calendar(mention):
            return mention, "date-of-name", _AFTER
    return None


def _calendar(mention: Mention) -> bool:
    """Whether a date is told in figures; a festival in a name (春节活动) tells what it is about."""
    return any(character.isdigit() for character in mention.surface)


def _linked(document: Document, reach: Reach, mention: Mention) -> bool:
    """A date after the verb belongs to it behind a preposition or right after the name (定于…, 将于…)."""
    gap = document.folded[max(reach.trigger.end, min(reach.name.end, mention.span.start)) : mention.span.start].strip()
    return not gap or bool(words("date-links").ending(gap))


def _earlier(document: Document, reach: Reach, dates: list[Mention], clause: int) -> _Choice | None:
    for number in range(clause - 1, max(-1, clause - 6), -1):
        span = reach.line.clauses[number]
        here = [mention for mention in dates if span.contains(mention.span) and not _deadline(document, mention)]
        if not here:
            continue
        if number < reach.first and not _scene(reach, span, here[-1]):
            return None
        steps = clause - number
        scene = _scene(reach, span, here[-1])
        return here[-1], "date-scene" if scene else "date-earlier", _BEFORE.get(steps, _SCENE) if scene else _SCENE
    return None


def _scene(reach: Reach, clause: Span, mention: Mention) -> bool:
    """Whether a clause is hardly more than a date (2023年8月23日，)."""
    verbs = [token for token in reach.line.between(clause.start, clause.end) if token.pos == "v"]
    return not verbs or mention.span.start - clause.start <= 2


def _deadline(document: Document, mention: Mention) -> bool:
    before = document.folded[max(0, mention.span.start - 3) : mention.span.start].rstrip()
    return bool(words("date-deadlines").ending(before)) or mention.surface[:1] in words("date-deadlines")
