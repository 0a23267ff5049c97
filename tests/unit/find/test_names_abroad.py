"""Names from abroad: regions the table knows, towns behind them, and one kind for one name in one article."""

from collections.abc import Callable, Sequence

import pytest

from kg import pipeline
from kg.model import Kind

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]

_SHORT = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}


def _names(text: str) -> str:
    found = pipeline.analyse_text(text, date="2024-05-10").mentions
    return " ".join(f"{one.surface}/{_SHORT[one.kind]}" for one in found if one.kind in _SHORT)


_REGIONS = [
    ("俄防空系统在列宁格勒州和别尔哥罗德州上空拦截无人机。", "俄/LOC 列宁格勒州/LOC 别尔哥罗德州/LOC"),
    ("乌军在第聂伯罗彼得罗夫斯克州尼科波尔附近设防。", "乌军/ORG 第聂伯罗彼得罗夫斯克州/LOC 尼科波尔/LOC"),
    ("印度尼西亚北苏拉威西省发生地震。", "印度尼西亚/LOC 北苏拉威西省/LOC"),
    ("伊利诺伊州与田纳西州同日出现枪击。", "伊利诺伊州/LOC 田纳西州/LOC"),
    ("锡金邦首府甘托克断电。", "锡金邦/LOC 甘托克/LOC"),
    ("亚马孙州马瑙斯的旱情缓解。", "亚马孙州/LOC 马瑙斯/LOC"),
    ("罗斯托夫州塔甘罗格响起警报。", "罗斯托夫州/LOC 塔甘罗格/LOC"),
    ("佛罗里达州、佐治亚州等地断电。", "佛罗里达州/LOC 佐治亚州/LOC"),
    ("杭州市余杭区举行展会。", "杭州市/LOC 余杭区/LOC"),
]

_TOWNS = [
    ("美国得克萨斯州瓦利维尤25日遭龙卷风袭击。", "美国/LOC 得克萨斯州/LOC 瓦利维尤/LOC"),
    ("约旦河西岸杰宁遭以军袭击。", "约旦河西岸/LOC 杰宁/LOC 以军/ORG"),
    ("黎巴嫩南部提尔昨夜遭炮击。", "黎巴嫩/LOC 提尔/LOC"),
    ("无人机飞向以色列南部阿什杜德的港口。", "以色列/LOC 阿什杜德/LOC"),
    ("帕利塞德山火只有14%受控。", "帕利塞德/LOC"),
    ("得克萨斯州州长阿博特宣布灾难状态。", "得克萨斯州/LOC 阿博特/PER"),
    ("加利福尼亚州纽森说，火势已受控制。", "加利福尼亚州/LOC 纽森/PER"),
    ("美国总统拜登说，将提供援助。", "美国/LOC 拜登/PER"),
]

_PERSONS = [
    ("以总理内塔尼亚胡当天称，行动将继续。", "内塔尼亚胡/PER"),
    ("世界贸易组织总干事伊维拉和国际货币基金组织总裁格奥尔基耶娃出席。",
     "世界贸易组织/ORG 伊维拉/PER 国际货币基金组织/ORG 格奥尔基耶娃/PER"),
    ("项目总值数十亿新谢克尔。", ""),
    ("公司又以两亿福林扩建。", ""),
]  # fmt: skip


def test_names_abroad_are_whole_and_of_their_kind(misread: Misread) -> None:
    """Each text, its names as surface/kind from left to right."""
    assert misread([*_REGIONS, *_TOWNS, *_PERSONS]) == []


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("萨尔瓦首府卡托姆发生滑坡。\n由于断电，卡托姆陷入黑暗，信号中断。", "卡托姆", "LOC"),
        ("武装人员带走卡马拉和几名军官。\n前总统卡马拉说，他没有逃走。\n卡马拉2008年上台。", "卡马拉", "PER"),
    ],
)
def test_a_foreign_name_is_of_one_kind_in_one_article(text: str, name: str, kind: str) -> None:
    """A post, a verb of saying or a word for towns beside it once says what it is everywhere."""
    kinds = {one.split("/")[1] for one in _names(text).split() if one.startswith(name)}
    assert kinds == {kind}
