"""dashiji (大事記): Chinese news as a knowledge graph one can query, look at and trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.settings import Settings

if TYPE_CHECKING:
    from kg.built import Graph as Graph
    from kg.pipeline import build as build

__all__ = ["Graph", "Settings", "build"]

_HOMES = {"Graph": "kg.built", "build": "kg.pipeline"}


def __getattr__(name: str) -> object:
    """Loads the heavy parts on first use, so that `import kg` stays quick."""
    from importlib import import_module  # noqa: PLC0415

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
