"""Who takes part without a name of his own, in the text's words."""

import pytest

from kg.pipeline import analyse_text


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
