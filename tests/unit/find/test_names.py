"""Names: which organisations, places and persons sentences hold, what they are, and where they lie."""

import itertools

import pytest

import kg
from kg.errors import SettingsError
from kg.find import name_sieve, names, tagger
from kg.find.words import Word
from kg.iri import KG, SCHEMA
from kg.model import Document, Kind, Mention, Sentence, Span
from kg.read import document as reader

_SHORT = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}

_ROWS = [
    # traps: names inside longer names, words that only look like names
    ("东方出版社近日推出三卷本画册。", "东方出版社/ORG"),
    ("移动4/5G基站已覆盖全部乡镇。", ""),
    ("工会组织职工参加培训。", ""),
    ("大学生走进工厂。", ""),
    ("大兴国际机场客流创新高。", "大兴国际机场/LOC"),
    ("全市各级领导干部大兴调查研究之风。", ""),
    ("建设更高水平的平安中国。", "中国/LOC"),
    ("各党派和越南党、国家机关代表出席。", ""),
    ("西部陆海新通道加快建设，陆海统筹推进。", ""),
    ("推进夏收夏种夏管，山水林田湖草沙一体化治理。", ""),
    ("荒沙变身林海。书记林海介绍了情况。", "林海/PER"),
    ("甲军打死黎真主党成员。", "黎真主党/ORG"),
    ("代表致公党中央发言。", "致公党中央/ORG"),
    ("应约同美国总统特朗普通电话。", "美国/LOC 特朗普/PER"),
    ("黎以冲突持续，一刻钟服务圈建成。", "以/LOC"),
    ("小王也来了，王书记讲话。", "王/PER 王/PER"),
    ("宣讲团到各地宣介中共二十届三中全会精神。", ""),
    ("新征程全国政协履职。", "全国政协/ORG"),
    ("十四届全国人大三次会议开幕。", "全国人大/ORG"),
    ("办法已经2024年5月20日市人民政府第42次常务会议通过。", "市人民政府/ORG"),
    ("英国国家统计局今天发布数据。", "英国国家统计局/ORG"),
    ("胡塞武装发言人19日说，将继续行动。", "胡塞武装/ORG"),
    ("中共中央站在全局高度，北京航天飞行控制中心科技人员输入指令。", "中共中央/ORG 北京航天飞行控制中心/ORG"),
    ("俄罗斯驻委内瑞拉大使表示。", "俄罗斯/LOC 委内瑞拉/LOC"),
    ("韩正同斯诺普科夫共同出席开幕式。", "韩正/PER 斯诺普科夫/PER"),
    ("长江入海口成为鸟类的天堂，海口迎来游客。", "长江/LOC 海口/LOC"),
    ("两国将深化团结协作，开幕式在阿斯塔纳哈萨克斯坦国家博物馆举行。", "阿斯塔纳/LOC 哈萨克斯坦/LOC 国家博物馆/LOC"),
    ("中国同海合会国家友好交往源远流长。", "中国/LOC 海合会/ORG"),
    ("应舒尤克总统和夫人盛情邀请，我即将进行国事访问。", "舒尤克/PER"),
    ("塞纳河畔灯火通明。", "塞纳河/LOC"),
    # lists
    ("天津市总工会、河北省总工会联合发布倡议书。", "天津市总工会/ORG 河北省总工会/ORG"),
    ("浙江大学与复旦大学签约。", "浙江大学/ORG 复旦大学/ORG"),
    ("刘志强、陈晓红夫妇获奖。", "刘志强/PER 陈晓红/PER"),
    # abbreviations
    ("赵国梁在京会见了来访的客人。", "赵国梁/PER 京/LOC"),
    ("沪苏浙皖四地协同办案。", "沪/LOC 苏/LOC 浙/LOC 皖/LOC"),
    ("中缅两国代表团在边境会晤。", "中/LOC 缅/LOC"),
    ("中新关系发展良好。", "中/LOC 新/LOC"),
    ("演习在整个波罗的海海域举行。", "波罗的海/LOC"),
    ("“北京中轴线”和“巴丹吉林沙漠－沙山湖泊群”入选。", "北京/LOC 巴丹/LOC 吉林沙漠/LOC 沙山/LOC"),
    ("愿一道努力，以两国建交50周年为契机推动关系。", ""),
    ("俄以两国代表举行会谈。", "俄/LOC 以/LOC"),
    ("得克萨斯州州长26日表示将继续救灾。", "得克萨斯州/LOC"),
    ("6日，主席致电内尔博·南迪-科特瓦，祝贺当选。", "内尔博·南迪-科特瓦/PER"),
    # foreign names of places and bodies, told by what stands beside them
    ("部队在哈尔科夫控制了托波利居民点。", "哈尔科夫/LOC 托波利/LOC"),
    ("波波卡特佩特火山喷出大量火山灰。", "波波卡特佩特火山/LOC"),
    ("警方逮捕以色列情报机构摩萨德的人员。", "以色列/LOC 摩萨德/ORG"),
    ("夏巴兹表示，巴中关系坚不可摧。", "夏巴兹/PER 巴/LOC 中/LOC"),
    ("四川巴中市举办花展。", "四川/LOC 巴中市/LOC"),
    # states by their full names
    ("古巴共和国国家主席来访。", "古巴共和国/LOC"),
    ("他会见了巴基斯坦伊斯兰共和国总理。", "巴基斯坦伊斯兰共和国/LOC"),
    # foreign names
    ("立陶宛总理西莫尼特18日在维尔纽斯发表讲话。", "立陶宛/LOC 西莫尼特/PER 维尔纽斯/LOC"),
    ("外长在卢萨卡同赞比亚副总统纳卢曼戈会谈。", "卢萨卡/LOC 赞比亚/LOC 纳卢曼戈/PER"),
    ("法国议长布朗-皮韦在巴黎演讲。", "法国/LOC 布朗-皮韦/PER 巴黎/LOC"),
    ("厄瓜多尔陆军在埃斯梅拉达斯省展开行动。", "厄瓜多尔陆军/ORG 埃斯梅拉达斯省/LOC"),
    ("加拿大艾伯塔省火情严峻。", "加拿大/LOC 艾伯塔省/LOC"),
    ("军队在顿涅茨克、扎波罗热、赫尔松等地交火。", "顿涅茨克/LOC 扎波罗热/LOC 赫尔松/LOC"),
    # no names
    ("击落多枚“海马斯”火箭弹。", ""),
    ("飓风菲欧娜18日登陆。", ""),
    ("深入开展拥军优属、拥政爱民活动。", ""),
    ("全国中小学开展阅读活动。", ""),
    ("任命张守成中为省民政厅厅长。", "张守成中/PER 省民政厅/ORG"),
    # words that belong to the next word, to an event or to a doctrine
    ("中国工会十九大胜利闭幕。", "中国工会/ORG"),
    ("滴滴网约车平台与司机代表座谈。", "滴滴/ORG"),
    ("津巴布韦众议长穆帕里到访。", "津巴布韦/LOC 穆帕里/PER"),
    ("乌国防部长科瓦连科宣布辞职。", "乌国防部/ORG 科瓦连科/PER"),
    ("深入学习贯彻张明远新时代中国特色文化思想。", "中国/LOC"),
    ("建会入会工作稳步推进,暖心驿站全面开放。", ""),
    ("记者走遍京华大地,寻访能工巧匠。", "京华/LOC"),
    # bodies of which there are many
    ("各区总工会、各区政府积极配合。", ""),
    ("全市各工委要抓好落实。", ""),
    ("全市各区政府与区总工会联席会议相继召开。", ""),
    ("推进京津冀协同发展工会工作联席会议在石家庄召开。", "京津冀/LOC 石家庄/LOC"),
    ("区总工会召开大会。", "区总工会/ORG"),
    ("首都工会广泛开展活动。", ""),
    ("京津冀三地工会签署协议。", ""),
    # organisations
    ("日本日中友好议员联盟会长山本一郎来访。", "日本日中友好议员联盟/ORG 山本一郎/PER"),
    ("王海峰来到北京团参加审议。", "王海峰/PER 北京团/ORG"),
    ("中央广播电视总台北京总站记者到现场采访。", "中央广播电视总台北京总站/ORG"),
    ("北京市朝阳区总工会慰问一线职工。", "北京市朝阳区总工会/ORG"),
    ("大兴区人民政府发布公告。", "大兴区人民政府/ORG"),
    ("中共河北省委召开全会。", "中共河北省委/ORG"),
    ("国务院新闻办公室举行发布会。", "国务院新闻办公室/ORG"),
    ("浙江代表团举行全体会议。", "浙江代表团/ORG"),
    ("香港特區政府公布新措施。", "香港特區政府/ORG"),
    ("卡萨诺主场不敌对手。", "卡萨诺/ORG"),
    ("法国主场迎战德国。", "法国/LOC 德国/LOC"),
    ("日本驻越南大使馆重新开馆。", "日本驻越南大使馆/ORG"),
    ("教育部联合公安部部署检查。", "教育部/ORG 公安部/ORG"),
    ("中华全国工商业联合会召开执委会。", "中华全国工商业联合会/ORG"),
    # places
    ("市委“两新”工委召开会议。", "市委“两新”工委/ORG"),
    ("他在清华大学“水木”展上发言。", "清华大学/ORG"),
    ("推进京津冀协同发展。", "京津冀/LOC"),
    ("民主党方面提出异议。", "民主党/ORG"),
    ("踔厉奋发,正风肃纪。", ""),
    ("公司在芬兰图尔库建设电池工厂。", "芬兰/LOC 图尔库/LOC"),
    ("立法院院會今天三讀通過新法。", "立法院/ORG"),
    ("台风“海葵”登陆东海市。", "东海市/LOC"),
    ("中印尼两国外长举行会谈。", "中/LOC 印尼/LOC"),
    ("人民解放军驻香港部队举行升旗仪式。", "人民解放军驻香港部队/ORG"),
    ("应急管理部今天召开会议。", "应急管理部/ORG"),
    ("黎南部遭到空袭。", "黎/LOC"),
    ("中南部降雨较多，药材由药厂统一炮制。", ""),
    ("美华盛顿州遭遇山火。", "美/LOC 华盛顿州/LOC"),
    ("俄罗斯托夫州发生爆炸。", "俄/LOC 罗斯托夫州/LOC"),
    ("论坛在北京市朝阳区举行。", "北京市/LOC 朝阳区/LOC"),
    ("浙江省杭州市西湖区的龙井茶开采。", "浙江省/LOC 杭州市/LOC 西湖区/LOC"),
    ("他曾在和平工作多年。", "和平/LOC"),
    ("朝阳的街道十分整洁。", "朝阳/LOC"),
    ("大火烧毁了毛伊岛西部的小镇。", "毛伊岛/LOC"),
    ("演出在天津大剧院拉开帷幕。", "天津大剧院/LOC"),
    ("比赛在沈阳体育馆进行。", "沈阳体育馆/LOC"),
    ("会议在苏州国际会展中心开幕。", "苏州国际会展中心/LOC"),
    ("峰会在北京国家会议中心举行。", "北京国家会议中心/LOC"),
    ("决赛在朝阳区主会场举行。", "朝阳区/LOC"),
    # persons, with titles and of other countries
    ("张德明总书记发表讲话。", "张德明/PER"),
    ("阿尔瓦罗·门多萨抵达首都机场。", "阿尔瓦罗·门多萨/PER 首都机场/LOC"),
    ("中华全国总工会主席李建国出席会议。", "中华全国总工会/ORG 李建国/PER"),
    ("外交部发言人周晓文主持记者会。", "外交部/ORG 周晓文/PER"),
    ("法国总统勒克莱尔访问东京。", "法国/LOC 勒克莱尔/PER 东京/LOC"),
    ("委內瑞拉總統岡薩雷斯抵達臺北。", "委內瑞拉/LOC 岡薩雷斯/PER 臺北/LOC"),
]

_TYPES = [
    ("天津市总工会发布倡议书。", KG + "TradeUnion"),
    ("东方出版社推出画册。", KG + "MediaOrganization"),
    ("浙江代表团举行全体会议。", KG + "Delegation"),
    ("中共河北省委召开全会。", KG + "PartyBody"),
    ("北京团参加审议。", KG + "Delegation"),
    ("北京国家会议中心启用。", KG + "Venue"),
    ("法国发布公告。", SCHEMA + "Country"),
    ("演出在天津大剧院拉开帷幕。", KG + "Venue"),
    ("张德明发表讲话。", SCHEMA + "Person"),
]

_PATHS = [
    ("论坛在北京市朝阳区举行。", ["北京市", "北京市/朝阳区"]),
    ("赵国梁在京会见了客人。", ["北京市"]),
    ("浙江省杭州市西湖区的龙井茶开采。", ["浙江省", "浙江省/杭州市", "浙江省/杭州市/西湖区"]),
    ("朝阳的街道十分整洁。", ["朝阳"]),
    ("他曾在和平工作多年。", ["和平"]),
    ("展覽在臺北市大安區開幕。", ["台北市", "大安区"]),
    ("他从中国北京出发。", ["中国", "北京市"]),
    ("沪苏浙皖四地协同办案。", ["上海市", "江苏省", "浙江省", "安徽省"]),
]


def _found(text: str) -> tuple[Mention, ...]:
    document = reader.make(text, id="a")
    return names.find(document, tagger.get("lac").tag(document, _whole(document)))


def _whole(document: Document) -> tuple[Sentence, ...]:
    return (Sentence(Span(0, len(document.text))),)


def test_names_of_a_sentence() -> None:
    documents = [reader.make(text, id="a") for text, _ in _ROWS]
    tagger.ahead(tagger.get("lac"), [(one, _whole(one)) for one in documents])
    told = [(text, " ".join(f"{one.surface}/{_SHORT[one.kind]}" for one in _found(text))) for text, _ in _ROWS]
    assert [one for one, row in zip(told, _ROWS, strict=True) if one != row] == []


@pytest.mark.parametrize(
    "text, body",
    [
        ("王毅表示，中国同联合国的合作不断深入。", "联合国"),
        ("乌干达联合国代表说。", "联合国"),
        ("外交部发言人说，中国同联合国难民署签署协议。", "联合国难民署"),
        ("美国欧盟领导人通话。", "欧盟"),
        ("中国联合国协会举行会议。", "中国联合国协会"),
    ],
)
def test_a_body_of_the_world_stands_without_the_country_before_it(text: str, body: str) -> None:
    assert body in {record.text for record in kg.names(text)}


@pytest.mark.parametrize(("text", "expected"), _TYPES, ids=[text for text, _ in _TYPES])
def test_class_of_the_first_name(text: str, expected: str) -> None:
    assert _found(text)[0].type == expected


@pytest.mark.parametrize(("text", "expected"), _PATHS, ids=[text for text, _ in _PATHS])
def test_places_are_told_by_their_path_or_stay_open(text: str, expected: list[str]) -> None:
    assert [one.value for one in _found(text) if one.kind is Kind.PLACE] == expected


def test_a_mention_gives_the_characters_it_lies_on() -> None:
    text = "昨天, 國立臺灣大學校長林文華在臺北會見了法國客人。"
    found = _found(text)
    assert [one.surface for one in found] == [text[one.span.start : one.span.end] for one in found]
    assert [one.surface for one in found] == ["國立臺灣大學", "林文華", "臺北", "法國"]
    assert found[0].value == "国立台湾大学"


def test_places_side_by_side_can_be_one_mention() -> None:
    document = reader.make("论坛在浙江省杭州市举行。", id="a")
    tagged = tagger.get("lac").tag(document, _whole(document))
    assert [one.surface for one in names.find(document, tagged, join_places=True)] == ["浙江省杭州市"]


def test_no_two_mentions_overlap() -> None:
    found = _found("".join(text for text, _ in _ROWS))
    assert len(found) > 40
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(found))


@pytest.mark.parametrize("name", sorted(tagger.TAGGERS))
def test_a_tagger_keeps_to_its_sentences_and_gives_the_same_again(name: str) -> None:
    if name == "lac+crf":
        pytest.importorskip("pycrfsuite")
    document = reader.make("第一句說北京市的事。\n第二句說 2023 年 12 月上海的事與馬來西亞！", id="a")
    assert document.script == "Hant"
    middle = document.text.index("\n")
    sentences = (Sentence(Span(0, middle)), Sentence(Span(middle + 1, len(document.text))))
    tagged = tagger.get(name).tag(document, sentences)
    assert [sentence.span for sentence in tagged] == [sentence.span for sentence in sentences]
    for sentence in tagged:
        ends = [sentence.span.start, *(token.span.end for token in sentence.tokens)]
        assert sentence.tokens
        assert all(token.span.start >= end for token, end in zip(sentence.tokens, ends, strict=False))
        assert ends[-1] <= sentence.span.end
    assert tagger.get(name).tag(document, sentences) == tagged


def test_an_unknown_tagger_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(SettingsError) as error:
        tagger.get("none-such")
    assert all(name in str(error.value) for name in tagger.TAGGERS)


def test_how_many_rows_there_are() -> None:
    assert (len(_ROWS), len(_TYPES), len(_PATHS)) == (120, 9, 8)


@pytest.mark.parametrize(
    "text, tag, expected",
    [("丹麦国防部", "LOC", "ORG"), ("美国会", "LOC", "ORG"), ("丹麦东部", "LOC", "LOC"), ("东部国防部", "LOC", "LOC")],
)
def test_a_ministry_tagged_as_a_place_is_an_organisation(text: str, tag: str, expected: str) -> None:
    assert [word.pos for word in name_sieve.find([Word(0, len(text), text, tag)])] == [expected]
