"""Makes deed-link-weights.tsv, by which a link of a deed is more or less sure, from links judged by readers.

    python -m kg.data.make_deed_link_weights

Source: benchmarks/readings/deed-link-signs.jsonl (this project; signs of structure and verdicts, no text), which
`benchmarks/verdicts.py signs` writes. A verdict of a reader who knew nothing of the program counts three times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from kg.data.judged import Judged, judged
from kg.data.make_link_weights import newton
from kg.find.weights import START

SOURCE = Path(__file__).resolve().parents[2] / "benchmarks" / "readings" / "deed-link-signs.jsonl"
TARGET = Path(__file__).with_name("deed-link-weights.tsv")
_FEWEST, _PENALTY = 6, 10.0
_HEADER = "# source: made by kg.data.make_deed_link_weights from benchmarks/readings/deed-link-signs.jsonl\n"
_LICENCE = "# licence: Apache-2.0\n"


def make(source: Path = SOURCE, target: Path = TARGET) -> int:
    """Writes the table (sign, weight, links that show it) and returns how many rows it has."""
    links = judged(source)
    weights = fit(links)
    shown = Counter(name for one in links for name in one.signs)
    rows = "".join(f"{name}\t{weight:.2f}\t{shown.get(name, len(links))}\n" for name, weight in sorted(weights.items()))
    target.write_text(f"{_HEADER}{_LICENCE}sign\tweight\tlinks\n{rows}", encoding="utf-8")
    return len(weights)


def fit(links: Iterable[Judged]) -> dict[str, float]:
    """A weight for each sign that enough links show, and one to begin with."""
    told = list(links)
    shown = Counter(name for one in told for name in one.signs)
    names = [START, *sorted(name for name, many in shown.items() if many >= _FEWEST)]
    seen = np.array([[1.0, *(one.signs.get(name, 0.0) for name in names[1:])] for one in told])
    right, counts = np.array([one.right for one in told]), np.array([float(one.readers) for one in told])
    return dict(zip(names, newton(seen, right, counts, _PENALTY).tolist(), strict=True))


if __name__ == "__main__":
    make()
