"""SPARQL inside the page: the engine, the whole graph and the ready-made questions, packed."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Iterable
from importlib.resources import files

from kg.graph import syntax
from kg.graph.queries import ready_made, unnarrowed
from kg.model import Statement

_HEADER = re.compile(r"\A(?:#.*\n)+")
ENGINE = "'wasm-unsafe-eval'"
"""What the policy must let through for WebAssembly to be compiled."""


def elements(statements: Iterable[Statement]) -> str:
    """Elements that hold Oxigraph's WebAssembly and the graph as N-Quads, both as gzip in base 64."""
    engine = (files("kg.view") / "templates" / "engine.wasm.gz").read_bytes()
    graph = gzip.compress(syntax.nquads(statements).encode("utf-8"), mtime=0)
    return _element("engine", engine) + _element("graph", graph)


def questions() -> list[dict[str, str]]:
    """The ready-made queries, without the lines that a parameter would narrow them by."""
    return [
        {
            "name": one.name,
            "title": one.title,
            "title_zh": one.title_zh,
            "text": unnarrowed(_HEADER.sub("", one.text)),
        }
        for one in ready_made()
    ]


def _element(name: str, data: bytes) -> str:
    return f'<script type="text/plain" id="{name}">{base64.b64encode(data).decode("ascii")}</script>\n'
