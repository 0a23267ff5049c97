"""A name of an event behind the places where it is told to be."""

from __future__ import annotations

from kg.find import gazetteer
from kg.iri import SCHEMA
from kg.model import Analysis, Event, Kind
from kg.resolve.named import folded_name

_LOCATION = SCHEMA + "location"
_MOST = 2


def placed(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """A name behind the narrowest places where the event is told to be; empty where none is or the name has it."""
    told = [one.mention for event in events for one in event.arguments if one.role == _LOCATION]
    paths = list(dict.fromkeys(folded_name(analysis.document, one) for one in told if one.kind is Kind.PLACE))
    narrow = [path for path in paths if not any(other.startswith(f"{path}/") for other in paths)]
    ends = [path.rsplit("/", maxsplit=1)[-1] for path in narrow]
    called = [place for place in ends if not any(other != place and _same(place, other) for other in ends)]
    called = [place for place in called if not gazetteer.is_country(place)] or called
    if not called or any(place in name for place in called):
        return ""
    known = [place for place in called if gazetteer.lookup(place)]
    if len(called) == _MOST and len(known) == 1:  # 江城市|何家大厦
        return known[0] + next(place for place in called if place not in known) + name
    return "、".join(called[:_MOST]) + ("等地" if len(called) > _MOST else "") + name


def _same(place: str, other: str) -> bool:
    """Whether another name is that of a place with less before it or more behind it (云岭, 云岭市)."""
    return place.endswith(other) or other.startswith(place)
