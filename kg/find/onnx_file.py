"""Changes to ONNX files without the library for them: a file is a message of protocol buffers, told here by fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_GRAPH = 7
_NODE, _GRAPH_INPUT, _GRAPH_OUTPUT = 1, 11, 12
_NODE_INPUT, _NODE_KIND, _NAME = 1, 4, 1
_LENGTHS_AT = 4  # the place of the lengths among what a recurrent node takes in
_SKIPPED = {1: 8, 5: 4}  # bytes of the kinds of field that have no length of their own
_INT64, _INT32 = b"\x08\x07", b"\x08\x06"


def with_outputs(model: bytes, names: Iterable[str]) -> bytes:
    """The model with more outputs of its graph; what is put behind a message joins what stands there."""
    return model + _field(_GRAPH, b"".join(_field(_GRAPH_OUTPUT, _field(_NAME, name.encode())) for name in names))


def with_lengths(model: bytes, name: str) -> bytes:
    """The model whose recurrent layers (GRU) end each row of a batch where the input of that name says.

    That input becomes one of whole numbers of 32 bits, as the layers take them.
    """
    return b"".join(
        _field(_GRAPH, _graph(body, name.encode())) if number == _GRAPH else bytes(whole)
        for number, whole, body in _fields(memoryview(model))
    )


def _graph(graph: memoryview, name: bytes) -> bytes:
    made: list[bytes | memoryview] = []
    for number, whole, body in _fields(graph):
        told = list(_fields(body)) if number in {_NODE, _GRAPH_INPUT} else []
        if number == _NODE and any(one == _NODE_KIND and bytes(value) == b"GRU" for one, _, value in told):
            made.append(_field(_NODE, _node(body, name)))
        elif number == _GRAPH_INPUT and any(one == _NAME and bytes(value) == name for one, _, value in told):
            made.append(_field(_GRAPH_INPUT, bytes(body).replace(_INT64, _INT32, 1)))
        else:
            made.append(whole)
    return b"".join(made)


def _node(node: memoryview, name: bytes) -> bytes:
    made: list[bytes | memoryview] = []
    place = 0
    for number, whole, _ in _fields(node):
        made.append(_field(_NODE_INPUT, name) if number == _NODE_INPUT and place == _LENGTHS_AT else whole)
        place += number == _NODE_INPUT
    return b"".join(made)


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Number, all and, where it has a length, body of each field."""
    at = 0
    while at < len(message):
        begin = at
        key, at = _number(message, at)
        size = 0
        if key & 7 == 0:
            _, at = _number(message, at)
        elif key & 7 == 2:
            size, at = _number(message, at)
        at += size or _SKIPPED.get(key & 7, 0)
        yield key >> 3, message[begin:at], message[at - size : at]


def _number(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while message[at] > 127:
        value |= (message[at] & 127) << shift
        shift, at = shift + 7, at + 1
    return value | message[at] << shift, at + 1


def _field(number: int, body: bytes) -> bytes:
    return _written(number << 3 | 2) + _written(len(body)) + body


def _written(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes((*made, value))
