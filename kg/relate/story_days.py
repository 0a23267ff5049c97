"""The day of a story, told once and carried on to the next sentences that tell of no other time."""

from __future__ import annotations

from collections.abc import Sequence

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Event, Kind, Mention, Span
from kg.relate.clauses import Line
from kg.relate.going_on import matches
from kg.relate.grounds import TIMES
from kg.relate.groups import AGENTS

_DAYS = frozenset({"day", "time"})
_REPORTING = (
    "announcing-verbs",
    "publishing-verbs",
    "bringing-out-verbs",
    "saying-verbs",
    "court-verbs",
    "telling-verbs",
)


def day_of_story(lines: Sequence[Line], told: Sequence[Sequence[Event]], number: int, verb: Span) -> Mention | None:
    """The one day of the sentence before in a paragraph, for a verb of line `number`; `told` are the events by line.

    The sentence before tells of a match, or names who this one names again.
    None where the sentence has a date of its own, words of another time or what is only over by now (已), and where
    that before tells when something was made known, which is not when it was.
    """
    line, before = lines[number], lines[number - 1] if number else None
    if before is None or before.sentence.paragraph != line.sentence.paragraph:
        return None
    if any(one.kind is Kind.DATE for one in line.mentions) or _elsewhen(line, verb):
        return None
    dated = [(event, one.mention) for event in told[number - 1] for one in event.arguments if one.role in TIMES]
    if any(_reports(before, event) for event, _ in dated) or len({one.value for _, one in dated}) != 1:
        return None
    if not (any(event.mention.type in matches() for event, _ in dated) or _again(before, line, verb)):
        return None
    day = dated[0][1]
    return day if precision(day.value) in _DAYS else None


def _reports(line: Line, event: Event) -> bool:
    return any(words(name).longest(line.folded, event.trigger.start) for name in _REPORTING)


def _again(before: Line, line: Line, verb: Span) -> bool:
    """Whether who is named before the verb was named in the sentence before."""
    named = {one.value for one in before.mentions if one.kind in AGENTS}
    return any(one.kind in AGENTS and one.span.end <= verb.start and one.value in named for one in line.mentions)


def _elsewhen(line: Line, verb: Span) -> bool:
    clause = line.clauses[line.clause_of(verb.start)]
    if words("event-afterwards").ending(line.text(clause).rstrip("，,")):  # 在父亲去世后
        return True
    here = {line.text(one.span) for one in line.between(line.sentence.span.start, verb.end)}
    return any(not here.isdisjoint(words(name)) for name in ("other-times", "done-adverbs", "event-planned"))
