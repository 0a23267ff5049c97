"""Kinds of names that a tagger cuts or leaves apart: forces of countries, groups by number, names with brackets."""

from collections.abc import Callable, Sequence

import pytest

from kg import pipeline
from kg.iri import KG
from kg.model import Kind

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]


_FORCES = [
    ("卫星在文昌航天发射场发射。", "文昌航天发射场/LOC"),
    ("2022年11月12日，飞船在文昌航天发射场发射升空。", "文昌航天发射场/LOC"),
    ("以色列军队5日空袭了村庄。", "以色列军队/ORG"),
    ("俄罗斯海军进行演练。", "俄罗斯海军/ORG"),
    ("埃及军队9日封锁了口岸。", "埃及军队/ORG"),
    ("苏丹武装部队夺回机场。", "苏丹武装部队/ORG"),
    ("黎巴嫩军方证实，一名士兵阵亡。", "黎巴嫩军方/ORG"),
    ("缅甸军方发言人昂敏表示，将严守停火。", "缅甸军方/ORG 昂敏/PER"),
    ("印度陆军与尼泊尔军队举行联合训练。", "印度陆军/ORG 尼泊尔军队/ORG"),
    ("俄防空部队拦截了无人机。", "俄防空部队/ORG"),
    ("以军当天空袭加沙城。", "以军/ORG 加沙城/LOC"),
    ("以军9日轰炸一处难民营。", "以军/ORG"),
    ("摧毁了一条巴勒斯坦伊斯兰抵抗运动（哈马斯）的隧道。", "巴勒斯坦伊斯兰抵抗运动/ORG 哈马斯/ORG"),
    ("军队向灾区派出救援人员。", ""),
    ("军队医院昨日开诊。", ""),
    ("以军训开始新学期。", ""),
    ("以军队建设为重点开展工作。", ""),
]

_GROUPS = [
    ("国务院第十八督查组在河北开展督查。", "国务院第十八督查组/ORG 河北/LOC"),
    ("国务院第十八督查组组长王明到场。", "国务院第十八督查组/ORG 王明/PER"),
    ("中央第三巡视组进驻该省。", "中央第三巡视组/ORG"),
    ("中央第五生态环境保护督察组向湖南省反馈情况。", "中央第五生态环境保护督察组/ORG 湖南省/LOC"),
    ("国务院安委会第十二督导组在检查。", "国务院安委会第十二督导组/ORG"),
    ("省政府第二工作组赴灾区。", "省政府第二工作组/ORG"),
    ("国务院联防联控机制第六工作组抵达武汉。", "国务院联防联控机制第六工作组/ORG 武汉/LOC"),
    ("第三小组的同学先发言。", ""),
]

_BRACKETS = [
    ("天健会计师事务所（特殊普通合伙）上海分所成立。", "天健会计师事务所（特殊普通合伙）上海分所/ORG"),
    ("大华会计师事务所（特殊普通合伙）出具报告。", "大华会计师事务所（特殊普通合伙）/ORG"),
    ("中金资本（有限合伙）参与投资。", "中金资本（有限合伙）/ORG"),
    ("松下电器（中国）有限公司发布产品。", "松下电器（中国）有限公司/ORG"),
    ("华润（集团）有限公司发布公告。", "华润（集团）有限公司/ORG"),
    ("香港中文大学（深圳）举行典礼。", "香港中文大学（深圳）/ORG"),
    ("中国地质大学（武汉）校长王焰新致辞。", "中国地质大学（武汉）/ORG 王焰新/PER"),
    ("中国石油大学（华东）与清华大学签约。", "中国石油大学（华东）/ORG 清华大学/ORG"),
    ("教育部（北京）发布通知。", "教育部/ORG 北京/LOC"),
]

_SCHOOLS = [
    ("苗栗縣後龍國小舉行運動會。", "苗栗縣後龍國小/ORG"),
    ("彰化縣鹿港國小師生參加活動。", "彰化縣鹿港國小/ORG"),
    ("屏東縣內埔國中辦理畢業典禮。", "屏東縣內埔國中/ORG"),
    ("臺中市清水國小舉行校慶。", "臺中市清水國小/ORG"),
    ("雲林縣偏鄉國小獲得補助。", "雲林縣/LOC"),
    ("新竹縣各國中都放假。", "新竹縣/LOC"),
]

_CUT = [
    ("共青团中央公布了中国共青团团内数据。", "共青团中央/ORG 中国共青团/ORG"),
    ("国家发展改革委党组成员、副主任王昌林出席会议。", "国家发展改革委/ORG 王昌林/PER"),
    ("北京大学党委书记郝平致辞。", "北京大学/ORG 郝平/PER"),
    ("教育部党组召开会议。", "教育部党组/ORG"),
    ("特朗普抵达。与特朗普通话的是普京。", "特朗普/PER 特朗普/PER 普京/PER"),
]


def test_names_of_a_sentence(misread: Misread) -> None:
    assert misread([*_FORCES, *_GROUPS, *_BRACKETS, *_SCHOOLS, *_CUT]) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("以色列军队发动空袭。", KG + "Military"),
        ("中央第三巡视组进驻该省。", KG + "WorkingGroup"),
        ("香港中文大学（深圳）举行典礼。", KG + "School"),
        ("苗栗縣後龍國小舉行運動會。", KG + "School"),
        ("天健会计师事务所（特殊普通合伙）上海分所成立。", KG + "Company"),
    ],
)
def test_what_such_a_body_is(text: str, kind: str) -> None:
    found = pipeline.analyse_text(text, date="2024-05-10").mentions
    assert next(one.type for one in found if one.kind is Kind.ORGANISATION) == kind


def test_a_name_seen_whole_is_whole_everywhere() -> None:
    text = "王大鹏在北京讲话。随后，路生梅发言。这之后，路生梅下决心推广新法。路生梅说，要坚持。"
    found = pipeline.analyse_text(text, date="2024-05-10").mentions
    assert {one.value for one in found if one.kind is Kind.PERSON} == {"王大鹏", "路生梅"}


def test_a_name_is_not_made_longer_by_what_often_follows_it() -> None:
    text = "李强会见客人。李强说，要改革。李强同客人合影。"
    found = pipeline.analyse_text(text, date="2024-05-10").mentions
    assert {one.value for one in found if one.kind is Kind.PERSON} == {"李强"}


def test_how_many_rows_there_are() -> None:
    assert len(_FORCES + _GROUPS + _BRACKETS + _SCHOOLS + _CUT) == 45


_TAKEN_FOR_OTHERS = [
    ("以军打击了贝卡谷地的目标。", "以军/ORG 贝卡谷地/LOC"),
    ("应按双方在安克雷奇达成的共识解决问题。", "安克雷奇/LOC"),
    ("在特朗普执政期间，关系恶化。", "特朗普/PER"),
    ("会议在普京主持下举行。", "普京/PER"),
    ("一名绝食的杰哈德高级成员死亡。", "杰哈德/ORG"),
    ("部队在巴赫穆特、别尔哥罗德等地交火。", "巴赫穆特/LOC 别尔哥罗德/LOC"),
    ("乌军在新帕夫利夫卡等方向击退进攻。", "乌军/ORG 新帕夫利夫卡/LOC"),
    ("当地妇联联合医疗专家开展培训。", "妇联/ORG"),
    ("英法德强推安理会恢复制裁。", "英/LOC 法/LOC 德/LOC 安理会/ORG"),
    ("有100余个国家和地区代表团入住大运村。", "大运村/LOC"),
    ("美国航空业受到影响，美航空业损失大。", "美国/LOC"),
    ("俄军打击了乌克兰军事指挥所。", "俄军/ORG 乌克兰/LOC"),
    ("中国全国政协愿加强合作。", "中国全国政协/ORG"),
    ("黄淮海等重点麦区收获圆满收官。", "黄淮海/LOC"),
    ("骨灰在京火化，随后安放。", "京/LOC"),
    ("扩大非洲农产品输华渠道。", "非洲/LOC 华/LOC"),
    ("福建龙岩至北京铁路旅行时间缩短。", "福建/LOC 龙岩/LOC 北京/LOC"),
    ("青藏铁路恢复运行。", "青藏铁路/LOC"),
    ("长江1号洪水正在演进。", "长江/LOC"),
    ("他们经地中海进入欧洲。", "地中海/LOC 欧洲/LOC"),
    ("多国人士表示赞赏。", ""),
    ("芝加哥联储认为风险上升。", "芝加哥联储/ORG"),
    ("出席亚太经合组织领导人非正式会议。", "亚太经合组织/ORG"),
]


def test_what_was_taken_for_another_kind_of_name(misread: Misread) -> None:
    assert misread(_TAKEN_FOR_OTHERS) == []


def test_a_countrys_character_is_that_of_the_country_named() -> None:
    found = pipeline.analyse_text("乌兹别克斯坦总理访华。乌方愿推动乌中关系发展。", date="2024-05-10").mentions
    assert {one.value for one in found if one.surface == "乌"} == {"乌兹别克斯坦"}
    found = pipeline.analyse_text("乌方愿推动乌中关系发展。", date="2024-05-10").mentions
    assert {one.value for one in found if one.surface == "乌"} == {"乌克兰"}


def test_a_province_goes_before_the_district_of_its_short_name() -> None:
    found = pipeline.analyse_text("服务辐射周边天津、河北区县。", date="2024-05-10").mentions
    assert [one.value for one in found if one.kind is Kind.PLACE] == ["天津市", "河北省"]
