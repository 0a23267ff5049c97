"""The examples that stand beside the rules, run through the whole way."""

import re

import pytest

from kg import ontology

pipeline = pytest.importorskip("kg.pipeline")

KNOWN = ontology.load()
PUBLISHED = "2022-05-06"
EXAMPLES = [(event.iri, sentence) for event in KNOWN.event_types for sentence in event.examples]
COUNTER_EXAMPLES = [(event.iri, sentence) for event in KNOWN.event_types for sentence in event.counter_examples]


def name(value: str) -> str:
    return re.split("[#/]", value)[-1] if value.startswith("http") else value[:12]


def types(sentence: str) -> list[str]:
    return [event.mention.type for event in pipeline.analyse_text(sentence, date=PUBLISHED).events]


def test_there_are_enough() -> None:
    assert len(EXAMPLES) >= 98
    assert len(COUNTER_EXAMPLES) >= 49


@pytest.mark.parametrize("event_type, sentence", EXAMPLES, ids=name)
def test_example_yields_its_type(event_type: str, sentence: str) -> None:
    found = types(sentence)
    assert any(KNOWN.is_a(kind, event_type) for kind in found), found


@pytest.mark.parametrize("event_type, sentence", COUNTER_EXAMPLES, ids=name)
def test_counter_example_does_not(event_type: str, sentence: str) -> None:
    found = types(sentence)
    assert not any(KNOWN.is_a(kind, event_type) for kind in found), found
