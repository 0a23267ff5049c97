"""An ONNX graph put together by hand, weights in half precision."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from kg.data.make_lac_layers import reordered


class Graph:
    """Nodes and weights, put in one by one."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def weight(self, name: str, values: NDArray[Any]) -> str:
        """A weight kept in half precision and widened when the file is opened."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values).astype(np.float16), f"{name}_half"))
        self.node("Cast", [f"{name}_half"], name, to=TensorProto.FLOAT)
        return name

    def node(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        """A node with one output, whose name comes back."""
        self.nodes.append(helper.make_node(kind, inputs, [output], **settings))
        return output

    def numbers(self, name: str, values: list[int]) -> str:
        """Whole numbers (a shape, an axis) as they are."""
        self.weights.append(numpy_helper.from_array(np.array(values, dtype=np.int64), name))
        return name

    def recurrent(self, before: str, layer: nn.GRU, name: str, lengths: str = "") -> str:
        """Both directions of a layer, side by side: (places, rows, 2 x hidden); `lengths` names those of the rows."""
        state = layer.state_dict()
        tails = ("", "_reverse")
        inner = np.stack([reordered(state[f"weight_ih_l0{tail}"]).numpy() for tail in tails])
        hidden = np.stack([reordered(state[f"weight_hh_l0{tail}"]).numpy() for tail in tails])
        biases = [[reordered(state[f"bias_{part}_l0{tail}"]).numpy() for part in ("ih", "hh")] for tail in tails]
        bias = np.stack([np.concatenate(pair) for pair in biases])
        weights = [self.weight(f"{name}_{part}", one) for part, one in (("w", inner), ("r", hidden), ("b", bias))]
        size = {"hidden_size": layer.hidden_size, "direction": "bidirectional", "linear_before_reset": 1}
        self.node("GRU", [before, *weights, *([lengths] if lengths else [])], f"{name}_both", **size)
        self.node("Transpose", [f"{name}_both"], f"{name}_turned", perm=[0, 2, 1, 3])
        return self.node("Reshape", [f"{name}_turned", "flat"], name)


def numbers(weights: Any) -> NDArray[np.float32]:
    """The numbers of torch weights."""
    values: NDArray[np.float32] = weights.detach().numpy()
    return values
