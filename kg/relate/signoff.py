"""The lines under a notice that say who signs it and when, lent to what the notice brings out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.edtf import precision
from kg.iri import KG, SCHEMA, TIME
from kg.model import Argument, Document, Event, Evidence, Kind, Mention
from kg.relate.clauses import Line
from kg.relate.groups import AGENTS

_LAST = 3
_SCORE = 0.85
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})
_MARKS = " \t　()（）【】[]、,，。"


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs a text and the day, as the last lines tell."""

    signers: tuple[Mention, ...]
    day: Mention


def sign_off(lines: tuple[Line, ...]) -> SignOff | None:
    """The day that ends a text as a line of its own, with the bodies that a line before it or beside it names."""
    last = lines[-_LAST:]
    known = {one.span.of(line.folded): one for line in lines for one in line.mentions if one.kind in AGENTS}
    days = [(at, one) for at, line in enumerate(last) for one in line.mentions if one.kind is Kind.DATE]
    for at, day in reversed(days):
        beside = _alone(last[at], day, known)
        before = () if beside is None or beside or at == 0 else _alone(last[at - 1], None, known) or ()
        signers = beside or before
        if signers and precision(day.value) == "day":
            return SignOff(signers, day)
    return None


def _alone(line: Line, day: Mention | None, known: dict[str, Mention]) -> tuple[Mention, ...] | None:
    """The bodies and persons that a line names, or that are `known` by its words; None where it says more."""
    named = tuple(one for one in line.mentions if one.kind in AGENTS)
    rest = line.text(line.sentence.span)
    for one in (*named, *((day,) if day is not None else ())):
        rest = rest.replace(one.span.of(line.folded), "", 1)
    left = rest.strip(_MARKS)
    return (known[left],) if left in known else None if left else named


def dated(document: Document, lines: tuple[Line, ...], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, those that bring out a document without a day told by whoever signs given the day of the signing."""
    signed = sign_off(lines)
    return events if signed is None else tuple(_dated(document, signed, event) for event in events)


def _dated(document: Document, signed: SignOff, event: Event) -> Event:
    issues = any(one.role == KG + "issues" for one in event.arguments)
    if not issues or event.modality or any(one.role in _TIMES for one in event.arguments):
        return event
    agents = [one for one in event.arguments if one.role == SCHEMA + "organizer"]
    names = {one.value for one in signed.signers}
    if any(not any(name.endswith(one.mention.value) for name in names) for one in agents):
        return event
    span = event.evidence.span if event.evidence else event.mention.span
    evidence = Evidence(document.id, span, "signed", _SCORE, event.holder)
    added = [Argument(TIME + "hasTime", signed.day, evidence)]
    if not agents:
        added += [Argument(SCHEMA + "organizer", one, evidence) for one in signed.signers]
    return replace(event, arguments=tuple(sorted((*event.arguments, *added))))
