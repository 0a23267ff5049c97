"""Names of matches and prizes say of which contest they are."""

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.resolve import entities


def labels(text: str, title: str = "") -> list[str]:
    corpus = entities.resolve((analyse_text(text, date="2024-06-15", title=title),))
    return [one.label for one in corpus.entities if one.kind is Kind.EVENT]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "举重比赛14日开始，在女子59公斤级比赛中，云岭队选手陈小梅夺得冠军。",
            "陈小梅在举重女子59公斤级比赛中夺得冠军",
        ),
        (
            "6月14日，跳水比赛继续进行。在男子十米台的决赛中，江城队的王海洋夺得金牌。",
            "王海洋在跳水男子十米台决赛中夺得金牌",
        ),
        ("6月14日进行的女子佩剑团体决赛，云岭队夺得冠军。", "云岭队在女子佩剑团体决赛中夺得冠军"),
        ("皮划艇激流回旋男子单人划艇决赛，江城队选手李江夺得金牌。", "李江在皮划艇激流回旋男子单人划艇决赛中夺得金牌"),
        ("男子手球决赛，江苏队战胜安徽队夺冠。", "江苏队在男子手球决赛中战胜安徽队夺冠"),
        (
            "在羽毛球女子单打决赛中，陈小梅以2比0战胜李小江夺得冠军。",
            "陈小梅在羽毛球女子单打决赛中以2比0战胜李小江夺得冠军",
        ),
    ],
)
def test_a_prize_is_of_a_contest(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("陈小梅夺得女子400米自由泳冠军。", "比赛中"),
        ("在女子单打决赛中，陈小梅落败；李江当天夺得冠军。", "女子单打"),
        ("云岭市举办比赛。王海洋获得劳动奖章。", "在"),
        ("在男子组比赛和女子组比赛中，江城队夺得冠军。", "男子组比赛中"),
    ],
)
def test_no_other_contest_is_told(text: str, wrong: str) -> None:
    assert not any(wrong in one for one in labels(text))


def test_the_end_of_contests_is_of_the_games() -> None:
    text = "第九届云岭运动会今天进行。举重比赛昨天全部结束。"
    assert "第九届云岭运动会举重比赛全部结束" in labels(text)


def test_beating_somebody_and_winning_by_it_is_told_once() -> None:
    told = labels("男子手球决赛，江苏队战胜安徽队夺冠。")
    assert sum("夺冠" in one for one in told) == 1
