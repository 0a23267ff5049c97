"""What signs an event shows: of its rule and roles, its name and the words around, its verb and clause."""

import pytest

from kg import pipeline
from kg.resolve import event_labels, event_signs
from kg.settings import Settings


def signs(text: str, verb: str, others: tuple[str, ...] = (), name: str = "") -> dict[str, float]:
    analysis = pipeline.analyse_text(text, date="2024-05-06", settings=Settings(sure=0))
    [event] = [one for one in analysis.events if one.trigger.of(analysis.document.folded) == verb]
    called = name or event_labels.label(analysis, (event,))
    return event_signs.Reader(analysis).signs(event, called, others)


PLAIN = "天气晴朗。5月3日，云岭市总工会在白河镇举办职工运动会，30人参加。"


@pytest.mark.parametrize(
    "sign",
    [
        "rule event-held", "told as fact", "dated article", "has schema:organizer", "has schema:location",
        "has time:hasTime", "trigger is v", "trigger has obj", "clause begins with ORG", "is event-held",
        "schema:location by pattern",
    ],
)  # fmt: skip
def test_a_plain_event_shows(sign: str) -> None:
    assert signs(PLAIN, "举办")[sign] == 1


def test_measures_of_a_plain_event() -> None:
    told = signs(PLAIN, "举办")
    assert told["first sentence"] == 0
    assert told["sentences before"] == 0.1
    assert told["clauses before"] == pytest.approx(1 / 6)
    assert told["clauses"] == pytest.approx(3 / 8)
    assert told["verbs of the clause"] == pytest.approx(1 / 5)
    assert told["last clause"] == told["date in the clause"] == told["in quotation marks"] == 0
    assert told["links"] == pytest.approx(3 / 5)
    assert 0.5 < told["sure doer"] <= 1
    assert "no doer" not in told


def test_a_name_shows_where_it_was_cut() -> None:
    whole = signs("5月3日，陈立访问白河国首都。", "访问", name="陈立访问白河国首都")
    cut = signs("5月3日，陈立访问白河国首都。", "访问", name="立访问白河国首")
    assert whole["name word by word"] == cut["name word by word"] == 1
    assert whole["name begins with PER"] == whole["name ends with n"] == whole["name before 。"] == 1
    assert cut["name begins inside a word"] == cut["name ends inside a word"] == 1


def test_a_name_shows_what_others_hold_of_it() -> None:
    told = signs("5月3日，陈立访问白河国首都。", "访问", ("陈立访问白河国首都云岭", "何宁去世"), "陈立访问白河国首都")
    assert told["held by another"] == 1
    assert 0.5 < told["like another"] < 1
    assert told["events of the article"] == 0.3
    alone = signs("5月3日，陈立访问白河国首都。", "访问")
    assert alone["held by another"] == alone["like another"] == 0


def test_what_is_planned_or_numbered_shows() -> None:
    planned = signs("云岭市总工会将于6月3日举办第5届运动会。", "举办")
    assert planned["told as planned"] == planned["number in the name"] == planned["last clause"] == 1
    assert planned["numbers of the clause"] > 0
    assert planned["name begins with a number"] == planned["in quotation marks"] == 0


def test_a_word_inside_quotation_marks_shows() -> None:
    assert signs("5月3日，“云岭市总工会将于5月6日举办运动会”。", "运动会")["in quotation marks"] == 1
