"""Relative dates in whole articles."""

from dataclasses import replace

import pytest

from kg import pipeline
from kg.find.dates import find
from kg.model import Block, Document, Kind, Mention, Sentence, Span
from kg.relate.anchors import resolve


def article(paragraphs: list[str], published: str = "", sections: list[int] | None = None):
    text = "\n".join(paragraphs)
    sentences, at = [], 0
    for number, paragraph in enumerate(paragraphs):
        start = at
        for part in paragraph.split("。"):
            if part:
                section = sections[number] if sections else 0
                sentences.append(Sentence(Span(start, start + len(part)), Block.BODY, section, number))
            start += len(part) + 1
        at += len(paragraph) + 1
    return Document("a", text, text, text, published=published), tuple(sentences)


def values(paragraphs: list[str], published: str = "", sections: list[int] | None = None, events: tuple[str, ...] = ()):
    document, sentences = article(paragraphs, published, sections)
    mentions = find(document, sentences)
    for name in events:
        start = document.text.index(name)
        mentions += (Mention(Span(start, start + len(name)), Kind.EVENT, "e", name, name),)
    found = resolve(document, sentences, mentions)
    assert all(document.text[m.span.start : m.span.end] == m.surface for m in found)
    return [(m.surface, m.value) for m in found if m.kind is Kind.DATE]


def test_next_day_counts_from_the_last_date():
    assert values(["2021年6月3日,展会开幕。次日,代表参观。"], "2021-07-01")[1] == ("次日", "2021-06-04")


def test_same_year_and_month():
    found = values(["2019年3月,学校动工。同年9月,学校开学。当月,首批学生入校。"], "2021-07-01")
    assert [value for _, value in found] == ["2019-03", "2019-09", "2019-09"]


def test_bare_day_follows_the_date_before_it():
    found = values(["2020年8月23日,论坛开幕。25日,论坛闭幕。"], "2021-07-01")
    assert found[1] == ("25日", "2020-08-25")


def test_bare_day_never_overshoots_publication():
    assert values(["7月3日电,记者30日获悉。"], "2021-07-03")[1] == ("30日", "2021-06-30")


@pytest.mark.parametrize(
    ("text", "published", "last"),
    [
        ("周某2023年2月退休。7月8日,监委将其留置。", "2024-07-09", "2024-07-08"),
        ("2023年2月3日,大桥开工。7月5日,主塔封顶。", "2024-07-09", "2024-07-05"),
        ("2022年3月,他当选会长。昨日卸任,12月1日生效。此前的11月28日,理事会开会。", "2024-12-02", "2024-11-28"),
        ("2023年6月20日,大桥开工。7月5日,主塔封顶。", "2024-07-09", "2023-07-05"),
        ("2023年9月2日,李某被捕,7月3日获释。", "2024-07-09", "2023-07-03"),
        ("2023年2月3日,大桥开工。10月5日,主塔封顶。", "2024-07-09", "2023-10-05"),
    ],
)
def test_a_day_of_late_is_the_news_where_no_story_goes_on(text, published, last):
    assert values([text], published)[-1][1] == last


def test_a_day_behind_a_bare_month_is_of_late():
    assert values(["赵某今年3月离职。26日早盘,股价涨停。"], "2024-04-26")[1][1] == "2024-04-26"
    assert values(["3月20日赵某离职。26日,公司公告。"], "2024-04-26")[1][1] == "2024-03-26"


def test_that_day_is_the_day_of_the_paragraph_before():
    told = values(["7日,水位漫过堤防。", "当天,县里停课。", "通讯中断。", "当天,医院开放。"], "2020-07-09")
    assert [value for _, value in told] == ["2020-07-07", "2020-07-07", "2020-07-09"]


@pytest.mark.parametrize(
    ("dateline", "published", "today"),
    [
        ("(本社北京5月6日电)", "2024-05-07", "2024-05-06"),
        ("(本社北京6日电)", "2024-05-07", "2024-05-06"),
        ("(本社北京5月6日电)", "2024-05-06", "2024-05-06"),
        ("(本社北京4月6日电)", "2024-05-07", "2024-05-07"),
        ("(本社北京5月8日电)", "2024-05-07", "2024-05-07"),
        ("(本社北京电)", "2024-05-07", "2024-05-07"),
    ],
)
def test_today_is_the_day_the_report_was_sent(dateline, published, today):
    document, sentences = article([f"{dateline}。市长今天到访。"], published)
    sentences = (replace(sentences[0], block=Block.BYLINE), *sentences[1:])
    found = resolve(document, sentences, find(document, sentences))
    assert [one.value for one in found][-1] == today


def test_new_section_forgets_the_anchor():
    found = values(["2019年3月5日,甲馆开放。", "当日,乙馆开放。"], "2021-07-01", [0, 1])
    assert found[1] == ("当日", "2021-07-01")


def test_distant_bare_date_counts_from_publication():
    found = values(["这座桥1987年建成。", "10月9日,桥面翻新。"], "2021-12-01")
    assert found[1] == ("10月9日", "2021-10-09")


def test_during_takes_the_event_before_it():
    text = ["2022年5月6日至8日,茶叶博览会在杭州举行。博览会期间,签约三十项。"]
    assert values(text, "2022-06-01", events=("茶叶博览会",))[1] == ("博览会期间", "2022-05-06/2022-05-08")


def test_during_passes_over_a_later_date_of_another_event():
    text = ["2022年5月6日至8日,茶叶博览会在杭州举行,2021年曾停办。其间,签约三十项。"]
    found = values(text, "2022-06-01", events=("茶叶博览会",))
    assert found[-1] == ("其间", "2022-05-06/2022-05-08")


def test_without_publication_the_year_comes_from_before():
    assert values(["2018年1月2日,开工。", "10月9日,竣工。"])[1] == ("10月9日", "2018-10-09")


def test_a_title_above_takes_no_year_from_the_first_date():
    told = values(["总工会举行运动会", "2023年4月22日,总工会举办运动会。", "总工会5月1日发布白皮书。"])
    assert told[1] == ("5月1日", "2023-05-01")


def test_without_publication_no_later_year_dates_what_stands_before():
    found = values(["10月9日,竣工。", "2018年1月2日,开工。2018年3月,封顶。2001年,立项。"])
    assert found[0] == ("10月9日", "XXXX-10-09")


def test_without_publication_a_year_in_passing_dates_nothing():
    found = values(["3月5日,会长到任。该会成立于1985年。", "4月6日,新会员入会。"])
    assert [value for _, value in found] == ["XXXX-03-05", "1985", "XXXX-04-06"]


def test_the_day_of_a_byline_is_that_of_publication():
    document, sentences = article(["2024-06-13 江洲日报", "6月12日,新桥通车。今年1月,主塔封顶。"])
    sentences = (replace(sentences[0], block=Block.BYLINE), *sentences[1:])
    found = resolve(document, sentences, find(document, sentences))
    assert [one.value for one in found] == ["2024-06-13", "2024-06-12", "2024-01"]


def test_without_any_year_the_year_stays_open():
    document, sentences = article(["10月9日,竣工。"])
    found = resolve(document, sentences, find(document, sentences))
    assert found[0].value == "XXXX-10-09"
    assert found[0].score < 0.5


def test_vague_dates_have_no_value():
    assert values(["近年来,成效明显。日前,通知下发。"], "2021-07-01") == [("近年来", ""), ("日前", "")]


def test_year_of_publication_alone_is_enough():
    assert values(["3月5日,开工。"], "2020") == [("3月5日", "2020-03-05")]


@pytest.mark.parametrize(
    "scene",
    ["国庆节即将来临", "国庆节即将到来", "国庆节将至", "国庆节临近", "国庆节来临之际", "国庆节到来之际", "国庆节在即"],
)
def test_a_feast_that_draws_near_dates_nothing_else(scene: str):
    assert values([f"{scene},展会20日开幕。"], "2026-09-20")[-1] == ("20日", "2026-09-20")


def test_a_day_told_of_still_dates_what_follows():
    assert values(["8月3日,展会开幕,5日闭幕。"], "2026-09-20")[-1] == ("5日", "2026-08-05")


def test_the_same_day_is_that_of_the_last_day_told_and_no_year() -> None:
    text = "9月10日，市长致贺信。2025年江城服务贸易交易会当日开幕。"
    (event,) = [one for one in pipeline.analyse_text(text, date="2025-09-12").events if one.trigger.of(text) == "开幕"]
    assert [argument.mention.value for argument in event.arguments if "Date" in argument.role] == ["2025-09-10"]
