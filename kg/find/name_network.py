"""A small recurrent network that tells names in traditional text."""

from __future__ import annotations

import json
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.find import recurrent
from kg.find.name_features import Features
from kg.find.onnx_file import Network, read

MODEL = "names-hant.onnx"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
"""What a character can be: outside a name, the first of one, or further inside it."""

TOLD = ("p0=", "o0=", "j0=", "l0=", "l1=", "l-1=", "r=", "n=", "oo=", "surname")
"""Beginnings of the features (`kg.find.name_features`) that the network is told."""

_NEVER = -1e4


class NameNetwork:
    """The shipped network with its tables of characters and features, loaded at first use."""

    def shares(self, text: str, features: list[Features]) -> NDArray[np.float32]:
        """How likely each of `LABELS` is for each character of folded text: shape (characters, labels)."""
        known, rare = self._tables["characters"], self._tables["rare"]
        characters = [known.get(character, rare) for character in text]
        told = np.zeros((len(text), self._tables["width"]), dtype=np.float32)
        for at, names in enumerate(features):
            for name in names:
                if name in self._tables["features"]:
                    told[at, self._tables["features"][name]] = 1.0
        scores = self._scores(characters, told)
        return marginals(scores, self._tables["start"], self._tables["transitions"])

    def _scores(self, characters: list[int], told: NDArray[np.float32]) -> NDArray[np.float32]:
        weights = self._file.weights
        embedded = weights["embedding"][characters]
        first, second, deep = self._layers
        length = [len(characters)]
        with recurrent.one_thread():
            one = recurrent.both_ways(first, embedded, length)
            two = recurrent.both_ways(second, one, length)
            joined = np.concatenate([embedded, one, two, recurrent.dense(told, weights["told_w"])], axis=1)
            scores = recurrent.dense(recurrent.both_ways(deep, joined, length), weights["out_w"])
        return scores + weights["out_b"]

    @cached_property
    def _file(self) -> Network:
        return read((files("kg") / "data" / MODEL).read_bytes())

    @cached_property
    def _layers(self) -> tuple[recurrent.Layer, recurrent.Layer, recurrent.Layer]:
        first, second, deep = (recurrent.layer(self._file.weights, name) for name in ("first", "second", "deep"))
        return first, second, deep

    @cached_property
    def _tables(self) -> dict[str, Any]:
        tables = {name: json.loads(text) for name, text in self._file.tables.items()}
        return {
            "characters": {character: number for number, character in enumerate(tables["characters"])},
            "rare": len(tables["characters"]),
            "features": {name: number for number, name in enumerate(tables["features"])},
            "width": len(tables["features"]),
            "start": np.array(tables["start"], dtype=np.float32),
            "transitions": np.array(tables["transitions"], dtype=np.float32),
        }


def marginals(
    scores: NDArray[np.float32], start: NDArray[np.float32], transitions: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Share of each label at each place over all paths (forward and backward sums), each row summing to one.

    `scores` has the shape (places, labels), `transitions` (from, to).
    """
    forward = np.empty_like(scores)
    backward = np.zeros_like(scores)
    forward[0] = scores[0] + start
    for at in range(1, len(scores)):
        forward[at] = scores[at] + _log_sum(forward[at - 1][:, None] + transitions, axis=0)
    for at in range(len(scores) - 1, 0, -1):
        backward[at - 1] = _log_sum(transitions + (scores[at] + backward[at])[None, :], axis=1)
    both = forward + backward
    shares: NDArray[np.float32] = np.exp(both - _log_sum(both, axis=1)[:, None])
    return shares


def best(shares: NDArray[np.floating[Any]]) -> list[str]:
    """The likeliest labels that fit each other: inside a kind only after a character of the same kind."""
    from kg.find.best_paths import best_paths  # noqa: PLC0415 - keeps this module light

    scores = np.log(np.maximum(shares, 1e-6))
    scores[0] = np.where([label.startswith("I-") for label in LABELS], _NEVER, scores[0])
    return [LABELS[number] for number in best_paths([scores], allowed())[0].tolist()]


def allowed() -> NDArray[np.float32]:
    """Zero where one label may follow another, far below it where not: shape (from, to)."""
    return np.array(
        [[0.0 if not to.startswith("I-") or to[2:] == before[2:] else _NEVER for to in LABELS] for before in LABELS],
        dtype=np.float32,
    )


def _log_sum(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    top = values.max(axis=axis, keepdims=True)
    summed: NDArray[np.float32] = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed
