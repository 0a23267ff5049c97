"""Settings from a file and from flags."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg import settings as settings_file
from kg.settings import Settings

Decisions = Annotated[str | None, typer.Option(help="Table of decisions on who is who (.csv, .tsv, .xlsx or .ttl).")]
Overlays = Annotated[
    list[str] | None, typer.Option(help="Folder of more types (*.ttl) and words (lexicon/*.tsv); may be repeated.")
]
Authorities = Annotated[
    list[str] | None, typer.Option(help="File of known names: RDF, .csv, .tsv or a folder of a build; may be repeated.")
]


def settings(config: Path | None, **flags: str | bool | float | list[str] | None) -> Settings:
    """Defaults, then the file, then the flags that were given: those that are not None."""
    chosen = settings_file.load(config) if config else Settings()
    told = {name: ",".join(value) if isinstance(value, list) else value for name, value in flags.items() if value != []}
    given: dict[str, object] = {name: value for name, value in told.items() if value is not None}
    return settings_file.override(chosen, given, where="command line")


Jobs = Annotated[int, typer.Option("--jobs", help="Processes that read; 0 for one a core.")]
Json = Annotated[
    bool,
    typer.Option(
        "--json", help="Tell the progress as lines of JSON on standard error, and what came of it on standard output."
    ),
]
Answer = Annotated[bool, typer.Option("--json", help="Answer in JSON on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
