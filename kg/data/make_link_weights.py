"""Makes link-weights.tsv, by which a link of an event is more or less sure, from links judged by eye.

    python -m kg.data.make_link_weights

Source: benchmarks/links/signs.jsonl (this project; ids, signs of structure and verdicts, no text). Logistic regression
with a penalty on large weights, by Newton's method; a link from news that is not the state's counts three times, since
these are fewer and the errors are there.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.find.weights import START
from kg.relate.signs import Signs

SOURCE = Path(__file__).resolve().parents[2] / "benchmarks" / "links" / "signs.jsonl"
TARGET = Path(__file__).with_name("link-weights.tsv")
_FEWEST, _PENALTY, _STEPS, _STILL = 6, 10.0, 30, 1e-9
_COUNTS = {"drcd": 1.0, "xwlb": 1.0}
_OTHERS = 3.0
_HEADER = "# source: made by kg.data.make_link_weights from benchmarks/links/signs.jsonl\n# licence: Apache-2.0\n"


def make(source: Path = SOURCE, target: Path = TARGET) -> int:
    """Writes the table (sign, weight, links that show it) and returns how many rows it has."""
    links = read(source)
    weights = fit(links)
    shown = Counter(name for told, _, _ in links for name in told)
    rows = "".join(f"{name}\t{weight:.2f}\t{shown.get(name, len(links))}\n" for name, weight in sorted(weights.items()))
    target.write_text(f"{_HEADER}sign\tweight\tlinks\n{rows}", encoding="utf-8")
    return len(weights)


def read(source: Path = SOURCE) -> list[tuple[Signs, bool, str]]:
    """The judged links: their signs, whether they are right, and where they come from."""
    first, *lines = source.read_text(encoding="utf-8").splitlines()
    names = json.loads(first)["signs"]
    links = []
    for row in map(json.loads, lines):
        pairs = ((one, 1.0) if isinstance(one, int) else (one[0], float(one[1])) for one in row["signs"])
        links.append(({names[number]: value for number, value in pairs}, bool(row["right"]), str(row["source"])))
    return links


def fit(links: list[tuple[Signs, bool, str]]) -> dict[str, float]:
    """A weight for each sign that enough links show, and one to begin with."""
    shown = Counter(name for told, _, _ in links for name in told)
    names = [START, *sorted(name for name, many in shown.items() if many >= _FEWEST)]
    seen = np.array([[1.0, *(told.get(name, 0.0) for name in names[1:])] for told, _, _ in links])
    right = np.array([float(verdict) for _, verdict, _ in links])
    counts = np.array([_COUNTS.get(source, _OTHERS) for _, _, source in links])
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
