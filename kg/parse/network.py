"""A small recurrent network over LAC's layers that tells each word's head and relation, run by onnxruntime."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find import inference
from kg.find.lac import LacTagger
from kg.find.tagger import Piece, get
from kg.model import Arc, Document, Sentence, Span, Token
from kg.parse.arcs import heads

MODEL = "parser.onnx"
_BATCH = 16
_EMBEDDED = 128


@dataclass(frozen=True, slots=True)
class Task:
    """Words to parse: the number of their sentence and of the first word in it, features (words, 1408), tags."""

    sentence: int
    first: int
    features: NDArray[np.float32]
    tags: tuple[str, ...]


class NetworkParser:
    """Parses piece by piece as LAC reads them, several of like length at a time."""

    def parse(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with arcs; the pieces of a long sentence hang on no word of another."""
        tagger = get("lac")
        if not isinstance(tagger, LacTagger):
            return sentences
        tasks = sorted(_tasks(tagger.read(document, sentences), sentences), key=_order)
        found: list[list[Arc]] = [[Arc(-1, "root")] * len(sentence.tokens) for sentence in sentences]
        for start in range(0, len(tasks), _BATCH):
            batch = tasks[start : start + _BATCH]
            for task, arcs in zip(batch, self._arcs(batch), strict=True):
                found[task.sentence][task.first : task.first + len(arcs)] = arcs
        return tuple(replace(one, arcs=tuple(arcs)) for one, arcs in zip(sentences, found, strict=True))

    def _arcs(self, batch: list[Task]) -> Iterator[list[Arc]]:
        lengths = np.array([len(task.tags) for task in batch], dtype=np.int32)
        longest = int(lengths.max())
        features = np.zeros((longest, len(batch), batch[0].features.shape[1]), dtype=np.float32)
        tags = np.zeros((longest, len(batch)), dtype=np.int64)
        for row, task in enumerate(batch):
            features[: lengths[row], row] = task.features
            tags[: lengths[row], row] = [self._tags.get(tag, self._tags["n"]) for tag in task.tags]
        scores, relations = self._session.run(None, {"features": features, "tags": tags, "lengths": lengths})
        for row, length in enumerate(lengths.tolist()):
            chosen = heads(scores[row, :length, : length + 1]).tolist()
            named = relations[row, np.arange(length), chosen].tolist()
            first = batch[row].first
            yield [
                Arc(head - 1 + first if head else -1, self._relations[name] if head else "root")
                for head, name in zip(chosen, named, strict=True)
            ]

    @cached_property
    def _session(self) -> Any:
        return inference.session((files("kg") / "data" / MODEL).read_bytes())

    @cached_property
    def _tags(self) -> dict[str, int]:
        return {tag: number for number, tag in enumerate(self._table("tags"))}

    @cached_property
    def _relations(self) -> tuple[str, ...]:
        return tuple(self._table("relations"))

    def _table(self, name: str) -> list[str]:
        table: list[str] = json.loads(self._session.get_modelmeta().custom_metadata_map[name])
        return table


def features(layers: NDArray[np.float32], first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the network is told of words, shape (words, 1408), from LAC's layers of their characters (characters, 640).

    Both deep layers at a word's first and last character, the embedding of these two, and the mean of all of the word.
    """
    embedded, deep = layers[:, :_EMBEDDED], layers[:, _EMBEDDED:]
    one, two = deep[:, :256], deep[:, 256:]
    sums = np.concatenate([np.zeros((1, _EMBEDDED), dtype=np.float32), embedded.cumsum(axis=0)])
    mean = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]
    parts = [one[first], one[last], two[first], two[last], embedded[first], embedded[last], mean]
    told: NDArray[np.float32] = np.concatenate(parts, axis=1)
    return told


def _order(task: Task) -> tuple[int, int, int]:
    return (len(task.tags), task.sentence, task.first)


def _tasks(readings: Iterator[tuple[Piece, NDArray[np.float32]]], sentences: tuple[Sentence, ...]) -> Iterator[Task]:
    for piece, layers in readings:
        places = piece.places
        tokens = sentences[piece.sentence].tokens
        start = bisect_left(tokens, Token(Span(places[0], places[0]), ""))
        stop = bisect_left(tokens, Token(Span(places[-1] + 1, places[-1] + 1), ""))
        inside = tokens[start:stop]
        if inside:
            first = np.array([bisect_left(places, token.span.start) for token in inside])
            last = np.array([bisect_left(places, token.span.end) - 1 for token in inside])
            tags = tuple(token.pos for token in inside)
            yield Task(piece.sentence, start, features(layers, first, np.maximum(first, last)), tags)
