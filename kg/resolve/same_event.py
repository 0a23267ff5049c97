"""Whether two articles tell of one event: what speaks for it, what against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import product

from kg import ontology
from kg.edtf import bounds, overlap
from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Mention
from kg.resolve import bodies, editions, name_forms, names, telling, told, whereabouts
from kg.resolve.cluster import Cluster, Telling
from kg.resolve.named import folded_name

Links = Mapping[tuple[str, Mention], tuple[str, ...]]
"""The path of the thing that a mention of an article (by id) names."""

UNIQUE = "same telling name"
_PLACES, _STRUCK, _HOSTS_OF, _GUESTS_OF, _PAPERS = "places", "struck", "hosts", "guests", "papers"
_HOSTS = told.AGENT_ROLES[:3]
_GUESTS = told.AGENT_ROLES[3:]
_LOCATION = SCHEMA + "location"
_AGENTS = frozenset({Kind.ORGANISATION, Kind.PERSON})
_DENIED = "denied"
_LONGEST_RUN = 60  # days between an opening and what is still told of the same event
_SEASON = 120  # days between articles that speak of the same yearly event without its date
_MONTH, _WEEK = 31, 7
_VERB = 2  # characters of a verb that shows an event and is no name of it
_YEAR = 4  # figures of a year
_CLAUSE = 8  # characters of a label that says more than a kind of event


@dataclass(frozen=True, slots=True)
class Ground:
    """Why two tellings are taken for one event: the rule, what it rests on, and how sure it is (0 to 1)."""

    rule: str
    evidence: str
    score: float


def noted(analysis: Analysis, cluster: Cluster) -> Telling:
    """The comparable parts of an event of an article, but for the things it tells of."""
    triggers = {event.trigger for event in cluster.events}
    named = [one for one in cluster.mentions if one.span not in triggers or len(one.span) > _VERB]
    met = {telling.whose(name_forms.canonical(folded_name(analysis.document, mention))) for mention in named}
    verbal = any(event.trigger == event.mention.span for event in cluster.events)
    return Telling(
        document=cluster.document,
        types=frozenset(mention.type for mention in cluster.mentions),
        words=cluster.names[1 if cluster.described and not verbal else 0],
        names=tuple(sorted(name for name in met if not telling.bare(name))),
        days=_of_its_year(met, told.dates(cluster.events)),
        spans=_of_its_year(met, told.periods(cluster.events)),
        denied=_denied(cluster.events),
        verbal=verbal,
        published=bounds(analysis.document.published)[0] if analysis.document.published else "",
    )


def _of_its_year(met: set[str], told: tuple[str, ...]) -> tuple[str, ...]:
    """Dates that agree with the year in a name; others are of what was done for the event (the countdown to it)."""
    counted = (number for name in met for unit, number in name_forms.counted(name) if unit == "年")
    years = {number for number in counted if len(number) == _YEAR}
    return tuple(one for one in told if not years or any(overlap(one, year) for year in years))


def telling_of(cluster: Cluster, links: Links) -> Telling:
    """The comparable parts of an event of an article; the things by their paths."""
    known = cluster.seen.telling
    if known is None:
        raise ValueError("an event of which nothing was noted")
    found: dict[str, set[str]] = {name: set() for name in (_PLACES, _STRUCK, _HOSTS_OF, _GUESTS_OF, _PAPERS)}
    for argument in (one for event in cluster.events for one in event.arguments):
        for part in _parts(argument.mention.kind, argument.role):
            found[part].add("/".join(links.get((cluster.document, argument.mention), ())[1:]))
    places = {path for path in found[_PLACES] if path and whereabouts.known(path)}
    if not places and known.types & _alone():
        places = set(map(whereabouts.of_body, found[_STRUCK] - {""})) - {""}
    return replace(
        known,
        places=frozenset(places),
        hosts=frozenset(found[_HOSTS_OF] - {""}),
        guests=frozenset(found[_GUESTS_OF] - {""}),
        papers=frozenset(found[_PAPERS] - {""}),
    )


@cache
def _parts(kind: Kind, role: str) -> tuple[str, ...]:
    """What of a telling a thing of some kind in some role is."""
    return tuple(
        part
        for part, kinds, roles in (
            (_PLACES, {Kind.PLACE}, (_LOCATION,)),
            (_STRUCK, {Kind.ORGANISATION}, told.AGENT_ROLES),
            (_HOSTS_OF, _AGENTS, _HOSTS),
            (_GUESTS_OF, _AGENTS, _GUESTS),
            (_PAPERS, {Kind.DOCUMENT}, (role,)),
        )
        if kind in kinds and role in roles
    )


def against(one: Telling, other: Telling) -> str:
    """What forbids that two tellings are of one event, or an empty string."""
    if one.denied is not other.denied:
        return "one is denied"
    if any(name_forms.clash(mine, theirs) for mine, theirs in product(one.names, other.names)):
        return "other ordinal or year"
    if not _dates_agree(one, other):
        return "other date"
    if one.places and other.places and not whereabouts.shared(one.places, other.places):
        return "other place"
    return "" if one_name(one, other) else _other_participants(one, other)


def ground(one: Telling, other: Telling) -> Ground | None:
    """The best ground to take two tellings for one event, None where there is none; `against` has its own say."""
    return _same_name(one, other) or _short_form(one, other) or _same_act(one, other) or _once(one, other)


def one_name(one: Telling, other: Telling) -> bool:
    """Whether both bear a name that one event alone bears, be it told in two forms."""
    return bool(unique_names(one, other)) or editions.shared(one.names, other.names)


def unique_names(one: Telling, other: Telling) -> set[str]:
    """Names that both bear and one event alone: with an ordinal, or of what takes place once a year at most."""
    yearly = bool(_yearly() & one.types & other.types)
    return {
        name for name in set(one.names) & set(other.names) if telling.unique(name) or (yearly and telling.proper(name))
    }


def _denied(events: tuple[Event, ...]) -> bool:
    return bool(events) and all(event.modality == _DENIED for event in events)


def _other_participants(one: Telling, other: Telling) -> str:
    for mine, theirs, cause in (
        (one.hosts, other.hosts, "other agents"),
        (one.guests, other.guests, "other guests"),
        (one.papers, other.papers, "other documents"),
    ):
        if (here := _telling(mine)) and (there := _telling(theirs)) and not here & there:
            return cause
    return ""


def _telling(things: frozenset[str]) -> frozenset[str]:
    """Those of some things that tell two apart: not a body that is only described (一家化工厂)."""
    return frozenset(one for one in things if not bodies.indefinite(one))


def _dates_agree(one: Telling, other: Telling) -> bool:
    if told.agree(one.days, other.days):
        return True
    apart = abs(_ordinal_day(one.days[0]) - _ordinal_day(other.days[0]))
    near = any(overlap(a, b) for a, b in product(one.spans, other.spans))
    return apart <= _LONGEST_RUN and (near or bool(unique_names(one, other)))


def _ordinal_day(edtf: str) -> int:
    first, last = bounds(edtf)
    return date.fromisoformat(first or last).toordinal() if (first or last)[:1].isdigit() else 0


def _same_name(one: Telling, other: Telling) -> Ground | None:
    common = _common_part(one, other)
    for name in sorted(set(one.names) & set(other.names)):
        if telling.telling(name) and (common or not telling.local(name)):
            dated = bool(one.days and other.days)
            return Ground(UNIQUE, name, 0.97 if dated and common else 0.95 if dated else 0.9)
        if telling.serial(name):
            continue
        if _exact(one) and _exact(other) and _close(one, other) and (common or telling.proper(name)):
            return Ground("same name and date", f"{name}, {common or one.days[0]}", 0.9 if common else 0.85)
        if telling.proper(name) and _same_season(one, other):
            return Ground("same yearly event", f"{name}, {min(one.published, other.published)}", 0.82)
    return None


def _close(one: Telling, other: Telling) -> bool:
    """Whether the days told are one, or so near that one may be the opening and one the end."""
    near = abs(_ordinal_day(one.days[0]) - _ordinal_day(other.days[0])) <= _WEEK
    return near or told.agree(one.days, other.days)


def _same_season(one: Telling, other: Telling) -> bool:
    """Whether both are of a class held once a year at most, told in articles of the same months."""
    if not _yearly() & one.types & other.types or not (one.published and other.published):
        return False
    return abs(_ordinal_day(one.published) - _ordinal_day(other.published)) <= _SEASON


def _short_form(one: Telling, other: Telling) -> Ground | None:
    dated = _exact(one) and _exact(other) and _close(one, other)
    for short, long in editions.pairs(one.names, other.names):
        match = names.compare(short, long)
        if match.score >= names.SURE and editions.one_edition(short, long):
            evidence = f"{short} = {long}: {match.reason}"
            return Ground("short form with its number", evidence, round(match.score * (0.97 if dated else 0.92), 2))
        if not dated or telling.serial(long):
            continue
        if match.score >= names.SURE and (_common_part(one, other) or telling.proper(long)):
            return Ground("short form and date", f"{short} = {long}: {match.reason}", round(match.score * 0.95, 2))
    return None


def _same_act(one: Telling, other: Telling) -> Ground | None:
    """One class and day with two participants or documents in common, or one place where no agent is needed."""
    if not one.types & other.types or not one.day or one.day != other.day:
        return None
    host, rest = min(one.hosts & other.hosts, default=""), one.guests & other.guests | one.papers & other.papers
    nested = one.guests <= other.guests or other.guests <= one.guests
    alike = one.papers & other.papers or (one.words == other.words and not telling.bare(one.words))
    if host and rest and nested and alike:
        return Ground("same act", "、".join((one.day, host, *sorted(rest))), 0.9)
    hosted = one.hosts or other.hosts
    points = any(words(name).longest(one.words, 0) for name in ("party-nouns", "side-nouns"))
    clause = len(one.words) >= _CLAUSE and not points
    clause = clause and not telling.serial(one.words)
    if one.words == other.words and clause and not (hosted or telling.bare(one.words)):
        return Ground("same words and day", f"{one.day}, {one.words}", 0.85)
    host = min(one.hosts & other.hosts, default="")
    often = one.types | other.types <= _often() or telling.serial(one.words)
    if host and one.words == other.words and not (one.verbal or other.verbal or often):
        return Ground("same kind, day and host", f"{one.day}, {one.words}, {host}", 0.8)
    place = whereabouts.shared(one.places, other.places)
    if place.count("/") and one.types & other.types & _alone():
        return Ground("same day and place", f"{one.day}, {place}", 0.85)
    return None


def _once(one: Telling, other: Telling) -> Ground | None:
    """A document whose name tells its number or year, and no other host, of a class that it sees once (published)."""
    papers = {name for name in one.papers & other.papers if name_forms.numbered(name) and len(name) >= _CLAUSE}
    if (
        not papers
        or (one.hosts and other.hosts and not one.hosts & other.hosts)
        or not one.types & other.types & _classes("once-a-document-events")
    ):
        return None
    near = one.published and other.published and abs(_ordinal_day(one.published) - _ordinal_day(other.published))
    return Ground("once of a document", min(papers), 0.85) if near != "" and near <= _MONTH else None


def _exact(one: Telling) -> bool:
    """Whether the date is told to the month at least."""
    if not one.days:
        return False
    first, last = bounds(one.days[0])
    return bool(first and last) and _ordinal_day(last) - _ordinal_day(first) <= _MONTH


def _common_part(one: Telling, other: Telling) -> str:
    """A host, or a place below province, that both tell of."""
    place = whereabouts.shared(one.places, other.places)
    return min(one.hosts & other.hosts, default="") or (place if place.count("/") else "")


@cache
def _alone() -> frozenset[str]:
    """Classes of events that need no participant (an earthquake, a fire)."""
    return frozenset(one.iri for one in ontology.load().event_types if one.alone)


@cache
def _often() -> frozenset[str]:
    """Classes of which one host holds several a day (press conferences)."""
    return _classes("several-a-day-events")


@cache
def _yearly() -> frozenset[str]:
    """Classes of events whose own name comes back a year later at the earliest (a fair, games)."""
    return _classes("yearly-events")


def _classes(name: str) -> frozenset[str]:
    """The classes of a word list."""
    split = (word.partition(":") for word in words(name))
    return frozenset(PREFIXES[prefix] + local for prefix, _, local in split)
