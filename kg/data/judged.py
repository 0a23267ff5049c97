"""What readers judged, as `benchmarks` keeps it: signs of structure and verdicts, no text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kg.relate.signs import Signs


@dataclass(frozen=True, slots=True)
class Judged:
    """An event or link: its signs, which share of its readers found it right, how many they are, and its article."""

    signs: Signs
    right: float
    readers: int
    article: str


def judged(source: Path) -> list[Judged]:
    """What readers judged; the first row of the file names the signs, whose numbers stand in the others."""
    first, *lines = source.read_text(encoding="utf-8").splitlines()
    names = json.loads(first)["signs"]
    found = []
    for row in map(json.loads, lines):
        pairs = ((one, 1.0) if isinstance(one, int) else (one[0], float(one[1])) for one in row["signs"])
        signs = {names[number]: value for number, value in pairs}
        found.append(Judged(signs, float(row["right"]), int(row["readers"]), str(row["article"])))
    return found
