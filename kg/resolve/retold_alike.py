"""Events of one article that are told again by nearly the same words, or by what they were held for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Block, Event, Mention, Sentence
from kg.relate.clauses import cut
from kg.relate.deed_roles import RULE
from kg.relate.going_on import matches
from kg.resolve import event_classes, event_labels, telling
from kg.resolve.acts import once_more
from kg.resolve.gathered import Gathered
from kg.resolve.told import agents, agree, periods
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

_HEADS = frozenset({Block.HEADING, Block.TITLE})
_SHORTEST = 7  # characters of a headline that its story spells out
_HELD = "event-held"
_ONE = re.compile("[一某](?:[个家座栋幢处名辆艘架间所])?([\\u4e00-\\u9fff]{2,4})$")
_NUMBER = re.compile("[\\d〇零一二三四五六七八九十百千万两]+")
_STORY = 24  # events behind a headline that may be of its story
_NEAR = 6  # events before one that it may tell again
_WORDS = frozenset(("n", "nz", "vn", "v"))
_SHARED = 3  # words of a name that tell it is the same mishap
_LOCATION, _WHOLE = SCHEMA + "location", SCHEMA + "superEvent"
_LEAST = 6  # characters of a name that another holds


def pairs(analysis: Analysis, things: list[Gathered]) -> Iterator[tuple[Gathered, Gathered, str]]:
    """The event that tells again, the one told, and why they are one."""
    yield from _headlines(analysis, things)
    for one, other in _neighbours(things):
        for mine, theirs in ((one, other), (other, one)):
            if reason := _again(analysis, mine, theirs):
                yield mine, theirs, f"{mine.names[0]}: {reason}"
                break


def _neighbours(things: list[Gathered]) -> Iterator[tuple[Gathered, Gathered]]:
    """Events told one not far behind the other."""
    ordered = sorted(things, key=lambda one: one.mentions[0].span)
    for at, one in enumerate(ordered):
        yield from ((one, other) for other in reversed(ordered[max(0, at - _NEAR) : at]))


def _again(analysis: Analysis, one: Gathered, other: Gathered) -> str:
    first, last = one.events[0], other.events[0]
    if not agree(one.told("periods", periods), other.told("periods", periods)):
        return ""
    if _held_for(analysis, one, other):
        return f"what {other.names[0]} was held for"
    if first.mention.type == last.mention.type in matches(sides=True) and _won(analysis, first, last):
        return "won by the match of its clause"
    if first.mention.type == last.mention.type and first.mention.type in event_classes.mishaps():
        return _one_mishap(analysis, one, other)
    return ""


def _held_for(analysis: Analysis, one: Gathered, other: Gathered) -> bool:
    """Whether a clause right behind that of a meeting or ceremony only tells what it was held for."""
    deed, held = one.events[0], other.events[0]
    if len(one.events) != 1 or deed.mention.rule != RULE or held.mention.rule != _HELD:
        return False
    clause, home = VerbClause.of(analysis, deed.trigger), sentence_of(analysis.sentences, held.mention.span)
    if clause is None or home != clause.home or clause.passing(clause.before()):
        return False
    folded = analysis.document.folded
    ends = [span.end for span in cut(folded, home.span) if span.contains(held.mention.span)]
    behind = folded[held.mention.span.end : ends[0]].strip() if ends else "-"
    told = words("purpose-verbs").longest(folded, deed.trigger.start)
    return bool(told) and behind in {"，", ","} and ends[0] == clause.whole.start


def _won(analysis: Analysis, first: Event, last: Event) -> bool:
    """Whether the same beat somebody and won by it, as one clause tells (甲队战胜乙队夺冠)."""
    here, there = VerbClause.of(analysis, first.trigger), VerbClause.of(analysis, last.trigger)
    same = here is not None and there is not None and here.whole == there.whole
    return same and last.trigger.start < first.trigger.start and _behind(analysis, last, first)


def _behind(analysis: Analysis, first: Event, last: Event) -> bool:
    """Whether no doer of its own stands between two verbs."""
    told = [agents(analysis, (one,))[:1] for one in (first, last)]
    return told[0] == told[1] and first.trigger.of(analysis.document.folded) in words("beating-verbs")


def _one_mishap(analysis: Analysis, one: Gathered, other: Gathered) -> str:
    """Why a mishap is the one told right before: named by words of its name, or befell what was only called a thing."""
    if _described(analysis, one, other):
        return "describes it where it is told to befall"
    if any(once_more(analysis, mention) for mention in one.mentions) or not _before(analysis, other, one):
        return ""
    name = one.names[0]
    if any(mention.span.contains(one.mentions[0].span) for mention in other.mentions):
        return "a word of its name"
    if len(name) >= _LEAST and any(name in told for told in other.names):
        return "named by words of its name"
    if _told_in(analysis, other, one) or _felt_again(analysis, one, other) or _felt_again(analysis, other, one):
        return "told again with more of it"
    things = [_thing(analysis, event) for event in (other.events[0], one.events[0])]
    found = _ONE.search(things[0])
    same_verb = one.events[0].trigger.of(analysis.document.folded) == other.events[0].trigger.of(
        analysis.document.folded
    )
    named = found is not None and same_verb and things[1].endswith(found[1]) and not _ONE.search(things[1])
    return f"the {found[1]} that is named now" if named and found else ""


def _told_in(analysis: Analysis, first: Gathered, last: Gathered) -> bool:
    """Whether the sentence of the later mishap tells all that the name of an undated one says (甲车与乙车相撞事故)."""
    homes = [sentence_of(analysis.sentences, one.mentions[0].span) for one in (first, last)]
    if homes[0] is None or homes[1] is None or homes[0] == homes[1] or first.told("periods", periods):
        return False
    folded, span = analysis.document.folded, first.mentions[0].span
    inside = [one.span.of(folded) for one in homes[0].tokens if span.contains(one.span) and one.pos in _WORDS]
    told = [one for one in inside if len(one) > 1 and not telling.bare(one)]
    return len(told) >= _SHARED and all(one in homes[1].span.of(folded) for one in told)


def _felt_again(analysis: Analysis, one: Gathered, other: Gathered) -> bool:
    """Whether what is felt of an earthquake at a place is told before of several places (甲市、乙市等地有震感)."""
    felt = all(words("felt-effects").ending(each.names[-1]) for each in (one, other))
    where = [
        {a.mention.value for event in each.events for a in event.arguments if a.role == _LOCATION}
        for each in (one, other)
    ]
    wholes = [
        {a.mention for event in each.events for a in event.arguments if a.role == _WHOLE} for each in (one, other)
    ]
    return felt and bool(where[0]) and where[0] <= where[1] and bool(wholes[0] & wholes[1])


def _described(analysis: Analysis, one: Gathered, other: Gathered) -> bool:
    """Whether a verb describes what its clause says befell (发生一起两车追尾事故)."""
    clause, whole = VerbClause.of(analysis, one.events[0].trigger), other.mentions[0]
    if clause is None or whole.rule != _HELD or one.events[0].trigger.end > whole.span.start:
        return False
    befell = any(clause.text(token) in words("befalling-verbs") for token in clause.before())
    return befell and clause.whole.contains(whole.span)


def _before(analysis: Analysis, one: Gathered, other: Gathered) -> bool:
    homes = [sentence_of(analysis.sentences, each.mentions[0].span) for each in (one, other)]
    near = homes[0] is not None and homes[1] is not None and homes[0].section == homes[1].section
    return near and one.mentions[0].span < other.mentions[0].span


def _thing(analysis: Analysis, event: Event) -> str:
    """What stands right before the verb in its clause (一大厦|发生火灾)."""
    clause = VerbClause.of(analysis, event.trigger)
    tokens = [] if clause is None else clause.before()
    return "".join(one.span.of(analysis.document.folded) for one in tokens)


def _headlines(analysis: Analysis, things: list[Gathered]) -> Iterator[tuple[Gathered, Gathered, str]]:
    """A headline whose words its story tells in their order, with more between."""
    ordered = sorted(things, key=lambda one: one.mentions[0].span)
    for at, one in enumerate(ordered):
        homes = [sentence_of(analysis.sentences, mention.span) for mention in one.mentions]
        if homes[0] is None or homes[0].block not in _HEADS:
            continue
        rest = [
            mention
            for mention, home in zip(one.mentions, homes, strict=True)
            if home is None or home.block not in _HEADS
        ]
        short = event_labels.label(analysis, tuple(one.events[:1]))
        for other in ordered[at + 1 : at + 1 + _STORY]:
            story = _story(analysis, homes[0], other) and _in_clause(analysis, rest, other)
            if story and _spelt_out(analysis, short, one, other):
                yield one, other, f"{one.names[0]}: headline, told again with more words"
                break


def _in_clause(analysis: Analysis, rest: list[Mention], other: Gathered) -> bool:
    """Whether what the story itself tells of a headline stands in the clause that spells it out."""
    clause = VerbClause.of(analysis, other.events[0].trigger)
    return clause is not None and all(clause.whole.contains(one.span) for one in rest)


def _story(analysis: Analysis, head: Sentence | None, other: Gathered) -> bool:
    home = sentence_of(analysis.sentences, other.mentions[0].span)
    told = head is not None and home is not None and home.block not in _HEADS and home.span.start > head.span.start
    return (
        told and head is not None and home is not None and (head.block is Block.TITLE or home.section == head.section)
    )


def _spelt_out(analysis: Analysis, short: str, one: Gathered, other: Gathered) -> bool:
    long = event_labels.label(analysis, tuple(other.events))
    if (
        len(short) < _SHORTEST
        or telling.bare(short)
        or not agree(one.told("periods", periods), other.told("periods", periods))
    ):
        return False
    rest = iter(long)
    numbers = set(_NUMBER.findall(short)) <= set(_NUMBER.findall(long))
    return numbers and short[-2:] == long[-2:] and all(character in rest for character in short)
