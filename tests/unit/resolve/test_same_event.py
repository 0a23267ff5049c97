"""What speaks against two tellings being of one event, and which yearly events are one without a date."""

from dataclasses import replace

import pytest

from kg.iri import KG
from kg.pipeline import analyse_text
from kg.resolve import entities, same_event
from kg.resolve.cluster import Ground, Telling

ONE = Telling(
    document="a", types=frozenset({KG + "Meeting"}), words="座谈会", names=("读者座谈会",), days=("2023-05-06",),
    spans=(), denied=False, verbal=False, published="2023-05-06",
)  # fmt: skip
FAIR = replace(ONE, types=frozenset({KG + "Exhibition"}), words="展览会", names=("云岭市陶器展览会",), days=())
LIBRARY, MUSEUM = frozenset({"云岭市图书馆"}), frozenset({"云岭市博物馆"})
UNNAMED = frozenset({"云岭市一家化工厂"})
GUESTS = frozenset({"李明"}), frozenset({"王芳"})
PAPERS = frozenset({"职工条例"}), frozenset({"消防条例"})


@pytest.mark.parametrize(
    "field, mine, theirs, said",
    [
        ("hosts", LIBRARY, MUSEUM, "other agents"),
        ("hosts", LIBRARY, LIBRARY | MUSEUM, ""),
        ("hosts", LIBRARY, frozenset(), ""),
        ("hosts", frozenset(), MUSEUM, ""),
        ("hosts", LIBRARY, UNNAMED, ""),
        ("hosts", UNNAMED, MUSEUM, ""),
        ("hosts", LIBRARY | UNNAMED, MUSEUM | UNNAMED, "other agents"),
        ("guests", *GUESTS, "other guests"),
        ("guests", GUESTS[0], GUESTS[0] | GUESTS[1], ""),
        ("papers", *PAPERS, "other documents"),
        ("papers", PAPERS[0] | PAPERS[1], PAPERS[1], ""),
    ],
)
def test_other_participants_tell_events_apart(
    field: str, mine: frozenset[str], theirs: frozenset[str], said: str
) -> None:
    here, there = (replace(ONE, document=name, **{field: some}) for name, some in (("a", mine), ("b", theirs)))  # type: ignore[arg-type]
    assert same_event.against(here, there) == same_event.against(there, here) == said


def test_agents_are_compared_before_guests_and_documents() -> None:
    here = replace(ONE, hosts=LIBRARY, guests=GUESTS[0], papers=PAPERS[0])
    there = replace(ONE, hosts=MUSEUM, guests=GUESTS[1], papers=PAPERS[1])
    assert same_event.against(here, there) == "other agents"
    assert same_event.against(here, replace(there, hosts=LIBRARY)) == "other guests"
    assert same_event.against(here, replace(there, hosts=LIBRARY, guests=GUESTS[0])) == "other documents"


def test_a_name_that_one_event_alone_bears_outweighs_other_participants() -> None:
    here, there = (replace(ONE, names=("第九届湖区论坛",), hosts=hosts) for hosts in (LIBRARY, MUSEUM))
    assert same_event.against(here, there) == ""


@pytest.mark.parametrize(
    "name, theirs, said",
    [
        ("第1届古籍展览", frozenset({"江城市图书馆"}), "other agents"),
        ("第3次读者大会", frozenset({"江城市图书馆"}), "other agents"),
        ("第1届古籍展览", frozenset({"云岭市博物馆"}), ""),
        ("第1届古籍展览", frozenset({"湖区书社"}), ""),
        ("第1届古籍展览", frozenset(), ""),
        ("全国第1届古籍展览", frozenset({"江城市图书馆"}), ""),
        ("云岭市第1届古籍展览", frozenset({"江城市图书馆"}), ""),
        ("“书香杯”第1届古籍展览", frozenset({"江城市图书馆"}), ""),
    ],
)
def test_what_any_body_may_count_is_two_where_bodies_of_two_places_hold_it(
    name: str, theirs: frozenset[str], said: str
) -> None:
    here, there = (replace(ONE, names=(name,), hosts=hosts) for hosts in (LIBRARY, theirs))
    assert same_event.against(here, there) == same_event.against(there, here) == said


@pytest.mark.parametrize(
    "mine, theirs, one",
    [
        ("2023-05-06", "2023-05-06", True),
        ("2023-05-06", "2023-09-03", True),  # 120 days
        ("2023-09-03", "2023-05-06", True),
        ("2023-05-06", "2023-09-04", False),
        ("2023-09-04", "2023-05-06", False),
        ("", "2023-05-06", False),
        ("2023-05-06", "", False),
        ("", "", False),
    ],
)
def test_a_yearly_event_without_a_date_is_that_of_the_season(mine: str, theirs: str, one: bool) -> None:
    found = same_event.ground(replace(FAIR, published=mine), replace(FAIR, document="b", published=theirs))
    expected = Ground("same yearly event", f"云岭市陶器展览会, {min(mine, theirs)}", 0.82)
    assert found == (expected if one else None)


@pytest.mark.parametrize("which", [0, 1])
def test_what_is_held_more_than_once_a_year_is_not_one_by_its_season(which: int) -> None:
    kinds = [FAIR.types, FAIR.types]
    kinds[which] = ONE.types
    here, there = (replace(FAIR, types=types) for types in kinds)
    assert same_event.ground(here, there) is None


def test_a_date_before_the_first_year_is_near_none() -> None:
    text = "有文字记载的云岭文学约在公元前1世纪左右出现。公元前1年，周启明攻占云岭城。"
    assert entities.resolve((analyse_text(text),)).entities
