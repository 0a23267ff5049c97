"""Names by what stands beside them: towns that look like persons, companies in lists, regions, lines, posts."""

from collections.abc import Callable, Sequence

from kg import pipeline
from kg.model import Kind
from kg.resolve import entities

Misread = Callable[[Sequence[tuple[str, str]]], list[tuple[str, str]]]

_TOWNS = [
    ("政府军收复了重镇——沙赫特尔斯克。沙赫特尔斯克位于河谷。", "沙赫特尔斯克/LOC 沙赫特尔斯克/LOC"),
    ("叛军上午攻占塞利多沃。", "塞利多沃/LOC"),
    ("军方在马林斯克、托列茨克等多个方向反击。", "马林斯克/LOC 托列茨克/LOC"),
    ("世锦赛分站赛在奥地利施拉德明举行。", "奥地利/LOC 施拉德明/LOC"),
    ("总统泽尔曼斯基说，会谈取得进展。", "泽尔曼斯基/PER"),
]

_COMPANIES = [
    ("京东、卡奥斯、抖音、智联招聘等企业派人参加。", "京东/ORG 卡奥斯/ORG 抖音/ORG 智联招聘/ORG"),
    ("新能源、生物医药、高端装备等企业纷纷落户。", ""),
    ("研发、生产、销售等企业都在这里。", ""),
    ("北京、天津等企业较多的城市。", "北京/LOC 天津/LOC"),
]

_PARTS = [
    ("甘肃省北向出口的公路开通。", "甘肃省/LOC"),
    ("西班牙林火仍在蔓延。", "西班牙/LOC"),
    ("崇左至凭祥高速铁路建成通车。", "崇左至凭祥高速铁路/LOC"),
    ("新时代铁路工人的故事。", ""),
    ("全国文化馆馆长培训班开班。", ""),
    ("成渝地区双城经济圈建设提速。", "成渝地区双城经济圈/LOC"),
    ("绥化市依托合作社推广大豆。", "绥化市/LOC"),
    ("国际雪车联合会发布赛程。", "国际雪车联合会/ORG"),
    ("曹县农业部门和科研院所筛选出新品种。", ""),
    ("志愿者为广州亚残运会服务。", ""),
    ("伊弗经济研究所所长菲斯特作了说明。", "伊弗经济研究所/ORG 菲斯特/PER"),
    ("德国智库伊弗经济研究所公布数据。", "德国/LOC 伊弗经济研究所/ORG"),
    ("听取了水利厅厅长刘德全作的报告。", "刘德全/PER"),
    ("第十届长江韬奋奖揭晓。", ""),
]


_CUT = [
    ("丹麦首相、瓦努阿图总理卡尔萨考、秘书长格林斯潘出席。", "丹麦/LOC 瓦努阿图/LOC 卡尔萨考/PER 格林斯潘/PER"),
    ("第一副总理别尔乌索夫说，增长放缓。", "别尔乌索夫/PER"),
    ("面对记者，全红菊说，她很高兴。", "全红菊/PER"),
    ("战机袭击了黎巴嫩南部迈季代勒佐恩等地区。", "黎巴嫩/LOC 迈季代勒佐恩/LOC"),
    ("军队在杰巴利耶、拉法等地交火。", "杰巴利耶/LOC 拉法/LOC"),
    ("军队空袭杰宁，七人死亡。", "杰宁/LOC"),
    ("首批“海马斯”多管火箭炮运抵港口。", ""),
    ("代表团参观了弗兰克·派斯农业信用合作社。", "弗兰克·派斯农业信用合作社/ORG"),
    ("听取了中国共产党全面从严治党情况的介绍。", "中国共产党/ORG"),
    ("古巴媒体拉美通讯社发文。", "古巴/LOC 拉美通讯社/ORG"),
    ("卡塔尔埃米尔塔米姆出席。", "卡塔尔/LOC 塔米姆/PER"),
    ("谨代表孟人民和政府致哀。", ""),
    ("美国军火商洛克希德—马丁公司扩产。", "美国/LOC 洛克希德—马丁公司/ORG"),
    ("拟向芝加哥派国民警卫队。", "芝加哥/LOC 国民警卫队/ORG"),
    ("推动中国式现代化行稳致远。", ""),
    ("吉安市县处级以上干部参加。", "吉安市/LOC"),
    ("社区党委协调解决。", ""),
    ("走中国特色社会主义道路。", ""),
    ("书被译成朝鲜文。", ""),
    ("滇中引水工程和中西部地区。", "滇/LOC 中西部/LOC"),
    ("来宾们鼓掌。", ""),
    ("部长6日在京同来华的外长会谈。", "京/LOC 华/LOC"),
]


def test_names_are_told_by_their_company(misread: Misread) -> None:
    """Each text, its names as surface/kind from left to right."""
    assert misread([*_CUT, *_TOWNS, *_COMPANIES, *_PARTS]) == []


def test_a_dated_verb_tells_its_clause() -> None:
    """A verb right behind a date, the only one of its clause, modifies no noun."""
    analysis = pipeline.analyse_text("石门环保8月30日中标县污水厂项目。", date="2024-09-30")
    told = [one.label for one in entities.resolve((analysis,)).entities if one.kind is Kind.EVENT]
    assert told == ["石门环保中标县污水厂项目"]
