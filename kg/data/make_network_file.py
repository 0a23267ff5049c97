"""Writes a trained name network as ONNX, weights in half precision, its tables in the file's metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

from kg.data.make_lac_layers import characters
from kg.data.make_onnx_graph import Graph, numbers
from kg.find.name_network import LABELS, allowed

_OPSET = 17


def write(network: Any, features: list[str], out: Path) -> None:
    """The file that `kg.find.name_network` reads; only Chinese characters and common signs keep their embedding."""
    known = {one: number for one, number in characters().items() if len(one) == 1 and _kept(one)}
    graph = Graph()
    graph.weights.append(numpy_helper.from_array(np.array([0, 0, -1], dtype=np.int64), "flat"))
    rows = [*known.values(), characters()["OOV"]]
    table = graph.weight("embedding", network.lac.embedding.weight.detach().numpy()[rows])
    embedded = graph.node("Gather", [table, "characters"], "embedded")
    told = graph.node("MatMul", ["features", graph.weight("told_w", numbers(network.features.weight))], "told")
    first = graph.recurrent(embedded, network.lac.first, "first")
    second = graph.recurrent(first, network.lac.second, "second")
    joined = graph.node("Concat", [embedded, first, second, told], "joined", axis=2)
    deep = graph.recurrent(joined, network.recurrent, "deep")
    scaled = graph.node("MatMul", [deep, graph.weight("out_w", numbers(network.out.weight).T)], "scaled")
    graph.node("Add", [scaled, graph.weight("out_b", numbers(network.out.bias))], "scores")
    never = allowed() + numbers(network.transitions)
    tables = {"characters": list(known), "features": features, "start": numbers(network.start).round(4).tolist()}
    _save(graph, {**tables, "transitions": never.round(4).tolist()}, len(features), out)


def _save(graph: Graph, tables: dict[str, Any], width: int, out: Path) -> None:
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


def _kept(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or ord(character) < 0x3100
