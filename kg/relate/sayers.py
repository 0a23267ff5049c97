"""Who reports a deed of his own: 甲军19日称，击落两架无人机."""

from __future__ import annotations

from kg.event_types import EventType, Ontology
from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Argument, Evidence, Kind, Mention, Span
from kg.relate.clauses import Line
from kg.relate.groups import AGENTS, Group, acts
from kg.relate.participants import subject_phrase
from kg.relate.stories import Place
from kg.relate.topics import silent
from kg.relate.tree import hangs_on_verb, stands_as_noun

_SCORE = 0.75
_DOERS = frozenset({SCHEMA + "organizer", SCHEMA + "performer"})
_SPOKEN_OF = 2  # clauses between report and deed that hold nothing but times and places


def told(place: Place, event_type: EventType, ontology: Ontology, holder: str) -> tuple[Argument, ...]:
    """Who reports the event, in the role of its doer, where the verb has no subject; none for the press."""
    line, trigger = place.reaches[0].line, place.candidate.trigger
    if place.candidate.mention.rule != "event-verb" or line.describes(trigger.end):
        return ()
    if words("undergoing-verbs").longest(line.folded, trigger.start) or not silent(line, trigger.start):
        return ()
    if stands_as_noun(line, trigger):
        return ()
    group = sayer(line, trigger.start)
    if group is None or any(_tells_of_others(ontology, one) for one in group.mentions):
        return ()
    for role in event_type.roles:
        fits = all(any(ontology.is_a(one.type, name) for name in role.classes) or acts(one) for one in group.mentions)
        agent = any(ontology.kinds.get(name) in AGENTS for name in role.classes)
        if fits and agent and "before" in role.seek and role.property in _DOERS:
            evidence = Evidence("", line.sentence.span, "sayer", _SCORE, holder)
            return tuple(Argument(role.property, one, evidence) for one in group.mentions)
    return ()


def _tells_of_others(ontology: Ontology, one: Mention) -> bool:
    """Whether who says it tells the deeds of others: the press, and persons, who speak for a body."""
    return one.kind is Kind.PERSON or ontology.is_a(one.type, KG + "MediaOrganization")


def sayer(line: Line, at: int) -> Group | None:
    """Those who say what the clause of the verb at `at` tells; no spokesman, and none whom others cite (据甲通报)."""
    span = _report(line, at)
    if span is None:
        return None
    inside = [one for one in line.groups if span.contains(one.span) and acts(one.mentions[0])]
    group = inside[-1] if inside else None
    if group is None or not group.free or group.preposition:
        return None
    cited = any(token.pos == "p" for token in line.between(span.start, group.span.start))
    return None if cited or words("spokesmen").ending(_titles(line, group)) else group


def phrase(place: Place) -> tuple[Span, ...]:
    """The noun phrase for who says it, where no name tells who does the verb (当地警方5日称，逮捕两人)."""
    line, at = place.reaches[0].line, place.candidate.trigger.start
    span = _report(line, at)
    if span is None or place.candidate.mention.rule != "event-verb" or not silent(line, at):
        return ()
    if stands_as_noun(line, place.candidate.trigger):
        return ()
    found = subject_phrase(line, span.end)
    return () if found is None or words("press").ending(line.text(found)) else (found,)


def _report(line: Line, at: int) -> Span | None:
    """The words before the verb of saying in the clause that reports what the verb at `at` tells."""
    here = line.clause_of(at)
    for number in range(here - 1, max(-1, here - 2 - _SPOKEN_OF), -1):
        clause = line.clauses[number]
        tokens = [token for token in line.between(clause.start, clause.end) if token.pos != "w"]
        if tokens and line.text(tokens[-1].span) in words("report-frames") and not hangs_on_verb(line, tokens[-1].span):
            return Span(clause.start, tokens[-1].span.start)
        if any(token.pos in {"v", "n", "nz", "PER", "ORG"} for token in tokens):
            return None
    return None


def _titles(line: Line, group: Group) -> str:
    """What stands before the first name of a group that is a person's."""
    first = group.mentions[0]
    return line.text(Span(group.span.start, first.span.start)) if first.kind is Kind.PERSON else ""
