"""What stands in an ONNX file, without the library for them: a file is a message of protocol buffers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_GRAPH, _METADATA = 7, 14
_INITIALIZER = 5
_DIMENSION, _KIND, _NAME, _RAW = 1, 2, 8, 9
_KEY, _VALUE = 1, 2
_KINDS = {1: np.float32, 7: np.int64, 10: np.float16}
_SKIPPED = {1: 8, 5: 4}  # bytes of the kinds of field that have no length of their own

Weights = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of a network by name, widened to 32 bits, and the texts of its file's metadata."""

    weights: Weights
    tables: dict[str, str]


def read(model: bytes) -> Network:
    """Weights and metadata of an ONNX file whose weights are numbers of 16 or 32 bits in raw bytes."""
    weights: Weights = {}
    tables: dict[str, str] = {}
    for number, _, body in _fields(memoryview(model)):
        if number == _GRAPH:
            weights |= dict(_weight(inner) for kind, _, inner in _fields(body) if kind == _INITIALIZER)
        elif number == _METADATA:
            told = {kind: str(text, "utf-8") for kind, _, text in _fields(body)}
            tables[told[_KEY]] = told[_VALUE]
    return Network(weights, tables)


def _weight(tensor: memoryview) -> tuple[str, NDArray[np.float32]]:
    """Name and values of a tensor; `_half` at the end of a name only says that it is kept in half precision."""
    shape: list[int] = []
    kind, name, raw = 0, "", memoryview(b"")
    for number, value, body in _fields(tensor):
        if number == _DIMENSION:
            shape.append(value)
        elif number == _KIND:
            kind = value
        elif number == _NAME:
            name = str(body, "utf-8")
        elif number == _RAW:
            raw = body
    values = np.frombuffer(raw, dtype=np.dtype(_KINDS[kind]).newbyteorder("<")).reshape(shape)
    return name.removesuffix("_half"), values.astype(np.float32)


def _fields(message: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    """Number, value where it is a whole number, and body where it has a length, of each field."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        value = size = 0
        if key & 7 == 0:
            value, at = _number(message, at)
        elif key & 7 == 2:
            size, at = _number(message, at)
        at += size or _SKIPPED.get(key & 7, 0)
        yield key >> 3, value, message[at - size : at]


def _number(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while message[at] > 127:
        value |= (message[at] & 127) << shift
        shift, at = shift + 7, at + 1
    return value | message[at] << shift, at + 1
