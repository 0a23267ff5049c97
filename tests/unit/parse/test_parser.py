"""The parser room: each word one arc, tokens untouched, the same answer again."""

import dataclasses

import pytest

from kg import pipeline
from kg.errors import SettingsError
from kg.find import tagger
from kg.model import Document, Sentence
from kg.parse import parser
from kg.read import document as documents
from kg.read import split
from kg.settings import Settings

TEXT = "省长周立群3月5日在滨江会堂会见来访的议员林德。\n双方就航运交换意见，临江港务局、海湾大学还签署了备忘录。"


def tagged(text: str) -> tuple[Document, tuple[Sentence, ...]]:
    document = documents.make(text, id="one")
    return document, tagger.get("lac").tag(document, split.split(document))


@pytest.mark.parametrize("text", [TEXT, "", "好。", "啊" * 450, "2023 年12 月22 日，海湾大学举行典礼。", TEXT * 40])
def test_each_word_has_one_arc_and_stays_as_it_is(text: str) -> None:
    document, sentences = tagged(text)
    parsed = parser.get("network").parse(document, sentences)
    assert tuple(dataclasses.replace(one, arcs=()) for one in parsed) == sentences
    for one in parsed:
        assert len(one.arcs) == len(one.tokens)
        assert all(arc.head == -1 or 0 <= arc.head < len(one.tokens) for arc in one.arcs)
        assert all(arc.head != number for number, arc in enumerate(one.arcs))


def test_the_same_again_and_of_one_sentence_alone() -> None:
    document, sentences = tagged(TEXT)
    whole = parser.get("network").parse(document, sentences)
    assert parser.get("network").parse(document, sentences) == whole
    fresh = documents.make(TEXT, id="two")
    assert parser.get("network").parse(fresh, sentences) == whole


def test_subject_and_object() -> None:
    document, sentences = tagged("海湾大学昨天发布报告。")
    parsed = parser.get("network").parse(document, sentences)[0]
    words = [token.span.of(document.text) for token in parsed.tokens]
    told = {words[at]: (words[arc.head], arc.relation) for at, arc in enumerate(parsed.arcs)}
    assert told["海湾大学"] == ("发布", "nsubj")
    assert told["报告"] == ("发布", "obj")


def test_none_parses_nothing() -> None:
    document, sentences = tagged(TEXT)
    assert parser.get("none").parse(document, sentences) == sentences


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(SettingsError) as told:
        parser.get("guess")
    assert "network" in str(told.value.hint)


def test_an_analysis_keeps_the_trees_of_sentences_that_hold_verbs() -> None:
    analysis = pipeline.analyse_text("今天大风。周立群3月5日会见林德。", date="2024-03-06")
    assert [bool(one.arcs) for one in analysis.sentences] == [False, True]


def test_another_tagger_goes_without() -> None:
    assert isinstance(parser.beside("jieba"), parser.NoParser)
    assert not isinstance(parser.beside("lac+crf"), parser.NoParser)


@pytest.mark.slow
def test_without_a_parser_there_are_no_arcs() -> None:
    analysis = pipeline.analyse_text(TEXT, date="2024-03-06", settings=Settings(tagger="jieba"))
    assert not any(one.arcs for one in analysis.sentences)


def test_articles_read_together_are_read_as_alone() -> None:
    texts = (TEXT, "海湾大学昨天发布报告。", "好。", "2023 年12 月22 日，海湾大学举行典礼。")
    read = [documents.make(text, id=str(number), published="2024-03-06") for number, text in enumerate(texts)]
    kit = pipeline.tools(Settings())
    assert pipeline.analyse_all(read, kit) == [pipeline.analyse(one, kit) for one in read]
