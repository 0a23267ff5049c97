"""What is told for a day behind that of publication is planned or foreseen, and no fact."""

import pytest

from kg import pipeline
from kg.settings import Settings


def told(text: str, date: str = "2024-05-06") -> dict[str, str]:
    analysis = pipeline.analyse_text(text, date=date, settings=Settings(sure=0))
    return {one.trigger.of(analysis.document.folded): one.modality for one in analysis.events}


@pytest.mark.parametrize(
    "text, verb",
    [
        ("5月10日，云岭市总工会举办职工运动会。", "举办"),
        ("2024年6月3日，白河大桥通车。", "通车"),
        ("云岭图书馆明天开馆。", "开馆"),
    ],
)
def test_what_lies_ahead_is_planned(text: str, verb: str) -> None:
    assert told(text)[verb] == "planned"


@pytest.mark.parametrize(
    "text, verb",
    [
        ("5月3日，云岭市总工会举办职工运动会。", "举办"),
        ("云岭图书馆今天开馆。", "开馆"),
        ("5月6日至8日，云岭市总工会举办职工运动会。", "举办"),
    ],
)
def test_what_has_begun_is_a_fact(text: str, verb: str) -> None:
    assert told(text)[verb] == ""


def test_without_a_day_of_publication_nothing_lies_ahead() -> None:
    assert told("2099年6月3日，白河大桥通车。", date="")["通车"] == ""
