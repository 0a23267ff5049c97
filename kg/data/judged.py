"""What readers judged, as `benchmarks` keeps it: signs of structure and verdicts, no text; and weights fitted to it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.find.weights import START
from kg.relate.signs import Signs

_STEPS, _STILL = 30, 1e-9


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


def write(target: Path, header: str, column: str, rows: list[Judged], weights: dict[str, float]) -> int:
    """Writes a table (sign, weight, how many of the `rows` show it) and returns how many rows it has."""
    shown = Counter(name for one in rows for name in one.signs)
    told = "".join(f"{name}\t{weight:.2f}\t{shown.get(name, len(rows))}\n" for name, weight in sorted(weights.items()))
    target.write_text(f"{header}sign\tweight\t{column}\n{told}", encoding="utf-8")
    return len(weights)


def fit(rows: Iterable[Judged], fewest: int, penalty: float) -> dict[str, float]:
    """A weight for each sign that at least `fewest` rows show, and one to begin with (logistic regression)."""
    told = list(rows)
    shown = Counter(name for one in told for name in one.signs)
    names = [START, *sorted(name for name, many in shown.items() if many >= fewest)]
    seen = np.array([[1.0, *(one.signs.get(name, 0.0) for name in names[1:])] for one in told])
    right, counts = np.array([one.right for one in told]), np.array([float(one.readers) for one in told])
    return dict(zip(names, newton(seen, right, counts, penalty).tolist(), strict=True))


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
