"""Bodies that a tagger takes together with what stands beside them."""

from collections.abc import Callable, Sequence

import pytest

from kg.find import cut_bodies
from kg.find.words import Word

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]


def _parts(text: str, pos: str, after: str = "") -> str:
    made = cut_bodies.find(Word(0, len(text), text, pos), after)
    return " ".join(f"{word.text}/{word.pos}" for word in made)


@pytest.mark.parametrize(
    ("text", "pos", "after", "parts"),
    [
        ("中央组织部分", "ORG", "管日常工作", "中央组织部/ORG 分/v"),
        ("国家能源局重", "ORG", "点检查", "国家能源局/ORG 重/v"),
        ("中央组织部", "ORG", "分管", ""),
        ("市人民医院", "ORG", "长期开展", ""),
        ("联合国巴勒斯坦", "ORG", "被占领土", "联合国/ORG 巴勒斯坦/LOC"),
        ("联合国苏丹特派团", "ORG", "昨天", ""),
        ("京会见波黑议会", "LOC", "代表院", "京/LOC 会见/v 波黑议会/LOC"),
        ("会见厅", "LOC", "", ""),
        ("360吨", "ORG", "", "360吨/m"),
        ("360公司", "ORG", "", ""),
        ("中泰建交", "ORG", "五十周年", "中/LOC 泰/LOC 建交/v"),
        ("中美联队", "ORG", "", ""),
    ],
)
def test_a_tagged_name_that_holds_more_is_cut(text: str, pos: str, after: str, parts: str) -> None:
    """The parts as text/tag; nothing where the name is one."""
    assert _parts(text, pos, after) == parts


_PRAISE = [
    ("粤港澳大湾区最大新型储能电站在广东佛山投运。", "粤港澳大湾区/LOC 广东/LOC 佛山/LOC"),
    ("这是亚洲最大水泥工厂，由海螺集团投资。", "亚洲/LOC 海螺集团/ORG"),
    ("最高人民检察院今天发布典型案例。", "最高人民检察院/ORG"),
    ("全县新建候车亭32座、公厕14座。", ""),
    ("全国建成加氢站574座。", ""),
    ("南京市第一医院成立心脏中心。", "南京市第一医院/ORG"),
    ("根据约翰斯·霍普金斯大学的统计，死亡人数上升。", "约翰斯·霍普金斯大学/ORG"),
    ("新时代党的建设取得成效。", ""),
    ("国务委员在京会见坦桑尼亚议长图利娅。", "京/LOC 坦桑尼亚/LOC 图利娅/PER"),
]


def test_praise_and_counts_make_no_names(misread: Misread) -> None:
    """What ranks as largest or newest, and what is counted right behind, is described and not named."""
    assert misread(_PRAISE) == []
