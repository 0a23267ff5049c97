"""What LAC makes of a piece of text is the same whatever other pieces share its batch."""

import numpy as np
import pytest

from kg.find import tagger
from kg.find.lac import LacTagger
from kg.read import document, split

TEXTS = ("江州市总工会4月25日举行座谈会。", "王明出席并讲话。", "江州市总工会成立于1952年，下辖各区工会。当日下雨。")


@pytest.fixture(scope="module")
def lac() -> LacTagger:
    made = tagger.get("lac")
    assert isinstance(made, LacTagger)
    return made


def test_batches_change_no_bit(lac: LacTagger) -> None:
    together = dict(lac._readings(TEXTS))
    for text in TEXTS:
        [(_, alone)] = lac._readings([text])
        assert alone.tags == together[text].tags
        assert np.array_equal(alone.scores, together[text].scores)
        assert np.array_equal(alone.layers, together[text].layers)


def test_articles_read_ahead_are_tagged_as_without(lac: LacTagger) -> None:
    documents = [document.make(text, id=str(number)) for number, text in enumerate(TEXTS)]
    cut = [(one, split.split(one)) for one in documents]
    alone = [lac.tag(*one) for one in cut]
    tagger.ahead(lac, cut)
    assert [lac.tag(*one) for one in cut] == alone
    assert all(
        [token.span.of(one.text) for sentence in lac.tag(one, cut) for token in sentence.tokens] for one, cut in cut
    )
