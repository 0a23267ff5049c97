"""Names that keep what is denied, places whole behind a preposition, counts and brands that are no dates or deeds."""

from kg import pipeline
from kg.model import Analysis, Kind
from kg.resolve import entities

NAMES = {
    "云岭预警中心没有发布海啸警报。": "云岭预警中心没有发布海啸警报",
    "云岭市政府否认会见周启明。": "云岭市政府否认会见周启明",
    "在灭火过程中，江城县未发生爆炸事故。": "江城县未发生爆炸事故",
    "北岭国政府否认袭击石门港。": "北岭国政府否认袭击石门港",
    "林德在数日后向全体同事公开了信件。": "林德在数日后向全体同事公开了信件",
    "2004年江城队战胜石门队，11年中第6次杀入总决赛。": "江城队第6次杀入总决赛",
    "6月25日，从江县清淤工作展开。": "从江县清淤工作展开",
}
PLACES = {
    "在此次特大洪水中，从江县受灾严重。": ["从江县"],
    "6月25日，从江县清淤工作展开。": ["从江县"],
    "救援队从江城县赶来。": ["江城县"],
    "工作队从江苏省出发。": ["江苏省"],
    "客人由永定区赶来。": ["永定区"],
}
NO_EVENTS = [
    "江城大学在全国大学排名中名列第五。",
    "江城公司在同业中位居第三。",
    "客车事发时载客49人。",
    "一辆解放牌卡车停在路边。",
]


def read(text: str) -> Analysis:
    return pipeline.analyse_text(text, date="2024-05-06")


def test_names_are_whole() -> None:
    told = {text: [one.label for one in _events(text)] for text in NAMES}
    assert {text: names for text, names in told.items() if NAMES[text] not in names} == {}


def test_a_place_is_not_cut_behind_its_first_character() -> None:
    told = {text: [one.surface for one in read(text).mentions if one.kind is Kind.PLACE] for text in PLACES}
    assert told == PLACES


def test_what_is_no_event() -> None:
    assert {text: [one.label for one in _events(text)] for text in NO_EVENTS if _events(text)} == {}


def test_two_dates_are_left_out_of_what_is_said() -> None:
    names = [one.label for one in _events("5月3日，云岭国国防部发表声明称，云岭军队1日和2日打击了石门港的指挥设施。")]
    assert not any("和打击" in name for name in names)


def _events(text: str) -> list[entities.Entity]:
    return [one for one in entities.resolve((read(text),)).entities if one.kind is Kind.EVENT]
