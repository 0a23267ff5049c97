"""Networks in ONNX files, run by onnxruntime on one thread."""

from __future__ import annotations

from typing import Any


def session(model: bytes) -> Any:
    """A session of onnxruntime on the bytes of a model; the library is loaded at the first."""
    import onnxruntime  # noqa: PLC0415 - heavy, and not needed with another tagger

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
