"""The sides of a match that no recogniser has a name for: 东道主津沽海港队险胜蓉城火凤队."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from kg.find import organizations
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Document, Event, Evidence, Kind, Mention, Span
from kg.relate.going_on import matches

RULE = "match-side"
_SCORE = 0.75
_SHORTEST, _LONGEST = 3, 12


def named(
    document: Document, mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> tuple[tuple[Event, ...], tuple[Mention, ...]]:
    """The events, those of matches with the teams that their phrases name as sides; the mentions with these teams.

    A phrase is a team's name where it ends as one and holds no other name; what only says how it comes (东道主) is left
    out.
    """
    spans = sorted(one.span for one in mentions)
    made: list[Mention] = []
    told = []
    for event in events:
        phrases = event.participants if event.mention.type in matches(sides=True) else ()
        teams = [(phrase, _team(document, spans, phrase)) for phrase in phrases]
        found = {phrase: team for phrase, team in teams if team is not None}
        made += found.values()
        told.append(_with_sides(document, event, found) if found else event)
    return tuple(told), tuple(sorted((*mentions, *made)))


def _team(document: Document, spans: list[Span], phrase: Span) -> Mention | None:
    text = phrase.of(document.folded)
    lead = len(words("team-leads").longest(text, 0))
    span = Span(phrase.start + lead, phrase.end)
    name = span.of(document.folded)
    ending = words("team-endings").ending(name)
    if not ending or not _SHORTEST <= len(name) <= _LONGEST or not name.isalnum() or name in words("team-words"):
        return None
    near = spans[max(0, bisect_left(spans, span) - 4) : bisect_left(spans, Span(span.end, span.end))]
    if any(one.overlaps(span) for one in near):
        return None
    return Mention(span, Kind.ORGANISATION, organizations.type_of(name), span.of(document.text), name, RULE, _SCORE)


def _with_sides(document: Document, event: Event, teams: dict[Span, Mention]) -> Event:
    """An event with its teams: who wins performs, who loses attends."""
    lost = event.trigger.of(document.folded) in words("losing-verbs")
    home = event.evidence.span if event.evidence else event.mention.span
    arguments = set(event.arguments)
    for phrase, team in teams.items():
        wins = (phrase.end <= event.trigger.start) is not lost
        evidence = Evidence(document.id, home, RULE, _SCORE, event.holder)
        arguments.add(Argument(SCHEMA + ("performer" if wins else "attendee"), team, evidence))
    rest = tuple(one for one in event.participants if one not in teams)
    return replace(event, arguments=tuple(sorted(arguments)), participants=rest)
