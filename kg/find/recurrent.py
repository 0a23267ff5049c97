"""Recurrent layers (gated recurrent units, GRU) run by numpy on one thread, each text as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from kg.find.onnx_file import Weights

_STEP, _BLOCKS = 8, (64, 32, 16, 8, 4)
"""Rows that are multiplied at once, of a step and of all places: always as many, so that the sum behind a number never
depends on how many there are."""

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that reads both ways, of `hidden` numbers each; gates in ONNX's order: update, reset, new."""

    told: Matrix
    """Weights of what comes in: (2, width, 3 x hidden)."""
    kept: Matrix
    """Weights of what was read before: (2, 1, hidden, 3 x hidden)."""
    told_bias: Matrix
    """Shape (2, 1, 3 x hidden), the biases of what was kept added for the first two gates, which all are halved."""
    kept_bias: Matrix
    """That of what was kept for the new part: (2, 1, hidden)."""

    @property
    def hidden(self) -> int:
        """How many numbers it keeps each way."""
        return int(self.kept.shape[2])


def layer(weights: Weights, name: str) -> Layer:
    """The layer whose weights bear that name with `_w`, `_r` and `_b`, as in ONNX's operator GRU."""
    told, kept = (weights[f"{name}_{part}"].transpose(0, 2, 1).copy() for part in ("w", "r"))
    told_bias, kept_bias = np.split(weights[f"{name}_b"][:, None].copy(), 2, axis=2)
    gates = 2 * kept.shape[1]
    told_bias[..., :gates] += kept_bias[..., :gates]
    for part in (told, kept, told_bias):
        part[..., :gates] *= 0.5  # no bit is lost, and sigmoid(x) is tanh(x / 2) / 2 + 1 / 2
    return Layer(told, kept[:, None], told_bias, kept_bias[..., gates:])


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrices are multiplied on one thread in here: sums never depend on how many cores there are."""
    with _controller().limit(limits=1):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()


@cache
def _block(width: int, out: int) -> int:
    """The most rows that this machine multiplies alike, bit by bit, wherever in the block they stand (AVX2: 8)."""
    row = np.sin(np.arange(width, dtype=np.float32))
    weights = np.cos(np.arange(width * out, dtype=np.float32)).reshape(width, out)
    for size in _BLOCKS:
        made = np.matmul(np.tile(row, (size, 1))[None], weights)[0]
        if (made == made[0]).all():
            return size
    return 1


def dense(rows: Matrix, weights: Matrix) -> Matrix:
    """Rows, (count, width), times weights, (width, out): in blocks of rows, the last filled up with zeros."""
    count, width = rows.shape
    block = _block(width, weights.shape[1])
    whole = -(-count // block)
    padded = rows
    if whole * block != count:
        padded = np.zeros((whole * block, width), dtype=np.float32)
        padded[:count] = rows
    made: Matrix = np.matmul(padded.reshape(whole, block, width), weights)
    return made.reshape(whole * block, -1)[:count]


class Table:
    """A layer over rows of an embedding, (rows, width), what it makes of each row by itself kept once it is met."""

    def __init__(self, layer: Layer, embedding: Matrix) -> None:
        self._layer, self._embedding = layer, embedding
        self._made = np.empty((2, len(embedding), 3 * layer.hidden), dtype=np.float32)
        self._known = np.zeros(len(embedding), dtype=bool)

    def both_ways(self, ids: NDArray[np.int64], lengths: Sequence[int]) -> Matrix:
        """What `both_ways` makes of these rows of the embedding, bit by bit."""
        new = np.unique(ids[~self._known[ids]])
        if len(new):
            rows = self._embedding[new]
            for way, weights in enumerate(self._layer.told):
                self._made[way, new] = dense(rows, weights) + self._layer.told_bias[way]
            self._known[new] = True
        steps = _steps(lengths)
        back = _backwards(lengths, steps)
        given = np.empty((2, len(ids), self._made.shape[2]), dtype=np.float32)
        for way, read in enumerate((ids, ids[back])):
            np.take(self._made[way], read, axis=0, out=given[way], mode="clip")
        return _run(self._layer, given, steps, back)


def both_ways(layer: Layer, rows: Matrix, lengths: Sequence[int]) -> Matrix:
    """What a layer makes of texts: (places, 2 x hidden), forwards and backwards side by side.

    `rows` holds the places of all texts, (places, width), place by place: first those at the first place of each text,
    in order, then those at the second; `lengths` are those of the texts, the longest first.
    """
    steps = _steps(lengths)
    back = _backwards(lengths, steps)
    given = np.empty((2, len(rows), 3 * layer.hidden), dtype=np.float32)
    given[0] = dense(rows, layer.told[0])
    np.take(dense(rows, layer.told[1]), back, axis=0, out=given[1], mode="clip")
    given += layer.told_bias
    return _run(layer, given, steps, back)


def _run(layer: Layer, given: Matrix, steps: Sequence[int], back: NDArray[np.int64]) -> Matrix:
    """The states that follow from what comes in each way, in the order in which that way reads."""
    hidden = layer.hidden
    found = np.empty((2, given.shape[1], hidden), dtype=np.float32)
    state = np.zeros((2, -(-steps[0] // _STEP), _STEP, hidden), dtype=np.float32)
    flat = state.reshape(2, -1, hidden)
    at = 0
    for size in steps:
        kept = np.matmul(state[:, : -(-size // _STEP)], layer.kept).reshape(2, -1, 3 * hidden)[:, :size]
        flat[:, :size] = found[:, at : at + size] = _gated(given[:, at : at + size], kept, flat[:, :size], layer)
        at += size
    joined = np.empty((given.shape[1], 2 * hidden), dtype=np.float32)
    joined[:, :hidden] = found[0]
    joined[back, hidden:] = found[1]
    return joined


def _gated(given: Matrix, kept: Matrix, before: Matrix, layer: Layer) -> Matrix:
    """The next state from what comes in and what was kept, whose share in the new part is reset before it is added."""
    both = 2 * layer.hidden
    gates: Matrix = given[..., :both] + kept[..., :both]
    np.tanh(gates, out=gates)
    gates *= 0.5
    gates += 0.5
    fresh = kept[..., both:]
    fresh += layer.kept_bias
    fresh *= gates[..., layer.hidden :]
    fresh += given[..., both:]
    np.tanh(fresh, out=fresh)
    made: Matrix = before - fresh
    made *= gates[..., : layer.hidden]
    made += fresh
    return made


def _steps(lengths: Sequence[int]) -> list[int]:
    """How many texts reach each place."""
    reach = np.bincount(np.asarray(lengths), minlength=lengths[0] + 1)
    return [int(one) for one in len(lengths) - np.cumsum(reach)[:-1]]


def _backwards(lengths: Sequence[int], steps: Sequence[int]) -> NDArray[np.int64]:
    """For each place, in the order of `rows`, which place of its text is read there by who begins at the end."""
    begins = np.concatenate([[0], np.cumsum(steps)[:-1]])
    sizes = np.asarray(lengths)
    return np.concatenate([begins[sizes[:size] - 1 - place] + np.arange(size) for place, size in enumerate(steps)])


def places(lengths: Sequence[int]) -> NDArray[np.int64]:
    """Which row, of all texts one after another, is each that `both_ways` reads: the first of each, the second …"""
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return np.concatenate([begins[:size] + place for place, size in enumerate(_steps(lengths))])
