"""Sentences and their phrases of place: `tests/specs/locatives.jsonl`, to which any reader of Chinese can add a row."""

import json
from pathlib import Path

import pytest

from kg.find import locatives, tagger
from kg.find.locatives import Locative
from kg.model import Document
from kg.read import document as documents
from kg.read import split

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "specs" / "locatives.jsonl").read_text(encoding="utf-8").splitlines()
]


def found(text: str) -> tuple[Document, tuple[Locative, ...]]:
    document = documents.make(text, id="line")
    return document, locatives.find(document, tagger.get("lac").tag(document, split.split(document)))


def test_there_are_enough() -> None:
    assert len(ROWS) >= 43
    assert sum(not row["locatives"] for row in ROWS) >= 9


def test_the_sentences_have_these_phrases() -> None:
    wrong = []
    for row in ROWS:
        document, phrases = found(str(row["text"]))
        told = [[one.span.of(document.text), one.rule.removeprefix("locative-"), one.named] for one in phrases]
        wrong += [] if told == row["locatives"] else [(row["text"], told)]
    assert wrong == []


def test_traditional_text_has_the_same_phrases() -> None:
    document, phrases = found("青河縣滨河路與建設街交叉口發生追尾，傷者被送往縣醫院。")
    assert [one.span.of(document.text) for one in phrases] == ["青河縣滨河路與建設街交叉口", "縣醫院"]


def test_phrases_stand_in_order_with_a_confidence() -> None:
    _, phrases = found("消防人员从县城赶到现场，伤者被送往医院。")
    assert [one.span for one in phrases] == sorted(one.span for one in phrases)
    assert len(phrases) == 3
    assert all(0.5 <= one.score < 1 for one in phrases)


@pytest.mark.parametrize("place", ["云岭市西山区", "江城市东湖区", "青河县城关镇"])
def test_a_quotation_that_does_not_end_ends_the_phrase(place: str) -> None:
    text = f"在{place}“春雨行动启动仪式昨天由市图书馆和市博物馆以及许多志愿者一起举行。"
    document, phrases = found(text)
    assert [one.span.of(document.text) for one in phrases if place in one.span.of(document.text)] in ([], [f"{place}"])
