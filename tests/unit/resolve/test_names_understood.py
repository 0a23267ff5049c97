"""Names that are understood without their sentence."""

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.resolve import entities


def labels(text: str) -> list[str]:
    corpus = entities.resolve((analyse_text(text, date="2024-06-15"),))
    return [one.label for one in corpus.entities if one.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "云岭市统计局14日发布的数据显示，5月份，云岭市工业生产平稳增长。",
            "云岭市统计局发布数据显示5月份云岭市工业生产平稳增长",
        ),
        (
            "云岭市统计局14日公布数据显示，上半年云岭市出口额同比增长3%。",
            "云岭市统计局公布数据显示上半年云岭市出口额同比增长3%",
        ),
        ("14日，云岭市政府发布火灾警告。", "云岭市政府发布火灾警告"),
        ("14日，南国军队对北国一座油库实施了打击，引发火灾。", "南国军队对北国一座油库实施了打击引发火灾"),
        ("14日，云岭市江东区遭遇大风和强降雨天气，并引发洪水。", "云岭市江东区洪水"),
        ("14日，云岭县一仓库发生爆炸。11时30分，被困人员被救出。", "云岭县被困人员被救出"),
        ("14日，江城市委在广场举行活动，纪念云岭战役的战士。", "江城市委举行活动纪念云岭战役的战士"),
        ("今年以来，云岭县已发生第三起严重交通事故。", "云岭县严重交通事故"),
        ("之后陈明建立云岭政府。", "陈明建立云岭政府"),
        ("江城输电项目签字仪式14日举行。去年12月，云岭电网公司中标该项目。", "云岭电网公司中标江城输电项目"),
    ],
)
def test_a_name_says_what_is_meant(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("14日，与会嘉宾高度评价云岭市发展成就。", "评价"),
        ("14日，云岭市长陈明和夫人在江城市长王海和夫人刘小云陪同下，一道观看文艺演出。", "陪同下"),
        ("云岭中学培养了大批人才。", "培养"),
        ("14日，云岭市委结合工作实际，印发了《云岭方案》。", "结合"),
        ("他们闯进了石门县医院。", "他们"),
        ("14日，江城往云岭方向53公里处，两辆货车相撞。", "云岭"),
        ("14日，由西安开往乌鲁木齐的列车在乌鞘岭隧道着火，当晚大火被扑灭。", "西安市大火"),
        ("14日，云岭亚运会进入开幕后的第三天。", "开幕"),
        ("14日，一辆货车起火。起火事故已查明。", "火事故火"),
    ],
)
def test_what_says_too_little_is_no_name(text: str, wrong: str) -> None:
    assert not any(wrong in one for one in labels(text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("14日，陈明代表云岭市委评价了这项工作。", "陈明代表云岭市委评价了这项工作"),
        ("14日，江城中学培养了三名飞行员。", "江城中学培养了三名飞行员"),
        ("14日，云岭路又发生了第二起爆炸。", "云岭路第二起爆炸"),
    ],
)
def test_what_only_looks_like_it_stays(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "14日，云岭市长陈明发表声明，强烈谴责对江城平民的袭击，并呼吁停火。",
            "云岭市长陈明发表声明，强烈谴责对江城平民的袭击",
        ),
        ("14日，云岭市长陈明批准江城市进入紧急状态。", "云岭市长陈明批准江城市进入紧急状态"),
        ("14日，在江城市，强风继续影响南部，超过57000户断电。", "江城市超过57000户断电"),
        ("14日，陈明就当前的经济形势回答了记者提问。", "陈明就当前的经济形势回答了记者提问"),
        ("1923年，陈明当选会长。陈明接着在7月发表演说。", "陈明发表演说"),
        (
            "14日，云岭军队发表声明说，为报复袭击，云岭军队打击了江城基地。",
            "云岭军队发表声明说为报复袭击，云岭军队打击了江城基地",
        ),
    ],
)
def test_who_does_it_is_told_with_it(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("以军14日袭击了云岭大楼。云岭军队未就此次袭击作出回应。", "此次袭击"),
        ("几十年来，云岭政府通过禁令、制裁等手段，对江城政府施压。", "手段"),
    ],
)
def test_what_tells_nobody_is_not_told(text: str, wrong: str) -> None:
    assert not any(wrong in one for one in labels(text))


@pytest.mark.parametrize(
    ("text", "word", "count"),
    [
        (
            "国内快讯\n我国发布云岭湿地保护实施方案\n14日，云岭湿地局等七部门联合印发《云岭湿地保护实施方案（2025—2030年）》。",
            "方案",
            1,
        ),
        ("国内快讯\n江城市遭遇强降雨天气\n江城市14日遭遇大风和强降雨天气，多条道路中断。", "降雨", 1),
        ("14日上午，云岭城区一大厦发生火灾。10时56分，城区江东路树林大厦发生火灾，现场浓烟较大。", "火灾", 1),
        ("14日上午，云岭城区一大厦发生火灾。10时56分，城区江东路树林酒店发生火灾，现场浓烟较大。", "火灾", 2),
        ("14日，中共云岭市委举行会议，学习贯彻云岭精神。", "云岭市委", 1),
        ("14日，中共云岭市委举行会议。15日，中共云岭市委学习贯彻云岭精神。", "举行会议", 1),
        ("14日，云岭县发生一起轿车与货车追尾相撞引发起火交通事故。", "", 1),
    ],
)
def test_what_is_told_again_is_told_once(text: str, word: str, count: int) -> None:
    assert sum(word in one for one in labels(text)) == count
