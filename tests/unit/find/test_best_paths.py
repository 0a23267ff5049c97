"""The best path of tags is that of all paths, whatever lengths are looked at together."""

from itertools import pairwise, product

import numpy as np
import pytest

from kg.find.best_paths import best_paths


@pytest.mark.parametrize("seed", range(5))
def test_no_path_is_better(seed: int) -> None:
    chance = np.random.default_rng(seed)
    tags = 3
    transitions = chance.normal(size=(tags, tags)).astype(np.float32)
    scores = [chance.normal(size=(length, tags)).astype(np.float32) for length in (4, 1, 6, 6, 2)]
    for one, path in zip(scores, best_paths(scores, transitions), strict=True):

        def weight(tried: tuple[int, ...], one: np.ndarray = one) -> float:
            steps = sum(float(transitions[a, b]) for a, b in pairwise(tried))
            return steps + sum(float(one[at, tag]) for at, tag in enumerate(tried))

        best = max(product(range(tags), repeat=len(one)), key=weight)
        assert weight(tuple(path.tolist())) == pytest.approx(weight(best), abs=1e-4)
    alone = [best_paths([one], transitions)[0].tolist() for one in scores]
    assert alone == [path.tolist() for path in best_paths(scores, transitions)]
