"""Any day, written any way, is read back; nothing makes the reader fail or point outside the text."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.edtf import bounds
from kg.find.dates import read

DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
DATE_LIKE = st.text(
    "一二三十年月日号时分上下中旬底初周末今明去昨前后至到从自以来0129/-.:：、，。 “”()（）十四五国庆春节", max_size=30
)


@given(DAYS, st.sampled_from(["", " "]))
@settings(max_examples=40)
def test_digits_are_read_back(day, blank):
    text = f"于{day.year}{blank}年{day.month}{blank}月{day.day}{blank}日开工"
    assert [mention.value for mention in read(text)] == [day.isoformat()]


@given(DAYS)
def test_chinese_digits_are_read_back(day):
    text = f"{day.year}".translate(CHINESE) + f"年{_spelt(day.month)}月{_spelt(day.day)}日"
    assert [mention.value for mention in read(text)] == [day.isoformat()]


@given(DAYS, DAYS)
def test_ranges_are_read_back(first, last):
    if first < last:
        text = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
        assert [mention.value for mention in read(text)] == [f"{first.isoformat()}/{last.isoformat()}"]


@settings(max_examples=300)
@given(
    DATE_LIKE,
    st.sampled_from(["2024-02-29", "1900-01-31", "2100-12-31", ""]),
    st.sampled_from(["past", "future", "current"]),
)
def test_nothing_breaks_the_reader(text, reference, lean):
    end = 0
    for mention in read(text, reference, lean):
        assert mention.span.start >= end
        assert mention.surface == text[mention.span.start : mention.span.end]
        assert not mention.value.startswith("@")
        earliest, latest = bounds(mention.value)
        assert not earliest or not latest or earliest.startswith("-") or earliest <= latest
        end = mention.span.end


@given(DAYS)
def test_reading_twice_gives_the_same(day):
    text = f"{day.month}月{day.day}日,会议开幕。次日闭幕。"
    assert read(text, "2024-05-20") == read(text, "2024-05-20")


def _spelt(number):
    tens, ones = divmod(number, 10)
    digit = f"{ones}".translate(CHINESE) if ones else ""
    return digit if not tens else ("" if tens == 1 else f"{tens}".translate(CHINESE)) + "十" + digit
