"""Verbs of one article: which tell one act again, and which tell another."""

import pytest

from kg.pipeline import analyse_text
from kg.resolve import entities


def _events(text: str) -> list[str]:
    corpus = entities.resolve((analyse_text(text, date="2025-08-15"),))
    return [entity.label for entity in corpus.entities if entity.path[0] == "event"]


@pytest.mark.parametrize(
    "text",
    [
        "3日，王志远在巴黎会见法国总理杜蒙。会见杜蒙时，王志远表示，中法友谊源远流长。",
        "6日，李文清在昆明会见泰国议长颂猜。会见颂猜后，李文清前往机场。",
        "直升机坠毁致两人受伤\n一架直升机5日在贵州毕节山区坠毁，造成两人受伤。",
        "货轮沉没 船员全部获救\n一艘货轮12日在黄海沉没，船员全部获救。",
    ],
)
def test_an_act_told_again_is_one(text: str) -> None:
    assert len(_events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "俄军14日袭击了基辅州的一处机场。俄军14日在苏梅击退乌军进攻。",
        "警方8日逮捕三名嫌疑人。警方8日查扣一批枪支。",
        "美军10日在红海击落两架无人机。美军10日还击落一枚导弹。",
        "江城市教育局5日印发《校服管理办法》。江城市教育局5日印发《食堂管理办法》。",
        "8日，孙国平会见范德林。8日，孙国平会见哈康森。",
    ],
)
def test_acts_at_other_places_or_with_other_objects_are_two(text: str) -> None:
    assert len(_events(text)) == 2
