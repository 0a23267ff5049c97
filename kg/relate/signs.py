"""What the sentence shows of a link: where its two ends stand, what lies between them, how the tree joins them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from kg.lexicon import words
from kg.model import Argument, Event, Kind, Mention, Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import closes_clause

Signs = dict[str, float]
"""Names of signs with how strongly each shows, most of them 0 or 1; a sign that is not there is left out."""

_RESULT = re.compile(r"\d\s*[比:-]\s*\d")
_DATES = frozenset({"hasTime", "startDate", "endDate"})
_AGENTS = frozenset({"organizer", "coOrganizer", "performer", "attendee"})
_NEXT = frozenset({"n", "v", "a", "vn", "LOC", "PER", "m"})
_BEFORE = frozenset({"p", "v", "m", "vn", "ad", "PER", "f"})
_BEHIND_NAME = frozenset({"n", "a", "vn", "TIME", "f"})
_MOST_CLAUSES, _MOST_VERBS, _MOST_WORDS, _MOST_EVENTS = 4, 4, 12, 5


def signs(line: Line, event: Event, argument: Argument, shape: str, events_here: int) -> Signs:
    """Of a link of an event told in a line; `shape` is that of its rule, `events_here` how many its sentence tells."""
    kind = family(argument)
    found = {kind, *_of_doer(line, event, kind), f"{kind} {shape}", *_of_verb(line, event), *_of_event(event)}
    told = dict.fromkeys(found, 1.0)
    told["arguments"] = min(len(event.arguments), 4) / 4
    told["events in the sentence"] = min(events_here, _MOST_EVENTS) / _MOST_EVENTS
    told["length of the sentence"] = min(len(line.sentence.span), 200) / 200
    told["length of the name"] = min(len(argument.mention.surface), 8) / 8
    if line.sentence.span.contains(argument.mention.span):
        told |= _between(line, event.trigger, argument.mention, kind)
        told |= dict.fromkeys(_of_name(line, argument.mention), 1.0)
        told |= _in_tree(line, event.trigger, argument.mention, kind)
    else:
        told["another sentence"] = 1.0
    return told


def _of_doer(line: Line, event: Event, kind: str) -> Iterator[str]:
    """Whether the verb is one that its subject undergoes (辞职, 落网), whose subject is rarely another."""
    if kind == "attendee" and words("undergoing-verbs").longest(line.folded, event.trigger.start):
        yield "attendee undergoes"


def family(argument: Argument) -> str:
    """Date, location, superEvent, one of the roles of agents, or other."""
    name = argument.role.rpartition("#")[2].rpartition("/")[2]
    if name in _DATES:
        return "date"
    return name if name in _AGENTS or name in {"location", "superEvent"} else "other"


def _of_event(event: Event) -> Iterator[str]:
    yield f"modality {event.modality or 'fact'}"
    if event.mention.rule != "event-verb":
        yield "named event"
    if event.participants:
        yield "unnamed participants"
    if any(one.evidence.rule.startswith("date") for one in event.arguments):
        yield "event has a date"


def _of_verb(line: Line, event: Event) -> Iterator[str]:
    """What stands beside the trigger and what the tree makes of it."""
    trigger = event.trigger
    clause = line.clauses[line.clause_of(trigger.start)]
    held = [token for token in line.sentence.tokens if token.span.overlaps(trigger)]
    if held and held[-1].pos != "v":
        yield f"trigger {'noun' if held[-1].pos in {'n', 'vn'} else 'other'}"
    before, after = line.between(clause.start, trigger.start)[-1:], line.between(trigger.end, clause.end)[:1]
    yield from (f"behind {one.pos}" for one in before if one.pos in _BEFORE and not _plain(line, one))
    yield from (f"before {one.pos}" for one in after if one.pos in _NEXT and one.span.start == trigger.end)
    if line.folded[trigger.end : trigger.end + 1] in words("aspect-particles"):
        yield "aspect"
    number = word_at(line.sentence.tokens, trigger)
    if number is not None and line.sentence.arcs:
        yield f"verb {line.sentence.arcs[number].relation.partition(':')[0]}"
        if any(arc.head == number and arc.relation == "obj" for arc in line.sentence.arcs):
            yield "verb has an object"


def _plain(line: Line, token: Token) -> bool:
    """Whether a word before a verb is usual there: a result (2比1), or a verb that takes a deed (予以, 遭)."""
    text = line.text(token.span)
    taking = ("light-verbs", "passive-markers", "deed-taking-verbs", "carrying-verbs")
    return bool(_RESULT.search(line.folded, max(0, token.span.end - 5), token.span.end)) or any(
        text in words(one) for one in taking
    )


def _between(line: Line, trigger: Span, mention: Mention, kind: str) -> Signs:
    """What lies between the trigger and the other end."""
    behind = mention.span.start >= trigger.end
    gap = Span(trigger.end, mention.span.start) if behind else Span(mention.span.end, trigger.start)
    tokens = line.between(gap.start, gap.end)
    clauses = abs(line.clause_of(trigger.start) - line.clause_of(mention.span.start))
    told = {
        f"{kind} clauses between": min(clauses, _MOST_CLAUSES) / _MOST_CLAUSES,
        f"{kind} verbs between": min(sum(one.pos == "v" for one in tokens), _MOST_VERBS) / _MOST_VERBS,
        "words between": min(len(tokens), _MOST_WORDS) / _MOST_WORDS,
        "prepositions between": min(sum(one.pos == "p" for one in tokens), 2) / 2,
        "names between": min(sum(one.pos in {"ORG", "PER", "LOC"} for one in tokens), 2) / 2,
        "alike between": float(_alike(line, mention, gap)),
    }
    if clauses:
        told[f"{kind} another clause"] = 1.0
    if behind:
        told[f"{kind} behind the trigger"] = 1.0
    if kind == "date" and clauses and line.folded[mention.span.end : mention.span.end + 1] not in {",", "，", "|"}:
        told["date not alone in its clause"] = 1.0
    return told


def _alike(line: Line, mention: Mention, gap: Span) -> bool:
    return any(one.kind is mention.kind and gap.contains(one.span) for one in line.mentions)


def _of_name(line: Line, mention: Mention) -> Iterator[str]:
    """How the other end was cut, and what stands right behind it."""
    held = [token for token in line.sentence.tokens if token.span.overlaps(mention.span)]
    if mention.kind is not Kind.DATE:
        if held and (held[0].span.start != mention.span.start or held[-1].span.end != mention.span.end):
            yield "name is part of a word"
        if len(held) > 1 and mention.rule != "pointing":
            yield "name of several words"
    after = line.between(mention.span.end, line.sentence.span.end)[:1]
    told = [one for one in after if _touch(mention, one) and not closes_clause(mention, line.text(one.span))]
    yield from (f"name before {one.pos}" for one in told if one.pos in _BEHIND_NAME)
    group = next((one for one in line.groups if any(member.span == mention.span for member in one.mentions)), None)
    if group is not None and not group.free:
        yield "name describes"


def _touch(mention: Mention, token: Token) -> bool:
    return token.span.start == mention.span.end


def _in_tree(line: Line, trigger: Span, mention: Mention, kind: str) -> Signs:
    """How the tree joins the two: right, or over how many words each hangs below what they share."""
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    verb, name = word_at(tokens, trigger), top(line, mention.span)
    if not arcs or verb is None or name is None:
        return {"no tree": 1.0}
    over_name = above(arcs_heads := [arc.head for arc in arcs], name)
    over_verb = above(arcs_heads, verb)
    shared = next((one for one in over_verb if one in over_name), -1)
    deep, wide = _steps(over_name, shared), _steps(over_verb, shared)
    told = {"depth of the name": min(deep, 4) / 4, "depth of the verb": min(wide, 4) / 4}
    if not wide:
        told[f"{kind} hangs on the verb"] = 1.0
        if deep == 1:
            told[f"{kind} as {arcs[name].relation.partition(':')[0]}"] = 1.0
    return told


def _steps(chain: list[int], shared: int) -> int:
    return chain.index(shared) if shared in chain else len(chain)


def above(heads: list[int], number: int) -> list[int]:
    """A word and all that it hangs on, itself first."""
    chain: list[int] = []
    while number >= 0 and number not in chain:
        chain.append(number)
        number = heads[number]
    return chain


def word_at(tokens: tuple[Token, ...], span: Span) -> int | None:
    """The last word that overlaps a span."""
    at = bisect_left(tokens, span.end, key=lambda one: one.span.start) - 1
    return at if at >= 0 and tokens[at].span.overlaps(span) else None


def top(line: Line, span: Span) -> int | None:
    """The word of a name that hangs on none of it."""
    arcs, inside = line.sentence.arcs, line.overlapping(span)
    return next((one for one in inside if not arcs or arcs[one].head not in inside), inside[-1] if inside else None)
