"""Makes link-weights.tsv, by which a link of an event is more or less sure, from links judged by eye.

    python -m kg.data.make_link_weights

Sources: benchmarks/links/signs.jsonl and benchmarks/readings/link-signs.jsonl (this project; ids, signs of structure
and verdicts, no text). Logistic regression with a penalty on large weights, by Newton's method; a link from news that
is not the state's counts three times, since these are fewer and the errors are there, and so does one of the readings
that was judged by a reader who knew nothing of the program.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.data.judged import Judged, judged
from kg.find.weights import START

_BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SOURCE, READINGS = _BENCHMARKS / "links" / "signs.jsonl", _BENCHMARKS / "readings" / "link-signs.jsonl"
TARGET = Path(__file__).with_name("link-weights.tsv")
_FEWEST, _PENALTY, _STEPS, _STILL = 6, 10.0, 30, 1e-9
_COUNTS = {"drcd": 1, "xwlb": 1}
_OTHERS = 3
_HEADER = (
    "# source: made by kg.data.make_link_weights from benchmarks/links/signs.jsonl and readings/link-signs.jsonl\n"
    "# licence: Apache-2.0\n"
)


def make(target: Path = TARGET) -> int:
    """Writes the table (sign, weight, links that show it) and returns how many rows it has."""
    links = read()
    weights = fit(links)
    shown = Counter(name for one in links for name in one.signs)
    rows = "".join(f"{name}\t{weight:.2f}\t{shown.get(name, len(links))}\n" for name, weight in sorted(weights.items()))
    target.write_text(f"{_HEADER}sign\tweight\tlinks\n{rows}", encoding="utf-8")
    return len(weights)


def read(source: Path = SOURCE, readings: Path = READINGS) -> list[Judged]:
    """The judged links; `readers` is how much their verdicts count."""
    first, *lines = source.read_text(encoding="utf-8").splitlines()
    names = json.loads(first)["signs"]
    links = []
    for row in map(json.loads, lines):
        pairs = ((one, 1.0) if isinstance(one, int) else (one[0], float(one[1])) for one in row["signs"])
        signs = {names[number]: value for number, value in pairs}
        links.append(Judged(signs, float(row["right"]), _COUNTS.get(row["source"], _OTHERS), str(row["source"])))
    return [*links, *judged(readings)]


def fit(links: list[Judged]) -> dict[str, float]:
    """A weight for each sign that enough links show, and one to begin with."""
    shown = Counter(name for one in links for name in one.signs)
    names = [START, *sorted(name for name, many in shown.items() if many >= _FEWEST)]
    seen = np.array([[1.0, *(one.signs.get(name, 0.0) for name in names[1:])] for one in links])
    right, counts = np.array([one.right for one in links]), np.array([float(one.readers) for one in links])
    return dict(zip(names, newton(seen, right, counts, _PENALTY).tolist(), strict=True))


def newton(
    seen: NDArray[np.float64], right: NDArray[np.float64], counts: NDArray[np.float64], large: float
) -> NDArray[np.float64]:
    """The weights at which the likelihood, with a penalty on large ones, is highest; the first column bears none.

    `seen` is judged things by signs, `right` the share of right ones in each row, `counts` how much a row counts.
    """
    penalty = np.full(seen.shape[1], large)
    penalty[0] = 1e-6
    weights = np.zeros(seen.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (counts * (right - likely)) - penalty * weights
        bend = (seen.T * (counts * likely * (1 - likely))) @ seen + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < _STILL:
            break
    return weights


if __name__ == "__main__":
    make()
