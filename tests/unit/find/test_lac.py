"""What LAC makes of a piece of text is the same whatever other pieces share its batch."""

import os
import subprocess
import sys
from pathlib import Path

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
        assert all(map(np.array_equal, alone.parts, together[text].parts))


def test_articles_read_ahead_are_tagged_as_without(lac: LacTagger) -> None:
    documents = [document.make(text, id=str(number)) for number, text in enumerate(TEXTS)]
    cut = [(one, split.split(one)) for one in documents]
    alone = [lac.tag(*one) for one in cut]
    tagger.ahead(lac, cut)
    assert [lac.tag(*one) for one in cut] == alone
    assert all(
        [token.span.of(one.text) for sentence in lac.tag(one, cut) for token in sentence.tokens] for one, cut in cut
    )


@pytest.mark.slow
@pytest.mark.parametrize("kernels", ["Haswell", "Nehalem"])
def test_batches_change_no_bit_on_other_processors(kernels: str) -> None:
    """Older kernels of OpenBLAS multiply a row otherwise where it stands elsewhere in a block."""
    command = [sys.executable, "-m", "pytest", "-q", f"{Path(__file__)}::test_batches_change_no_bit"]
    done = subprocess.run(
        command, env={**os.environ, "OPENBLAS_CORETYPE": kernels}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
