"""The examples that stand beside the rules, run through the whole way."""

import re
from functools import cache

from kg import ontology, pipeline
from kg.read import document
from kg.settings import Settings

KNOWN = ontology.load()
PUBLISHED = "2022-05-06"
EXAMPLES = [(event.iri, sentence) for event in KNOWN.event_types for sentence in event.examples]
COUNTER_EXAMPLES = [(event.iri, sentence) for event in KNOWN.event_types for sentence in event.counter_examples]


def name(value: str) -> str:
    return re.split("[#/]", value)[-1]


def test_there_are_enough() -> None:
    assert len(EXAMPLES) >= 98
    assert len(COUNTER_EXAMPLES) >= 49


def test_examples_yield_their_types() -> None:
    assert [(name(kind), text) for kind, text in EXAMPLES if not told(kind, text)] == []


def test_counter_examples_do_not() -> None:
    assert [(name(kind), text) for kind, text in COUNTER_EXAMPLES if told(kind, text)] == []


def told(event_type: str, sentence: str) -> bool:
    return any(KNOWN.is_a(kind, event_type) for kind in types()[sentence])


@cache
def types() -> dict[str, list[str]]:
    """The types of the events read in every sentence, which is faster than one after another."""
    texts = [document.make(one, id="text", published=PUBLISHED) for _, one in (*EXAMPLES, *COUNTER_EXAMPLES)]
    read = pipeline.analyse_all(texts, pipeline.tools(Settings()))
    return {one.document.text: [event.mention.type for event in one.events] for one in read}
