"""The date reader against rows of text, reference day and expected dates."""

import json
from pathlib import Path

import pytest

from kg.edtf import bounds
from kg.find.dates import find, read
from kg.find.dates.expression import Expression, decode
from kg.find.dates.grammar import rules
from kg.find.dates.trail import INSTANT, INTERVAL
from kg.model import Document, Kind, Sentence, Span

SPECS = Path(__file__).parents[2] / "specs" / "dates.jsonl"
ROWS = [json.loads(line) for line in SPECS.read_text(encoding="utf-8").splitlines()]


def test_the_specification_is_whole():
    assert len(ROWS) >= 170
    assert sum(not row["expected"] for row in ROWS) >= 35


def test_specification():
    told = [(row, read(row["text"], row["reference"])) for row in ROWS]
    wrong = [(row, found) for row, found in told if [[one.surface, one.value] for one in found] != row["expected"]]
    assert wrong == []
    for row, found in told:
        for mention in found:
            assert mention.surface == row["text"][mention.span.start : mention.span.end]
            assert mention.kind is Kind.DATE
            assert 0 < mention.score <= 1
            assert mention.rule
            if mention.value and not mention.value.startswith("XXXX"):
                assert bounds(mention.value) != ("", ""), mention


def test_one_day_is_an_instant_and_more_an_interval():
    instant, interval = read("2020年5月1日开工,2020年9月完工。")
    assert (instant.type, interval.type) == (INSTANT, INTERVAL)


@pytest.mark.parametrize("lean, value", [("past", "2023-10-01"), ("future", "2024-10-01"), ("current", "2024-10-01")])
def test_the_lean_of_a_bare_date(lean, value):
    assert read("10月1日", "2024-01-15", lean)[0].value == value


def test_relative_dates_wait_as_expressions():
    text = "去年底竣工"
    document = Document("a", text, text, text)
    (mention,) = find(document, (Sentence(Span(0, len(text))),))
    assert mention.value == "@at|Y-1 Pend"
    assert decode(mention.value) == Expression("at", ("Y-1", "Pend"))


def test_offsets_count_in_the_document():
    text = "乙。2020年5月1日开工。"
    document = Document("a", text, text, text)
    (mention,) = find(document, (Sentence(Span(0, 2)), Sentence(Span(2, len(text)))))
    assert (mention.span, mention.surface) == (Span(2, 11), "2020年5月1日")


def test_damaged_stretches_are_passed_over():
    text = "2020年5月1日开工"
    document = Document("a", text, text, text, damaged=(Span(3, 4),))
    assert find(document, (Sentence(Span(0, len(text))),)) == ()


def test_titles_keep_full_dates_only():
    found = read("《茶业三年行动计划(2022-2024年)》和《今年的茶》。", "2023-01-01")
    assert [mention.value for mention in found] == ["2022/2024"]


def test_every_rule_has_a_level_and_a_place():
    table = rules()
    assert len(table) >= 80
    assert len({rule.name for rule in table}) == len(table)
    assert all(rule.begins or rule.follows for rule in table)
    assert all(follow < rule.level for rule in table for follow in rule.follows)
