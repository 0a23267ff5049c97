"""Which names and dates may fill the slots of an event: of its sentence, of those before, whom the text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.edtf import bounds
from kg.model import Event, Kind, Mention
from kg.relate.deed_roles import Story
from kg.relate.grounds import TIMES
from kg.relate.groups import Group
from kg.relate.one_role import AGENT_ROLES
from kg.relate.signs import word_at
from kg.relate.slot_signs import Beside, signs, units
from kg.relate.subjects import subject
from kg.relate.topics import silent

_FARTHEST, _RANKS = 3, 4

Pair = tuple[Group, list[str]]


def pairs(story: Story, number: int, event: Event) -> Iterator[Pair]:
    """The groups of names, and the dates, each with the signs that it shows beside an event of line `number`.

    A name or date that the sentence before has is left out where this one has it too.
    """
    line = story.lines[number]
    verb = word_at(line.sentence.tokens, event.trigger)
    others = tuple(one for one in story.told[number] if one.trigger != event.trigger)
    at = Beside(line, event, -1 if verb is None else verb, others, subject(line, event.trigger.start))
    for group in units(line):
        yield group, [*signs(at, group), *_about(story, group)]
    before = replace(at, others=(), silent=silent(line, event.trigger.start))
    yield from _dates(story, number, before)
    yield from _names(story, number, before)
    yield from _topic(story, number, before)


def _dates(story: Story, number: int, at: Beside) -> Iterator[Pair]:
    """The dates of a few sentences before, the nearest first, those of events before others."""
    seen: set[str] = set()
    for back in range(1, min(_FARTHEST, number) + 1):
        line = story.lines[number - back]
        if line.sentence.section != at.line.sentence.section:
            return
        told = {
            one.mention: event for event in story.told[number - back] for one in event.arguments if one.role in TIMES
        }
        dates = (one for one in line.mentions if one.kind is Kind.DATE and any(bounds(one.value)))
        same = line.sentence.paragraph == at.line.sentence.paragraph
        for one in (*told, *dates):
            if one.value in seen:
                continue
            seen.add(one.value)
            found = signs(replace(at, home=line, back=back, carried=one in told), _alone(one))
            found += [f"{'same' if same else 'other'} paragraph {back}", f"rank {min(len(seen), _RANKS)}"]
            if len({each.value for each in told}) == 1:
                found.append(f"one date {back}")
            found.append(f"told by {told[one].mention.rule if one in told else 'none'}")
            yield _alone(one), found


def _names(story: Story, number: int, at: Beside) -> Iterator[Pair]:
    """The names of a few sentences before that the sentence does not have itself, the nearest first."""
    seen = _keys(one for group in at.line.groups for one in group.mentions)
    ranks: Counter[Kind] = Counter()
    for back in range(1, min(_FARTHEST, number) + 1):
        line = story.lines[number - back]
        if line.sentence.section != at.line.sentence.section:
            return
        told = _keys(one.mention for event in story.told[number - back] for one in event.arguments)
        same = line.sentence.paragraph == at.line.sentence.paragraph
        for group in units(line):
            keys, kind = _keys(group.mentions), group.mentions[0].kind
            if kind is Kind.DATE or not seen.isdisjoint(keys):
                continue
            seen |= keys
            ranks[kind] += 1
            found = signs(replace(at, home=line, back=back, carried=not told.isdisjoint(keys)), group)
            found += [f"{'same' if same else 'other'} paragraph {back}", f"rank {min(ranks[kind], _RANKS)}"]
            yield group, [*found, *_about(story, group)]


def _topic(story: Story, number: int, at: Beside) -> Iterator[Pair]:
    """Whom the text is about, where none of these sentences names it."""
    if story.topic is None:
        return
    near = story.lines[max(0, number - _FARTHEST) : number + 1]
    if any(one.value == story.topic.value for line in near for one in line.mentions):
        return
    led = any(one.role in AGENT_ROLES for one in at.event.arguments)
    about = ["topic", f"far topic {at.silent}", f"far {at.event.mention.rule}"]
    yield _alone(story.topic), [*about, *(["far has agent"] if led else ())]


def _about(story: Story, group: Group) -> tuple[str, ...]:
    known = story.topic is not None and any(one.value == story.topic.value for one in group.mentions)
    return ("topic",) if known else ()


def _keys(mentions: Iterable[Mention]) -> set[str]:
    return {one.value or one.surface for one in mentions}


def _alone(mention: Mention) -> Group:
    return Group((mention,), mention.span, True, "", False)
