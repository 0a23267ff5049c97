"""Makes link-weights.tsv, by which a link of an event is more or less sure, from links judged by eye.

    python -m kg.data.make_link_weights

Sources: benchmarks/links/signs.jsonl and benchmarks/readings/link-signs.jsonl (this project; ids, signs of structure
and verdicts, no text). Logistic regression with a penalty on large weights, by Newton's method; a link from news that
is not the state's counts three times, since these are fewer and the errors are there, and so does one of the readings
that was judged by a reader who knew nothing of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from kg.data.judged import Judged, judged, write
from kg.data.judged import fit as fitted

_BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SOURCE, READINGS = _BENCHMARKS / "links" / "signs.jsonl", _BENCHMARKS / "readings" / "link-signs.jsonl"
TARGET = Path(__file__).with_name("link-weights.tsv")
_FEWEST, _PENALTY = 6, 10.0
_COUNTS = {"drcd": 1, "xwlb": 1}
_OTHERS = 3
_HEADER = (
    "# source: made by kg.data.make_link_weights from benchmarks/links/signs.jsonl and readings/link-signs.jsonl\n"
    "# licence: Apache-2.0\n"
)


def make(target: Path = TARGET) -> int:
    """Writes the table (sign, weight, links that show it) and returns how many rows it has."""
    links = read()
    return write(target, _HEADER, "links", links, fit(links))


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


def fit(links: Iterable[Judged]) -> dict[str, float]:
    """A weight for each sign that enough links show, and one to begin with."""
    return fitted(links, _FEWEST, _PENALTY)


if __name__ == "__main__":
    make()
