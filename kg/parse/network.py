"""A small recurrent network over LAC's layers that tells each word's head and relation, run by onnxruntime."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find import inference
from kg.find.lac import LacTagger
from kg.find.tagger import get
from kg.model import Arc, Document, Sentence
from kg.parse.arcs import heads

MODEL = "parser.onnx"
_BATCH = 16
_EMBEDDED, _DEEP, _FEATURES = 128, 256, 1408

Layers = tuple[NDArray[np.float32], ...]
"""The embedding of characters and the two recurrent layers."""


@dataclass(frozen=True, slots=True)
class Task:
    """Words to parse: the numbers of their text, their sentence and the first word in it; tags; LAC's layers of their
    characters, and the first and last character of each word."""

    text: int
    sentence: int
    first: int
    tags: tuple[str, ...]
    layers: Layers
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]


class NetworkParser:
    """Parses piece by piece as LAC reads them, several of like length at a time."""

    def parse(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences with arcs; the pieces of a long sentence hang on no word of another."""
        return self.parse_together([(document, sentences)])[0]

    def parse_together(self, texts: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> list[tuple[Sentence, ...]]:
        """The sentences of several articles with arcs: larger batches cost less a word."""
        tagger = get("lac")
        if not isinstance(tagger, LacTagger):
            return [sentences for _, sentences in texts]
        tasks = sorted((one for number, text in enumerate(texts) for one in _tasks(tagger, number, text)), key=_order)
        found = [[[_arc(-1, "root")] * len(one.tokens) for one in sentences] for _, sentences in texts]
        for start in range(0, len(tasks), _BATCH):
            batch = tasks[start : start + _BATCH]
            for task, arcs in zip(batch, self._arcs(batch), strict=True):
                found[task.text][task.sentence][task.first : task.first + len(arcs)] = arcs
        return [
            tuple(replace(one, arcs=tuple(arcs)) for one, arcs in zip(sentences, told, strict=True))
            for (_, sentences), told in zip(texts, found, strict=True)
        ]

    def _arcs(self, batch: list[Task]) -> Iterator[list[Arc]]:
        lengths = np.array([len(task.tags) for task in batch], dtype=np.int32)
        longest = int(lengths.max())
        told = np.zeros((longest, len(batch), _FEATURES), dtype=np.float32)
        tags = np.zeros((longest, len(batch)), dtype=np.int64)
        for row, task in enumerate(batch):
            _tell(told[: lengths[row], row], task.layers, task.begins, task.ends)
            tags[: lengths[row], row] = [self._tags.get(tag, self._tags["n"]) for tag in task.tags]
        scores, relations = self._session.run(None, {"features": told, "tags": tags, "lengths": lengths})
        for row, length in enumerate(lengths.tolist()):
            chosen = heads(scores[row, :length, : length + 1]).tolist()
            named = relations[row, np.arange(length), chosen].tolist()
            first = batch[row].first
            yield [
                _arc(head - 1 + first if head else -1, self._relations[name] if head else "root")
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
    told = np.zeros((len(first), _FEATURES), dtype=np.float32)
    deep = _EMBEDDED + _DEEP
    _tell(told, (layers[:, :_EMBEDDED], layers[:, _EMBEDDED:deep], layers[:, deep:]), first, last)
    return told


def _tell(told: NDArray[np.float32], layers: Layers, first: NDArray[np.int64], last: NDArray[np.int64]) -> None:
    """Fills in the features of words; `told` holds zeros."""
    embedded, one, two = layers
    sums = np.zeros((len(embedded) + 1, _EMBEDDED), dtype=np.float32)
    embedded.cumsum(axis=0, out=sums[1:])
    parts = (one[first], one[last], two[first], two[last], embedded[first], embedded[last])
    at = 0
    for part in parts:
        told[:, at : at + part.shape[1]] = part
        at += part.shape[1]
    told[:, at:] = (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]


def _order(task: Task) -> tuple[int, int, int, int]:
    return (len(task.tags), task.text, task.sentence, task.first)


_arc = lru_cache(maxsize=1 << 14)(Arc)


def _tasks(tagger: LacTagger, number: int, text: tuple[Document, tuple[Sentence, ...]]) -> Iterator[Task]:
    document, sentences = text
    for piece, layers in tagger.read(document, sentences):
        places = piece.places
        tokens = sentences[piece.sentence].tokens
        start = bisect_left(tokens, places[0], key=_START)
        inside = tokens[start : bisect_left(tokens, places[-1] + 1, lo=start, key=_START)]
        if inside:
            begins = _numbers(places, [token.span.start for token in inside])
            ends = np.maximum(begins, _numbers(places, [token.span.end for token in inside]) - 1)
            yield Task(
                number, piece.sentence, start, tuple([token.pos for token in inside]), layers.parts, begins, ends
            )


def _numbers(places: tuple[int, ...], wanted: list[int]) -> NDArray[np.int64]:
    """Which of the places, or how many of them stand before, each of those wanted is."""
    if places[-1] - places[0] + 1 == len(places):
        return np.array(wanted) - places[0]
    return np.array([bisect_left(places, one) for one in wanted])


_START = attrgetter("span.start")
