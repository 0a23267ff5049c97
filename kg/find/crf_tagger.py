"""LAC's words, their names told once more by two models trained on traditional text of Wikipedia."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import SettingsError
from kg.find import name_features, name_network, names
from kg.find.tagger import get
from kg.model import Document, Sentence, Span, Token

MODEL = "names-hant.crfsuite"
_CAUTION = 0.9
"""Both models leave out more than they invent; with `O` this much less likely they do both about as often."""


class CrfTagger:
    """LAC's tags in simplified text; in traditional text the names are those of a random field and a network.

    The two are asked how likely each label is for each character, and the likeliest labels of their mean are taken.
    """

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        tagged = get("lac").tag(document, sentences)
        if document.script != "Hant":
            return tagged
        return tuple(self._told(document, sentence) if sentence.tokens else sentence for sentence in tagged)

    def _told(self, document: Document, sentence: Sentence) -> Sentence:
        features = name_features.of_sentence(document, sentence, names.find(document, (sentence,)))
        shares = (self._shares(features) + self._network.shares(sentence.span.of(document.folded), features)) / 2
        shares[:, name_network.LABELS.index("O")] *= _CAUTION
        told = tuple(spans(name_network.best(shares)))
        return replace(sentence, tokens=tuple(retokenised(sentence, told)), settled=True)

    def _shares(self, features: list[name_features.Features]) -> NDArray[np.float32]:
        """How likely each label is by the random field: shape (characters, labels)."""
        self._model.set(features)
        known = set(self._model.labels())
        rows = [
            [self._model.marginal(label, at) if label in known else 0.0 for label in name_network.LABELS]
            for at in range(len(features))
        ]
        return np.array(rows, dtype=np.float32)

    @cached_property
    def _network(self) -> name_network.NameNetwork:
        return name_network.NameNetwork()

    @cached_property
    def _model(self) -> Any:
        try:
            import pycrfsuite  # noqa: PLC0415 - an extra that only this tagger needs
        except ImportError as error:
            hint = "pip install python-crfsuite, or choose the tagger lac"
            raise SettingsError("the tagger lac+crf needs python-crfsuite", where="tagger", hint=hint) from error
        model = pycrfsuite.Tagger()
        with as_file(files("kg") / "data" / MODEL) as path:
            model.open(str(path))
        return model


def spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and type of each run of labels.

    >>> list(spans(["B-LOC", "I-LOC", "O", "B-PER"]))
    [(0, 2, 'LOC'), (3, 4, 'PER')]
    """
    start = 0
    for at in range(1, len(labels) + 1):
        kind = labels[start][2:]
        if at == len(labels) or labels[at] != f"I-{kind}":
            if kind:
                yield start, at, kind
            start = at


def retokenised(sentence: Sentence, told: tuple[tuple[int, int, str], ...]) -> Iterator[Token]:
    """The tokens of a sentence with the told names (offsets in the sentence) put in their place, in order."""
    base = sentence.span.start
    named = [Token(Span(base + start, base + end), kind) for start, end, kind in told]
    for token in sentence.tokens:
        pos = "n" if token.pos in {"PER", "LOC", "ORG"} else token.pos
        start = token.span.start
        for name in (name for name in named if name.span.overlaps(token.span)):
            if start < name.span.start:
                yield Token(Span(start, name.span.start), pos)
            if token.span.start <= name.span.start:
                yield name
            start = max(start, name.span.end)
        if start < token.span.end:
            yield Token(Span(start, token.span.end), pos)
