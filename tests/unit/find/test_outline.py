"""The time of a text as a structure: heads of lines, scopes, chronicles."""

from __future__ import annotations

import pytest

from kg.find.outline import heads
from kg.find.outline.walk import Outline, outline
from kg.read import document as documents
from kg.read import split
from kg.read.script import fold


def walked(text: str, title: str = "") -> tuple[Outline, list[tuple[str, str]]]:
    """The outline of a text, and (value, own words) of its entries."""
    document = documents.make(text, id="t", title=title)
    found = outline(document, split.split(document))
    return found, [
        (one.value, document.folded[one.body : one.span.end].strip()) for one in found.stretches if one.entry
    ]


def days(text: str, title: str = "东岭中学大事记") -> list[str]:
    return [value for value, _ in walked(text, title)[1]]


@pytest.mark.parametrize(
    "line",
    [
        "3月5日　协会成立",
        "- 3月5日　协会成立",
        "1. **3月5日**　协会成立",
        "(2) 3月5日 协会成立",
        "③3月5日：协会成立",
        "3.5　协会成立",
        "3/5 协会成立",
        "03-05　协会成立",
        "3·5　协会成立",
        "三月五日，协会成立",
        "【3月5日】协会成立",
        "| 3月5日 | 协会成立 |",
        "3月5日\t协会成立",
        "3月5日（星期二）协会成立",
        "3月5日上午9时，协会成立",
        "2019年3月5日　协会成立",
        "2019.3.5　协会成立",
        "2019-03-05 协会成立",
        "2019/3/5 协会成立",
        "二〇一九年三月五日　协会成立",
        "二O一九年三月五日，协会成立",
        "協會成立。（3月5日）",
        "5\t2019年3月5日\t协会成立",
        "2019\t3\t5\t协会成立",
    ],
)
def test_every_form_of_a_day_under_every_form_of_a_year(line: str) -> None:
    headings = ("## 2019", "2019年", "【2019】", "二〇一九年", "**2019年**", "民國一○八年", "2019")
    assert {one: days(f"{one}\n{line}。\n") for one in headings} == {one: ["2019-03-05"] for one in headings}


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("同日", "2019-03-05"),
        ("是日", "2019-03-05"),
        ("翌日", "2019-03-06"),
        ("次日", "2019-03-06"),
        ("同月", "2019-03"),
        ("当月", "2019-03"),
        ("是月", "2019-03"),
        ("本月", "2019-03"),
        ("次月", "2019-04"),
        ("同年5月", "2019-05"),
        ("是年", "2019"),
        ("当年", "2019"),
        ("次年3月", "2020-03"),
        ("年初", "2019-01"),
        ("年底", "2019-12"),
        ("岁末", "2019-12"),
        ("春", "2019-21"),
        ("冬", "2019-24"),
        ("夏季", "2019-22"),
        ("秋季学期", "2019-23"),
        ("上旬", "[2019-03-01..2019-03-10]"),
        ("中旬某日", "[2019-03-11..2019-03-20]"),
        ("当月下旬", "[2019-03-21..2019-03-31]"),
        ("月末", "[2019-03-25..2019-03-31]"),
        ("某日", "2019-03"),
        ("5月初", "[2019-05-01..2019-05-05]"),
        ("上半年", "2019-40"),
        ("下半年", "2019-41"),
        ("第三季度", "2019-35"),
        ("Q3", "2019-35"),
        ("2020Q1", "2020-33"),
        ("18日", "2019-03-18"),
        ("3月18日至22日", "2019-03-18/2019-03-22"),
        ("10月16—18日", "2019-10-16/2019-10-18"),
        ("6月28日—7月2日", "2019-06-28/2019-07-02"),
        ("4.12—4.15", "2019-04-12/2019-04-15"),
    ],
)
def test_heads_that_lean_on_the_entry_before(head: str, value: str) -> None:
    assert days(f"2019年\n3月5日　协会成立。\n{head}　校舍落成。") == ["2019-03-05", value]


def test_two_figures_are_a_month_beside_days_in_figures() -> None:
    assert days("## 2012\n- 05.18 在深圳上市\n- 09 与外商签约\n- 12: 员工过千") == ["2012-05-18", "2012-09", "2012-12"]


def test_two_figures_are_a_number_elsewhere() -> None:
    assert days("2012年\n01 简介\n3月5日 协会成立\n02 章程") == ["2012", "2012-03-05"]


def test_a_bullet_without_a_date_takes_the_day_of_no_bullet_before_it() -> None:
    assert days("## 2023\n- 4月26日 参加展会\n- 员工过千") == ["2023-04-26", "2023"]
    assert days("## 2023\n- 4月26日\n  - 参加展会\n  - 员工过千") == ["2023-04-26", "2023-04-26"]
    assert days("## 2023\n4月26日 参加展会\n• 员工过千") == ["2023-04-26", "2023-04-26"]


def test_a_year_inside_an_entry_moves_nothing() -> None:
    text = "2017年\n3月5日　协会成立，计划到2025年发展会员千名。\n4月6日　书社成立，该社1985年曾停办。\n5月7日　开课。"
    assert days(text) == ["2017-03-05", "2017-04-06", "2017-05-07"]


def test_months_on_lines_of_their_own() -> None:
    assert days("1987年\n一月\n五日　年会召开。\n十日　论坛举行。\n二月\n三日　签约。") == [
        "1987-01-05",
        "1987-01-10",
        "1987-02-03",
    ]


def test_days_on_lines_of_their_own() -> None:
    assert days("2019年\n3月5日\n协会成立。\n6月20日\n运动会举行。") == ["2019-03-05", "2019-06-20"]


def test_eras_run_on_through_a_paragraph() -> None:
    text = "民国二十六年七月七日，战事起。二十七年农历六月初九，县城被炸。二十八年六月，县府迁出。"
    text += "1949年12月4日，光复。是年，设馆。"
    assert days(text) == ["1937-07-07", "1938-07-06", "1939-06", "1949-12-04", "1949"]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ("咸丰十年八月二十九日", "1860-10-13"),
        ("光绪三十年腊月十一日(1月16日)", "1905-01-16"),
        ("汉武帝太初元年(前104)", "-0103"),
        ("秦孝公十二年(前350年)", "-0349"),
        ("周宣王二年至六年(前826~前822)", "-0825/-0821"),
        ("晋武帝太康六年(285)八月", "0285"),
        ("贞观三年八月", "0629"),
        ("宣统三年八月十九日", "1911-10-10"),
        ("清光绪二十四年八月初六", "1898-09-21"),
        ("清光绪三十年八月", "[1904-09..1904-10]"),
        ("清光绪二十四年(1898)春", "1898-21"),
        ("光绪二十四年闰三月初一日", "1898-04-21"),
        ("明崇祯十七年三月十九日", "1644-04-25"),
        ("乾隆元年正月", "[1736-02..1736-03]"),
        ("民国元年二月", "1912-02"),
        ("民国廿六年十二月十三日", "1937-12-13"),
        ("宣统三年10月10日", "1911-10-10"),
    ],
)
def test_reigns_count_by_the_moon(head: str, value: str) -> None:
    assert days(f"{head}，书院落成。") == [value]


def test_the_year_of_the_title_is_the_widest_scope() -> None:
    assert days("7月3日　学院更名。", "2019年大事记") == ["2019-07-03"]
    assert days("7月3日　学院更名。", "东岭学院大事记（1950—1999）") == ["XXXX-07-03"]


def test_ages_and_years_of_rulers_make_a_chronicle_without_a_title() -> None:
    text = "安县古事\n西周\n周宣王二年(前826),大旱。\n秦\n秦灵公元年(前424),建殿。\n十年(前415),筑城。\n汉\n"
    text += "汉高祖元年(前206),设县。\n光武帝建武六年(30),撤县。"
    found, entries = walked(text)
    assert found.chronicle
    assert [value for value, _ in entries] == ["-0825", "-0423", "-0414", "-0205", "0030"]


def test_dates_that_touch_their_words_make_a_chronicle_where_nearly_all_lines_have_one() -> None:
    text = "民国2年(1913)　1月知事筹办警察。\n本月军队驻防县城。\n3月县议会成立。\n4月邮局成立。\n本年地震。"
    assert [value for value, _ in walked(text, "民国时期的永县")[1]] == [
        "1913-01",
        "1913-01",
        "1913-03",
        "1913-04",
        "1913",
    ]


def test_a_first_line_that_a_stretch_of_years_closes_is_a_title() -> None:
    text = "初創時期的東岭大學(1947-1949年)\n1947年\n08/01 改為大學。\n09/01 開學。\n1948年\n07/31 招生。"
    assert days(text, "") == ["1947-08-01", "1947-09-01", "1948-07-31"]


@pytest.mark.parametrize(
    "title", ["东岭大事记202008", "2020年8月东岭大事记", "东岭大事记（2020年8月）", "2020年8月大事记"]
)
def test_a_title_tells_year_and_month(title: str) -> None:
    assert days("1日　开课。\n△　运动会举行。\n3~4日　代表团来访。", title) == [
        "2020-08-01",
        "2020-08-01",
        "2020-08-03/2020-08-04",
    ]
    assert days(f"{title}\n1日　开课。", "") == ["2020-08-01"]


@pytest.mark.parametrize(("published", "year"), [("2019-11-27", "2019"), ("2019-03-02", "2018")])
def test_months_as_headings_take_the_year_of_publication_where_nothing_else_tells_one(
    published: str, year: str
) -> None:
    text = "8月\n1—2日　联席会议召开。\n7日　调研组来校。\n△　运动会举行。\n23日　动员会召开。"
    document = documents.make(text, id="t", title="", published=published)
    found = outline(document, split.split(document))
    told = [one.value for one in found.stretches if one.entry]
    assert told == [f"{year}-08-01/{year}-08-02", f"{year}-08-07", f"{year}-08-07", f"{year}-08-23"]


def test_days_with_bullet_and_weekday_on_lines_of_their_own() -> None:
    text = (
        "2020年12月大事记\n△12月1日（星期二）\n推进会在县城举行。\n△12月2日（星期三）\n调研组来校。\n我校召开视频会议。"
    )
    assert days(text, "") == ["2020-12-01", "2020-12-02", "2020-12-02"]


def test_tables_of_years_of_the_republic() -> None:
    rows = "| 時間 | 記事 |\n|---|---|\n| 50.9 | 成立分班 |\n| 54 | 遷建 |\n| 56.8.1 | 獨立設校 |\n| 100 | 百年校慶 |"
    text = f"校史沿革\n\n{rows}"
    document = documents.make(text, id="t", title="校史沿革")
    found = outline(document, split.split(document))
    assert [one.value for one in found.stretches if one.entry] == ["1961-09", "1965", "1967-08-01", "2011"]


def test_figures_in_a_table_are_no_years_where_no_date_shows_it() -> None:
    assert days("2019年\n3月5日　运动会举行。\n54 | 铅球\n50.9 | 跳远") == ["2019-03-05"]


def test_running_text_of_dated_sentences_is_a_chronicle() -> None:
    text = "学校介绍\n民国 78、07、31 核准招生。民国 78、09、01 借教室上课。民国 78、12 校舍完工。"
    assert days(f"{text}民国 80、11 月专科教室启用。民国 81年6月司令台启用。民国 82、04月开办午餐。", "") == [
        *("1989-07-31", "1989-09-01", "1989-12", "1991-11", "1992-06", "1993-04"),
    ]


def test_news_is_no_chronicle() -> None:
    text = "6月14日，新桥通车。\n6月15日，第二座桥动工。\n该桥2012年立项。"
    assert walked(text, "新桥通车")[0] == Outline(chronicle=False, stretches=())


def test_lines_set_off_from_dates_make_a_chronicle_without_a_title() -> None:
    found, entries = walked("1998年　建厂。\n2001年6月　取得认证。\n2004年　迁入新址。", "恒远公司")
    assert found.chronicle
    assert [value for value, _ in entries] == ["1998", "2001-06", "2004"]


@pytest.mark.parametrize(
    ("text", "cause", "left"),
    [
        ("20199年\n3月5日　协会成立。", "no such year: 20199", "XXXX-03-05"),
        ("2019年\n2月30日　协会成立。", "no such day: 2019-2-30", "2019"),
        ("2019年\n13月5日　协会成立。", "no such day: 2019-13-5", "2019"),
    ],
)
def test_what_cannot_be_is_named_and_the_rest_read(text: str, cause: str, left: str) -> None:
    found, entries = walked(f"{text}\n2020年\n4月6日　书社成立。", "大事记")
    assert [fault.cause for fault in found.faults] == [cause]
    assert [value for value, _ in entries] == [left, "2020-04-06"]


def test_an_entry_without_text_and_a_row_without_a_date_are_named() -> None:
    found, entries = walked("2019年\n3月5日\n4月6日　开课。\n| | 签约 |", "大事记")
    assert [fault.cause for fault in found.faults] == [
        "an entry without text",
        "a table row without a date: that of the row above is taken",
    ]
    assert [value for value, _ in entries] == ["2019-04-06", "2019-04-06"]


@pytest.mark.parametrize(
    "text", ["3.5亿元投资到位", "20年来成绩斐然", "2019年的计划", "一九四九年级学生", "春晚落幕", "第3月"]
)
def test_what_only_looks_like_a_head(text: str) -> None:
    assert heads.read(fold(text), 0, len(text)) is None


MONTHS = """# {}

## 一月

5日　大会召开。
12日至20日　走访慰问。
下旬　刊物印发。

## 三月

8日　表彰会举行。
同日　中心揭牌。
月底　工会成立。
是年　会员增加。
"""


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("芦江市总工会二〇二二年大事记", "2022"),
        ("石桥县2021年大事记", "2021"),
        ("海陵公司大事記（2015年）", "2015"),
        ("芦江县志·大事记（2008）", "2008"),
        ("東嶺中學民國一百零八年大事記", "2019"),
        ("民國一百零八年大事記", "2019"),
        ("民国二十六年石桥县大事记", "1937"),
        ("2019年石桥县大事记", "2019"),
        ("三一集团二〇一九年大事记", "2019"),
        ("东岭中学2019年度大事记", "2019"),
        ("东岭中学2019大事记", "2019"),
        ("大事记（1998—2003）", ""),
        ("东岭中学大事记（2019年—2021年）", ""),
        ("一九九八年至二〇〇三年大事记", ""),
        ("东岭中学2018、2019年大事记", ""),
        ("二十年大事记", ""),
        ("石桥县大事记（2019年编印，1950年起）", ""),
    ],
)
def test_the_year_in_a_title_dates_months_and_days(title: str, year: str) -> None:
    year_or_none = year or "XXXX"
    spread = f"[{year}-01-21..{year}-01-31]", f"[{year}-03-25..{year}-03-31]"
    january, march = spread if year else ("XXXX-01", "XXXX-03")
    visit = f"{year_or_none}-01-12/{year_or_none}-01-20"
    day = f"{year_or_none}-03-08"
    whole = [f"{year_or_none}-01-05", visit, january, day, day, march, *([year] if year else [])]
    assert days(MONTHS.format(title), "") == whole


@pytest.mark.parametrize(
    ("line", "value", "own"),
    [
        ("同日　中心揭牌", "2019-03-05", "中心揭牌"),
        ("4月　中心小学成立", "2019-04", "中心小学成立"),
        ("4月中心小学成立", "2019-04", "中心小学成立"),
        ("4月中，小学成立", "[2019-04-11..2019-04-20]", "小学成立"),
        ("同年　初中部成立", "2019", "初中部成立"),
        ("2020年初中部成立", "2020", "初中部成立"),
        ("2020年初，分部成立", "2020-01", "分部成立"),
        ("4月底新馆动工", "[2019-04-25..2019-04-30]", "新馆动工"),
    ],
)
def test_the_first_character_of_a_name_is_no_part_of_a_date(line: str, value: str, own: str) -> None:
    assert walked(f"2019年\n3月5日　协会成立。\n{line}", "东岭中学大事记")[1][1] == (value, own)


def test_full_days_on_lines_of_their_own_are_no_bylines() -> None:
    text = "# 大事记\n\n2022年8月18日\n学会举行揭牌仪式。\n\n2022年9月1日\n学会召开年会。\n"
    assert days(text, "大事记") == ["2022-08-18", "2022-09-01"]


@pytest.mark.parametrize(
    "first", ["2019 年 3 月 1 日，", "2019 年3 月1 日 ", "2019年 3月 1日　", "2019 年 3 月 1 日："]
)
def test_figures_may_stand_apart_from_their_units(first: str) -> None:
    text = f"{first}学会揭牌。\n2019 年 6 月 9 日，龙舟赛闭幕。\n2019 年 7 月 1 日 学会举办运动会\n"
    assert days(text, "大事记") == ["2019-03-01", "2019-06-09", "2019-07-01"]
