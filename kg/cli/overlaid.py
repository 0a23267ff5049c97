"""The overlays that a build was made with, for commands that read what it left."""

from __future__ import annotations

import json
from pathlib import Path

from kg import earlier, folder, lexicon
from kg.cli.terminal import say


def as_built(directory: Path) -> None:
    """Lays the overlays that the build in a folder was made with; one that is gone is told of and left out."""
    try:
        told = json.loads(folder.path_of(directory, earlier.RUN).read_text(encoding="utf-8"))
        named = str(told["settings"]["ontology"])
    except (OSError, ValueError, KeyError, TypeError):
        return
    wanted = [Path(one.strip()) for one in named.split(",") if one.strip()]
    for gone in (one for one in wanted if not one.is_dir()):
        say("note", f"the overlay {gone} is not there", "its types and queries are not known")
    lexicon.lay(*(one for one in wanted if one.is_dir()))
