"""Deeds that no class knows: told again in an article they are one, in two articles by doer, day, verb and object."""

from __future__ import annotations

import pytest

from kg.model import Kind
from kg.resolve import entities

DAY = "[date:8日|2024-07-08]"


def _deeds(*analyses: object) -> int:
    return sum(one.kind is Kind.EVENT for one in entities.resolve(analyses).entities)  # type: ignore[arg-type]


ACROSS = [
    ("[org:江城市图书馆]{d}[deed:引进][thing:古籍修复设备]", "~2 who=0 when=1 thing=3", 1),
    ("[org:江城市图书馆]{d}[deed:引进][thing:修复设备]", "~2 who=0 when=1 thing=3", 2),
    ("[org:江城市图书馆]{d}[deed:退还][thing:古籍修复设备]", "~2 who=0 when=1 thing=3", 2),
    ("[org:江城市博物馆]{d}[deed:引进][thing:古籍修复设备]", "~2 who=0 when=1 thing=3", 2),
    ("[org:江城市图书馆][date:9日|2024-07-09][deed:引进][thing:古籍修复设备]", "~2 who=0 when=1 thing=3", 2),
    ("[org:江城市图书馆][deed:引进][thing:古籍修复设备]", "~1 who=0 thing=2", 2),
    ("{d}[thing:我市][deed:引进][thing:古籍修复设备]", "~2 when=0 thing=1 thing=3", 2),
    ("{d}[deed:引进]", "~1 when=0", 2),
]


@pytest.mark.parametrize("text, row, events", ACROSS)
def test_in_two_articles_doer_day_verb_and_object_make_one(make, text: str, row: str, events: int) -> None:
    first = make(ACROSS[0][0].format(d=DAY), ACROSS[0][1], name="a")
    assert _deeds(first, make(text.format(d=DAY), row, name="b")) == events


@pytest.mark.parametrize(
    "text, row",
    [
        ("{d}，[thing:双方][deed:失联]。", "~2 when=0 thing=1"),
        ("{d}，[thing:水位][deed:漫过][thing:堤防]。", "~2 when=0 thing=1 thing=3"),
        ("{d}，[thing:救援人员][deed:转移][thing:被困群众]。", "~2 when=0 thing=1 thing=3"),
        ("{d}，[org:江城市警方][deed:带走][thing:一名涉案男子]。", "~2 when=0 who=1 thing=3"),
        ("{d}，[org:某国空军][deed:拦下][thing:侦察无人机]。", "~2 when=0 who=1 thing=3"),
        ("{d}，[org:江城市图书馆][deed:答复]。", "~2 when=0 who=1"),
        ("{d}，[org:江城市图书馆][deed:提醒][thing:读者]。", "~2 when=0 who=1 thing=3"),
        ("{d}，[deed:卷走][thing:三间民房]，[place:江城市]。", "~1 when=0 thing=2"),
        ("{d}，[person:李明][deed:落泪]。", "~2 when=0 who=1"),
        ("{d}，[org:江城市公司][deed:补发][thing:有关工资款项]。", "~2 when=0 who=1 thing=3"),
    ],
)
def test_in_two_articles_a_bare_verb_is_no_evidence(make, text: str, row: str) -> None:
    one, other = (make(text.format(d=DAY), row.replace("0=", "0="), name=name) for name in ("a", "b"))
    assert _deeds(one, other) == 2


def test_what_nobody_named_does_is_one_by_its_words_day_and_place_below_province(make) -> None:
    def told(place: str, name: str) -> object:
        text = f"{DAY}，[thing:洪水][deed:冲毁][thing:湖滨大桥]（[place:江城|{place}]）。"
        return make(text, "~2 when=0 thing=1 thing=3 where=4", name=name)

    nanchang, jiujiang = "江西省/南昌市", "江西省/九江市"
    assert _deeds(told(nanchang, "a"), told(nanchang, "b")) == 1
    assert _deeds(told(nanchang, "a"), told(jiujiang, "b")) == 2
    assert _deeds(told("江西省", "a"), told("江西省", "b")) == 2


@pytest.mark.parametrize(
    "text, rows",
    [
        ("[thing:湖水][deed:漫过][thing:堤防]。{d}，[thing:湖水][deed:漫过][thing:堤防]。",
         ("~1 thing=0 thing=2", "~5 when=3 thing=4 thing=6")),
        ("[thing:两艘渔船][deed:失联]。{d}，[thing:两艘渔船][deed:失联]。", ("~1 thing=0", "~4 when=2 thing=3")),
        ("[org:江城市图书馆][deed:引进][thing:修复设备]。{d}，[org:江城市图书馆][deed:引进][thing:一批修复设备]。",
         ("~1 who=0 thing=2", "~5 who=4 when=3 thing=6")),
        ("[person:李明][deed:抱走][thing:奖杯]。{d}，[person:李明][deed:抱走][thing:奖杯]。",
         ("~1 who=0 thing=2", "~5 when=3 who=4 thing=6")),
        ("{d}，[org:江城市公司][deed:叫停][thing:改造项目]。\n{d}，[org:江城市公司][deed:叫停][thing:改造项目]。",
         ("~2 when=0 who=1 thing=3", "~6 when=4 who=5 thing=7")),
    ],
)  # fmt: skip
def test_in_one_article_headline_and_lead_tell_one_deed(make, text: str, rows: tuple[str, ...]) -> None:
    assert _deeds(make(text.format(d=DAY), *rows)) == 1


@pytest.mark.parametrize(
    "text, rows",
    [
        ("{d}，[org:江城市公司][deed:拆除][thing:旧桥]。{d}，[org:江城市公司][deed:修复][thing:旧桥]。",
         ("~2 when=0 who=1 thing=3", "~6 when=4 who=5 thing=7")),
        ("{d}，[org:江城市公司]、[org:湖区银行][deed:洽谈]。{d}，[org:江城市公司]、[org:湖区银行][deed:结账]。",
         ("~3 when=0 who=1 who=2", "~7 when=4 who=5 who=6")),
        ("{d}，[thing:三艘渔船][deed:失联]。{d}，[thing:五艘渔船][deed:失联]。",
         ("~2 when=0 thing=1", "~5 when=3 thing=4")),
        ("{d}，[person:李明][deed:抱走][thing:奖杯]。{d}，[person:李明][deed:抱走][thing:奖状]。",
         ("~2 when=0 who=1 thing=3", "~6 when=4 who=5 thing=7")),
        ("{d}，[org:江城市公司][deed:赶到]。{d}，[person:李明][deed:赶到]。", ("~2 when=0 who=1", "~5 when=3 who=4")),
        ("{d}，[thing:湖水][deed:漫过][thing:堤防]。[date:9日|2024-07-09]，[thing:湖水][deed:漫过][thing:堤防]。",
         ("~2 when=0 thing=1 thing=3", "~6 when=4 thing=5 thing=7")),
        ("{d}，[deed:失联]。{d}，[deed:失联]。", ("~1 when=0", "~3 when=2")),
        ("{d}，[person:李明][deed:来到]这里。{d}，[person:李明][deed:来到][place:江城|江西省/南昌市]。",
         ("~2 when=0 who=1", "~5 when=3 who=4 where=6")),
        ("{d}，[org:江城铁路公司][deed:增开][thing:旅客列车]，[org:江城铁路公司][deed:增开][thing:货物列车]。",
         ("~2 when=0 who=1 thing=3", "~5 when=0 who=4 thing=6")),
        ("[org:江城电视台][deed:触]达城里，[org:江城电视台][deed:触]达[place:乡下|江西省]。",
         ("~1 who=0", "~3 who=2 where=4")),
    ],
)  # fmt: skip
def test_in_one_article_another_verb_object_count_or_day_tells_another(make, text: str, rows: tuple[str, ...]) -> None:
    assert _deeds(make(text.format(d=DAY), *rows)) == 2
