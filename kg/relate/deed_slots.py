"""Who, where and when of events whose type's own patterns tell none of it, read by their clause as of any deed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import words
from kg.model import Argument, Event, Span
from kg.relate.clauses import Line
from kg.relate.deed_roles import RULE, Story, arguments
from kg.relate.deed_verbs import Deed, Reader
from kg.relate.grounds import TIMES
from kg.relate.groups import Group
from kg.relate.modality import REPORTED
from kg.relate.one_role import AGENT_ROLES
from kg.relate.relative import particle
from kg.relate.tree import denies

_LISTED = 0.75
_WHERE, _WHOLE = SCHEMA + "location", SCHEMA + "superEvent"
_VERBS, _CARRIED = frozenset({"event-verb", RULE}), frozenset({"date-carried", "date-of-story"})


def filled(story: Story, reader: Reader, events: Iterable[Event]) -> Iterator[Event]:
    """The events in order, those of verbs with what their clause tells of the roles that are still empty."""
    for event in events:
        number = story.line_of(event)
        plain = event.modality in {"", REPORTED} and event.mention.rule in _VERBS and not _undoing(event.mention.type)
        deed = reader.of_event(number, event) if plain and number >= 0 else None
        more = (
            ()
            if deed is None or _describes(deed)
            else (*_missing(event, arguments(story, deed)), *_listed(deed, event))
        )
        made = replace(event, arguments=tuple(sorted((*event.arguments, *more)))) if more else event
        if more:
            story.replace(number, event, made)
        yield made


@cache
def _undoing(type_iri: str) -> bool:
    """Whether a class tells of what is made, named or comes into force, so that its subject is no doer."""
    return type_iri in {PREFIXES[prefix] + name for prefix, _, name in map(_parts, words("subjectless-events"))}


def _parts(name: str) -> tuple[str, str, str]:
    return name.partition(":")


def _describes(deed: Deed) -> bool:
    """Whether the verb only describes a noun, or is not done by whom the rules find (祝贺甲当选, 甲会选举结果揭晓)."""
    line, verb, group = deed.line, deed.verb, deed.shown.subject
    before = line.between(line.sentence.span.start, verb.start)
    if any(line.text(one.span) in words("congratulating-verbs") for one in before):
        return True
    if group is not None and (denies(line, group, verb.start) or _owns_subject(line, group, verb)):
        return True
    return line.describes(verb.end) or bool(particle(line, verb))


def _owns_subject(line: Line, group: Group, verb: Span) -> bool:
    """Whether a deed told as a noun, with a noun that is nobody, stands between a name that touches it and the verb."""
    behind = line.between(group.span.end, verb.start)
    nouns = [one for one in behind[1:] if one.pos in {"n", "nz"}]
    touching = bool(nouns) and behind[0].span.start == group.span.end and behind[0].pos == "vn"
    return touching and not words("beings").ending(line.text(nouns[-1].span))


def _listed(deed: Deed, event: Event) -> Iterator[Argument]:
    """Those who stand in a list with who does it or takes part (甲局长和乙局长会晤)."""
    agents = {one.mention: one for one in event.arguments if one.role in AGENT_ROLES}
    known = {one.value or one.surface for one in agents}
    for group in deed.line.groups:
        told = next((agents[one] for one in group.mentions if one in agents), None)
        others = [one for one in group.mentions if (one.value or one.surface) not in known]
        if told is not None:
            evidence = replace(told.evidence, rule="listed-with", score=min(told.evidence.score, _LISTED))
            yield from (replace(told, mention=one, evidence=evidence) for one in others)


def _missing(event: Event, found: tuple[Argument, ...]) -> Iterator[Argument]:
    """What is found and told of no role yet: who does it, whom else it concerns, where and when it is done."""
    told = event.arguments
    known = {one.mention.value or one.mention.surface for one in told}
    done = any(one.role in AGENT_ROLES and one.mention.span.end <= event.trigger.start for one in told)
    done = done or any(span.end <= event.trigger.start for span in event.participants)
    placed = any(one.role == _WHERE for one in told)
    dated = any(one.role in TIMES or one.role == _WHOLE for one in told)
    for one in found:
        if (one.mention.value or one.mention.surface) in known:
            continue
        if one.role in TIMES:
            if not dated and (event.mention.rule == RULE or one.evidence.rule in _CARRIED):
                yield one
        elif one.role == _WHERE:
            if not placed:
                yield one
        elif one.role in AGENT_ROLES:
            before = one.mention.span.end <= event.trigger.start
            if not (done and before):
                yield one
        else:
            yield one
