"""What a sentence only states, sums up, plans or demands is no deed; a name or date of another word no link."""

import pytest

from kg import pipeline
from kg.model import Event

STATED = [
    ("5月6日，江城博物馆公布了“2023年江城考古新发现”。", "新发现"),
    ("美军曾多次空袭北岭国港口。", "空袭"),
    ("今年，江城夜市上的摊位变多了。", "变"),
    ("周启明的祖辈在白沙岛居住了几百年。", "居住"),
    ("出于对周启明逝世的哀思，学生们写下了挽联。", "逝世"),
    ("青山景区今年已接待游客35.2万人次。", "接待"),
    ("截至目前，江城港已开通国际航线16条。", "开通"),
    ("2023年，石门县改造低产田12万亩。", "改造"),
    ("市长提出以下要求：第一，安抚家属；第二，市政府成立调查组；第三，尽快召开通报会。", "成立"),
    ("协定规定在5月前举行大选，由选出的议会任命总理。", "大选"),
    ("教皇的骑士率军出征北方城邦。", "出征"),
    ("乙军败退，何富贵不敌周启明，出逃海州。", "不敌"),
    ("救援队赶往受灾最重的青山县。", "受灾"),
    ("所有经白沙湾进入海州港的船只，都要接受检查。", "进入"),
    ("首届青山议会选出议长后，议员才能宣誓就职。", "选出"),
    ("5月3日，江城法院在周启明诉何富贵案，判定两人都有继承权。", "诉"),
    ("山东省投入收割机300万台套。", "投入"),
    ("声明称，南溪国的行为严重违反《江城公约》。", "违反"),
]
MODES = [
    ("5日，地震局专家将继续前往山区，核查房屋受损情况。", "核查", "planned"),
    ("1951年，江城军区将第三纵队改编为独立师，并任命周启明为师长。", "任命", ""),
    ("北岭国政府否认袭击石门港。", "袭击", "denied"),
    ("周启明4日将出席江城论坛，并同何富贵举行会谈。", "举行会谈", "planned"),
]
ASTRAY = [
    ("红军已控制白沙江以北所有县城。", "控制", "白沙江"),
    ("5月1日，工信局发布2023年我省船舶业数据。", "发布", "2023年"),
    ("时隔近12年，江城队重返甲级联赛。", "重返", "近12年"),
    ("火灾发生后，石门县组织公安、消防及吴家街道等单位开展抢险工作。", "开展", "吴家街道"),
    ("5月3日上午10点，记者赶到时，大火已被扑灭两个多小时。", "扑灭", "5月3日上午10点"),
    ("1日1时27分，青山县古城发生大火，起火原因已经查明。", "查明", "1日1时27分"),
    ("西晋时，敦煌郡办起了学校。", "办起", "西晋"),
    ("北岭国国防部5日称，俄军在青山击落一架无人机。", "击落", "5日"),
]
KEPT = [
    ("5月4日，周启明在访问阿曼期间会见了林德。", "访问", "阿曼"),
    ("3日，白河铁马队主场0比0战平石门海燕队。", "战平", "石门海燕队"),
    ("3月8日，市长向2023年江城论坛开幕式致贺信。", "致贺信", "3月8日"),
    ("5月1日，工信局发布2023年我省船舶业数据。", "发布", "5月1日"),
    ("5日，俄军在青山击落一架无人机。", "击落", "5日"),
]


def told(text: str) -> dict[str, Event]:
    """The events by their words, those of a text dated 5 June 2024."""
    analysis = pipeline.analyse_text(text, date="2024-06-05")
    return {event.trigger.of(analysis.document.folded): event for event in analysis.events}


def slots(text: str, verb: str) -> set[str]:
    return {one.mention.surface for one in told(text)[verb].arguments} if verb in told(text) else set()


@pytest.mark.parametrize(("text", "verb"), STATED)
def test_what_is_only_stated_is_no_deed(text: str, verb: str) -> None:
    assert verb not in told(text)


@pytest.mark.parametrize(("text", "verb", "modality"), MODES)
def test_a_plan_holds_over_clauses_and_a_thing_taken_is_no_plan(text: str, verb: str, modality: str) -> None:
    assert told(text)[verb].modality == modality


@pytest.mark.parametrize(("text", "verb", "name"), ASTRAY)
def test_names_and_dates_of_other_words_are_no_links(text: str, verb: str, name: str) -> None:
    assert name not in slots(text, verb)


@pytest.mark.parametrize(("text", "verb", "name"), KEPT)
def test_dates_of_the_deed_are_kept(text: str, verb: str, name: str) -> None:
    assert name in slots(text, verb)
