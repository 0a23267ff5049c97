"""Trees from scores: one root, no circles, whatever the scores are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.parse.arcs import heads


@given(st.integers(1, 12), st.integers(0, 10_000))
def test_every_word_hangs_on_the_root_in_the_end(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    chosen = heads(scores)
    assert (chosen == 0).sum() == 1
    for word in range(words):
        at, steps = word + 1, 0
        while at and steps <= words:
            at, steps = int(chosen[at - 1]), steps + 1
        assert at == 0


def test_the_best_heads_stay_where_they_are_a_tree() -> None:
    scores = np.array([[9, 0, 0], [0, 9, 0]], dtype=np.float32)
    assert heads(scores).tolist() == [0, 1]


def test_a_circle_is_opened_where_it_costs_least() -> None:
    scores = np.array([[0, 0, 9, 0], [0, 9, 0, 8], [9, 0, 0, 0]], dtype=np.float32)
    assert heads(scores).tolist() == [2, 3, 0]
