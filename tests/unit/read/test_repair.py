"""The damaged sentences are made from whole ones by the damage itself: glosses, and bytes taken from GBK."""

import pytest

from kg.model import Span
from kg.read.document import make
from kg.read.repair import forward, repair

GLOSSED = (
    "本市創(chuàng)辦多所學校,創(chuàng)新課程,產(chǎn)業(yè)園區(qū)開放,"
    "產(chǎn)業(yè)工人參觀,全區(qū)聯(lián)合辦學。"
)
WHOLE = "本市創辦多所學校,創新課程,產業園區開放,產業工人參觀,全區聯合辦學。"


def test_glosses_go_where_several_fit():
    mended = repair(GLOSSED)
    assert mended.text == WHOLE
    assert [one.rule for one in mended.repairs] == ["gloss"] * 9
    assert {one.before for one in mended.repairs} == {"(chuàng)", "(chǎn)", "(yè)", "(qū)", "(lián)"}


@pytest.mark.parametrize(
    "text",
    [
        "工程师李晔(Yè)说,这项技术很成熟。",
        "“垚”(yáo)字不常见,“犇”(bēn)字也不常见,“淼”(miǎo)字稍常见,“焱”(yàn)字又次之。",
        "业(hàn)务广,业(hàn)绩好,业(hàn)界稳,业(hàn)主多,业(hàn)余忙。",
        "这台机器由本市(shì)制造。",
    ],
)
def test_true_glosses_and_false_readings_stay(text):
    assert repair(text).text == text


def test_a_name_with_its_reading_stays_among_stripped_glosses():
    mended = repair(GLOSSED + "校長李曄(Yè)出席。")
    assert mended.text == WHOLE + "校長李曄(Yè)出席。"


def gloss_between_bytes(text: str, pair: str, reading: str) -> str:
    """The damage of a script that takes the halves of two characters for one and puts its reading behind."""
    data, wanted = text.encode("gbk"), pair.encode("gbk")
    at = data.index(wanted) + 2
    damaged = data[:at] + f"({reading})".encode() + data[at:]
    lead = damaged[at - 1 : at + 1]
    assert lead[1:] == b"("
    before, after = damaged[: at - 1].decode("gbk"), damaged[at + 1 :]
    place = after.index(b")") + 1
    return before + "?" + after[:place].decode() + after[place:].decode("gbk")


def test_a_gloss_put_between_the_halves_of_two_characters_goes():
    whole = "全村人扛起擔當的奮鬥旗幟，把荒山變成果園。"
    mended = repair(gloss_between_bytes(whole, "數", "shù"))
    assert mended.text == whole
    assert [one.rule for one in mended.repairs] == ["shifted-bytes"]
    assert mended.damaged == ()


def lose_byte(text: str, at: int) -> str:
    data = text.encode("gbk")
    place = len(text[:at].encode("gbk"))
    return (data[:place] + b"?" + data[place + 1 :]).decode("gbk", errors="replace")


@pytest.mark.parametrize(
    "whole",
    [
        "館方在廣場舉辦。“新畫冊”的現場發布吸引了旅客。",
        "大家來到車間參觀。現場氣氛熱烈。",
        "志願者走進社區。活動現場人潮湧動。",
        "孩子們講述鄉村。演員現場教學。",
    ],
)
def test_a_lost_full_stop_shifts_all_up_to_an_ascii_byte(whole):
    damaged = lose_byte(whole, whole.index("。"))
    assert damaged != whole
    mended = repair(damaged)
    assert mended.text == whole
    assert mended.damaged == ()
    assert [one.rule for one in mended.repairs] == ["shifted-bytes"]


def test_a_shift_that_runs_into_lost_bytes_is_marked_as_a_whole():
    whole = "學校把展覽辦到了車站。“老照片”的展區吸引了旅客。"
    damaged = lose_byte(whole, whole.index("。"))
    mended = repair(damaged)
    assert mended.text == damaged
    assert [span.of(damaged) for span in mended.damaged] == [damaged[damaged.index("?") : damaged.index("\ufffd") + 1]]


@pytest.mark.parametrize("text", ["去不去?Linux课堂开课了。", "选哪个?A还是B?都行。", "怎么办?专家建议使用A型方案。"])
def test_question_marks_are_no_damage(text):
    mended = repair(text)
    assert (mended.text, mended.repairs, mended.damaged) == (text, (), ())


def test_what_cannot_be_told_is_marked():
    mended = repair("市長在\ufffd\ufffd會上講話。")
    assert mended.damaged == (Span(3, 5),)
    assert mended.text == "市長在\ufffd\ufffd會上講話。"


def test_runs_lead_back():
    mended = repair(GLOSSED)
    for run in mended.runs:
        assert run.span.of(mended.text) == run.original.of(GLOSSED)


def test_a_bracket_behind_a_mended_stretch_stays_unless_it_tells_the_reading():
    whole = "大家來到車間參觀。現(2023)場氣氛熱烈。“新畫冊”呈現(xiàn)於此。“工藝圖”呈現(三次)於此。"
    damaged = lose_byte(whole, whole.index("。“工"))
    assert repair(damaged).text == whole


def test_a_mended_stretch_leads_back_as_a_whole_even_at_equal_length():
    whole = "館方在廣場舉辦。“新畫冊”的現場發布吸引了旅客。"
    damaged = lose_byte(whole, whole.index("。"))
    document = make(damaged, id="text")
    at = whole.index("新畫冊")
    stretch = document.repairs[0].original
    assert document.original_span(Span(at, at + 3)) == stretch
    assert document.original_span(Span(0, 2)).of(damaged) == "館方"
    assert document.original_span(Span(whole.index("旅"), len(whole))).of(damaged) == "旅客。"


def test_places_of_the_original_lead_to_the_mended_text():
    mended = repair(GLOSSED)
    for start, character in enumerate(GLOSSED):
        there = forward(mended.runs, Span(start, start + 1))
        inside = any(one.original.contains(Span(start, start + 1)) for one in mended.repairs)
        assert there.of(mended.text) == ("" if inside else character)
