"""What one article tells twice is one event; what only looks like it stays two."""

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.resolve import entities


def events(text: str) -> list[str]:
    corpus = entities.resolve((analyse_text(text, date="2024-06-15"),))
    return sorted(one.label for one in corpus.entities if one.kind is Kind.EVENT)


@pytest.mark.parametrize(
    "text",
    [
        "国际快讯\n甲国南州一座仓库发生火灾\n14日，甲国南州海湾县一座存放木料的仓库发生火灾，消防员赶到后火势减弱。",
        "国际快讯\n乙国与丙国签署多项合作协议\n14日，乙国总统访问丙国期间，两国签署多项合作协议，涵盖能源和教育。",
        "国内快讯\n《云岭访谈》今晚播出对作家陈明的专访\n今晚（6月15日），云岭电视台将播出对作家陈明的专访。",
        "14日，云岭县一家仓库发生爆炸，3人受伤。爆炸发生后，县长慰问了伤者。",
        "14日下午，一辆轿车在云岭路与一辆货车追尾。据目击者介绍，14日下午4点左右，一辆轿车车与前方货车追尾。",
        "14日，云岭市民兵拦截并驱离了一艘外国渔船。",
        "14日，北湾一号卫星在海州发射场发射入轨。",
        "14日，云岭县引发一起食物中毒事件，有86人中毒。",
        "14日，云岭市机场遭到恐怖袭击，3人受伤。警方称，这起袭击事件与北湾市的案件有关联。",
        "14日，甲军击退乙军的进攻。",
        "14日12时40分许，仓库大火被扑灭。经过三小时，消防人员在12时40分左右成功将大火扑灭。",
        "14日，2024年第33届夏季奥运会在巴黎开幕。市长陈明14日宣布巴黎奥运会开幕。",
        "14日，市长陈明在云岭广场举行仪式，迎接南国总理杜邦。副市长王海出席欢迎仪式。",
        "14日下午4时许，云岭工业园突发火灾，大量塑料编织袋起火。",
        "14日，云岭县一家仓库发生火灾，3人受伤。起火时，仓库内没有工人。",
    ],
)
def test_what_is_told_twice_is_one(text: str) -> None:
    told = events(text)
    words = (
        "扑灭",
        "奥运会",
        "仪式",
        "入轨",
        "袭击",
        "击退",
        "火灾",
        "签署",
        "播出",
        "爆炸",
        "追尾",
        "驱离",
        "中毒",
        "起火",
    )
    assert [sum(word in label for label in told) for word in words if any(word in label for label in told)][:1] == [1]


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        (
            "国际快讯\n甲国85车相撞\n14日，甲国南部一条公路发生车祸。当天，甲国北部另一条公路也发生了车辆相撞事故。",
            "相撞",
            2,
        ),
        ("14日，云岭县一家仓库发生爆炸。15日，江城市一家工厂也发生了爆炸。", "爆炸", 2),
        ("14日，云岭县一家仓库发生火灾，两名男子受伤。当晚，北湾县又有一家商店发生火灾。", "火灾", 2),
        ("14日，16人被送往云岭市医院救治，2名儿童被送往云岭市儿童医院救治。", "救治", 2),
        ("14日，陈明从云岭市电力公司退休转任北湾县图书馆馆长。", "转任", 2),
        ("国内快讯\n云岭书展今天开幕\n6月15日，第三届江南图书博览会在云岭市开幕。", "书", 2),
        ("14日上午9时，云岭县一家仓库发生爆炸。14日下午5时，江城市一家工厂发生爆炸。", "爆炸", 2),
        ("国际快讯\n法国军队击落两架无人机\n德国国防部14日称，德国军队击落三架无人机。", "击落", 2),
    ],
)
def test_what_differs_stays_two(text: str, word: str, count: int) -> None:
    assert sum(word in label for label in events(text)) == count


def test_two_deeds_of_one_clause_have_names_of_their_own() -> None:
    told = events("14日，云岭市教育局启动应急响应并派出工作组赶赴北湾县。")
    assert told == ["云岭市教育局启动应急响应", "云岭市教育局派出工作组赶赴北湾县"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("14日，南昌市一家仓库起火，火势迅速蔓延。", ["南昌市一家仓库起火"]),
        ("1932年，狄伦接替莫尔担任云岭大学教授。", ["狄伦接替莫尔担任云岭大学教授"]),
        (
            "14日下午，云岭基地展开全系统综合演练。6月14日，云岭基地完成返航前最后一次全系统综合演练。",
            ["云岭基地展开全系统综合演练"],
        ),
    ],
)
def test_a_deed_that_is_told_by_its_name_or_goes_on_is_one(text: str, told: list[str]) -> None:
    assert events(text) == told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1972年，江城发生7级地震，地表严重下沉。", 2),
        ("14日，市长陈明卸任，李江接任校长，周立担任院长。", 2),
        ("14日，江城市举行赛艇比赛。李江参观赛艇俱乐部。", 1),
    ],
)
def test_a_word_in_common_does_not_make_two_deeds_one(text: str, count: int) -> None:
    assert len(events(text)) >= count
