"""Deeds of one article that are told again: by the name of what is held, or by what a mishap goes on to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Token
from kg.relate.deed_roles import RULE
from kg.relate.grounds import TIMES
from kg.resolve import event_classes, event_labels
from kg.resolve.gathered import Gathered
from kg.resolve.told import agents, agree, periods
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

_NAMED = frozenset({"event-held", "event-named"})
_SHORTEST, _OPENING = 3, 4  # characters of a name that tells, and of two names that begin alike
_VERB = 6  # characters of a verb that a name may hold
_STATES = frozenset("势情")  # 火势, 震情
_LONGEST = 3  # characters of a noun for what befell (大火, 火势)


def pairs(analysis: Analysis, things: list[Gathered]) -> Iterator[tuple[Gathered, Gathered, str]]:
    """The event that tells again, the one told, and why they are one."""
    deeds = [one for one in things if len(one.events) == 1 and one.mentions[0].rule not in _NAMED]
    held = [one for one in things if one.mentions[0].rule in _NAMED and len(one.names[0]) >= _SHORTEST]
    known = _Held(analysis, held) if held else None
    for one in deeds if known else ():
        told = _Deed.of(analysis, one.events[0])
        for other in known.candidates(told) if known and told else ():
            if told and _near(analysis, one, other) and (reason := _held(analysis, told, other)):
                yield one, other, f"{one.names[0]}: {reason} {other.names[0]}"
    befell = [one for one in things if one.mentions[0].type in event_classes.mishaps()]
    for one, other in product(deeds, befell):
        if one.mentions[0].rule == RULE and _near(analysis, one, other) and _goes_on(analysis, one.events[0], other):
            yield one, other, f"{one.names[0]}: what befell goes on"


def _near(analysis: Analysis, one: Gathered, other: Gathered) -> bool:
    """Whether two events stand in one section and their dates allow them to be one."""
    homes = [sentence_of(analysis.sentences, thing.mentions[0].span) for thing in (one, other)]
    if homes[0] is None or homes[1] is None or homes[0].section != homes[1].section:
        return False
    return one is not other and agree(one.told("periods", periods), other.told("periods", periods))


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is compared of a deed: its verb, what stands behind it, what it is called and who does it."""

    event: Event
    verb: str
    behind: str
    called: str
    doer: str

    @classmethod
    def of(cls, analysis: Analysis, deed: Event) -> _Deed | None:
        """None of a deed without a clause."""
        clause, folded = VerbClause.of(analysis, deed.trigger), analysis.document.folded
        if clause is None:
            return None
        tokens = () if clause.describes() else clause.behind()
        behind = "".join(folded[deed.trigger.end : tokens[-1].span.end].split()) if tokens else ""
        called, mine = event_labels.label(analysis, (deed,)), agents(analysis, (deed,))
        return cls(deed, deed.trigger.of(folded), behind, called, mine[0] if mine else "")


class _Held:
    """Events that are held, by what a deed that tells one again must share with it."""

    def __init__(self, analysis: Analysis, held: list[Gathered]) -> None:
        self._held = held
        self._names: dict[str, list[int]] = defaultdict(list)
        self._parts: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(held):
            name = one.names[0]
            self._names[name].append(at)
            whose = agents(analysis, tuple(one.events))
            openings = {event_labels.label(analysis, (event,))[:_OPENING] for event in one.events}
            for part in {name[start:end] for start in range(len(name)) for end in range(start + 2, start + _VERB + 1)}:
                for key in {*whose, *openings}:
                    self._parts[part, key].append(at)

    def candidates(self, deed: _Deed) -> Iterator[Gathered]:
        """Those whose name ends what stands behind the verb or begins what the deed is called, or holds its verb."""
        found = set(self._parts.get((deed.verb, deed.doer), ())) if deed.doer else set()
        found.update(self._parts.get((deed.verb, deed.called[:_OPENING]), ()))
        for size in range(_SHORTEST, len(deed.behind) + 1):
            found.update(self._names.get(deed.behind[-size:], ()))
        for size in range(_SHORTEST, len(deed.called) + 1):
            found.update(self._names.get(deed.called[:size], ()))
        return (self._held[at] for at in sorted(found))


def _held(analysis: Analysis, deed: _Deed, other: Gathered) -> str:
    """Why a deed is what is held: that is its object or subject, or is named after it and done by the same."""
    name, verb = other.names[0], deed.verb
    if any(one.trigger.overlaps(deed.event.trigger) for one in other.events):
        return ""
    if deed.behind.endswith(name):
        return "does what is called"
    same_kind = deed.event.mention.type == other.mentions[0].type
    if same_kind and deed.called.startswith(name) and deed.called.endswith(verb):
        return "tells that it is done:"
    named = len(verb) > 1 and verb in name and len(name) > len(verb) and not _otherwise_dated(deed, other)
    return "is done at" if named and _alike(analysis, deed, other) else ""


def _otherwise_dated(deed: _Deed, other: Gathered) -> bool:
    """Whether a deed has a time of its own that what is held has not (今年，某部发布…; not 发布会 of the day)."""
    mine = {one.mention.value for one in deed.event.arguments if one.role in TIMES}
    theirs = {one.mention.value for event in other.events for one in event.arguments if one.role in TIMES}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _alike(analysis: Analysis, deed: _Deed, other: Gathered) -> bool:
    """Whether the same do a deed and hold what is named after it."""
    theirs = agents(analysis, tuple(other.events))
    if deed.doer and theirs:
        return deed.doer in theirs
    labels = (event_labels.label(analysis, (event,)) for event in other.events)
    return any(deed.called[:_OPENING] == one[:_OPENING] for one in labels)


def _subject(clause: VerbClause) -> list[Token]:
    """The word before the verb that the tree makes its subject."""
    tokens, arcs = clause.home.tokens, clause.home.arcs
    verb = {at for at, one in enumerate(tokens) if one.span.overlaps(clause.trigger)}
    told = {tokens[at] for at, arc in enumerate(arcs) if arc.head in verb and arc.relation.startswith("nsubj")}
    return [one for one in clause.before() if one in told][:1]


def _goes_on(analysis: Analysis, deed: Event, other: Gathered) -> bool:
    """Whether a noun for what befell before is the subject of a verb that has no object (火势迅速蔓延)."""
    clause = VerbClause.of(analysis, deed.trigger)
    if clause is None or clause.behind() or other.mentions[0].span.start > deed.trigger.start:
        return False
    run = _subject(clause) or clause.run(clause.passing(clause.before()))
    named = any(one.mention.kind is not Kind.DATE for one in deed.arguments)
    passive = any(clause.text(one) in words("passive-starts") for one in clause.before())
    if not run or named or passive or run[-1].pos != "n" or len(run[-1].span) > _LONGEST:
        return False
    noun = clause.text(run[-1])
    told = noun[:-1] if noun[-1] in _STATES else noun[-1]
    return len(noun) > 1 and told in "".join(other.names)
