"""Lunar days, solar terms and festivals against known days of the calendar."""

from datetime import date

import pytest

from kg.find.dates import festivals, lunar
from kg.find.dates.numerals import number
from kg.lexicon import words


@pytest.mark.parametrize(
    "year, month, day, leap, solar",
    [
        (1900, 1, 1, False, "1900-01-31"),
        (1985, 8, 15, False, "1985-09-29"),
        (2012, 1, 15, False, "2012-02-06"),
        (2020, 4, 1, True, "2020-05-23"),
        (2023, 2, 1, True, "2023-03-22"),
        (2033, 12, 1, False, "2034-01-20"),
        (2100, 1, 1, False, "2100-02-09"),
    ],
)
def test_lunar_days(year, month, day, leap, solar):
    assert lunar.day(year, month, day, leap=leap) == date.fromisoformat(solar)


def test_lunar_days_that_do_not_exist():
    assert lunar.day(1366, 1, 1) is None
    assert lunar.day(2023, 3, 1, leap=True) is None
    assert lunar.day(2023, 13, 1) is None


def test_every_lunar_year_follows_the_one_before():
    rows = words("date-lunar-years")
    assert len(rows) == 734
    for year in range(1900, 2100):
        span = lunar.year_span(year)
        assert span is not None
        assert (span[1] - span[0]).days + 1 in {353, 354, 355, 383, 384, 385}
        months = 13 if rows[str(year)][1] != "0" else 12
        assert len(rows[str(year)][2]) == months
        assert (span[1] - span[0]).days + 1 == sum(29 + int(flag) for flag in rows[str(year)][2])


@pytest.mark.parametrize(
    "name, year, solar",
    [
        ("国庆节", 2023, "2023-10-01"),
        ("春节", 2024, "2024-02-10"),
        ("除夕", 2023, "2023-01-21"),
        ("中秋节", 2024, "2024-09-17"),
        ("清明节", 2024, "2024-04-04"),
        ("冬至", 2023, "2023-12-22"),
        ("母亲节", 2021, "2021-05-09"),
        ("感恩节", 2019, "2019-11-28"),
        ("阵亡将士纪念日", 2023, "2023-05-29"),
        ("复活节", 2024, "2024-03-31"),
        ("东正教复活节", 2024, "2024-05-05"),
        ("耶稣受难日", 2013, "2013-03-29"),
        ("赎罪日", 1973, "1973-10-06"),
        ("普珥节", 2024, "2024-03-24"),
        ("开斋节", 2013, "2013-08-08"),
        ("排灯节", 2023, "2023-11-12"),
    ],
)
def test_festivals(name, year, solar):
    found = festivals.days(words("date-festivals")[name][0], year)
    assert found is not None
    assert found[0] == date.fromisoformat(solar)


def test_every_festival_has_a_day():
    rows = words("date-festivals")
    assert len(rows) >= 400
    for name, columns in rows.items():
        found = festivals.days(columns[0], 2023)
        assert found is not None, name
        assert found[0] <= found[1], name


@pytest.mark.parametrize(
    "text, value",
    [("二〇二三", 2023), ("一百二十", 120), ("廿二", 22), ("三十一", 31), ("两", 2), ("08", 8), ("零八", 8), ("", 0)],
)
def test_numerals(text, value):
    assert number(text) == value
