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

each = pytest.mark.parametrize("event", TYPES, ids=list(BY_NAME))


def test_there_are_enough_and_one_file_each() -> None:
    assert len(TYPES) >= 50
    files = sorted(path.stem for path in (ontology_home() / "event").glob("*.ttl"))
    assert files == sorted(name.lower() for name in BY_NAME)


@each
def test_it_has_words_examples_and_labels(event: EventType) -> None:
    assert event.triggers or event.head_nouns
    assert len(event.examples) >= 2
    assert len(event.counter_examples) >= 1
    assert re.search("[一-鿿]", event.label_zh)
    assert event.label_en


@each
def test_examples_hold_a_word_and_counter_examples_hold_it_only_inside_a_look_alike(event: EventType) -> None:
    for sentence in event.examples:
        assert shows(event, sentence), sentence
    for sentence in event.counter_examples:
        assert not shows(event, sentence), sentence


def shows(event: EventType, sentence: str) -> bool:
    """Whether a word of the type stands in the sentence outside every look-alike and longer word of other types."""
    pairs = [word.split("_") for word in event.triggers if "_" in word]
    if any(noun in sentence.partition(verb)[2] for verb, noun in pairs):
        return True
    own = {*event.triggers, *event.head_nouns}
    others = {word for other in TYPES for word in (*other.triggers, *other.head_nouns)}
    at, words = 0, {*own, *event.not_triggers, *others}
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


@each
def test_a_look_alike_is_no_word_of_the_type_and_holds_one(event: EventType) -> None:
    assert not {*event.not_triggers} & {*event.triggers, *event.head_nouns}


def test_words_are_simplified() -> None:
    simplify = opencc.OpenCC("t2s").convert
    words = [word for event in TYPES for word in (*event.triggers, *event.not_triggers, *event.head_nouns)]
    assert len(words) > 2500
    assert [word for word in words if simplify(word) != word] == []


@each
def test_roles_are_inherited_with_own_patterns_first(event: EventType) -> None:
    properties = [role.property for role in event.roles]
    assert properties == sorted(set(properties))
    if not event.parent:
        return
    above = next(other for other in TYPES if other.iri == event.parent)
    own = {role.property: role for role in event.roles}
    for role in above.roles:
        assert set(role.seek) <= set(own[role.property].seek)


@each
def test_bare_positions_are_the_last_resort(event: EventType) -> None:
    for role in event.roles:
        bare = [pattern in {"before", "after"} for pattern in role.seek]
        assert bare == sorted(bare), role.property


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
