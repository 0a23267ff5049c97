"""dashiji (大事记): Chinese news as a knowledge graph one can query, look at and trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.settings import Settings

if TYPE_CHECKING:
    from kg.built import Graph as Graph
    from kg.corpus.door import add as add
    from kg.pipeline import build as build
    from kg.saved import SavedGraph as SavedGraph
    from kg.saved import open as open  # noqa: A004 - `kg.open`
    from kg.stages import dates as dates
    from kg.stages import names as names
    from kg.stages import titles as titles

    __version__: str

__all__ = ["Graph", "SavedGraph", "Settings", "__version__", "add", "build", "dates", "names", "open", "titles"]

_HOMES = {
    "Graph": "kg.built",
    "SavedGraph": "kg.saved",
    "add": "kg.corpus.door",
    "build": "kg.pipeline",
    "dates": "kg.stages",
    "names": "kg.stages",
    "open": "kg.saved",
    "titles": "kg.stages",
}


def __getattr__(name: str) -> object:
    """Loads the heavy parts on first use, so that `import kg` stays quick."""
    from importlib import import_module  # noqa: PLC0415

    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("dashiji")
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
