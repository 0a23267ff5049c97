"""The second model: labels to names, names into tokens, and names of a traditional sentence."""

import pytest

from kg.find import crf_tagger, names, tagger
from kg.model import Sentence, Span, Token
from kg.read import document as reader


def test_labels_of_another_kind_begin_a_name_of_their_own() -> None:
    labels = ["O", "B-LOC", "I-LOC", "B-LOC", "I-ORG", "O", "B-PER"]
    assert list(crf_tagger.spans(labels)) == [(1, 3, "LOC"), (3, 4, "LOC"), (4, 5, "ORG"), (6, 7, "PER")]


def test_no_labels_are_no_names() -> None:
    assert list(crf_tagger.spans([])) == []


def test_names_cut_and_join_tokens_and_no_character_is_lost() -> None:
    tokens = (Token(Span(10, 12), "n"), Token(Span(12, 14), "LOC"), Token(Span(14, 18), "PER"))
    made = list(crf_tagger.retokenised(Sentence(Span(10, 18), tokens=tokens), ((1, 5, "ORG"), (6, 7, "PER"))))
    assert made == [
        Token(Span(10, 11), "n"),
        Token(Span(11, 15), "ORG"),
        Token(Span(15, 16), "n"),
        Token(Span(16, 17), "PER"),
        Token(Span(17, 18), "n"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("林文華與陳國棟昨日在臺北見面。", ["林文華", "陳國棟", "臺北"]),
        ("他畢業於國立臺灣大學。", ["國立臺灣大學"]),
    ],
)
def test_names_of_a_traditional_sentence(text: str, expected: list[str]) -> None:
    pytest.importorskip("pycrfsuite")
    document = reader.make(text, id="a")
    tagged = tagger.get("lac+crf").tag(document, (Sentence(Span(0, len(text))),))
    assert [one.surface for one in names.find(document, tagged)] == expected


def test_simplified_text_keeps_the_words_of_lac() -> None:
    document = reader.make("这是北京市的一条简体新闻。", id="a")
    whole = (Sentence(Span(0, len(document.text))),)
    assert tagger.get("lac+crf").tag(document, whole) == tagger.get("lac").tag(document, whole)
