"""What an event is called where no name of it stands in the text."""

from pathlib import Path

import pytest

from kg import pipeline
from kg.model import Kind, Mention, Span
from kg.resolve import across, clause_names, entities
from kg.resolve.cluster import Cluster
from kg.settings import Settings


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025年3月1日，我们缅怀在2024年牺牲的民警王海、李江。", "王海、李江牺牲"),
        ("5月3日，外长王明在北京会见法国外长杜邦。", "王明会见杜邦"),
        ("5月3日，总理王明与法国总理杜邦在北京举行会谈。", "王明、杜邦举行会谈"),
        ("2023年3月18日，云岭市图书馆新馆在云岭市开馆。", "云岭市图书馆新馆开馆"),
        ("7月6日，副省长周立新到河口镇察看灾情。", "周立新察看灾情"),
        (
            "5月3日，总理王明同云岭市总工会新一届领导班子成员集体谈话。",
            "总理王明同云岭市总工会新一届领导班子成员集体谈话",
        ),
        ("5月3日，云岭市教育局与北湾大学举行会谈。", "云岭市教育局、北湾大学举行会谈"),
        ("6月3日，红军炮兵对蓝军指挥部发射三枚导弹。", "红军炮兵对蓝军指挥部发射三枚导弹"),
        ("6月1日，盐城市亭湖区化工厂爆炸已造成5人死亡、14人受伤。", "盐城市亭湖区化工厂爆炸"),
        ("6月5日，医生张伟获得“五一劳动奖章”。", "张伟获得五一劳动奖章"),
        ("当天也门首都萨那等多地遭到美英联军十多次空袭。", "也门首都萨那等多地遭到美英联军十多次空袭"),
        ("6月5日，云岭国际机场改造工程西跑道建成投运。", "云岭国际机场改造工程西跑道建成投运"),
        ("6月5日，会上审议通过《云岭市图书馆章程》。", "《云岭市图书馆章程》审议通过"),
        ("《云岭市公园管理办法》自2023年1月1日起施行。", "《云岭市公园管理办法》施行"),
    ],
)
def test_those_who_act_stand_before_the_verb(tmp_path: Path, text: str, label: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    assert [event.label for event in pipeline.build([article]).events] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5月3日，红军炮兵和装甲部队打击了蓝军弹药库。", "红军炮兵和装甲部队打击了蓝军弹药库"),
        ("北方军队5日已击退南方军队大部分进攻。", "北方军队已击退南方军队大部分进攻"),
        ("云岭市交通局5日宣布，向北湾大学捐赠两辆校车。", "云岭市交通局向北湾大学捐赠两辆校车"),
        ("全省重点工程——云岭东站与北湾联络线5月3日全线贯通。", "云岭东站与北湾联络线全线贯通"),
        ("警方称一座油库发生爆炸。", "一座油库发生爆炸"),
        ("5月3日，云岭市医院遭到盗窃。5月4日，该医院遭火箭弹袭击。", "云岭市医院遭火箭弹袭击"),
        ("5月3日，市教育局调整了作息时间，全市中小学5月4日全部停课。", "全市中小学全部停课"),
        ("5月3日，一辆轿车在中间车道行驶，随后与两辆货车相撞。", "一辆轿车与两辆货车相撞"),
        ("5月3日，王明被任命为云岭大学校长、党委副书记。", "王明被任命为云岭大学校长、党委副书记"),
        ("5月3日，大火经消防部门全力扑救。", "大火经消防部门全力扑救"),
        ("5月3日，仓库着火，经云岭市消防局全力扑救，火情得到控制。", "云岭市消防局全力扑救"),
        ("5月3日，云岭市政协会议审议通过了《云岭市协商规则》。", "云岭市政协会议审议通过了《云岭市协商规则》"),
        ("5月3日，一名工人受伤，被紧急送往云岭市医院救治。", "一名工人被紧急送往云岭市医院救治"),
        ("5月3日，云岭路交通拥堵两个多小时。", "云岭路交通拥堵两个多小时"),
        ("5月3日，王明会见到访的南国官员时表示，愿加强合作。", "王明会见到访的南国官员"),
        ("威廉·赖特生于1850年。1879年，他在云岭大学建立了第一个实验室。", "威廉·赖特在云岭大学建立了第一个实验室"),
        ("南国军方发言人称，北方军队的三艘无人艇5月3日均被南方军队击沉。", "北方军队的三艘无人艇均被南方军队击沉"),
        ("一、任命张明为云岭市教育局局长。", "任命张明为云岭市教育局局长"),
        ("5月3日，各地热烈祝贺陈明连任云岭大学校长。", "陈明连任云岭大学校长"),
        ("5月3日，预计冷空气将影响云岭，云岭东站于5月4日停运。", "云岭东站停运"),
    ],
)
def test_a_name_leaves_nothing_out_that_its_clause_tells(tmp_path: Path, text: str, label: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    assert label in [event.label for event in pipeline.build([article]).events]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("6月5日，市长陈明欢迎南国总理杜邦对云岭市进行正式访问。", "南国总理杜邦对云岭市进行正式访问"),
        (
            "6月5日，云岭市交通局、教育局和卫生局等部门的三百名职工举行大规模罢工，抗议减薪。",
            "云岭市交通局、教育局和卫生局等部门的三百名职工举行大规模罢工",
        ),
        (
            "6月5日，云岭合作组织8个成员单位领导人及代表签署了“云岭宣言”。",
            "云岭合作组织8个成员单位领导人及代表签署《云岭宣言》",
        ),
        ("6月5日，近百名市民在云岭市中心广场举行抗议活动。", "近百名市民举行抗议活动"),
        ("6月5日，云岭队出战，首个比赛日已经夺得两枚金牌。", "云岭队已经夺得两枚金牌"),
        ("6月5日，云岭市教育局同北湾大学举行会谈。江城市长李明参加会谈。", "云岭市教育局、北湾大学举行会谈"),
        (
            "当晚11时30分左右，云岭市星海酒吧10名左右男女青年开生日聚会，在桌面上燃放烟花。",
            "云岭市星海酒吧10名左右男女青年在桌面上燃放烟花",
        ),
        ("巴基斯坦政府5日在首都伊斯兰堡举行活动，庆祝某走廊启动十周年。", "巴基斯坦政府举行庆祝某走廊启动十周年的活动"),
        (
            "电视专题片《云岭春早——市长率团纪实》6月15日在云岭电视台播出。",
            "电视专题片《云岭春早——市长率团纪实》在云岭电视台播出",
        ),
        ("2003年6月，陈明在2003年及2005年获得云岭杯冠军。", "陈明获得云岭杯冠军"),
        ("6月3日，王明获得云岭杯冠军，李江则获得云岭杯亚军。", "李江获得云岭杯亚军"),
        ("6月5日，在云岭大道北村一栋6层民宅的1楼发生火灾。", "云岭大道北村一栋6层民宅的1楼发生火灾"),
        ("1934年，云岭市足球队改由方瑞民引进。", "云岭市足球队改由方瑞民引进"),
        ("以军3日对北湾全境实施空袭，其中位于北部的云岭医院遭轰炸。", "云岭医院遭轰炸"),
        ("1960年，云岭学校成立。两年后云岭正式建省。", "云岭正式建省"),
        ("陈明是云岭代表。去年两会他提交了《关于云岭的提案》。", "陈明提交了《关于云岭的提案》"),
        ("6月5日，发生一起小轿车与油罐车追尾相撞。", "小轿车与油罐车追尾相撞"),
        ("6月5日，剧烈撞击导致车辆起火燃烧。", "车辆起火燃烧"),
    ],
)
def test_a_subject_is_whole_and_nothing_else(text: str, label: str) -> None:
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    assert [one.label for one in events if one.kind is Kind.EVENT].count(label) == 1


@pytest.mark.parametrize(
    "text", ["6月5日，云岭释放了13人。这些人员从北湾进入云岭。", "轿车失控。在坡道上连续3次翻滚，3人受伤。"]
)
def test_what_has_no_good_name_is_not_told(text: str) -> None:
    told = pipeline.analyse_text(text, date="2024-06-15")
    assert not {"进入", "翻滚"} & {one.trigger.of(told.document.folded) for one in told.events}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("周启明，1926年2月生，海州人。1943年10月离乡。1950年随团进京。", "周启明随团进京"),
        ("周启明5月3日在海州会见林德。海州有雨。1950年随团进京。", "随团进京"),
    ],
)
def test_who_is_told_of_in_the_sentences_before_does_it(text: str, label: str) -> None:
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    assert label in [one.label for one in events if one.kind is Kind.EVENT]


def test_the_second_of_two_long_titles_is_told_by_a_word() -> None:
    text = (
        "6月5日，云岭市总工会推动召开技能协调小组会议，审议通过《关于建立健全职工技能等级认定分类指导机制的若干意见》"
        "《关于进一步加强基层工会组织建设工作的若干意见》等文件。"
    )
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    labels = [one.label for one in events if one.kind is Kind.EVENT]
    assert "云岭市总工会审议通过《关于建立健全职工技能等级认定分类指导机制的若干意见》等" in labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("陈书记昨天到河口镇检查防汛工作。", "陈书记"),
        ("6月8日，检察机关对钱某某提起公诉。", "钱某某"),
        ("陈书记昨天到河口镇检查防汛工作。陈大海书记说，水势平稳。", "陈大海"),
    ],
)
def test_a_lone_surname_goes_by_its_title(tmp_path: Path, text: str, label: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    entities = pipeline.build([article]).entities
    assert [entity.label for entity in entities if entity.kind is Kind.PERSON] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("- 4月2日　图书馆新馆竣工。", "图书馆新馆竣工"),
        ("4月2日，由于连日暴雨，北湾大桥垮塌。", "北湾大桥垮塌"),
        ("2019年4月2日（星期二），图书馆新馆竣工。", "图书馆新馆竣工"),
        ("随后新馆竣工后，读者增多。", "新馆竣工"),
    ],
)
def test_a_clause_is_a_name_without_dates_and_leads(text: str, label: str) -> None:
    analysis = pipeline.analyse_text(text, date="2021-06-10")
    word = next(one for one in ("竣工", "垮塌") if one in text)
    at = analysis.document.folded.find(word)
    assert clause_names.clause_name(analysis, Span(at, at + 2)) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5月3日，云岭市教育局召开会议，研究防汛工作。", "云岭市教育局召开研究防汛工作的会议"),
        ("5月3日，云岭市教育局举行新闻发布会。", "云岭市教育局举行新闻发布会"),
        ("5月3日，俄亥俄州发生枪击事件，造成3人死亡。", "俄亥俄州枪击事件"),
        ("5月3日，江西省南昌市发生4.2级地震。", "南昌市4.2级地震"),
        ("5月3日，云岭市举办第九届湖区论坛。", "第九届湖区论坛"),
        ("5月3日，副市长王明出席闭幕会。", "副市长王明出席闭幕会"),
        ("5月3日，云岭市教育局启动“春雨行动”。", "春雨行动"),
        ("5月3日，总理王明会见由自民党干事长李大海、外长周立新率领的日本执政党代表团。", "王明会见日本执政党代表团"),
        ("5月3日，总理王明在北京会见法国外长杜邦。财政部长参加会见。", "王明会见杜邦"),
    ],
)
def test_a_name_that_many_events_bear_says_whose_or_where(tmp_path: Path, text: str, label: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    assert label in [event.label for event in pipeline.build([article]).events]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2021年6月9日，第三届青山读书节在临江市开幕。赵明远出席开幕式并致辞。", "第三届青山读书节开幕式"),
        ("第二届江南书展2021年6月9日在临江市闭幕。赵明远出席闭幕式。", "第二届江南书展闭幕式"),
        ("2021年6月9日，赵明远在临江市出席开幕式。", "临江市开幕式"),
    ],
)
def test_a_session_that_opens_or_closes_is_called_by_what_it_opens(tmp_path: Path, text: str, label: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text(text, encoding="utf-8")
    assert label in [event.label for event in pipeline.build([article]).events]


def test_a_scope_that_one_article_tells_is_no_part_of_the_main_name() -> None:
    def one(document: str, name: str) -> Cluster:
        mention = Mention(Span(0, len(name)), Kind.EVENT, "", name, name, "test", 0.9)
        return Cluster(document, Kind.EVENT, (name,), (mention,))

    often = [one(str(number), "第二批主题教育") for number in range(4)]
    assert across.main_name([one("a", "全市第二批主题教育"), *often]) == "第二批主题教育"
    assert across.main_name([one("a", "江苏省第二批主题教育"), *often]) == "江苏省第二批主题教育"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("昨日凌晨，江西省南昌市灵山镇发生一起交通事故。1时56分，消防官兵到达现场。", "南昌市消防官兵到达现场"),
        ("在南昌市，一家书店5月3日推出新书目。", "南昌市一家书店推出新书目"),
        ("5月3日，南昌市一座仓库起火。5月4日，十几间房屋被烧毁。", "南昌市十几间房屋被烧毁"),
        ("5月3日，南国2日发生8.3级地震后，又发生6次余震。", "南国6次余震"),
        ("5月3日，智利发生8.3级地震后，又发生6次余震。", "智利6次余震"),
        ("5月3日，云岭市各校停课。当晚，全市防汛会议召开。", "云岭市防汛会议"),
        ("5月3日，南昌市卫生局派员到场。市政府拿出20万元。", "南昌市政府拿出20万元"),
        ("5月3日，第三届湖区书展在南昌市举行。", "第三届湖区书展"),
    ],
)
def test_a_name_that_tells_of_nobody_says_where(text: str, label: str) -> None:
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    assert label in [one.label for one in events if one.kind is Kind.EVENT]


def test_another_place_named_between_is_not_left_out() -> None:
    text = "5月3日，四川发生地震，对云南的昭通造成影响。部分房屋出现倒塌。"
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    assert not [one.label for one in events if one.kind is Kind.EVENT and one.label.startswith("四川省部分")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5月3日，南国国防部称，使用火箭弹袭击了北国据点。", "南国国防部使用火箭弹袭击了北国据点"),
        ("5月3日，云岭市渔业协会重申，反对在湾区填海造地。", "云岭市渔业协会重申反对在湾区填海造地"),
        ("5月3日，刚参加工作不久的王佳被派往云岭法庭。", "王佳被派往云岭法庭"),
        ("5月3日，位于江西省南昌市的老码头一处仓库发生火灾。", "江西省南昌市的老码头一处仓库发生火灾"),
        ("5月3日，陈明、周立、李江和赵远刷新了全国纪录。", "陈明、周立等刷新全国纪录"),
        ("5月3日，第133届云岭交易会第二期开幕。", "第133届云岭交易会第二期"),
        ("5月3日，云岭国会举行第三次总理选举。", "云岭国会举行第三次总理选举"),
        ("5月3日，市长陈明会见杜邦。周立参加上述活动。", "陈明会见杜邦"),
        ("5月3日，多名工人被困楼顶，事发后消防官兵第一时间赶到云岭广场。", "消防官兵第一时间赶到云岭广场"),
        ("5月3日，枪击还造成一名观众死亡。陈明右耳受伤。", "枪击还造成一名观众死亡"),
        ("5月3日，云岭市教育局请专家解读日前印发的《云岭市校园管理办法》。", "《云岭市校园管理办法》印发"),
    ],
)
def test_a_name_has_its_subject_and_what_is_said(text: str, label: str) -> None:
    """However doubtful the event is."""
    told = pipeline.analyse_text(text, date="2024-06-15", settings=Settings(sure=0))
    events = entities.resolve((told,)).entities
    assert label in [one.label for one in events if one.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("5月3日，共有21名学生出现不适，并被紧急送到北湾镇卫生院救治。", "21名学生被紧急送到北湾镇卫生院救治"),
        ("5月3日，有两架南国无人机在接近南昌时被击落。", "两架南国无人机在接近南昌时被击落"),
        ("南国地震监测局5月3日宣布，泰国北部当天发生6级地震。", "泰国6级地震"),
        ("原先的租车系统由云岭市环保局建造，2015年4月停用。", "原先的租车系统停用"),
        ("5月3日，云岭市代表队获得三枚金牌，第3次蝉联联赛冠军。", "云岭市代表队第3次蝉联联赛冠军"),
        ("兴建于1937年的云岭水上机场位于北湾，已经在1945年废止。", "云岭水上机场已经废止"),
        ("陈诚是云岭人。1920年7月，军校停办，他南下广州，并加入云岭足球协会。", "陈诚加入云岭足球协会"),
    ],
)
def test_who_does_it_is_told_by_the_clauses_before(text: str, label: str) -> None:
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    assert label in [one.label for one in events if one.kind is Kind.EVENT]


@pytest.mark.parametrize(
    "text, label",
    [
        ("5月3日，白河镇发生六点一级地震。", "白河镇六点一级地震"),
        ("5月3日，白河镇发生里氏六点一级地震。", "白河镇里氏六点一级地震"),
        ("5月3日，白河镇发生6・1级地震。", "白河镇6・1级地震"),
        ("5月3日，白河镇发生5.8级地震。", "白河镇5.8级地震"),
        ("5月3日，白河县发生五级地震。", "白河县五级地震"),
    ],
)
def test_a_quake_is_called_with_its_whole_magnitude(text: str, label: str) -> None:
    events = entities.resolve((pipeline.analyse_text(text, date="2024-06-15"),)).entities
    assert [one.label for one in events if one.kind is Kind.EVENT] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "5月3日，一名中年男子跑过来拉住陈立的手大声喊道：“我要回家！”",
        "5月3日，何宁拉着他的手说道：“一切都好。”",
    ],
)
def test_what_only_leads_to_words_is_no_event(text: str) -> None:
    assert pipeline.analyse_text(text, date="2024-06-15").events == ()
