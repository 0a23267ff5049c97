"""Every stretch of a repaired text leads back to the words of the text as it came in."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.read.document import make
from kg.read.repair import repair
from kg.read.script import fold, script_of
from kg.read.split import split

GLOSSES = {"業": "yè", "創": "chuàng", "區": "qū", "聯": "lián", "產": "chǎn", "發": "fā", "現": "xiàn"}
BRACKET = re.compile(r"\([a-zà-ÿāǎūǔ]+\)")
WORDS = st.lists(
    st.sampled_from([*GLOSSES, "市", "大會", "在北京", "召開", "，", "。", "2023年", "\n", "“", "”", "A"]), max_size=60
)


@st.composite
def glossed(draw):
    """A whole text and the same with readings behind each character that a script would gloss."""
    chosen = draw(st.sets(st.sampled_from(sorted(GLOSSES)), min_size=1))
    whole = "".join(draw(WORDS))
    return whole, "".join(one + (f"({GLOSSES[one]})" if one in chosen else "") for one in whole)


@given(glossed())
def test_glosses_go_or_stay_as_a_whole(texts):
    whole, damaged = texts
    mended = repair(damaged)
    assert mended.text in {whole, damaged}


@given(glossed(), st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=50)
def test_a_span_leads_back_to_its_words(texts, one, other):
    whole, damaged = texts
    document = make(damaged, id="text")
    assume(document.text == whole and whole)
    start, end = sorted((one % (len(whole) + 1), other % (len(whole) + 1)))
    assume(start < end)
    span = Span(start, end)
    assert BRACKET.sub("", document.original_span(span).of(document.original)) == span.of(whole)


@given(st.text(max_size=200))
def test_any_text_makes_a_document(text):
    document = make(text, id="text")
    assert document.original == text
    assert len(document.folded) == len(document.text)
    assert document.script in {"Hans", "Hant"}
    before = 0
    for run in document.offsets:
        assert run.span.start == before
        before = run.span.end
        if len(run.span) == len(run.original) and not any(one.original == run.original for one in document.repairs):
            assert run.span.of(document.text) == run.original.of(text)
    assert before == len(document.text)


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert script_of(text) in {"Hans", "Hant"}


@given(st.text(alphabet="会议在北京召开。！？…；“”《》（）!?. \n\r\t　【】一、A1", max_size=200))
def test_sentences_are_in_order_and_trimmed(text):
    document = make(text, id="text")
    before = 0
    for sentence in split(document):
        words = sentence.span.of(document.text)
        assert before <= sentence.span.start < sentence.span.end <= len(document.text)
        assert words == words.strip()
        before = sentence.span.end


@given(st.text(alphabet="会议在北京召开。！？“”《 》\n【】、A1", max_size=200))
def test_no_word_falls_between_sentences(text):
    document = make(text, id="text")
    kept = "".join(sentence.span.of(document.text) for sentence in split(document))
    assert "".join(kept.split()) == "".join(document.text.split())
