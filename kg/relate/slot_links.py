"""Who takes part in a deed, where and when it is, and its papers, where the rules tell it not and the signs do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.find import weights
from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Event, Evidence
from kg.relate.clauses import Line
from kg.relate.deed_roles import Story
from kg.relate.grounds import TIMES
from kg.relate.groups import Group
from kg.relate.one_role import AGENT_ROLES
from kg.relate.slot_pairs import pairs
from kg.relate.slot_signs import AGENT, DATE, PAPER, PLACE, targets

RULE = "beside"
"""The rule of a link that the signs of a name beside an event tell."""
LEAST = {AGENT: 0.55, PLACE: 0.6, PAPER: 0.5, DATE: 0.45}
"""Links less sure than this are not told."""
_WEIGHTS = "slot-weights.tsv"
_UNTYPED = SCHEMA + "Event"
_WHERE, _WHOLE = SCHEMA + "location", SCHEMA + "superEvent"
_ROLES = {PLACE: _WHERE, PAPER: KG + "document", DATE: TIME + "hasTime"}


def linked(story: Story, events: Iterable[Event]) -> Iterator[Event]:
    """The events in order, those that no type knows with the links that are sure enough.

    `story` holds them as the rules tell them. What a type's own patterns leave out of its events is mostly no part of
    them.
    """
    for event in events:
        number = story.line_of(event) if event.mention.type == _UNTYPED else -1
        more = tuple(_more(story, number, event)) if number >= 0 else ()
        yield replace(event, arguments=tuple(sorted((*event.arguments, *more)))) if more else event


def likely(target: str, group: Group, told: Iterable[str]) -> float:
    """From 0 to 1: how likely a group that shows these signs is what is asked of an event."""
    kind = f"{target} {group.mentions[0].kind} "
    return weights.likely(_WEIGHTS, {kind + sign: 1.0 for sign in (weights.START, *told)})


def _more(story: Story, number: int, event: Event) -> Iterator[Argument]:
    told = {one.mention.value or one.mention.surface for one in event.arguments}
    full = {target for target in (PLACE, DATE) if _tells(event, target)}
    best: dict[str, tuple[float, Group]] = {}
    for group, shown in pairs(story, number, event):
        if any((one.value or one.surface) in told for one in group.mentions):
            continue
        for target in targets(group):
            score = 0.0 if target in full else likely(target, group, shown)
            if score < LEAST[target]:
                continue
            if target in {PLACE, DATE}:
                best[target] = max(best.get(target, (0.0, group)), (score, group), key=lambda one: one[0])
            else:
                yield from _arguments(story.lines[number], event, target, group, score)
    for target, (score, group) in best.items():
        yield from _arguments(story.lines[number], event, target, group, score)


def _tells(event: Event, target: str) -> bool:
    roles = {one.role for one in event.arguments}
    return _WHERE in roles if target == PLACE else not roles.isdisjoint({*TIMES, _WHOLE})


def _arguments(line: Line, event: Event, target: str, group: Group, score: float) -> Iterator[Argument]:
    role = _ROLES[target] if target != AGENT else _doing(line, event, group)
    document = event.evidence.document if event.evidence is not None else ""
    evidence = Evidence(document, line.sentence.span, RULE, round(score, 2), event.holder)
    yield from (Argument(role, one, evidence) for one in group.mentions)


def _doing(line: Line, event: Event, group: Group) -> str:
    """Who stands before the verb does it, but in the passive, behind 把 and 将 or where another does it already."""
    trigger = event.trigger
    if group.span.end > trigger.start:
        return SCHEMA + "attendee"
    doer = any(one.role in AGENT_ROLES and one.mention.span.end <= trigger.start for one in event.arguments)
    passive = group.preposition in words("passive-starts")
    clause = line.clauses[line.clause_of(trigger.start)]
    before = line.between(max(clause.start, group.span.end), trigger.end)
    undergoes = any(line.text(one.span) in words("passive-markers") for one in before)
    led = bool(group.preposition) and not passive and group.preposition not in words("agent-prepositions")
    return SCHEMA + ("attendee" if not passive and (undergoes or led or doer) else "organizer")
