"""Makes name-weights.tsv, by which a name is more or less sure, from judged names.

    python -m kg.data.make_name_weights

Source: benchmarks/names/signs.jsonl (signs of structure and verdicts, no text): names of evening news judged by eye for
this project, and those of UNER Chinese-GSD (CC BY-SA 4.0, Mayhew et al. 2024), held against its annotation. Logistic
regression with a penalty on large weights; a judged name of news counts three times, since these are fewer.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.data.judged import newton
from kg.find.weights import START

SOURCE = Path(__file__).resolve().parents[2] / "benchmarks" / "names" / "signs.jsonl"
TARGET = Path(__file__).with_name("name-weights.tsv")
_FEWEST, _PENALTY = 20, 3.0
_COUNTS = {"news": 3.0, "uner": 1.0}
_HEADER = (
    "# source: made by kg.data.make_name_weights from benchmarks/names/signs.jsonl\n"
    "# licence: CC BY-SA 4.0 (of the judged names part are those of UNER Chinese-GSD)\n"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """Names that show the same signs: where they come from, whether they are held back, how many, how many right."""

    source: str
    held: bool
    judged: int
    right: int
    signs: tuple[str, ...]


def make(source: Path = SOURCE, target: Path = TARGET) -> int:
    """Writes the table (sign, weight, names that show it) and returns how many rows it has; held ones are left out."""
    names = [one for one in read(source) if not one.held]
    weights = fit(names)
    shown = _shown(names)
    rows = "".join(f"{name}\t{weight:.2f}\t{shown[name]}\n" for name, weight in sorted(weights.items()))
    target.write_text(f"{_HEADER}sign\tweight\tnames\n{rows}", encoding="utf-8")
    return len(weights)


def read(source: Path = SOURCE) -> list[Judged]:
    """The judged names by their signs."""
    first, *lines = source.read_text(encoding="utf-8").splitlines()
    told = json.loads(first)["signs"]
    rows = map(json.loads, lines)
    return [
        Judged(row["source"], row["held"], row["judged"], row["right"], tuple(told[number] for number in row["signs"]))
        for row in rows
    ]


def fit(names: Iterable[Judged]) -> dict[str, float]:
    """A weight for each sign that enough names show, and one to begin with."""
    judged = list(names)
    kept = [START, *sorted(name for name, many in _shown(judged).items() if many >= _FEWEST and name != START)]
    seen = np.array([[float(name in {START, *one.signs}) for name in kept] for one in judged])
    right = np.array([one.right / one.judged for one in judged])
    counts = np.array([one.judged * _COUNTS[one.source] for one in judged])
    return dict(zip(kept, newton(seen, right, counts, _PENALTY).tolist(), strict=True))


def _shown(names: Iterable[Judged]) -> Counter[str]:
    shown: Counter[str] = Counter()
    for one in names:
        shown.update(dict.fromkeys((START, *one.signs), one.judged))
    return shown


if __name__ == "__main__":
    make()
