"""LAC's words, their names told once more by a conditional random field trained on traditional text of Wikipedia."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from importlib.resources import as_file, files
from typing import Any

from kg.errors import SettingsError
from kg.find import name_features, names
from kg.find.tagger import get
from kg.model import Document, Sentence, Span, Token

MODEL = "names-hant.crfsuite"


class CrfTagger:
    """LAC's tags in simplified text; in traditional text the names are those of the second model."""

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        tagged = get("lac").tag(document, sentences)
        if document.script != "Hant":
            return tagged
        return tuple(self._told(document, sentence) if sentence.tokens else sentence for sentence in tagged)

    def _told(self, document: Document, sentence: Sentence) -> Sentence:
        found = names.find(document, (sentence,))
        labels = self._model.tag(name_features.of_sentence(document, sentence, found))
        return replace(sentence, tokens=tuple(retokenised(sentence, tuple(spans(labels)))))

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
