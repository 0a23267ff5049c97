"""Writes a trained name network as ONNX, weights in half precision, its tables in the file's metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, checker, helper, numpy_helper, save
from torch import nn

from kg.data.make_lac_layers import characters, reordered
from kg.find.name_network import LABELS, allowed

_OPSET = 17


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, values: NDArray[Any]) -> str:
        """A weight kept in half precision and widened when the file is opened."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values).astype(np.float16), f"{name}_half"))
        self.node("Cast", [f"{name}_half"], name, to=TensorProto.FLOAT)
        return name

    def node(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], **settings))
        return output

    def recurrent(self, before: str, layer: nn.GRU, name: str) -> str:
        """Both directions of a layer, side by side: (places, 1, 2 x hidden)."""
        state = layer.state_dict()
        tails = ("", "_reverse")
        inner = np.stack([reordered(state[f"weight_ih_l0{tail}"]).numpy() for tail in tails])
        hidden = np.stack([reordered(state[f"weight_hh_l0{tail}"]).numpy() for tail in tails])
        biases = [[reordered(state[f"bias_{part}_l0{tail}"]).numpy() for part in ("ih", "hh")] for tail in tails]
        bias = np.stack([np.concatenate(pair) for pair in biases])
        weights = [self.weight(f"{name}_{part}", one) for part, one in (("w", inner), ("r", hidden), ("b", bias))]
        size = {"hidden_size": layer.hidden_size, "direction": "bidirectional", "linear_before_reset": 1}
        self.node("GRU", [before, *weights], f"{name}_both", **size)
        self.node("Transpose", [f"{name}_both"], f"{name}_turned", perm=[0, 2, 1, 3])
        return self.node("Reshape", [f"{name}_turned", "flat"], name)


def write(network: Any, features: list[str], out: Path) -> None:
    """The file that `kg.find.name_network` reads; only Chinese characters and common signs keep their embedding."""
    known = {one: number for one, number in characters().items() if len(one) == 1 and _kept(one)}
    graph = _Graph()
    graph.weights.append(numpy_helper.from_array(np.array([0, 0, -1], dtype=np.int64), "flat"))
    rows = [*known.values(), characters()["OOV"]]
    table = graph.weight("embedding", network.lac.embedding.weight.detach().numpy()[rows])
    embedded = graph.node("Gather", [table, "characters"], "embedded")
    told = graph.node("MatMul", ["features", graph.weight("told_w", _numbers(network.features.weight))], "told")
    first = graph.recurrent(embedded, network.lac.first, "first")
    second = graph.recurrent(first, network.lac.second, "second")
    joined = graph.node("Concat", [embedded, first, second, told], "joined", axis=2)
    deep = graph.recurrent(joined, network.recurrent, "deep")
    scaled = graph.node("MatMul", [deep, graph.weight("out_w", _numbers(network.out.weight).T)], "scaled")
    graph.node("Add", [scaled, graph.weight("out_b", _numbers(network.out.bias))], "scores")
    never = allowed() + _numbers(network.transitions)
    tables = {"characters": list(known), "features": features, "start": _numbers(network.start).round(4).tolist()}
    _save(graph, {**tables, "transitions": never.round(4).tolist()}, len(features), out)


def _save(graph: _Graph, tables: dict[str, Any], width: int, out: Path) -> None:
    given = [
        helper.make_tensor_value_info("characters", TensorProto.INT64, ["places", 1]),
        helper.make_tensor_value_info("features", TensorProto.FLOAT, ["places", 1, width]),
    ]
    made = [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["places", 1, len(LABELS)])]
    whole = helper.make_graph(graph.nodes, "names", given, made, graph.weights)
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
    helper.set_model_props(model, {name: json.dumps(table, ensure_ascii=False) for name, table in tables.items()})
    checker.check_model(model)
    save(model, str(out))


def _numbers(weights: Any) -> NDArray[np.float32]:
    values: NDArray[np.float32] = weights.detach().numpy()
    return values


def _kept(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or ord(character) < 0x3100
