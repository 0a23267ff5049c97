"""An event is part of another only where the sentence means that one: by its bare noun, or at a scene of it."""

import pytest

from kg import pipeline
from kg.iri import SCHEMA

ANOTHER = [
    "江城运动会5月3日举行游泳比赛。在射击比赛中，何富贵获得金牌。",
    "5月3日，男子百米比赛在江城举行。在女子百米比赛中，周启明获得冠军。",
    "5月3日，男子百米比赛在江城举行。女子（青年组）跳高比赛中，石门队获得冠军。",
    "5月3日，第三届海云论坛在江城举行。在白沙论坛上，林德发表演讲。",
]
THE_SAME = [
    "5月3日，全国渔业工作会议在江城召开。会议通过了《渔业章程》。",
    "5月3日，第三届海云论坛在江城举行。论坛上，林德发表演讲。",
    "5月3日，江城职工代表大会召开。大会通过了《江城职工章程》。",
]


def wholes(text: str) -> list[str]:
    events = pipeline.analyse_text(text, date="2024-05-06").events
    return [one.mention.surface for event in events for one in event.arguments if one.role == SCHEMA + "superEvent"]


@pytest.mark.parametrize("text", ANOTHER)
def test_another_event_is_no_whole(text: str) -> None:
    assert wholes(text) == []


@pytest.mark.parametrize("text", THE_SAME)
def test_what_its_noun_means_is_the_whole(text: str) -> None:
    assert wholes(text)


def test_what_is_done_at_a_meeting_is_no_whole_of_the_next() -> None:
    text = "5月3日，首届江城产业大会举行。会上，海云中心与47家企业完成签约。会上还发布了《江城产业白皮书》。"
    assert set(wholes(text)) == {"首届江城产业大会"}


def test_what_is_felt_is_of_the_quake_that_has_a_time() -> None:
    text = "5月3日8时10分，江城县发生6.1级地震。有网友留言，云岭也有地震。石门县震感明显。"
    assert set(wholes(text)) <= {"6.1级地震"}
