import pytest

from kg.read.script import fold, script_of


@pytest.mark.parametrize(
    "text, folded",
    [
        ("２０２３年「國慶」會議", "2023年“国庆”会议"),
        ("沿著河走，著名學者的專著", "沿着河走,著名学者的专著"),
        ("乾隆年間的餅乾", "乾隆年间的饼干"),
        ("在瞭望塔上", "在瞭望塔上"),
        ("⼯⼈金屬", "工人金属"),
        ("校⻓、馆⻑与⻰⾈队", "校长、馆长与龙舟队"),
        (
            "⻔诊、⻢路、⻋站、⻘年、⻄湖、⺠政、⻛电、⻥类、⻩河、⻬全",
            "门诊、马路、车站、青年、西湖、民政、风电、鱼类、黄河、齐全",
        ),
        ("『後』里程", "‘后’里程"),
        ("\U0001f600𠮷", "\U0001f600𠮷"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@pytest.mark.slow
def test_every_code_point_folds_to_one():
    everything = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert [len(fold(one)) for one in everything] == [1] * len(everything)


@pytest.mark.parametrize(
    "text, script",
    [
        ("市長在會議上講話。", "Hant"),
        ("市长在会议上讲话。", "Hans"),
        ("", "Hans"),
        ("中心小学，北京", "Hans"),
        ("右龍是日本將棋的棋子之一。", "Hant"),
        ("乾隆年间的著作", "Hans"),
        ("乾隆著", "Hans"),
        ("招牌上写着“國慶飯店”四字", "Hans"),
        ("他姓於", "Hans"),
        ("Linux", "Hans"),
    ],
)
def test_script(text, script):
    assert script_of(text) == script
