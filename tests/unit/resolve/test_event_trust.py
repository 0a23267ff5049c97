"""How sure events are: weights from what readers judged, and what is done with events that are doubted."""

import math
import zlib
from pathlib import Path

import pytest

from kg import pipeline
from kg.data import make_event_weights
from kg.errors import SettingsError
from kg.find import weights
from kg.model import Analysis, Event, Kind
from kg.resolve import entities, event_trust, happenings
from kg.settings import SURE, Settings

FIRES = "5月3日，白河镇一仓库发生火灾。5月4日，青山镇一商场发生火灾。"


def read(text: str) -> Analysis:
    return pipeline.analyse_text(text, date="2024-05-06")


def test_the_weights_that_ship_are_those_of_the_judged_events(tmp_path: Path) -> None:
    made = tmp_path / "weights.tsv"
    assert make_event_weights.make(target=made) > 300
    assert made.read_bytes() == make_event_weights.TARGET.read_bytes()


@pytest.mark.slow
def test_events_of_other_articles_are_as_often_right_as_is_said() -> None:
    events = make_event_weights.read()
    parts = [zlib.crc32(one.article.encode()) % 4 for one in events]
    told = []
    for part in range(4):
        fitted = make_event_weights.fit(one for one, at in zip(events, parts, strict=True) if at != part)
        others = (one for one, at in zip(events, parts, strict=True) if at == part)
        told += [(_likely(fitted, one.signs), one) for one in others if not one.article.startswith("written")]
    for low, high in ((0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.0)):
        inside = [(sure, one) for sure, one in told if low <= sure < high]
        readers = sum(one.readers for _, one in inside)
        said = sum(sure * one.readers for sure, one in inside) / readers
        right = sum(one.right * one.readers for _, one in inside) / readers
        assert readers >= 100
        assert abs(said - right) <= 0.07


def _likely(fitted: dict[str, float], signs: dict[str, float]) -> float:
    total = fitted[weights.START] + sum(fitted.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


def test_an_event_says_how_sure_it_is_wherever_it_stands() -> None:
    analysis = read("5月3日，云岭市总工会举行第三次代表大会，大会审议通过《云岭市总工会章程》。")
    mentions = {one for one in analysis.mentions if one.kind is Kind.EVENT}
    assert analysis.events
    for event in analysis.events:
        assert event.mention in mentions
        assert SURE <= event.mention.score <= 0.99
        ends = {one.mention for one in event.arguments if one.mention.kind is Kind.EVENT}
        assert ends <= mentions


@pytest.mark.parametrize(
    "text, name",
    [
        ("5月3日，云岭市总工会举办职工运动会。", "云岭市总工会举办职工运动会"),
        ("5月3日，云岭市市长陈立会见白河国总统韩青。", "陈立会见韩青"),
        ("5月3日，白河公司收购青山钢铁厂。", "白河公司收购青山钢铁厂"),
    ],
)
def test_plain_events_are_sure(text: str, name: str) -> None:
    [event] = [one for one in entities.resolve((read(text),)).entities if one.kind is Kind.EVENT]
    assert event.label == name
    assert read(text).events[0].mention.score >= 0.75


def test_events_less_sure_than_asked_are_not_told() -> None:
    text = "5月3日，云岭市总工会举办职工运动会。"
    [event] = read(text).events
    for asked, told in ((event.mention.score, (event,)), (event.mention.score + 0.01, ())):
        assert pipeline.analyse_text(text, date="2024-05-06", settings=Settings(sure=asked)).events == told


@pytest.mark.parametrize("share", [-0.1, 1.5])
def test_no_share_is_an_error(share: float) -> None:
    with pytest.raises(SettingsError, match="no share"):
        Settings(sure=share)


def test_of_mishaps_the_surest_stays_and_the_others_point_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def doubted(analysis: Analysis, _: object) -> dict[Event, float]:
        return {one: 0.1 + number / 100 for number, one in enumerate(analysis.events)}

    monkeypatch.setattr(event_trust, "sure", doubted)
    analysis = read(FIRES)
    assert len(analysis.events) == 1
    again = [one for one in analysis.mentions if one.rule == happenings.AGAIN]
    assert again
    [fire] = [one for one in entities.resolve((analysis,)).entities if one.kind is Kind.EVENT]
    assert {one.mention for one in fire.mentions} >= {analysis.events[0].mention, *again}
    assert pipeline.analyse_text(FIRES, date="2024-05-06", settings=Settings(sure=0.9)).events == ()


def test_entries_of_chronicles_are_never_doubted() -> None:
    text = "大事记\n2019年3月5日 云岭图书馆开馆。\n2020年4月6日 云岭图书馆举办书展。\n2021年5月7日 馆长陈立就任。"
    assert len(pipeline.analyse_text(text, settings=Settings(sure=1)).events) >= 3
