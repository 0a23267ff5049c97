"""Who takes part without a name of his own, in the text's words."""

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.relate.participants import taking_part


def told(text: str) -> dict[str, list[str]]:
    analysis = analyse_text(text, date="2023-12-30")
    return {
        one.trigger.of(analysis.document.text): [span.of(analysis.document.text) for span in one.participants]
        for one in analysis.events
    }


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("12月22日，警方逮捕了三名嫌疑人。", "逮捕", ["警方", "三名嫌疑人"]),
    ],
)
def test_unnamed_people_take_part_in_the_words_of_the_text(text: str, verb: str, who: list[str]) -> None:
    assert told(text)[verb] == who


def test_nobody_takes_part_in_the_headline_beside() -> None:
    text = "青山市消防队扑灭山火 白河县消防队救出五名被困游客"
    analysis = analyse_text(text, date="2023-12-30")
    doers = {one.trigger.of(text): [a.mention.surface for a in one.arguments] for one in analysis.events}
    assert told(text)["扑灭"] == ["山火"]
    assert doers["扑灭"] == ["青山市消防队"]
    assert doers["救出"] == ["白河县消防队"]


def test_what_figures_show_is_none_of_their_words() -> None:
    assert told("12月22日，江城市统计局发布的数据显示，11月末全市有图书馆三十家。")["发布"] == ["数据"]


def test_no_part_of_an_events_name_takes_part() -> None:
    text = "2023年12月22日，滴滴网约车平台首次全国范围司机恳谈会在北京召开，签署了《司机权益保障协议》。"
    assert told(text)["签署"] == []


def test_whoever_it_may_be_takes_no_part() -> None:
    assert told("12月22日，有关部门责令江城公司停产。")["停产"] == []


def test_a_place_by_its_last_character_is_what_is_done_to() -> None:
    assert told("当地老城被列入《世界遗产名录》。")["列入"] == ["当地老城"]


def part(text: str) -> list[str]:
    analysis = analyse_text(text, date="2023-12-30")
    persons = frozenset(one.span.start for one in analysis.mentions if one.kind is Kind.PERSON)
    found = (span for one in analysis.events for span in taking_part(analysis.document, one, persons))
    return [span.of(analysis.document.text) for span in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("12月22日，警方逮捕了三名嫌疑人。", ["警方", "三名嫌疑人"]),
        ("12月22日，中央气象台发布暴雨蓝色预警。", []),
        ("12月22日，江城市统计局公布最新数据。", []),
        ("12月22日，青山市公安局扣押一批假冒药品。", []),
        ("12月22日，青山市消防支队救出五名游客。", ["五名游客"]),
        ("12月22日，数百名村民在白河县举行集会。", ["数百名村民"]),
        ("12月22日，沿岸工厂向白河县捐赠棉衣。", []),
        ("12月22日，两艘渔船在临江水域相撞。", ["两艘渔船"]),
        ("12月22日，海警查获两艘渔船。", ["海警"]),
        ("12月22日，赵明远当选青山市商会副会长。", []),
        ("12月22日，专家组抵达白河县，发布评估报告。", ["专家组", "专家组"]),
    ],
)
def test_only_beings_and_bodies_take_part(text: str, who: list[str]) -> None:
    assert part(text) == who
