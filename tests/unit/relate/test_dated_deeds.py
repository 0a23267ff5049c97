"""Deeds of a history whose verbs no type knows, and sentences of news and figures that tell none."""

import pytest

from kg import pipeline
from kg.iri import SCHEMA, TIME
from kg.relate.dated_deeds import RULE

WORKS = (
    "白沙陶瓷厂的前身是青山窑场。1921年，窑工何富贵买下河边三间草房。1938年日军逼近，何富贵离乡，次年病逝于海州。"
    "1956年，县人民政府接管窑场。1964年3月，该厂造出第一批青花瓷。1988年产值超过三百万元，1989年保持增长。"
    "1995年工厂打算迁往海州，因资金不足作罢。2001年有人提出“1998年运走的瓷器应当归还”。"
)
LIFE = (
    "苏文澜（1902年—1981年），海州人，画家。1920年入江城美术专科学校学习。1931年携家人南下，在临江县教书。"
    "1949年后留居海州。1953年将家藏古画赠予省博物馆。1957年被下放农场劳动。1979年得到平反。"
)


def told(text: str, date: str = "") -> dict[str, tuple[str, set[str]]]:
    """The verbs of the dated deeds with when they were and who did them."""
    analysis = pipeline.analyse_text(text, date=date)
    found = {}
    for event in analysis.events:
        if event.mention.rule == RULE:
            when = next(one.mention.value for one in event.arguments if one.role == TIME + "hasTime")
            doing = {one.mention.surface for one in event.arguments if one.role == SCHEMA + "organizer"}
            found[event.trigger.of(analysis.document.folded)] = when, doing
    return found


def test_every_deed_of_a_history_has_its_year_and_who_did_it():
    assert told(WORKS) == {
        "买": ("1921", {"何富贵"}),
        "逼近": ("1938", {"日军"}),
        "离乡": ("1938", {"何富贵"}),
        "接管": ("1956", {"县人民政府"}),
        "造出": ("1964-03", set()),
    }


def test_the_deeds_of_a_life_are_those_of_whom_it_is_about():
    found = told(LIFE)
    assert found.items() >= {"携": ("1931", {"苏文澜"}), "教书": ("1931", {"苏文澜"})}.items()
    assert found["下放"] == ("1957", set()), "who undergoes it does not do it"


@pytest.mark.parametrize(
    "text",
    [
        "今年一季度，全省外贸持续增长。2023年出口超过三亿元。2024年进口达到五亿元。",
        "2月3日，记者了解到，展馆将于5月开放。",
        "2021年，该厂计划增资。2022年，该厂拟迁往海州。2023年，双方否认合并。",
        "昨天上午，市领导来到青山社区，听取居民意见。",
    ],
)
def test_news_plans_and_the_course_of_things_are_no_deeds(text):
    assert not told(text, "2024-06-01")
