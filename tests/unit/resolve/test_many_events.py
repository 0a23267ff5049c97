"""Events of many articles are compared with few others: twice as many tellings cost twice as much."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.iri import KG, SCHEMA
from kg.model import Argument, Event, Evidence, Kind, Mention, Span
from kg.resolve import grouping, same_event, telling
from kg.resolve.cluster import Cluster, Seen, Telling
from kg.resolve.kept import Past
from kg.resolve.same_event import Links

FEW, MANY = 150, 600
ROLES = {
    "host": (SCHEMA + "organizer", Kind.ORGANISATION),
    "guest": (SCHEMA + "attendee", Kind.PERSON),
    "place": (SCHEMA + "location", Kind.PLACE),
}
MEETING, DEED, FIRE = KG + "Meeting", SCHEMA + "Event", KG + "Accident"

Told = tuple[Cluster, dict[tuple[str, Mention], tuple[str, ...]]]
Shape = Callable[[int], Told]


def told(number: int, name: str, type_iri: str = MEETING, day: str = "", verb: str = "", **others: str) -> Told:
    """An event of an article by itself: named, or shown by a verb in a clause."""
    document = f"a{number:04}"
    evidence = Evidence(document, Span(0, 9), "test", 0.9)
    mention = Mention(Span(0, 2), Kind.EVENT, type_iri, verb or name, verb or name)
    arguments, links = [], {}
    for at, (what, value) in enumerate(sorted(others.items())):
        role, kind = ROLES[what]
        other = Mention(Span(10 * at + 10, 10 * at + 12), kind, "", value, value)
        arguments.append(Argument(role, other, evidence))
        links[document, other] = (kind, *value.split("/"))
    event = Event(mention, mention.span if verb else Span(2, 2), tuple(arguments), evidence=evidence)
    days = (day,) if day else ()
    seen = Telling(
        document=document,
        types=frozenset({type_iri}),
        words=name,
        names=() if verb or telling.bare(name) else (name,),
        days=days,
        spans=days,
        denied=False,
        verbal=bool(verb),
        published="2023-05-06",
        verbs=frozenset({verb} if verb else ()),
    )
    return Cluster(document, Kind.EVENT, (name,), (mention,), (), (event,), seen=Seen(telling=seen)), links


def a_day(number: int) -> str:
    """One of many days."""
    return f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}"


SHAPES: dict[str, Shape] = {
    "a plain name, no date": lambda n: told(n, "安全生产工作会议"),
    "a plain name, no date, other hosts": lambda n: told(n, "安全生产工作会议", host=f"江城{n}公司"),
    "a plain name, other days and hosts": lambda n: told(n, "安全生产工作会议", day=a_day(n), host=f"江城{n}公司"),
    "a place's name, no date": lambda n: told(n, "江城市安全生产工作会议"),
    "a place's name, no date, other hosts": lambda n: told(n, "江城市安全生产工作会议", host=f"江城{n}公司"),
    "a number that everybody has": lambda n: told(n, "第三届职工代表大会", host=f"江城{n}公司"),
    "a number that one event has": lambda n: told(n, "第九届湖区论坛"),
    "a number that one event has, other hosts": lambda n: told(n, "第九届湖区论坛", host=f"江城{n % 40}公司"),
    "one kind, day and host": lambda n: told(n, "新闻发布会", day="2023-05-06", host="江城市图书馆"),
    "one kind and day, other hosts": lambda n: told(n, "新闻发布会", day="2023-05-06", host=f"江城{n}公司"),
    "one day and host, other guests": lambda n: told(
        n, f"李明会见客人{n}", day="2023-05-06", verb="会见", host="李明", guest=f"客人{n}"
    ),
    "one day and place": lambda n: told(n, "火灾", FIRE, day="2023-05-06", place="江西省/南昌市"),
    "a verb and day": lambda n: told(n, "双方失联", DEED, day="2023-05-06", verb="失联"),
    "a deed, day and province": lambda n: told(
        n, f"水位漫过堤防{n}", DEED, day="2023-05-06", verb="漫过", place="江西省/南昌市"
    ),
    "many deeds of one host and day": lambda n: told(
        n, f"江城市图书馆修缮书库{n}", DEED, day="2023-05-06", verb=f"修缮{n}", host="江城市图书馆"
    ),
}


def compared(shape: Shape, many: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often two tellings are compared."""
    clusters, links, met = [], {}, [0]
    for number in range(many):
        cluster, its = shape(number)
        clusters.append(cluster)
        links.update(its)
    with monkeypatch.context() as patched:
        for name in ("against", "ground"):
            patched.setattr(same_event, name, _counted(getattr(same_event, name), met))
        grouping.group(clusters, _links(links), {}, Past())
    return met[0]


def _links(made: dict[tuple[str, Mention], tuple[str, ...]]) -> Links:
    return made


def _counted(real: Callable[[Telling, Telling], object], met: list[int]) -> Callable[[Telling, Telling], object]:
    def asked(one: Telling, other: Telling) -> object:
        met[0] += 1
        return real(one, other)

    return asked


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_many_cost_hardly_more_than_four_times_as_much(
    shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (compared(SHAPES[shape], size, monkeypatch) for size in (FEW, MANY))
    assert many <= 5 * few + 4 * MANY
