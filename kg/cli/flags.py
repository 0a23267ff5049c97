"""Settings from a file and from flags."""

from __future__ import annotations

from pathlib import Path

from kg import settings as settings_file
from kg.settings import Settings


def settings(config: Path | None, **flags: str | bool | None) -> Settings:
    """Defaults, then the file, then the flags that were given: those that are not None."""
    chosen = settings_file.load(config) if config else Settings()
    given: dict[str, object] = {name: value for name, value in flags.items() if value is not None}
    return settings_file.override(chosen, given, where="command line")
