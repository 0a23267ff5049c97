"""The network beside the random field: sums over all paths, labels that fit each other, the shipped model."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.find import name_features, name_network, names, tagger
from kg.find.name_network import LABELS
from kg.model import Sentence, Span
from kg.read import document as reader

NUMBERS = st.integers(0, 2**32 - 1)


@given(seed=NUMBERS, places=st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_shares_are_those_of_all_paths_counted_one_by_one(seed: int, places: int) -> None:
    random = np.random.default_rng(seed)
    scores, start, moves = (random.normal(size=shape).astype(np.float32) for shape in ((places, 3), (3,), (3, 3)))
    told = np.zeros((places, 3))
    for path in product(range(3), repeat=places):
        steps = sum(moves[a, b] for a, b in pairwise(path))
        weight = np.exp(start[path[0]] + steps + sum(scores[at, label] for at, label in enumerate(path)))
        for at, label in enumerate(path):
            told[at, label] += weight
    expected = told / told.sum(axis=1, keepdims=True)
    assert np.allclose(name_network.marginals(scores, start, moves), expected, atol=1e-4)


@given(seed=NUMBERS, places=st.integers(1, 12))
@settings(max_examples=50, deadline=None)
def test_the_inside_of_a_name_follows_its_own_kind_only(seed: int, places: int) -> None:
    shares = np.random.default_rng(seed).dirichlet(np.ones(len(LABELS)), size=places).astype(np.float32)
    labels = name_network.best(shares)
    assert len(labels) == places
    for before, label in zip(["O", *labels], labels, strict=False):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_the_shipped_model_tells_names() -> None:
    document = reader.make("林文華於1920年生於臺北。", id="a")
    whole = tagger.get("lac").tag(document, (Sentence(Span(0, len(document.text))),))
    features = name_features.of_sentence(document, whole[0], names.find(document, whole))
    shares = name_network.NameNetwork().shares(document.folded, features)
    assert shares.shape == (len(document.text), len(LABELS))
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-4)
    assert name_network.best(shares)[:3] == ["B-PER", "I-PER", "I-PER"]
    assert name_network.best(shares)[11:13] == ["B-LOC", "I-LOC"]
