"""Names that evening news tells in ways a tagger misreads: lines, pairs of countries, posts, doubtful words."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from kg import pipeline
from kg.find import certainty, doubts, tagger
from kg.model import Kind, Span
from kg.read import document as reader
from kg.read import split

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]

_SHORT = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}


def _names(text: str) -> str:
    found = pipeline.analyse_text(text, date="2024-05-10").mentions
    return " ".join(f"{one.surface}/{_SHORT[one.kind]}" for one in found if one.kind in _SHORT)


_LINES = [
    ("金建高铁建成运营。", "金建高铁/LOC"),
    ("西延、沈白等高铁首次投入春运。", ""),
    ("沪昆高铁今天恢复运行。", "沪昆高铁/LOC"),
    ("全线将与兰新铁路、格库铁路衔接。", "兰新铁路/LOC 格库铁路/LOC"),
    ("合肥至武汉段进入建设阶段。", "合肥/LOC 武汉/LOC"),
    ("西安、延安等地的铁路客流增加。", "西安/LOC 延安/LOC"),
    ("这条高铁今天通车。", ""),
]

_PAIRS = [
    ("委内瑞拉副总统来访。中委关系不断发展。", "委内瑞拉/LOC 中/LOC 委/LOC"),
    ("白俄罗斯总理到访。中白工业园落成。", "白俄罗斯/LOC 中白工业园/LOC"),
    ("中美合则两利，斗则俱伤。", "中/LOC 美/LOC"),
    ("中委会议纪要已经印发。", "中委/ORG"),
]

_POSTS = [
    ("民革北京市委会主委王红出席活动。", "民革北京市委会/ORG 王红/PER"),
    ("反对党工党大幅领先执政党保守党。", "工党/ORG 保守党/ORG"),
    ("国家监委对十四届全国人大原常委李明立案审查。", "国家监委/ORG 全国人大/ORG 李明/PER"),
    ("十四届全国人大三次会议台湾代表团审议报告。", "全国人大/ORG 台湾代表团/ORG"),
    ("乌国家安全与国防委员会秘书乌梅罗夫说。", "乌国家安全与国防委员会/ORG 乌梅罗夫/PER"),
    ("赵帅和王强以3比0战胜对手。", "赵帅/PER 王强/PER"),
]

_KINDS = [
    ("俄军击退库皮扬斯克、红利曼等方向的进攻。", "俄军/ORG 库皮扬斯克/LOC 红利曼/LOC"),
    ("安平桥修缮工程启动。安平桥位于福建泉州。", "安平桥/LOC 安平桥/LOC 福建/LOC 泉州/LOC"),
    ("天津南特高压变电站投入运行。", "天津南特高压变电站/LOC"),
    ("中国美术馆馆长吴明正在创作。", "中国美术馆/ORG 吴明/PER"),
    ("这里是边区的西北大门。", ""),
    ("印度尼西亚政府宣布救灾计划。", "印度尼西亚/LOC"),
]

_NONE = [
    ("要学习他对党忠诚、以行践诺的品格。", ""),
    ("深入实施科教兴国战略。", ""),
    ("这条通往沿海的水运大通道已经建成。", ""),
    ("目前运河整体工程量完成九成。", ""),
    ("高铁将联通杭黄高铁等线路。", "杭黄高铁/LOC"),
    ("建设新型广电网络，展示参政党的新面貌。", ""),
    ("会议在普京主持下举行。", "普京/PER"),
]

_PERSONS = [
    ("吉尔吉斯斯坦总统扎帕罗夫和夫人扎帕罗娃到访。", "吉尔吉斯斯坦/LOC 扎帕罗夫/PER 扎帕罗娃/PER"),
    ("普京在与匈牙利总理欧尔班会谈后表示。", "普京/PER 匈牙利/LOC 欧尔班/PER"),
    ("国务院副总理刘国中出席会议并讲话。", "国务院/ORG 刘国中/PER"),
    ("国家副主席韩正在京出席开幕式。", "韩正/PER 京/LOC"),
    ("贵宾有：文莱苏丹哈桑纳尔、蒙古国总理。", "文莱/LOC 哈桑纳尔/PER 蒙古国/LOC"),
    ("首批增值电信业务试点开始。", ""),
    ("马苏德·佩泽希齐扬在选举中获胜。选票中，佩泽希齐扬得票超过1600万张。", "马苏德·佩泽希齐扬/PER 佩泽希齐扬/PER"),
]

_BODIES = [
    ("导弹射向沙特西南部的机场。", "沙特/LOC"),
    ("世界银行的代表到访。", "世界银行/ORG"),
    ("客队主帅说，本赛季桑德兰客场不败。", "桑德兰/ORG"),
    ("他们在罗马的主场输球，积分落后。", "罗马/LOC"),
    ("亚特兰大举行的会议闭幕。", "亚特兰大/LOC"),
    ("世界知识产权组织今天发布报告。", "世界知识产权组织/ORG"),
    ("总理14日召开战时内阁安全会议。", "战时内阁/ORG"),
    ("民主党全国代表大会将正式提名候选人。", "民主党/ORG"),
    ("德国智库伊弗经济研究所28日发布数据。", "德国/LOC 伊弗经济研究所/ORG"),
    ("由中央广播电视总台联合国务院国资委共同发起。", "中央广播电视总台/ORG 国务院国资委/ORG"),
    ("全国人民代表大会通过决定。", "全国人民代表大会/ORG"),
    ("第一师范学校成立。", "第一师范学校/ORG"),
    ("要抓好全国生态环境保护大会部署任务落实。", ""),
    ("美军称，“福特”号航母抵达该海域。", "美军/ORG"),
    ("公司董事长武钢到会。武钢说，要创新。", "武钢/PER 武钢/PER"),
    ("港澳全国人大代表认真履职。", "全国人大/ORG"),
    ("乌军跨越第聂伯河登陆。", "乌军/ORG 第聂伯河/LOC"),
    ("据联合国贸发会议的报告，增长放缓。", "联合国贸发会议/ORG"),
    ("导弹打击了以色列的本·古里安国际机场。", "以色列/LOC 本·古里安国际机场/LOC"),
    ("俄海军人员开展交流活动。", "俄海军/ORG"),
]

_ALL = [*_LINES, *_PAIRS, *_POSTS, *_KINDS, *_NONE, *_PERSONS, *_BODIES]


def test_names_of_news(misread: Misread) -> None:
    """The names of each text, in order, with their kinds."""
    assert misread(_ALL) == []


def test_how_many_rows_there_are() -> None:
    """No row is lost."""
    assert len(_ALL) == 57


def test_the_share_of_a_name_is_that_of_all_ways_to_tag() -> None:
    """Two characters, tags 0 (no name), 1 (begins one), 2 (goes on): by hand all paths, and those with the name."""
    scores = np.log(np.array([[1.0, 2.0, 1.0], [1.0, 1.0, 3.0]], dtype=np.float32))
    moves = np.log(np.array([[1.0, 1.0, 1e-9], [1.0, 1.0, 2.0], [1.0, 1.0, 1.0]], dtype=np.float32))
    ways = [
        float(np.exp(scores[0, one] + moves[one, other] + scores[1, other])) for one in range(3) for other in range(3)
    ]
    named = float(np.exp(scores[0, 1] + moves[1, 2] + scores[1, 2]))
    assert next(certainty.shares(scores, moves, [(0, 2, (1, 2))])) == pytest.approx(named / sum(ways))


def test_the_tagger_tells_how_sure_a_name_is() -> None:
    """A share from 0 to 1 for each name that is asked for; nothing to doubt leaves nothing out."""
    document = reader.make("会议在京举行。", id="text")
    sentences = split.split(document)
    lac = tagger.get("lac")
    tagged = lac.tag(document, sentences)
    assert doubts.find(lac, document, tagged, ()) == ()
    told = lac.shares(document, tagged, [(Span(3, 4), "LOC")])  # type: ignore[attr-defined]
    assert 0.0 < told[Span(3, 4), "LOC"] <= 1.0


def test_what_shows_a_name_shows_it_in_either_script() -> None:
    assert _names("文物聯展在無錫展覽館舉辦,展出文物316件。") == "無錫展覽館/LOC"
    assert "蘇州文廟/LOC" in _names("古籍展在蘇州文廟和滄浪書社舉辦。")
