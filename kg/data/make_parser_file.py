"""Writes a trained parser as ONNX, weights in half precision, its tags and relations in the file's metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, checker, helper, save

from kg.data.make_onnx_graph import Graph, numbers

_OPSET = 17


def write(network: Any, tags: list[str], relations: list[str], out: Path) -> None:
    """The file that `kg.parse.network` reads: in the manner of the last style, the one of the news."""
    graph = Graph()
    graph.numbers("flat", [0, 0, -1])
    deep = _deep(graph, network)
    parts = _parts(graph, network, deep)
    _heads(graph, network, parts)
    _relations(graph, network, parts, len(relations))
    _save(graph, {"tags": tags, "relations": relations}, network.projection.in_features, out)


def _linear(graph: Graph, before: str, layer: Any, name: str) -> str:
    """A layer with a leaky threshold behind it."""
    graph.node("MatMul", [before, graph.weight(f"{name}_w", numbers(layer.weight).T)], f"{name}_m")
    graph.node("Add", [f"{name}_m", graph.weight(f"{name}_b", numbers(layer.bias))], f"{name}_a")
    return graph.node("LeakyRelu", [f"{name}_a"], name, alpha=0.1)


def _deep(graph: Graph, network: Any) -> str:
    """The words after the recurrent layer, the root before them: (rows, 1 + words, numbers)."""
    told = _linear(graph, "features", network.projection, "told")
    styles = numbers(network.style.weight)[-1][None].repeat(network.tag.num_embeddings, axis=0)
    table = graph.weight("tag_table", np.concatenate([numbers(network.tag.weight), styles], axis=1))
    tagged = graph.node("Gather", [table, "tags"], "tagged")
    joined = graph.node("Concat", [told, tagged], "joined", axis=2)
    both = graph.recurrent(joined, network.recurrent, "both_ways", "lengths")
    rows = graph.node("Transpose", [both], "rows", perm=[1, 0, 2])
    first = graph.node("Slice", [rows, graph.numbers("at0", [0]), graph.numbers("at1", [1]), "at1"], "first")
    nothing = graph.node("Mul", [first, graph.weight("zero", np.zeros(1))], "nothing")
    root = graph.node("Add", [nothing, graph.weight("root", numbers(network.root))], "root_row")
    return graph.node("Concat", [root, rows], "deep", axis=1)


def _parts(graph: Graph, network: Any, deep: str) -> tuple[str, str, str, str]:
    """As head and as dependent for the arcs, the same for the relations; dependents without the root."""
    out = _linear(graph, deep, network.out, "out")
    names = ["arc_head", "arc_all", "name_head", "name_all"]
    sizes = graph.numbers("sizes", list(network.sizes))
    graph.nodes.append(helper.make_node("Split", [out, sizes], names, axis=2))
    end = graph.numbers("end", [np.iinfo(np.int64).max])
    for name in ("arc", "name"):
        graph.node("Slice", [f"{name}_all", "at1", end, "at1"], f"{name}_word")
    return "arc_head", "arc_word", "name_head", "name_word"


def _heads(graph: Graph, network: Any, parts: tuple[str, str, str, str]) -> None:
    matrix = numbers(network.arcs)
    scaled = graph.node("MatMul", [parts[1], graph.weight("arcs_w", matrix[:-1])], "arcs_m")
    shifted = graph.node("Add", [scaled, graph.weight("arcs_b", matrix[-1])], "arcs_a")
    turned = graph.node("Transpose", [parts[0]], "arcs_t", perm=[0, 2, 1])
    graph.node("MatMul", [shifted, turned], "scores")


def _relations(graph: Graph, network: Any, parts: tuple[str, str, str, str], count: int) -> None:
    """The best relation of each word for each head."""
    cube = numbers(network.names)  # head, relation, dependent
    size = cube.shape[0]
    weights = cube.transpose(2, 1, 0).reshape(cube.shape[2], count * size)
    scaled = graph.node("MatMul", [parts[3], graph.weight("names_w", weights[:-1])], "names_m")
    shifted = graph.node("Add", [scaled, graph.weight("names_b", weights[-1])], "names_a")
    flat = graph.node("Reshape", [shifted, graph.numbers("by_relation", [0, -1, size])], "names_r")
    turned = graph.node("Transpose", [parts[2]], "names_t", perm=[0, 2, 1])
    first = graph.node("Slice", [turned, "at0", "at1", "at1"], "names_f")
    ones = graph.node(
        "Add", [graph.node("Mul", [first, "zero"], "names_z"), graph.weight("one", np.ones(1))], "names_o"
    )
    heads = graph.node("Concat", [turned, ones], "names_h", axis=1)
    crossed = graph.node("MatMul", [flat, heads], "names_c")
    words = graph.node("Shape", [parts[3]], "word_shape")
    rows = graph.node("Slice", [words, "at0", graph.numbers("at2", [2])], "row_shape")
    shape = graph.node("Concat", [rows, graph.numbers("last", [count, -1])], "cube_shape", axis=0)
    told = graph.node("Reshape", [crossed, shape], "names_cube")
    graph.node("ArgMax", [told], "relations", axis=2, keepdims=0)


def _save(graph: Graph, tables: dict[str, list[str]], width: int, out: Path) -> None:
    given = [
        helper.make_tensor_value_info("features", TensorProto.FLOAT, ["words", "rows", width]),
        helper.make_tensor_value_info("tags", TensorProto.INT64, ["words", "rows"]),
        helper.make_tensor_value_info("lengths", TensorProto.INT32, ["rows"]),
    ]
    made = [
        helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["rows", "words", "heads"]),
        helper.make_tensor_value_info("relations", TensorProto.INT64, ["rows", "words", "heads"]),
    ]
    whole = helper.make_graph(graph.nodes, "parser", given, made, graph.weights)
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
    helper.set_model_props(model, {name: json.dumps(table, ensure_ascii=False) for name, table in tables.items()})
    checker.check_model(model)
    save(model, str(out))
