"""What another sentence or word lends an event that has its own: a day, a country, a noun that points back."""

from kg import pipeline
from kg.model import Analysis, Event, Kind
from kg.relate.participants import taking_part
from kg.resolve import entities

RAID = "11日晚至12日凌晨，俄军对利沃夫州等地发动大规模空袭。"


def read(text: str) -> Analysis:
    return pipeline.analyse_text(text, date="2025-07-13")


def event(text: str, word: str) -> Event:
    analysis = read(text)
    return next(one for one in analysis.events if word in one.trigger.of(analysis.document.folded))


def filling(one: Event) -> set[str]:
    return {link.mention.surface for link in one.arguments}


def test_a_sentence_with_a_day_of_its_own_takes_none_from_the_one_before() -> None:
    text = f"{RAID}此外，乌克兰媒体12日公布视频称，乌空军摧毁了俄军的最后一个渡口。"
    assert "11日晚至12日凌晨" not in filling(event(text, "摧毁"))
    assert "11日晚至12日凌晨" in filling(event(f"{RAID}随后，俄军摧毁了乌军的最后一个渡口。", "摧毁"))


def test_a_country_that_tells_whose_a_body_is_is_no_place() -> None:
    assert "乌克兰" not in filling(event("乌克兰媒体12日公布视频称，乌空军摧毁了俄军的渡口。", "公布"))


def test_a_noun_that_points_back_is_no_event_of_its_own() -> None:
    analysis = read(f"{RAID}乌方击落超过20枚导弹，此次袭击导致多处设施受损。")
    assert not [one for one in entities.resolve((analysis,)).entities if one.label == "此次袭击"]


def test_who_fills_a_role_is_no_unnamed_participant_too() -> None:
    analysis = read(f"{RAID}乌方击落超过20枚导弹。")
    shot = next(one for one in analysis.events if "击落" in one.trigger.of(analysis.document.folded))
    told = [one.of(analysis.document.folded) for one in taking_part(analysis.document, shot, frozenset())]
    assert "乌" in filling(shot)
    assert "乌方" not in told


def test_a_deed_with_a_time_of_its_own_is_none_of_the_press_conference() -> None:
    text = "今天上午，江城市公安局举行新闻发布会，介绍工作情况。\n今年，江城市公安局发布了二十条措施。"
    analysis = pipeline.analyse_text(text, date="2024-05-06")
    things = [one for one in entities.resolve((analysis,)).entities if one.kind is Kind.EVENT]
    held = [one for one in things if "发布会" in one.label]
    assert len(held) == 1
    dates = {
        link.mention.surface for one in analysis.events for link in one.arguments if link.mention.kind is Kind.DATE
    }
    assert "今年" in dates
    assert len(things) == 2
