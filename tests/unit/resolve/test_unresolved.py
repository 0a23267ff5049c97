"""Deeds whose names point back at what only the words around tell are left untold."""

import pytest

from kg import pipeline


def told(text: str) -> set[str]:
    analysis = pipeline.analyse_text(text, date="2024-06-05")
    return {event.trigger.of(analysis.document.folded) for event in analysis.events}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("多名工人腹痛。这些工人均已返回江城宿舍。", "返回"),
        ("何富贵取消了该计划。", "取消"),
        ("他们闯进了石门县医院。", "闯进"),
    ],
)
def test_what_points_back_is_not_told(text: str, verb: str) -> None:
    assert verb not in told(text)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("何富贵昨天取消了远足计划。", "取消"),
        ("何富贵6月3日取消了该计划。", "取消"),
        ("周启明6月4日赶到了石门县医院。", "赶到"),
    ],
)
def test_what_is_named_is_told(text: str, verb: str) -> None:
    assert verb in told(text)
