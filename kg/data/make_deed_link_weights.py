"""Makes deed-link-weights.tsv, by which a link of a deed is more or less sure, from links judged by readers.

    python -m kg.data.make_deed_link_weights

Source: benchmarks/readings/deed-link-signs.jsonl (this project; signs of structure and verdicts, no text), which
`benchmarks/verdicts.py signs` writes. A verdict of a reader who knew nothing of the program counts three times.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.data.judged import Judged, judged, write
from kg.data.judged import fit as fitted

SOURCE = Path(__file__).resolve().parents[2] / "benchmarks" / "readings" / "deed-link-signs.jsonl"
TARGET = Path(__file__).with_name("deed-link-weights.tsv")
_FEWEST, _PENALTY = 6, 10.0
_HEADER = "# source: made by kg.data.make_deed_link_weights from benchmarks/readings/deed-link-signs.jsonl\n"
_LICENCE = "# licence: Apache-2.0\n"


def make(source: Path = SOURCE, target: Path = TARGET) -> int:
    """Writes the table (sign, weight, links that show it) and returns how many rows it has."""
    links = judged(source)
    return write(target, _HEADER + _LICENCE, "links", links, fit(links))


def fit(links: Iterable[Judged]) -> dict[str, float]:
    """A weight for each sign that enough links show, and one to begin with."""
    return fitted(links, _FEWEST, _PENALTY)


if __name__ == "__main__":
    make()
