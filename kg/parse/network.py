"""A small recurrent network over LAC's layers that tells each word's head and relation."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from kg.find import recurrent
from kg.find.lac import LacTagger
from kg.find.onnx_file import Network, read
from kg.find.tagger import Piece, get
from kg.model import Arc, Document, Sentence, Token
from kg.parse.arcs import heads

MODEL = "parser.onnx"
_BATCH = 64
_EMBEDDED, _FEATURES = 128, 1408
_ARC, _NAME = 128, 64  # numbers that tell a word's head and its relation, as head and as dependent each
_LEAK = 0.1

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
    """Parses piece by piece as LAC reads them, several at a time, the longest first."""

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
        lengths = [len(task.tags) for task in batch]
        ends = np.cumsum(lengths).tolist()
        with recurrent.one_thread():
            parts = self._parts(batch, lengths)
            shifted = recurrent.dense(parts[:, _ARC : 2 * _ARC], self._file.weights["arcs_w"])
            shifted += self._file.weights["arcs_b"]
            chosen = [
                heads(shifted[end - length : end] @ np.concatenate([self._root, parts[end - length : end]])[:, :_ARC].T)
                for length, end in zip(lengths, ends, strict=True)
            ]
            above = [
                np.where(one[:, None] > 0, parts[end - length + one - 1], self._root)
                for one, length, end in zip(chosen, lengths, ends, strict=True)
            ]
            named = self._named(parts, np.concatenate(above))
        for task, one, end in zip(batch, chosen, ends, strict=True):
            yield [
                _arc(head - 1 + task.first if head else -1, self._relations[name] if head else "root")
                for head, name in zip(one.tolist(), named[end - len(one) : end], strict=True)
            ]

    def _parts(self, batch: list[Task], lengths: list[int]) -> NDArray[np.float32]:
        """What the network makes of each word, text by text: as head, as dependent; the same for the relation."""
        told = np.zeros((sum(lengths), _FEATURES), dtype=np.float32)
        at = 0
        for task, length in zip(batch, lengths, strict=True):
            _tell(told[at : at + length], task.layers, task.begins, task.ends)
            at += length
        other = self._tags["n"]
        tags = [self._tags.get(tag, other) for task in batch for tag in task.tags]
        joined = np.concatenate([self._leaky(told, "told"), self._file.weights["tag_table"][tags]], axis=1)
        order = recurrent.places(lengths)
        deep = np.empty((len(told), 2 * self._layer.hidden), dtype=np.float32)
        deep[order] = recurrent.both_ways(self._layer, joined[order], lengths)
        return self._leaky(deep, "out")

    def _named(self, parts: NDArray[np.float32], above: NDArray[np.float32]) -> list[int]:
        """The number of the best relation of each word, from what it and its head are."""
        weights = self._file.weights
        mine = recurrent.dense(parts[:, -_NAME:], weights["names_w"]) + weights["names_b"]
        cube = mine.reshape(len(parts), -1, _NAME + 1)
        scores = np.matmul(cube[..., :-1], above[:, 2 * _ARC : -_NAME, None])[..., 0] + cube[..., -1]
        named: list[int] = scores.argmax(axis=1).tolist()
        return named

    def _leaky(self, rows: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        weights = self._file.weights
        made = recurrent.dense(rows, weights[f"{name}_w"]) + weights[f"{name}_b"]
        leaky: NDArray[np.float32] = np.maximum(made, made * np.float32(_LEAK))
        return leaky

    @cached_property
    def _root(self) -> NDArray[np.float32]:
        return self._leaky(self._file.weights["root"][None], "out")

    @cached_property
    def _file(self) -> Network:
        return read((files("kg") / "data" / MODEL).read_bytes())

    @cached_property
    def _layer(self) -> recurrent.Layer:
        return recurrent.layer(self._file.weights, "both_ways")

    @cached_property
    def _tags(self) -> dict[str, int]:
        return {tag: number for number, tag in enumerate(self._table("tags"))}

    @cached_property
    def _relations(self) -> tuple[str, ...]:
        return tuple(self._table("relations"))

    def _table(self, name: str) -> list[str]:
        table: list[str] = json.loads(self._file.tables[name])
        return table


def features(layers: Layers, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the network is told of words, shape (words, 1408), from LAC's layers of their characters.

    Both deep layers at a word's first and last character, the embedding of these two, and the mean of all of the word.
    """
    told = np.zeros((len(first), _FEATURES), dtype=np.float32)
    _tell(told, layers, first, last)
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
    return (-len(task.tags), task.text, task.sentence, task.first)


_arc = lru_cache(maxsize=1 << 14)(Arc)


def _tasks(tagger: LacTagger, number: int, text: tuple[Document, tuple[Sentence, ...]]) -> Iterator[Task]:
    document, sentences = text
    for piece, layers in tagger.read(document, sentences):
        tokens = sentences[piece.sentence].tokens
        inside, begins, ends = words_of(piece, tokens)
        if inside:
            start = bisect_left(tokens, piece.places[0], key=_START)
            tags = tuple([token.pos for token in inside])
            yield Task(number, piece.sentence, start, tags, layers.parts, begins, ends)


def words_of(piece: Piece, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], NDArray[np.int64], NDArray[np.int64]]:
    """The words of its sentence that a piece holds, and the first and the last character of each in the piece."""
    places = piece.places
    start = bisect_left(tokens, places[0], key=_START)
    inside = tokens[start : bisect_left(tokens, places[-1] + 1, lo=start, key=_START)]
    begins = _numbers(places, [token.span.start for token in inside])
    return inside, begins, np.maximum(begins, _numbers(places, [token.span.end for token in inside]) - 1)


def _numbers(places: tuple[int, ...], wanted: list[int]) -> NDArray[np.int64]:
    """Which of the places, or how many of them stand before, each of those wanted is."""
    if places[-1] - places[0] + 1 == len(places):
        return np.array(wanted) - places[0]
    return np.array([bisect_left(places, one) for one in wanted])


_START = attrgetter("span.start")
