"""Event words in a text: longest first, look-alikes for their own type only, head nouns before triggers."""

from kg import ontology
from kg.find.event_words import EventWords
from kg.model import Span

WORDS = EventWords(ontology.load())


def hits(text: str, *cuts: int) -> list[str]:
    edges = frozenset({0, *cuts, len(text)}) if cuts else frozenset(range(len(text) + 1))
    return [hit.word for hit in WORDS.hits(text, Span(0, len(text)), edges)]


def test_the_longest_word_counts() -> None:
    assert hits("召开新闻发布会") == ["召开", "新闻发布会"]


def test_a_head_noun_beats_a_trigger_that_runs_into_it() -> None:
    assert hits("整体亮相活动") == ["亮相活动"]


def test_a_look_alike_blocks_its_own_type() -> None:
    assert hits("会议室") == []


def test_a_look_alike_must_be_made_of_whole_words() -> None:
    assert hits("会见日本客人", 2, 4, 6) == ["会见"]


def test_a_word_across_words_is_none() -> None:
    assert hits("一审判处", 2, 4) == ["判处"]


def test_types_are_related_along_one_line() -> None:
    assert WORDS.related("https://w3id.org/dashiji/kg#Fire", "https://w3id.org/dashiji/kg#Accident")
    assert not WORDS.related("https://w3id.org/dashiji/kg#Fire", "https://w3id.org/dashiji/kg#Meeting")
    assert WORDS.alone("https://w3id.org/dashiji/kg#Fire")
    assert not WORDS.alone("https://w3id.org/dashiji/kg#Meeting")
