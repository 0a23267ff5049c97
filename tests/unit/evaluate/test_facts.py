"""When an event of the graph answers a gold event, and which slots then count as right."""

import pytest

from kg.evaluate.facts import FoundEvent, events_of, judge, normal, wrong_slots
from kg.evaluate.gold import GoldEvent
from kg.evaluate.score import Score
from kg.iri import RDF, RDFS, SCHEMA, SKOS, XSD
from kg.rdf import Literal, Statement

FORUM = FoundEvent(
    frozenset({"环太湖博物馆馆长论坛", "举行"}),
    "2022-08-20",
    "",
    (frozenset({"湖州市", "湖州"}),),
    (frozenset({"苏州市博物馆联合会", "市博物馆联合会"}), frozenset({"无锡市博物馆学会"})),
    (),
)


def _judge(found: FoundEvent, **gold: object) -> tuple[FoundEvent | None, Score]:
    return judge(normal(GoldEvent(**gold)), [found])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "name, start, hit",
    [
        ("环太湖博物馆馆长论坛", None, True),
        ("“环太湖”博物馆馆长论坛", None, True),
        ("環太湖博物館館長論壇", None, True),
        ("博物馆馆长论坛", "2022-08-20", True),
        ("博物馆馆长论坛", "2022-08", True),
        ("博物馆馆长论坛", "2022-09-01", False),
        ("2022年环太湖博物馆馆长论坛", None, True),
        ("环太湖博物馆", None, False),
        ("举行", None, True),
        ("闭幕式", None, False),
    ],
)
def test_which_names_answer(name: str, start: str | None, hit: bool) -> None:
    best, _ = _judge(FORUM, names=(name,), start=start)
    assert (best is not None) is hit


@pytest.mark.parametrize(
    "slots, right, missed",
    [
        ({"start": "2022-08-20"}, 1, 0),
        ({"start": "2022-08"}, 0, 1),
        ({"start": "2022-08-20", "end": "2022-08-21"}, 1, 1),
        ({"place": ("湖州",)}, 1, 0),
        ({"place": ("杭州", "湖州市")}, 1, 0),
        ({"place": ("杭州",)}, 0, 1),
        ({"agents": ("市博物馆联合会", "无锡市博物馆学会")}, 1, 0),
        ({"agents": ("市博物馆联合会", "嘉兴市博物馆学会")}, 0, 1),
        ({"docs": ("互借协议",)}, 0, 1),
        ({}, 0, 0),
    ],
)
def test_slots(slots: dict[str, object], right: int, missed: int) -> None:
    assert _judge(FORUM, names=("环太湖博物馆馆长论坛",), **slots)[1] == Score(right, missed)


def test_wrong_slots_are_named() -> None:
    gold = normal(GoldEvent(("论坛",), "2022-08-20", "2022-08-21", ("杭州",), (), ("互借协议",)))
    assert wrong_slots(gold, FORUM) == ("end", "place", "docs")


def test_a_missed_event_misses_all_its_slots() -> None:
    assert _judge(FORUM, names=("闭幕式",), start="2022", place=("湖州",)) == (None, Score(0, 2))


def test_events_are_read_off_the_statements() -> None:
    event, place = "x:event/1", "x:place/1"
    told = [
        (event, RDF + "type", SCHEMA + "Event"),
        (event, RDFS + "label", Literal("读者座谈会", language="zh-Hans")),
        (event, SKOS + "altLabel", Literal("座谈会", language="zh-Hans")),
        (event, SCHEMA + "startDate", Literal("2023-05-06", XSD + "date")),
        (event, SCHEMA + "location", place),
        (place, RDFS + "label", Literal("南京市", language="zh-Hans")),
    ]
    (found,) = events_of(Statement(*one, "x:article/1") for one in told)  # type: ignore[arg-type]
    assert found.names == {"读者座谈会", "座谈会"}
    assert (found.start, found.end) == ("2023-05-06", "")
    assert found.places == (frozenset({"南京市"}),)
