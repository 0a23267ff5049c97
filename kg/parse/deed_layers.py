"""How much a word looks like a deed by what LAC makes of its characters: one sum over its layers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from kg.find.lac import LacTagger
from kg.find.tagger import Tagger
from kg.model import Document, Sentence
from kg.parse.network import features, words_of

MODEL = "deed-layers.npy"
VERBS = frozenset({"v", "vd"})
"""Tags of verbs, which may tell a deed."""
_TOLD = VERBS | {"vn"}


def sums(tagger: Tagger, document: Document, sentences: tuple[Sentence, ...]) -> dict[int, float]:
    """The sum of each verb, by where it begins; nothing for taggers that have no layers to look at."""
    weights = _weights()
    return {at: float(told @ weights) for at, told in layers(tagger, document, sentences)}


def layers(
    tagger: Tagger, document: Document, sentences: tuple[Sentence, ...]
) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """Where each verb begins, and LAC's layers of it: shape (1408,), see `kg.parse.network.features`."""
    if not isinstance(tagger, LacTagger):
        return
    for piece, reading in tagger.read(document, sentences):
        inside, begins, ends = words_of(piece, sentences[piece.sentence].tokens)
        verbs = [number for number, token in enumerate(inside) if token.pos in _TOLD]
        if verbs:
            told = features(reading.parts, begins[verbs], ends[verbs]).astype(np.float64)
            yield from ((inside[number].span.start, row) for number, row in zip(verbs, told, strict=True))


@cache
def _weights() -> NDArray[np.float64]:
    with (files("kg") / "data" / MODEL).open("rb") as stream:
        kept: NDArray[np.float64] = np.load(stream).astype(np.float64)
    return kept
