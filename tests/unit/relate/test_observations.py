"""What statistics are about, and of when."""

import re

from kg import pipeline
from kg.model import Mention


def told(text: str) -> set[tuple[str, str, str]]:
    found = pipeline.analyse_text(text, date="2021-06-10").relations
    return {
        (one.subject.surface, re.split("[#/]", one.predicate)[-1], one.object.value)
        for one in found
        if isinstance(one.object, Mention) and "observation" in one.predicate
    }


def test_the_subject_and_the_date_of_the_clause() -> None:
    found = told("2020年，湖南省红十字会救助困难家庭3200户。")
    assert ("3200户", "observationAbout", "湖南省红十字会") in found
    assert ("3200户", "observationDate", "2020") in found


def test_a_place_stands_in_for_a_missing_subject() -> None:
    assert any(link[1:] == ("observationAbout", "湖南省/长沙市") for link in told("2020年，长沙新增公园12座。"))


def test_two_bodies_are_no_single_subject() -> None:
    found = told("湖南省红十字会和湖南省总工会共捐款300万元。")
    assert not {link for link in found if link[1] == "observationAbout"}


def test_who_wrote_the_report_is_not_what_it_counts() -> None:
    found = told("本报讯（记者 周立）4月28日晚间，全年实现营业收入120.5亿元。")
    assert not [link for link in found if link[2] == "周立"]


def test_who_publishes_figures_is_not_what_they_are_about() -> None:
    found = told("湖南省统计局今天发布数据显示，5月份，居民消费价格同比上涨2.1%。")
    assert not [link for link in found if link[1] == "observationAbout"]


def test_what_a_deed_did_to_others_is_not_counted_of_who_did_it() -> None:
    found = told("2020年5月1日，红军对北部的空袭造成10人死亡。乙军的炮击导致3人受伤。")
    assert not [link for link in found if link[1] == "observationAbout" and link[2] in {"红军", "乙军"}]
