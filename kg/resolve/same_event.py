"""Whether two articles tell of one event: what speaks for it, what against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product

from kg.edtf import bounds, day, overlap
from kg.iri import SCHEMA
from kg.model import Analysis, Event, Kind, Mention
from kg.resolve import bodies, editions, event_classes, name_forms, names, same_act, telling, told, whereabouts
from kg.resolve.cluster import Cluster, Ground, Telling
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
SEASON = 120  # days between articles that speak of the same yearly event without its date
WEEK = 7  # days between an opening and an end
_MONTH = 31
_VERB = 2  # characters of a verb that shows an event and is no name of it
_YEAR = 4  # figures of a year
_CLAUSE = 8  # characters of a label that says more than a kind of event


def noted(analysis: Analysis, cluster: Cluster) -> Telling:
    """The comparable parts of an event of an article, but for the things it tells of."""
    triggers = {event.trigger for event in cluster.events}
    named = [one for one in cluster.mentions if one.span not in triggers or _names(one)]
    met = {telling.whose(name_forms.canonical(folded_name(analysis.document, mention))) for mention in named}
    shown = tuple(event for event in cluster.events if event.trigger == event.mention.span)
    return Telling(
        document=cluster.document,
        types=frozenset(mention.type for mention in cluster.mentions),
        words=cluster.names[1 if cluster.described and not shown else 0],
        names=tuple(sorted(name for name in met if not telling.bare(name))),
        days=_of_its_year(met, told.dates(cluster.events)),
        spans=_of_its_year(met, told.periods(cluster.events)),
        denied=_denied(cluster.events),
        verbal=bool(shown),
        published=bounds(analysis.document.published)[0] if analysis.document.published else "",
        verbs=frozenset(one.trigger.of(analysis.document.folded) for one in shown),
        objects=frozenset(told.objects(analysis, shown)),
    )


def _names(shown: Mention) -> bool:
    """Whether a word that shows an event is its name too: a longer one, of a class that knows it."""
    return len(shown.span) > _VERB and shown.type != event_classes.ANY


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
    if not places and known.types & event_classes.alone():
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
    return _hosts_elsewhere(one, other) if one_name(one, other) else _other_participants(one, other)


def ground(one: Telling, other: Telling) -> Ground | None:
    """The best ground to take two tellings for one event, None where there is none; `against` has its own say."""
    return _named(one, other) or same_act.ground(one, other) or _once(one, other)


def one_name(one: Telling, other: Telling) -> bool:
    """Whether both bear a name that one event alone bears, be it told in two forms."""
    return bool(unique_names(one, other)) or editions.shared(one.names, other.names)


def unique_names(one: Telling, other: Telling) -> set[str]:
    """Names that both bear and one event alone: with an ordinal, or of what takes place once a year at most."""
    yearly = bool(event_classes.yearly() & one.types & other.types)
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


def _hosts_elsewhere(one: Telling, other: Telling) -> str:
    """Whether bodies of different places hold what any may count (第一届古籍展览): no name says whose it is."""
    if any(map(telling.proper, (*one.names, *other.names))):
        return ""
    here, there = ({name_forms.region(host) for host in side.hosts} for side in (one, other))
    return "other agents" if here and there and not here & there and "" not in here | there else ""


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
    known = day(first or last)  # none of years before the first
    return known.toordinal() if known else 0


def _named(one: Telling, other: Telling) -> Ground | None:
    if not one.names or not other.names:
        return None
    shared = set(one.names).intersection(other.names)
    found = _same_name(one, other, sorted(shared)) if shared else None
    return found or (_short_form(one, other) if editions.comparable(one.names, other.names) else None)


def _same_name(one: Telling, other: Telling, shared: list[str]) -> Ground | None:
    common = same_act.common_part(one, other)
    for name in shared:
        if telling.telling(name) and (common or not telling.local(name)):
            dated = bool(one.days and other.days)
            return Ground(UNIQUE, name, 0.97 if dated and common else 0.95 if dated else 0.9)
        if telling.serial(name):
            continue
        if exact(one) and exact(other) and _close(one, other) and (common or telling.proper(name)):
            return Ground("same name and date", f"{name}, {common or one.days[0]}", 0.9 if common else 0.85)
        if telling.proper(name) and _same_season(one, other):
            return Ground("same yearly event", f"{name}, {min(one.published, other.published)}", 0.82)
    return None


def _close(one: Telling, other: Telling) -> bool:
    """Whether the days told are one, or so near that one may be the opening and one the end."""
    near = abs(_ordinal_day(one.days[0]) - _ordinal_day(other.days[0])) <= WEEK
    return near or told.agree(one.days, other.days)


def _same_season(one: Telling, other: Telling) -> bool:
    """Whether both are of a class held once a year at most, told in articles of the same months."""
    if not event_classes.yearly() & one.types & other.types or not (one.published and other.published):
        return False
    return abs(_ordinal_day(one.published) - _ordinal_day(other.published)) <= SEASON


def _short_form(one: Telling, other: Telling) -> Ground | None:
    dated = exact(one) and exact(other) and _close(one, other)
    for short, long in editions.pairs(one.names, other.names):
        match = names.compare(short, long)
        if match.score >= names.SURE and editions.one_edition(short, long):
            evidence = f"{short} = {long}: {match.reason}"
            return Ground("short form with its number", evidence, round(match.score * (0.97 if dated else 0.92), 2))
        if not dated or telling.serial(long):
            continue
        if match.score >= names.SURE and (same_act.common_part(one, other) or telling.proper(long)):
            return Ground("short form and date", f"{short} = {long}: {match.reason}", round(match.score * 0.95, 2))
    return None


def _once(one: Telling, other: Telling) -> Ground | None:
    """A document whose name tells its number or year, and no other host, of a class that it sees once (published)."""
    papers = {name for name in one.papers & other.papers if name_forms.numbered(name) and len(name) >= _CLAUSE}
    if (
        not papers
        or (one.hosts and other.hosts and not one.hosts & other.hosts)
        or not one.types & other.types & event_classes.once()
    ):
        return None
    near = one.published and other.published and abs(_ordinal_day(one.published) - _ordinal_day(other.published))
    return Ground("once of a document", min(papers), 0.85) if near != "" and near <= _MONTH else None


def exact(one: Telling) -> bool:
    """Whether the date of a telling is told to the month at least."""
    if not one.days:
        return False
    first, last = map(day, bounds(one.days[0]))
    return first is not None and last is not None and (last - first).days <= _MONTH
