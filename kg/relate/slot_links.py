"""Who takes part in a deed, where and when it is, and its papers, where the rules tell it not and the signs do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.edtf import precision
from kg.find import weights
from kg.iri import KG, SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Event, Evidence, Kind
from kg.relate.clauses import Line
from kg.relate.deed_roles import Story
from kg.relate.grounds import TIMES
from kg.relate.groups import Group
from kg.relate.one_role import AGENT_ROLES
from kg.relate.slot_pairs import pairs
from kg.relate.slot_signs import AGENT, DATE, PAPER, PLACE, targets

RULE = "beside"
"""The rule of a link that the signs of a name beside an event tell."""
LEAST = {AGENT: 0.7, PLACE: 0.6, PAPER: 0.9, DATE: 0.6}
"""Links less sure than this are not told."""
_WEIGHTS = "slot-weights.tsv"
_UNTYPED, _COUNTRY = SCHEMA + "Event", SCHEMA + "Country"
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
    """The links of an event that are sure enough: of each group the likeliest, the likeliest place and date."""
    told = {one.mention.value or one.mention.surface for one in event.arguments}
    empty = [target for target in LEAST if not _full(event, target)]
    best: dict[str, tuple[float, Group]] = {}
    for group, shown in pairs(story, number, event):
        if any((one.value or one.surface) in told for one in group.mentions) or _of_origin(story.lines[number], group):
            continue
        if any(one.kind is Kind.DATE and precision(one.value) == "time" for one in group.mentions):
            continue  # the hour of one deed is not that of the next
        scores = [(likely(one, group, shown), one) for one in targets(group) if one in empty]
        score, target = max((one for one in scores if one[0] >= LEAST[one[1]]), default=(0.0, ""))
        if target in {PLACE, DATE}:
            best[target] = max(best.get(target, (0.0, group)), (score, group), key=lambda one: one[0])
        elif target:
            yield from _arguments(story.lines[number], event, target, group, score)
    for target, (score, group) in best.items():
        yield from _arguments(story.lines[number], event, target, group, score)


def _of_origin(line: Line, group: Group) -> bool:
    """Whether a country only tells where a thing comes from (法国葡萄酒)."""
    after = line.token_at(group.span.end)
    thing = after is not None and after.pos in {"n", "nz"} and not words("beings").ending(line.text(after.span))
    return thing and group.mentions[-1].type == _COUNTRY


def _full(event: Event, target: str) -> bool:
    """Whether the one place or date of an event is told."""
    roles = {one.role for one in event.arguments}
    return (target == PLACE and _WHERE in roles) or (target == DATE and not roles.isdisjoint({*TIMES, _WHOLE}))


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
