"""What was read in an article comes back from its bytes as it was."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kg import pipeline
from kg.archive import codec
from kg.errors import StoreError
from kg.model import (
    Analysis,
    BlockSpan,
    Document,
    Event,
    Evidence,
    Fault,
    Kind,
    Measure,
    Mention,
    Reading,
    Relation,
    Span,
)
from kg.read.articles import Article
from kg.resolve import digest
from kg.resolve.cluster import Cluster, Digest
from kg.settings import Settings
from kg.text import Arc, Block, Repair, Run, Sentence, Token

TEXT = "2023年10月9日，云岭市总工会主席李明在云岭剧院召开职工大会，会议通过了《云岭市职工代表大会办法》，三百人参加。\n"


def test_a_real_analysis_comes_back() -> None:
    article = Article("n1", TEXT, "题", "2023-10-10")
    analysis = pipeline.analyse(article.document(), pipeline.tools(Settings()))
    assert analysis.events
    data = codec.encode(article, analysis, ("what joining asks",), {3: analysis.events})
    assert codec.analysis(data) == analysis
    assert codec.article(data) == article
    assert codec.digest(data, tuple) == ("what joining asks",)
    assert codec.events(data) == {3: analysis.events}
    assert codec.encode(article, analysis, ("what joining asks",), {3: analysis.events}) == data
    told, events = digest.parted(digest.of(analysis))
    again = codec.encode(article, analysis, told, events)
    assert codec.digest(again, Digest) == told
    assert codec.events(again) == events


def test_what_is_by_default_is_one_value_in_memory() -> None:
    bare = Cluster("n1", Kind.PERSON, ("李明",), (Mention(Span(0, 2), Kind.PERSON, "", "李明"),))
    article = Article("n1", TEXT, "题", "2023-10-10")
    analysis = pipeline.analyse(article.document(), pipeline.tools(Settings()))
    data = codec.encode(article, analysis, Digest("n1", "", clusters=(bare, bare)), {})
    one, other = codec.digest(data, Digest).clusters
    assert one == other == bare
    assert one.seen is other.seen


spans = some.builds(lambda start, size: Span(start, start + size), some.integers(0, 99), some.integers(0, 9))
words = some.text(max_size=6)
scores = some.floats(0, 1)
mentions = some.builds(Mention, spans, some.sampled_from(Kind), words, words, words, words, scores)
evidence = some.builds(Evidence, words, spans, words, scores, words)
blocks = some.builds(BlockSpan, spans, some.sampled_from(Block))
sentences = some.builds(
    Sentence,
    spans,
    some.sampled_from(Block),
    tokens=some.tuples(some.builds(Token, spans, words)),
    arcs=some.tuples(some.builds(Arc, some.integers(-1, 9), words)),
)
documents = some.builds(
    Document,
    words,
    words,
    words,
    words,
    offsets=some.tuples(some.builds(Run, spans, spans)),
    repairs=some.tuples(some.builds(Repair, spans, words, words, words)),
    blocks=some.tuples(blocks),
    notes=some.tuples(words),
)
analyses = some.builds(
    Analysis,
    documents,
    some.tuples(sentences),
    some.tuples(mentions),
    some.tuples(some.builds(Event, mentions, spans, whereabouts=some.none() | spans, evidence=some.none() | evidence)),
    some.tuples(some.builds(Relation, mentions, words, some.one_of(mentions, words), evidence)),
    some.tuples(some.builds(Measure, mentions, words, words, words, some.booleans())),
    some.builds(Reading, faults=some.tuples(some.builds(Fault, spans, words))),
)


@given(analyses, words)
@settings(max_examples=25)
def test_any_analysis_comes_back(analysis: Analysis, text: str) -> None:
    article = Article("n", text)
    assert codec.analysis(codec.encode(article, analysis, (), {})) == analysis
    assert codec.article(codec.encode(article, analysis, (), {})) == article


@pytest.mark.parametrize("data", [b"", b"\x80\x04K\x01.", b"x" * 40])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(StoreError, match="damaged record"):
        codec.analysis(data)


def test_under_another_id_all_evidence_moves() -> None:
    article = Article("n1", TEXT)
    analysis = pipeline.analyse(article.document(), pipeline.tools(Settings()))
    moved = codec.renamed(analysis, "folder/n1", "folder/n1.txt", "00")
    assert moved.document == replace(analysis.document, id="folder/n1", source="folder/n1.txt", sha256="00")
    told = {one.evidence.document for event in moved.events for one in event.arguments}
    assert told == {"folder/n1"}


@pytest.mark.parametrize(
    "field, value", [("name", "m"), ("text", "u"), ("title", "题"), ("published", "2023"), ("notes", ("x",))]
)
def test_an_article_s_content_tells_all_of_it(field: str, value: object) -> None:
    article = Article("n", "t")
    assert replace(article, **{field: value}).content != article.content == Article("n", "t").content
