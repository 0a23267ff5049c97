"""Entries of a chronicle: every deed that an entry tells becomes an event of its own, with its own date and doers."""

from __future__ import annotations

import pytest

from kg.iri import SCHEMA, TIME
from kg.model import Analysis
from kg.pipeline import analyse_text


def read(*lines: str) -> Analysis:
    return analyse_text("\n".join(("青林镇大事记", *lines)), id="t", title="青林镇大事记")


def told(analysis: Analysis) -> dict[str, str]:
    """The dates of events by the words that tell them."""
    return {
        event.mention.surface: next((one.mention.value for one in event.arguments if one.role == TIME + "hasTime"), "")
        for event in analysis.events
    }


def others(analysis: Analysis, words: str, role: str) -> set[str]:
    return {
        one.mention.surface
        for event in analysis.events
        if words in event.mention.surface
        for one in event.arguments
        if one.role == SCHEMA + role
    }


def test_later_clauses_with_a_date_of_their_own_are_events() -> None:
    found = told(read("2009年", "8月，位于河东的新校区动工，2011年8月竣工，同年9月1日投入使用。"))
    assert set(found.values()) == {"2009-08", "2011-08", "2011-09-01"}


def test_what_goes_on_without_a_subject_is_done_by_those_before() -> None:
    found = read("1912年", "春，乡绅周伯涵捐出祠产，创办育才学堂于城隍庙。")
    assert others(found, "创办", "organizer") == {"周伯涵"}


def test_further_sentences_tell_further_deeds() -> None:
    found = told(read("1963年", "8月5日，连降暴雨。国务院派飞机空投食品。", "1964年", "3月，水库动工。"))
    assert "国务院派飞机空投食品" in found
    assert found["国务院派飞机空投食品"] == "1963-08-05"


@pytest.mark.parametrize(
    "rest",
    [
        "该校有教师20人。",
        "县长刘庆山出席并讲话。",
        "会议审议了工作报告。",
        "书记为刘庆山。",
        "此后改属河西县。",
        "会议强调要抓好生产。",
        "计划三年内建成。",
    ],
)
def test_states_sayings_and_plans_behind_an_entry_are_no_deeds(rest: str) -> None:
    lines = ("1950年", f"3月，县立中学成立。{rest}", "1951年", "5月，粮站成立。")
    plain = [event.mention.surface for event in read(*lines).events if not event.modality]
    assert not any(words in rest for words in plain)


def test_those_before_a_passive_do_nothing() -> None:
    found = read("1978年", "5月4日，周伯涵被省教育厅列为优秀校长。", "1979年", "3月，水库动工。")
    assert others(found, "列为", "organizer") == {"省教育厅"}


def test_who_only_approves_does_nothing() -> None:
    found = read("1978年", "5月4日，经省教育厅批准，县立中学改办师范班。", "1979年", "3月，水库动工。")
    assert "省教育厅" not in others(found, "改办", "organizer")


def test_whose_words_are_carried_out_does_nothing() -> None:
    found = read("2020年", "8月3日，代表团到云州市就贯彻李明主席重要指示开展对接。", "9月5日，灯会开幕。")
    assert not any(others(found, "对接", role) for role in ("organizer", "attendee"))


def test_all_who_are_elected_take_part() -> None:
    found = read("1913年", "3月，县议会成立，选举侯昌铭为议长、秦德云为副议长。", "4月，灯会开幕。")
    assert others(found, "选举", "attendee") == {"侯昌铭", "秦德云"}


def test_where_one_comes_to_a_fair_is_no_place() -> None:
    found = read("2019年", "4月2日，参加南京国际农机展。", "5月4日，灯会开幕。")
    assert not others(found, "参加", "location")


def test_what_is_celebrated_is_not_told_of_that_day() -> None:
    found = told(read("1949年", "10月1日，县城万余人集会，庆祝中华人民共和国成立。", "12月，粮站成立。"))
    assert list(found.values()).count("1949-10-01") == 1


def test_the_year_in_a_name_is_not_when_it_took_place() -> None:
    found = told(read("2020年", "12月8日，镇政府召开镇安委会2020年第四次全体会议。", "12月10日，粮站成立。"))
    assert "2020-12-08" in found.values()
    assert "2020" not in found.values()


def test_a_measure_is_no_deed() -> None:
    types = {event.mention.type for event in read("2003年", "7月，上线率突破九成。", "8月，粮站成立。").events}
    assert not any(one.endswith("Launch") for one in types)


def test_a_title_that_a_date_opens_is_no_entry() -> None:
    lines = (
        "民国2年(1913)的青林镇",
        "民国2年(1913)　1月知事筹办警察。",
        "3月镇公所成立。",
        "4月邮局成立。",
        "5月军队驻防。",
    )
    found = analyse_text("\n".join((*lines, "6月学堂成立。")), id="t").events
    dates = [one.mention.value for event in found for one in event.arguments if one.role == TIME + "hasTime"]
    assert dates == ["1913-01", "1913-03", "1913-04", "1913-05", "1913-06"]


def test_an_entry_that_begins_inside_a_word_is_read():
    analysis = read("民国四年，农历七月十六夜，飓风过境，西桥崩，舟沉数十。", "民国六年（1917年）　三月，电报局设立。")
    assert analysis.reading.entries == analysis.reading.told == 2
