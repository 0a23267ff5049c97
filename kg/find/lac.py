"""Words and tags by the LAC model (Baidu, Apache-2.0; `kg/data/lac.npz`), run in batches on one thread."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find import certainty, recurrent
from kg.find.best_paths import best_paths
from kg.find.tagger import Piece, join, pieces
from kg.model import Document, Sentence, Span, Token

MODEL = "lac.npz"
_BATCH, _TOGETHER = 64, 128
_KEPT = 20_000
"""Characters of an article whose layers are kept for who asks next; a longer one is read again."""

_PLAIN_TAGS = {"nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME", "O": "n"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What LAC makes of a piece of text: its `tags`, a character each; `scores` (characters, tags) unscaled; `parts`,
    the layers: the embedding (characters, 128) and the two recurrent ones (characters, 256)."""

    tags: tuple[str, ...]
    scores: NDArray[np.float32]
    parts: tuple[NDArray[np.float32], ...]


class LacTagger:
    """LAC's tags over folded text. What it makes of a piece does not depend on those that share its batch."""

    def __init__(self) -> None:
        self._known: dict[str, Reading] = {}

    def ahead(self, texts: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> None:
        """Reads some articles together, whose tags are asked for next: larger batches cost less a character."""
        short = [(document, sentences) for document, sentences in texts if len(document.text) <= _KEPT]
        self._known = dict(self._readings(piece.text for each in short for piece in pieces(*each)))

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with tokens."""
        cut = list(pieces(document, sentences))
        known = self._known
        new = {piece.text for piece in cut if piece.text not in known}
        if new and len(document.text) <= _KEPT:
            old = {piece.text: known[piece.text] for piece in cut if piece.text in known}
            known = self._known = old | dict(self._readings(new))
            new.clear()
        told = {text: made.tags for text, made in self._readings(new)} if new else {}
        return join(sentences, [(one, _words(one, told.get(one.text) or known[one.text].tags)) for one in cut])

    def read(self, document: Document, sentences: tuple[Sentence, ...]) -> Iterator[tuple[Piece, Reading]]:
        """The pieces of the sentences and what LAC makes of them; of the articles just tagged it is known."""
        fresh: dict[str, list[Piece]] = {}
        for piece in pieces(document, sentences):
            known = self._known.get(piece.text)
            if known is not None:
                yield piece, known
            else:
                fresh.setdefault(piece.text, []).append(piece)
        for text, made in self._readings(fresh):
            yield from ((piece, made) for piece in fresh[text])

    def scores(self, piece: Piece) -> NDArray[np.float32]:
        """How well each tag fits each character of a piece: shape (characters, tags), unscaled."""
        known = self._known.get(piece.text) or next(self._readings([piece.text]))[1]
        return known.scores

    def shares(
        self, document: Document, sentences: tuple[Sentence, ...], names: Iterable[tuple[Span, str]]
    ) -> dict[tuple[Span, str], float]:
        """How sure each name (its span, with PER, LOC or ORG) is by all ways to tag the characters around it, 0 to 1.

        A name that no piece of the text holds whole is left out.
        """
        asked = sorted(names)
        told: dict[tuple[Span, str], float] = {}
        for piece, reading in self.read(document, sentences) if asked else ():
            places = {place: at for at, place in enumerate(piece.places)}
            first, last = (piece.places[0], piece.places[-1]) if piece.places else (0, -1)
            inside = [one for one in asked if first <= one[0].start and one[0].end - 1 <= last]
            inside = [one for one in inside if one[0].start in places and one[0].end - 1 in places]
            spans = [(places[span.start], places[span.end - 1] + 1, self._numbers(kind)) for span, kind in inside]
            told |= zip(inside, certainty.shares(reading.scores, self._transitions, spans), strict=True)
        return told

    def _numbers(self, kind: str) -> tuple[int, int]:
        """The numbers of the tags that begin a name of a kind and go on with it."""
        return self._by_tag[f"{kind}-B"], self._by_tag[f"{kind}-I"]

    @cached_property
    def _by_tag(self) -> dict[str, int]:
        return {tag: number for number, tag in self._tags.items()}

    def _readings(self, texts: Iterable[str]) -> Iterator[tuple[str, Reading]]:
        """What LAC makes of each text, the longest first."""
        read = (one for batch in _batches(texts) for one in self._run(batch))
        names = self._tags
        while some := list(islice(read, _TOGETHER)):
            paths = best_paths([scores for _, scores, _ in some], self._transitions)
            for (text, scores, parts), path in zip(some, paths, strict=True):
                yield text, Reading(tuple(names.get(tag, "n-B") for tag in path.tolist()), scores, parts)

    def _run(self, batch: list[str]) -> Iterator[tuple[str, NDArray[np.float32], tuple[NDArray[np.float32], ...]]]:
        """Scores and layers of texts, the longest first."""
        known, unknown = self.characters, self.characters["OOV"]
        lengths = [len(text) for text in batch]
        ids = np.array([known.get(character, unknown) for text in batch for character in text])
        order = recurrent.places(lengths)
        embedded = self._weights["embedding"][ids]
        with recurrent.one_thread():
            first = self._first.both_ways(ids[order], lengths)
            second = recurrent.both_ways(self._second, first, lengths)
            scores = recurrent.dense(second, self._weights["out_w"]) + self._weights["out_b"]
        back = np.argsort(order)
        deep = [one[back] for one in (scores, first, second)]
        at = 0
        for text in batch:
            mine, *parts = (one[at : at + len(text)] for one in (deep[0], embedded, *deep[1:]))
            at += len(text)
            yield text, mine, tuple(parts)

    @cached_property
    def _first(self) -> recurrent.Table:
        return recurrent.Table(recurrent.layer(self._weights, "first"), self._weights["embedding"])

    @cached_property
    def _second(self) -> recurrent.Layer:
        return recurrent.layer(self._weights, "second")

    @cached_property
    def _weights(self) -> dict[str, NDArray[np.float32]]:
        with (files("kg") / "data" / MODEL).open("rb") as stream, np.load(stream) as kept:
            return {name: kept[name] for name in kept.files}

    @cached_property
    def _tables(self) -> dict[str, dict[str, Any]]:
        tables: dict[str, dict[str, Any]] = json.loads(self._weights["tables"].tobytes())
        return tables

    @cached_property
    def _transitions(self) -> NDArray[np.float32]:
        return self._weights["transitions"]

    @cached_property
    def characters(self) -> dict[str, int]:
        """Rows of the embedding by character, those of full-width forms included; OOV is that of all others."""
        return self._tables["characters"]

    @cached_property
    def _tags(self) -> dict[int, str]:
        """Names of tags; of two that LAC gives a number the later (PER, not nr) is meant."""
        return {int(number): tag for number, tag in self._tables["tags"].items()}


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts, none twice, in batches, the longest first in each and of all."""
    left = iter(sorted({text for text in texts if text}, key=lambda one: (-len(one), one)))
    while batch := list(islice(left, _BATCH)):
        yield batch


def _words(piece: Piece, tags: Sequence[str]) -> tuple[Token, ...]:
    starts = [at for at, tag in enumerate(tags) if at == 0 or not tag.endswith("-I")]
    ends = [*starts[1:], len(tags)]
    return tuple(piece.token(start, end, _plain(tags[start])) for start, end in zip(starts, ends, strict=True))


@cache
def _plain(tag: str) -> str:
    name = tag.rpartition("-")[0] or tag
    return _PLAIN_TAGS.get(name, name)
