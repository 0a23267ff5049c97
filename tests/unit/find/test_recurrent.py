"""Recurrent layers as ONNX defines its operator GRU, one text at a time, and the files that hold their weights."""

from importlib.resources import files

import numpy as np
import pytest
from numpy.typing import NDArray

from kg.find import onnx_file, recurrent

WIDTH, HIDDEN = 5, 3
Matrix = NDArray[np.float32]


def weights() -> onnx_file.Weights:
    """Any numbers, the same each time."""
    some = np.random.default_rng(7)
    shapes = {"w": (2, 3 * HIDDEN, WIDTH), "r": (2, 3 * HIDDEN, HIDDEN), "b": (2, 6 * HIDDEN)}
    return {f"one_{name}": some.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def by_the_book(text: Matrix, kept: onnx_file.Weights, way: int) -> Matrix:
    """The formulas of the operator, `linear_before_reset` set: https://onnx.ai/onnx/operators/onnx__GRU.html"""
    told, before = kept["one_w"][way], kept["one_r"][way]
    told_bias, before_bias = np.split(kept["one_b"][way], 2)
    state, found = np.zeros(HIDDEN), []
    for row in text if way == 0 else text[::-1]:
        update_in, reset_in, new_in = np.split(told @ row + told_bias, 3)
        update_kept, reset_kept, new_kept = np.split(before @ state + before_bias, 3)
        update, reset = 1 / (1 + np.exp(-(update_in + update_kept))), 1 / (1 + np.exp(-(reset_in + reset_kept)))
        state = (1 - update) * np.tanh(new_in + reset * new_kept) + update * state
        found.append(state)
    return np.array(found if way == 0 else found[::-1])


def texts(*lengths: int) -> list[Matrix]:
    some = np.random.default_rng(1)
    return [some.normal(size=(length, WIDTH)).astype(np.float32) for length in lengths]


def run(given: list[Matrix]) -> list[Matrix]:
    lengths = [len(one) for one in given]
    order = recurrent.places(lengths)
    made = np.empty((sum(lengths), 2 * HIDDEN), dtype=np.float32)
    made[order] = recurrent.both_ways(recurrent.layer(weights(), "one"), np.concatenate(given)[order], lengths)
    return np.split(made, np.cumsum(lengths)[:-1])


@pytest.mark.parametrize("lengths", [(1,), (4,), (6, 4, 4, 1), tuple(range(20, 0, -1))])
def test_each_text_is_read_both_ways(lengths: tuple[int, ...]) -> None:
    given, kept = texts(*lengths), weights()
    for text, made in zip(given, run(given), strict=True):
        wanted = np.concatenate([by_the_book(text, kept, way) for way in (0, 1)], axis=1)
        assert np.allclose(made, wanted, atol=1e-5)


def test_what_is_beside_a_text_changes_no_bit_of_it() -> None:
    given = texts(12, 9, 9, 3)
    together = run(given)
    assert all(np.array_equal(run([text])[0], made) for text, made in zip(given, together, strict=True))


def test_a_table_makes_of_rows_what_the_layer_makes_of_them_to_the_bit() -> None:
    layer, lengths = recurrent.layer(weights(), "one"), [6, 4, 1]
    embedding = np.random.default_rng(2).normal(size=(9, WIDTH)).astype(np.float32)
    table = recurrent.Table(layer, embedding)
    for seed in (3, 4):
        ids = np.random.default_rng(seed).integers(0, 9, size=sum(lengths))
        assert np.array_equal(table.both_ways(ids, lengths), recurrent.both_ways(layer, embedding[ids], lengths))


def test_weights_are_not_changed_by_making_a_layer() -> None:
    kept = weights()
    recurrent.layer(kept, "one")
    assert all(np.array_equal(kept[name], one) for name, one in weights().items())


@pytest.mark.parametrize("name", ["parser.onnx", "names-hant.onnx"])
def test_files_tell_weights_and_tables(name: str) -> None:
    kept = onnx_file.read((files("kg") / "data" / name).read_bytes())
    assert kept.weights["out_w"].dtype == np.float32
    assert kept.weights["out_w"].shape[1] == kept.weights["out_b"].size
    assert all(text.startswith("[") for text in kept.tables.values())
