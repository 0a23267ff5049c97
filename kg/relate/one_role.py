"""One role for each agent and document of an event: the one that most words tell."""

from __future__ import annotations

from kg.iri import KG, SCHEMA
from kg.model import Argument, Kind

AGENT_ROLES = frozenset({SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "attendee", SCHEMA + "performer"})
"""The roles of who does an event or takes part in it."""


def one_role_each(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """Of several roles of one agent or document the one told by the most words, else the surest."""
    best: dict[tuple[str, str], Argument] = {}
    for argument in arguments:
        family = (
            "agent"
            if argument.role in AGENT_ROLES
            else "document"
            if argument.mention.kind is Kind.DOCUMENT
            else argument.role
        )
        key = (family, argument.mention.value or argument.mention.surface)
        if key not in best or _trust(argument) > _trust(best[key]):
            best[key] = argument
    return tuple(best.values())


def _trust(argument: Argument) -> tuple[int, float, bool, str]:
    rule = argument.evidence.rule
    told = 0 if rule in {"before", "after"} else len(rule)
    return (told, argument.evidence.score, argument.role == SCHEMA + "organizer", argument.role)
