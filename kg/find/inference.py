"""Networks in ONNX files, run by onnxruntime on one thread."""

from __future__ import annotations

import os
from typing import Any

SILENT = "ORT_DISABLE_TELEMETRY"
"""Since 1.32 onnxruntime sends what it did to its makers unless this is set before it is loaded; kg works offline."""


def session(model: bytes) -> Any:
    """A session of onnxruntime on the bytes of a model; the library is loaded at the first."""
    os.environ.setdefault(SILENT, "1")
    import onnxruntime  # noqa: PLC0415 - heavy, and not needed with another tagger

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
