"""What to say where a library that only some formats need is not installed."""

from __future__ import annotations

from kg.read.encoding import Undecodable


def missing(what: str) -> Undecodable:
    """The error for a format that the extra `formats` reads."""
    return Undecodable(f"reading {what} needs a library that is not installed", "pip install 'dashiji[formats]'")
