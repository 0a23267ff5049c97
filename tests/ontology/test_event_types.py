"""Every event type of `ontology/event/`: whole, unambiguous, and shown on the reference page."""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import opencc
import pytest

from kg import ontology
from kg.event_types import EventType
from kg.lexicon import ontology_home

KNOWN = ontology.load()
TYPES = KNOWN.event_types
BY_NAME = {re.split("[#/]", event.iri)[-1]: event for event in TYPES}
REPOSITORY = Path(__file__).resolve().parents[2]

WORDS = {word for event in TYPES for word in (*event.triggers, *event.head_nouns)}


def test_there_are_enough_and_one_file_each() -> None:
    assert len(TYPES) >= 50
    files = sorted(path.stem for path in (ontology_home() / "event").glob("*.ttl"))
    assert files == sorted(name.lower() for name in BY_NAME)


def test_each_has_words_examples_and_labels() -> None:
    assert [one.iri for one in TYPES if not (one.triggers or one.head_nouns)] == []
    assert [one.iri for one in TYPES if len(one.examples) < 2 or len(one.counter_examples) < 1] == []
    assert [one.iri for one in TYPES if not (re.search("[一-鿿]", one.label_zh) and one.label_en)] == []


def test_examples_hold_a_word_and_counter_examples_hold_it_only_inside_a_look_alike() -> None:
    assert [(one.iri, text) for one in TYPES for text in one.examples if not shows(one, text)] == []
    assert [(one.iri, text) for one in TYPES for text in one.counter_examples if shows(one, text)] == []


def shows(event: EventType, sentence: str) -> bool:
    """Whether a word of the type stands in the sentence outside every look-alike and longer word of other types."""
    pairs = [word.split("_") for word in event.triggers if "_" in word]
    if any(noun in sentence.partition(verb)[2] for verb, noun in pairs):
        return True
    own = {*event.triggers, *event.head_nouns}
    at, words = 0, {word for word in (*WORDS, *event.not_triggers) if word in sentence}
    while at < len(sentence):
        found = max((word for word in words if sentence.startswith(word, at)), key=len, default="")
        if found in own and found not in event.not_triggers:
            return True
        at += len(found) or 1
    return False


@pytest.mark.parametrize("kind, least", [("triggers", 1100), ("head_nouns", 1000)])
def test_no_word_belongs_to_two_types(kind: str, least: int) -> None:
    counts = Counter(word for event in TYPES for word in getattr(event, kind))
    assert len(counts) >= least
    assert [word for word, count in counts.items() if count > 1] == []


def test_a_look_alike_is_no_word_of_the_type_and_holds_one() -> None:
    assert [one.iri for one in TYPES if {*one.not_triggers} & {*one.triggers, *one.head_nouns}] == []


def test_words_are_simplified() -> None:
    simplify = opencc.OpenCC("t2s").convert
    words = [word for event in TYPES for word in (*event.triggers, *event.not_triggers, *event.head_nouns)]
    assert len(words) > 2500
    assert [word for word in words if simplify(word) != word] == []


def test_roles_are_inherited_with_own_patterns_first() -> None:
    for event in TYPES:
        own = {role.property: role for role in event.roles}
        assert [role.property for role in event.roles] == sorted(own), event.iri
        above = [role for other in TYPES if other.iri == event.parent for role in other.roles]
        assert not event.parent or above, event.iri
        assert [role for role in above if not set(role.seek) <= set(own[role.property].seek)] == [], event.iri


def test_bare_positions_are_the_last_resort() -> None:
    bare = [(role, [one in {"before", "after"} for one in role.seek]) for event in TYPES for role in event.roles]
    assert [role for role, told in bare if told != sorted(told)] == []


def test_every_event_can_have_place_organiser_and_document() -> None:
    properties = {re.split("[#/]", role.property)[-1] for role in BY_NAME["Event"].roles}
    assert properties >= {"location", "organizer", "coOrganizer", "attendee", "performer", "document", "superEvent"}


def test_reference_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_ontology", REPOSITORY / "docs" / "make_ontology.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (REPOSITORY / "docs" / "ontology.md").read_text(encoding="utf-8")
    assert written == module.page(), "run: python docs/make_ontology.py"
