"""Deeds whose verbs no type knows, and verbs that tell none."""

import pytest

from kg import pipeline
from kg.iri import SCHEMA, TIME
from kg.relate.deed_roles import RULE
from kg.relate.deeds import likely
from kg.resolve import entities
from kg.settings import Settings

WORKS = (
    "白沙陶瓷厂的前身是青山窑场。1921年，窑工何富贵买下河边三间草房。1938年日军逼近，何富贵离乡，次年病逝于海州。"
    "1956年，县人民政府接管窑场。1964年3月，该厂造出第一批青花瓷。1988年产值超过三百万元，1989年保持增长。"
    "1995年工厂打算迁往海州，因资金不足作罢。2001年有人提出“1998年运走的瓷器应当归还”。"
)


def told(text: str, date: str = "2024-06-01") -> dict[str, tuple[str, set[str]]]:
    """The verbs of the deeds with when they were and who did them."""
    analysis = pipeline.analyse_text(text, date=date)
    found = {}
    for event in analysis.events:
        if event.mention.rule == RULE:
            when = [one.mention.value for one in event.arguments if one.role == TIME + "hasTime"]
            doing = {one.mention.surface for one in event.arguments if one.role == SCHEMA + "organizer"}
            found[event.trigger.of(analysis.document.folded)] = next(iter(when), ""), doing
    return found


def labels(text: str, date: str = "2024-06-01") -> set[str]:
    corpus = entities.resolve((pipeline.analyse_text(text, date=date),))
    return {one.label for one in corpus.entities if any(each.mention.rule == RULE for each in one.mentions)}


def test_a_history_tells_its_deeds_with_year_and_doer() -> None:
    found = told(WORKS, "")
    expected = {
        "买": ("1921", {"何富贵"}),
        "离乡": ("1938", {"何富贵"}),
        "接管": ("1956", {"县人民政府"}),
        "造出": ("1964-03", set()),
    }
    assert {verb: found.get(verb) for verb in expected} == expected
    assert not {"超过", "打算", "归还", "运"} & set(found)


@pytest.mark.parametrize(
    ("text", "verb", "when", "doing"),
    [
        ("3月4日凌晨，洪水漫过青山县城堤防，两座便桥被冲垮。", "冲垮", "2024-03-04", set()),
        ("周启明3月5日将家藏的两幅古画搬进新居。", "搬进", "2024-03-05", {"周启明"}),
        ("江城大学4月2日与海州市政府共建湿地实验室。", "共建", "2024-04-02", {"江城大学"}),
        ("县立中学3月4日迁往石门村，借祠堂复课。", "复课", "2024-03-04", set()),
        ("1945年，周启明带领学生西迁，途中染病，次年返回海州。", "返回", "1946", {"周启明"}),
        ("清军1900年被周启明的民团击溃，退出海州。", "退出", "1900", set()),
        ("林德5月1日被同伴背出隧道。", "背", "2024-05-01", set()),
        ("5月3日，海州飞鱼队临阵换下主力门将。", "换下", "2024-05-03", {"海州飞鱼队"}),
        ("江城证监局4月8日认定周启明为不适当人选。", "认定", "2024-04-08", {"江城证监局"}),
    ],
)
def test_a_clause_tells_what_is_done(text: str, verb: str, when: str, doing: set[str]) -> None:
    found = told(text)
    assert verb in found, found
    assert found[verb][0] == when
    assert doing <= found[verb][1]


@pytest.mark.parametrize(
    "text",
    [
        "市长周启明表示，五年来，全市开辟了新道路，创造了新局面。",
        "周启明强调，要推出更多新药好药，筑牢安全防线。",
        "周启明勉励企业加大投入，推出更多好产品。",
        "铁路部门预计3月2日发送旅客8万人次，加开列车20列。",
        "为期三天的演习中，模拟山体滑坡掩埋车辆。",
        "去年全市游客300万人次，较上年增加49%。",
        "3月4日，青山隧道发生塌方，3人被困。",
        "自2000年成立以来，该队一直在海州训练。",
        "由周启明领导的研究所位于海州东郊。",
        "江城队说：“我们去年输掉了所有客场。”",
        "3月4日，周启明宣布，",
        "2024年4月，云岭酒业集团宣布并购南渡食品公司。",
        "会议审议了三项议案。",
        "江城茶博会5月3日进入第三天。",
        "2023年以来，改革成果正在竞相涌现。",
        "主题教育开展以来，青山省把优良作风贯穿全过程。",
        "今年以来，海州各乡镇拆除了旧棚。",
        "截至目前，青山市两级班子共查摆问题1658个。",
        "该厂累计救助职工300人，修缮房屋20间。",
        "周启明愿同江城各界一道，将海州建设成港口城市。",
        "该厂打算扩建码头，迁走仓库。",
        "各地应当清理河道，拆除旧坝。",
        "位于北坡的旧窑址与新村接壤。",
        "江城开发区今年取得新成效。",
        "5月3日，港口建成为海州发展注入强劲动力。",
        "记者5月3日从海州港了解到，",
        "江城博物馆的展览涵盖了陶器、玉器。",
        "5月3日起，周启明和同事们依然不能休息。",
        "5月3日，江城山头樱花盛放。",
        "5月3日，江城仓库大火仍未扑灭。",
        "5月3日，袭击已造成12人死亡、30人受伤。",
    ],
)
def test_views_plans_figures_and_states_are_no_deeds(text: str) -> None:
    assert not told(text)


def test_an_army_whose_name_begins_like_a_purpose_acts() -> None:
    assert "拆除" in told("以军10日拆除了两座岗楼。", "2023-12-11")


@pytest.mark.parametrize(
    ("text", "role", "who"),
    [
        ("5月1日，林德被海州集团派回江城。", "organizer", "海州集团"),
        ("5月1日，林德被海州集团派回江城。", "attendee", "林德"),
    ],
)
def test_who_stands_behind_the_passive_word_does_it_and_who_stands_before_undergoes(
    text: str, role: str, who: str
) -> None:
    analysis = pipeline.analyse_text(text, date="2024-06-01")
    made = [one for one in analysis.events if one.mention.rule == RULE]
    assert (role, who) in {(a.role.removeprefix(SCHEMA), a.mention.surface) for one in made for a in one.arguments}


def test_a_deed_is_called_by_its_clause_behind_its_doer() -> None:
    assert labels("3月5日，周启明把两幅古画搬进新居。") == {"周启明把两幅古画搬进新居"}
    called = labels("县立中学1938年3月4日迁往石门村，借祠堂复课。", "")
    assert "县立中学借祠堂复课" in called
    assert labels("昨日，185 个暖心驿站被推树为示范驿站。") == {"185个暖心驿站被推树为示范驿站"}


def test_the_layers_raise_or_lower_what_the_signs_say() -> None:
    assert likely({}, 0.0) < likely({}) < likely({}, 5.0)


@pytest.mark.slow
def test_a_tagger_without_layers_tells_deeds_by_their_signs_alone() -> None:
    settings = pipeline.Settings(tagger="jieba")
    analysis = pipeline.analyse_text("周启明3月5日把两幅古画搬进新居。", date="2024-06-01", settings=settings)
    assert [one.trigger.of(analysis.document.folded) for one in analysis.events if one.mention.rule == RULE] == ["搬进"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("6月5日，北湾部队摧毁了一栋曾袭击云岭市的武装人员住所。", "袭击"),
        ("6月5日，云岭警方释放了13名其扣押的北湾市人员。", "扣押"),
        ("这是云岭市今年年初以来发生的第三起严重交通事故。", "发生"),
        ("6月5日，云岭市交通局拒绝了申请，理由是项目在北湾市内激起强烈反应。", "激起"),
        ("1990年，周启明讨伐居住在今云岭河流域的部落。", "居住"),
        ("6月5日，一辆车身喷有“12315”的白色面包车驶入云岭市。", "喷"),
        ("近代云岭首次接触到北湾教育体系时，有人写下日记。", "接触"),
        ("至1925年1月12日所有难民离开、5月15日清理完毕为止，植物园收容了难民。", "清理"),
        ("陈明离世前对事业上的辉煌与感情生活有所憾。", "离世"),
        ("6月5日，受强烈地震影响，云岭市震感明显。", "强烈地震"),
        ("6月5日，《促进云岭发展·访谈》播出总台记者对云岭市长的专访。", "促进"),
        ("陈明一生推出过30多张唱片。", "推出"),
        ("6月5日，云岭海油发布，云岭油田开发项目全部完成。", "发布"),
        ("气象部门预测，未来两天云岭市有暴雨。", "暴雨"),
        ("6月5日，起火的是小区内一栋老式洋房的三楼。", "起火"),
        ("云岭人在北湾，特别是北湾南部建立过社区。", "建立"),
        ("《云岭县志》记载陈明时期的大事。", "记载"),
        ("6月5日，一辆轿车行驶至云岭大道路口时撞上护栏。", "行驶"),
        ("6月5日，肇事的轿车挂着外地牌照。", "肇事"),
        ("检查人员6月5日发现，客车存在诱发车辆侧滑的安全隐患。", "侧滑"),
        ("针对北湾市少数媒体攻击抹黑云岭市的做法，市长6月5日作出回应。", "攻击"),
        ("6月5日，市长为云岭市发展指明了方向。", "指明"),
    ],
)
def test_what_is_only_spoken_of_is_no_deed(text: str, verb: str) -> None:
    analysis = pipeline.analyse_text(text, date="2024-06-15")
    assert verb not in {one.trigger.of(analysis.document.folded) for one in analysis.events}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("6月5日，省长王明在江城会见到访的客商。", "到访"),
        ("6月5日，江城法院收到滨海公安局移送的卷宗。", "移送"),
        ("6月8日，江城检察院起诉前处长林建宏。", "起诉"),
        ("6月5日，市长周启明宣布吊销该厂的许可证。", "吊销"),
    ],
)
def test_what_looks_like_it_is_one(text: str, verb: str) -> None:
    """However doubtful it is."""
    analysis = pipeline.analyse_text(text, date="2024-06-15", settings=Settings(sure=0))
    assert any(
        verb in one.mention.surface or verb in one.trigger.of(analysis.document.folded) for one in analysis.events
    )


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("一名工人把两箱零件搬进仓库。", "搬进"),
        ("两名男子砸开了商店的玻璃门。", "砸开"),
        ("老人把存折交给了女儿。", "交给"),
    ],
)
def test_what_nothing_can_be_linked_to_is_told_in_chronicles_alone(text: str, verb: str) -> None:
    assert verb not in " ".join(one.surface for one in pipeline.analyse_text(text, date="2024-06-20").mentions)
