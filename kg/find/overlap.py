"""Who keeps a span: of overlapping mentions one stays, save that the name of an event may hold other names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter

from kg.model import Kind, Mention
from kg.spans import Nearby

_ORDER = (
    Kind.DOCUMENT,
    Kind.EVENT,
    Kind.DATE,
    Kind.ORGANISATION,
    Kind.PLACE,
    Kind.PERSON,
    Kind.STATISTIC,
)
_TIES = {kind: number for number, kind in enumerate(_ORDER)}
_MARKS = ("《", "〈")
_START = attrgetter("span.start")


def settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that keep their spans, left to right, an outer one before what it holds.

    A title in marks beats whatever overlaps it, save an event it lies in; a date beats a statistic; else the longer
    one stays, and of equal ones document, event, date, organisation, place, person, statistic in this order.
    An event keeps the organisations, places, dates, documents and persons inside its name beside it.
    """
    ordered = sorted(mentions, key=_START)
    if all(one.span.end <= other.span.start for one, other in pairwise(ordered)):
        return tuple(ordered)
    kept: list[Mention] = []
    near: Nearby[Mention] = Nearby()
    for mention in sorted(set(ordered), key=_precedence):
        for other in near.overlapping(mention.span):
            if _conflict(mention, other):
                break
        else:
            kept.append(mention)
            near.add(mention.span, mention)
    return tuple(sorted(kept, key=lambda one: (one.span.start, -one.span.end, _TIES[one.kind], one)))


def _precedence(mention: Mention) -> tuple[bool, bool, int, int, float, Mention]:
    marked = mention.kind is Kind.DOCUMENT and mention.surface.startswith(_MARKS)
    weak = mention.kind is Kind.STATISTIC
    span = mention.span
    return (not marked, weak, span.start - span.end, _TIES[mention.kind], -mention.score, mention)


def _conflict(one: Mention, other: Mention) -> bool:
    """Whether two mentions that overlap cannot both stay."""
    return not (_holds(one, other) or _holds(other, one))


def _holds(event: Mention, inner: Mention) -> bool:
    """Whether an event's name lies around another mention that is not itself an event.

    What the tagger took for an organisation and ends with the event's head noun is a part of the event's name.
    """
    if event.kind is not Kind.EVENT or inner.kind is Kind.EVENT:
        return False
    if inner.kind is Kind.ORGANISATION and inner.span.end == event.span.end:
        return False
    return event.span.contains(inner.span) and event.span != inner.span
