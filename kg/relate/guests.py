"""Those who are met, and what they came for: it stands between the verb or preposition and their names."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Kind, Span
from kg.relate.groups import Group
from kg.relate.reach import Reach

_VISIT = 60
_MARKS = frozenset("。；！？;!?\n，,")


def visiting(reach: Reach, group: Group, verb: str) -> bool:
    """Whether only what the one met is doing stands between (会见来华出席论坛的某国总统某某)."""
    trigger, line = reach.trigger, reach.line
    if not line.text(trigger).endswith(verb) or group.span.start - trigger.end > _VISIT:
        return False
    gap = line.between(trigger.end, group.span.start)
    told = [line.text(token.span) for token in gap]
    if told[-1:] != ["的"]:
        return False
    first = gap[told[0] == "了"]
    between = line.text(Span(trigger.end, group.span.start))
    return first.pos in {"v", "d"} and len(between) <= _VISIT and not _MARKS & set(between)


def described(reach: Reach, span: Span) -> bool:
    """Whether only what the one behind is doing stands in a stretch (同到访的某国总统会谈)."""
    gap = reach.line.between(span.start, span.end)
    led = bool(gap) and gap[0].pos in {"v", "d"} and reach.line.describes(span.end - 1)
    return led and not any(token.pos in {"w", "PER", "ORG"} for token in gap)


def at_another(reach: Reach, verb: str, end: int) -> bool:
    """Whether a verb of attending has another event behind it, at which guests are (为出席论坛的嘉宾举行宴会)."""
    if not words("event-attending").ending(verb) or reach.name.start == end:
        return False
    events = (one.span for one in reach.line.mentions if one.kind is Kind.EVENT)
    name = next((span for span in events if span.start == end), None)
    return name is not None and name != reach.name and reach.line.describes(name.end)
