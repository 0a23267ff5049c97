"""What the sentence shows of a name beside an event: where it stands, how the tree joins both, what rules tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.edtf import bounds, precision
from kg.lexicon import words
from kg.model import Argument, Block, Event, Kind, Span
from kg.relate.clauses import Line
from kg.relate.grounds import TIMES
from kg.relate.groups import AGENTS, Group
from kg.relate.one_role import AGENT_ROLES
from kg.relate.signs import above, top

AGENT, PLACE, PAPER, DATE = "who", "where", "paper", "when"
"""What a name may be of an event."""

_LEADS = (
    "locative-prepositions", "agent-prepositions", "with-words", "disposal-markers", "guest-prepositions",
    "object-prepositions", "passive-starts", "passive-markers", "source-prepositions", "topic-prepositions",
)  # fmt: skip
_KINDS_OF_VERB = (
    "motion-verbs", "coming-verbs", "undergoing-verbs", "receiving-verbs", "sentencing-verbs", "joining-verbs",
    "placeless-verbs", "making-verbs", "becoming-verbs", "naming-verbs", "sending-verbs", "appointing-verbs",
    "approving-verbs", "meeting-guests-verbs", "joint-verbs", "losing-verbs", "event-held", "befalling-verbs",
    "court-verbs", "handling-verbs", "saying-verbs", "issuing-verbs", "publishing-verbs", "bringing-out-verbs",
    "accusing-verbs", "entry-founding-verbs", "carrying-verbs", "light-verbs", "deed-taking-verbs",
)  # fmt: skip
_TIMES_TOLD = ("other-times", "done-adverbs", "event-planned", "then-words", "simultaneous-adverbs")
_FAR, _MANY_VERBS, _MANY_GROUPS = 3, 2, 2
_WORDS = (0, 1, 2, 3, 5, 8, 12)


@dataclass(frozen=True, slots=True, eq=False)
class Beside:
    """An event of a line, and the line `home` that holds a name beside it: the same, or one `back` lines before.

    `verb` is the number of the event's word, `others` the further events of its line, `subject` whom the rules take for
    the doer, `carried` whether the name is told of an event of its line, `silent` whether nobody is named before the
    event's word.
    """

    line: Line
    event: Event
    verb: int
    others: tuple[Event, ...]
    subject: Group | None
    home: Line | None = None
    back: int = 0
    carried: bool = False
    silent: bool = False


def units(line: Line) -> Iterator[Group]:
    """The groups of a line that may fill a slot, then each name that only tells a post."""
    grouped: set[Span] = set()
    for group in line.groups:
        grouped.update(one.span for one in group.mentions if one.kind is not Kind.DATE)
        if group.mentions[0].kind in _PREFIXES and group.mentions[0].kind is not Kind.DATE:
            yield group
    for one in line.mentions:
        if one.kind in _PREFIXES and one.span not in grouped and (one.kind is not Kind.DATE or any(bounds(one.value))):
            yield Group((one,), one.span, False, "", False)


_PREFIXES = {
    Kind.PERSON: (AGENT,),
    Kind.ORGANISATION: (AGENT, PLACE),
    Kind.PLACE: (AGENT, PLACE),
    Kind.DOCUMENT: (PAPER,),
    Kind.DATE: (DATE,),
}


def targets(group: Group) -> tuple[str, ...]:
    """What a group may be of an event."""
    return _PREFIXES[group.mentions[0].kind]


def signs(at: Beside, group: Group) -> list[str]:
    """The signs that a group shows beside an event, without what it may be of it."""
    home = at.home or at.line
    return [*_of_group(home, group), *_of_event(at, group), *(_before(at, home) if at.back else _between(at, group))]


def _of_group(line: Line, group: Group) -> Iterator[str]:
    mention = group.mentions[-1]
    yield f"is {mention.type.rpartition('#')[2].rpartition('/')[2]}"
    yield f"found by {mention.rule}"
    if not group.free:
        yield "describes"
    if group.clipped:
        yield "clipped"
    if len(group.mentions) > 1:
        yield "listed"
    if line.describes(group.span.end):
        yield "owns"
    lead = group.preposition
    yield "led by nothing" if not lead else f"led by {lead}"
    yield from _named(_LEADS).get(lead, ()) if lead else ()
    after = line.between(group.span.end, line.sentence.span.end)[:1]
    before = line.between(line.sentence.span.start, group.span.start)[-1:]
    yield f"then {after[0].pos}" if after else "then end"
    yield f"after {before[0].pos}" if before else "opens the sentence"
    if line.sentence.block is not Block.BODY:
        yield "title"
    if mention.score < 0.6:
        yield "unsure name"
    if mention.kind is Kind.DATE:
        yield f"as fine as {precision(mention.value)}"


def _of_event(at: Beside, group: Group) -> Iterator[str]:
    event = at.event
    side = "behind" if group.span.start >= event.trigger.end else "before"
    yield f"{side} {event.mention.rule}"
    yield f"{side} {event.mention.type.rpartition('#')[2].rpartition('/')[2]}"
    for kind in _named(_KINDS_OF_VERB).get(at.line.text(event.trigger), ()):
        yield f"{side} {kind}"
    told = event.arguments
    if any(one.role in AGENT_ROLES and one.mention.span.end <= event.trigger.start for one in told):
        yield f"{side} has doer"
    if any(one.role in AGENT_ROLES and one.mention.span.start >= event.trigger.end for one in told):
        yield f"{side} has agent behind"
    if any(one.role.endswith("location") for one in told):
        yield f"{side} has place"
    if any(span.end <= event.trigger.start for span in event.participants):
        yield f"{side} has nameless doer"
    mine = {one.value or one.surface for one in group.mentions}
    yield from {f"told as {_short(one)}" for one in told if (one.mention.value or one.mention.surface) in mine}
    if at.subject is group:
        yield "subject"
    elif at.subject is None:
        yield f"{side} no subject"
    yield from {
        f"other's {_short(one)}" for other in at.others for one in other.arguments if one.mention in group.mentions
    }


def _short(argument: Argument) -> str:
    name = argument.role.rpartition("#")[2].rpartition("/")[2]
    return "agent" if argument.role in AGENT_ROLES else name


def _before(at: Beside, home: Line) -> Iterator[str]:
    """What is shown by a name that the sentence before has."""
    yield "sentence before"
    yield f"back {at.back}"
    yield f"sentence before {'carried' if at.carried else 'idle'} {'silent' if at.silent else 'with subject'}"
    if at.carried:
        yield f"carried {at.back}"
    if at.silent:
        yield "silent"
    event, line = at.event, at.line
    if any(one.role in TIMES for one in event.arguments):
        yield "has a date"
    if any(one.kind is Kind.DATE for one in line.mentions):
        yield "a date in its sentence"
    here = {line.text(one.span) for one in line.between(line.sentence.span.start, event.trigger.end)}
    yield from (f"sentence {one}" for one in _TIMES_TOLD if not here.isdisjoint(words(one)))
    known = {one.value for one in home.mentions}
    again = any(one.kind in AGENTS and one.value in known for one in line.mentions)
    yield f"{'names again' if again else 'other names'} {at.carried}"
    clause = line.clauses[line.clause_of(event.trigger.start)]
    if any(line.text(one.span) in words("third-persons") for one in line.between(clause.start, event.trigger.start)):
        yield f"pronoun {at.carried}"
    if words("event-continuing").longest(line.folded, line.sentence.span.start):
        yield "goes on"


def _between(at: Beside, group: Group) -> Iterator[str]:
    line, trigger = at.line, at.event.trigger
    behind = group.span.start >= trigger.end
    side = "behind" if behind else "before"
    gap = Span(trigger.end, group.span.start) if behind else Span(group.span.end, trigger.start)
    tokens = line.between(gap.start, gap.end)
    clauses = min(abs(line.clause_of(trigger.start) - line.clause_of(group.span.start)), _FAR)
    yield f"{side} {clauses} clauses"
    yield f"{side} {max(one for one in _WORDS if one <= len(tokens))} words"
    verbs = min(sum(one.pos == "v" for one in tokens), _MANY_VERBS)
    yield f"{side} {verbs} verbs {clauses > 0}"
    kind = group.mentions[0].kind
    groups = min(sum(gap.contains(one.span) for one in line.groups), _MANY_GROUPS)
    alike = any(gap.contains(one.span) and one.mentions[0].kind is kind for one in line.groups)
    yield f"{side} {groups} groups"
    if alike:
        yield f"{side} alike"
    if any(gap.contains(one.trigger) for one in at.others):
        yield f"{side} event between"
    lead = group.preposition
    yield f"{side} {'led' if lead else 'free' if group.free else 'describing'} {min(verbs, 1)} {min(clauses, 1)}"
    if group.span.overlaps(trigger) or at.event.mention.span.overlaps(group.span):
        yield "inside"
    if any(line.text(one.span) in words("describing-particles") for one in tokens):
        yield f"{side} particle between"
    if any(one.pos == "p" for one in tokens):
        yield f"{side} preposition between"
    clause = line.clauses[line.clause_of(group.span.start)]
    if group.span.start == clause.start:
        yield f"{side} opens a clause"
    yield from _in_tree(at, group, side)


def _in_tree(at: Beside, group: Group, side: str) -> Iterator[str]:
    arcs = at.line.sentence.arcs
    name = top(at.line, group.mentions[-1].span)
    if not arcs or name is None or at.verb < 0:
        return
    heads = [arc.head for arc in arcs]
    over_name, over_verb = above(heads, name), above(heads, at.verb)
    shared = next((one for one in over_verb if one in over_name), -1)
    if shared < 0:
        yield "apart"
        return
    deep, wide = over_name.index(shared), over_verb.index(shared)
    child = arcs[over_name[deep - 1]].relation.partition(":")[0] if deep else ""
    own = arcs[over_verb[wide - 1]].relation.partition(":")[0] if wide else ""
    yield f"tree {min(deep, 3)} {min(wide, 3)}"
    yield f"{side} tree {child} {own}"
    yield f"{side} tree {child} {min(deep, 2)} {min(wide, 2)}"
    yield f"hangs as {arcs[name].relation.partition(':')[0]}"


@cache
def _named(lists: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in lists:
        for word in words(name):
            found.setdefault(word, []).append(name)
    return {word: tuple(told) for word, told in found.items()}
