"""What an event is called whose own name many events bear: 某部召开会议, 东山县枪击事件."""

from __future__ import annotations

from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Argument, Event, Kind, Span
from kg.resolve import clause_names, event_classes, event_labels, placed_names, telling
from kg.resolve.named import folded_name
from kg.spans import sentence_of

_HOLDING = (SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "performer")
_LOCATION, _WHOLE = SCHEMA + "location", SCHEMA + "superEvent"
_ACTING = frozenset((Kind.ORGANISATION, Kind.PERSON))
_NAMING = frozenset(("nr", "ns", "nt", "nw", "nz", "PER", "LOC", "ORG", "w"))
_OPENING = '“‘「『《<"'
_LIGHT = ("event-held", "light-verbs")
_LONGEST, _MOST = 10, 2
_SHORT = 2  # characters of a name that says nothing alone (调查)


def owned(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """A common name with who does or holds it, else with where it is told to be; a telling name as it is."""
    tellings = [event for event in events if folded_name(analysis.document, event.mention) == name]
    if not _common(analysis, tellings, name):
        return name
    deeds = tuple(event for event in tellings if event.trigger == event.mention.span)
    if deeds:
        return event_labels.label(analysis, deeds)
    placed = placed_names.placed(analysis, events, name)
    if tellings and tellings[0].mention.type in event_classes.alone():
        held = [
            one for one in tellings if one.trigger != one.mention.span and not clause_names.described(analysis, one)
        ]
        return placed or (clause_names.with_doer(analysis, held[0]) if held else "") or name
    called = _opened(analysis, events, name) or _held(analysis, events, name) or placed
    told = [one for one in tellings if one.trigger != one.mention.span and len(name) <= _SHORT]
    return called or (clause_names.with_doer(analysis, told[0]) if told else "") or name


def _common(analysis: Analysis, tellings: list[Event], name: str) -> bool:
    """Whether nothing in a name says which event it is: no number, title, place, body or word that only names."""
    if telling.bare(name):
        return True
    if len(name) > _LONGEST or telling.proper(name) or telling.telling(name):
        return False
    return bool(tellings) and all(_plain(analysis, event.mention.span) for event in tellings)


def _plain(analysis: Analysis, span: Span) -> bool:
    """Whether a name stands in no quotation marks and is made of common nouns, verbs and what describes them."""
    home = sentence_of(analysis.sentences, span)
    inside = [token.pos for token in home.tokens if token.span.overlaps(span)] if home else []
    return (
        bool(inside) and not _NAMING.intersection(inside) and analysis.document.folded[span.start - 1] not in _OPENING
    )


def _opened(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """The ceremony that begins or ends another event (开幕会) behind the name of that, where one is told."""
    if name not in words("part-ceremonies"):
        return ""
    told = [one.mention for event in events for one in event.arguments if one.role == _WHOLE]
    wholes = list(dict.fromkeys(folded_name(analysis.document, one) for one in told))
    return wholes[0] + name if len(wholes) == 1 and not telling.bare(wholes[0]) else ""


def _held(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """The name behind those who hold it and the verb that says so: 某部举行记者会; a person needs the verb.

    Those without a name are told where they stand right before that verb (上万名工人举行罢工).
    """
    for role in _HOLDING:
        for event in events:
            hosts = [one for one in event.arguments if one.role == role and one.mention.kind in _ACTING]
            verb = _verb(analysis, event, hosts)
            if hosts and verb and clause_names.turned(analysis, event):
                return clause_names.with_doer(analysis, event)
            if hosts and (verb or hosts[0].mention.kind is Kind.ORGANISATION):
                whole = clause_names.whole_phrase(analysis, [one.mention.span for one in hosts]) if verb else ""
                called = dict.fromkeys(folded_name(analysis.document, one.mention) for one in hosts)
                return (whole or "、".join([*called][:_MOST])) + verb + name
    told = ((clause_names.subject(analysis, one), _verb(analysis, one, [])) for one in events)
    return next((subject + verb + name for subject, verb in told if subject and verb), "")


def _verb(analysis: Analysis, event: Event, hosts: list[Argument]) -> str:
    """The verb between those who hold an event and its name, where it says no more than that they do."""
    word = event.trigger.of(analysis.document.folded)
    between = event.trigger.end <= event.mention.span.start
    behind = all(one.mention.span.end <= event.trigger.start for one in hosts)
    light = any(word in words(known) for known in _LIGHT) and word not in words("event-attending")
    return word if between and behind and light else ""
