"""Who says what he feels about a deed has not done it: 甲对乙举行演习表示关切."""

import pytest

from kg import pipeline
from kg.model import Analysis, Kind
from kg.resolve import entities

FELT = [
    ("林德对第三届海云论坛成功举办表示祝贺。", "林德"),
    ("法国外交部对伊朗举行军事演习表示关切。", "法国外交部"),
    ("国务院总理林德对土耳其发生强烈地震表示慰问。", "林德"),
    ("周启明对第三届海云论坛开幕致以热烈祝贺。", "周启明"),
    ("江城市政府对海云公司投产表示祝贺。", "江城市政府"),
    ("德国政府对埃及首都发生爆炸深表哀悼。", "德国政府"),
    ("何富贵对江城队夺得冠军感到高兴。", "何富贵"),
]
DONE = [
    ("江城大学5月3日对新生举行欢迎仪式。", "江城大学"),
    ("法国5月3日对叙利亚发动空袭。", "法国"),
    ("5月3日，美军对叙利亚首都发动袭击，表示这是报复。", "美军"),
    ("林德5月3日出席第三届海云论坛开幕式并表示祝贺。", "林德"),
]


def read(text: str) -> Analysis:
    return pipeline.analyse_text(text, date="2024-05-06")


@pytest.mark.parametrize(("text", "who"), FELT)
def test_who_feels_does_not_do_it(text: str, who: str) -> None:
    analysis = read(text)
    assert who not in {one.mention.surface for event in analysis.events for one in event.arguments}
    assert not [name for name in _names(analysis) if who in name]


@pytest.mark.parametrize(("text", "who"), DONE)
def test_who_does_it_is_told(text: str, who: str) -> None:
    assert who in {one.mention.surface for event in read(text).events for one in event.arguments}


def test_the_deed_is_called_by_its_own_clause() -> None:
    assert _names(read(FELT[1][0])) == ["伊朗举行军事演习"]


def _names(analysis: Analysis) -> list[str]:
    return [one.label for one in entities.resolve((analysis,)).entities if one.kind is Kind.EVENT]
