"""Makes event-weights.tsv, by which an event is more or less sure, from events judged by readers.

    python -m kg.data.make_event_weights

Source: benchmarks/readings/signs.jsonl (this project; signs of structure and verdicts, no text), which
`benchmarks/verdicts.py signs` writes. An event is right where a reader found that it is one and that its name tells it,
if with less than could be told. Logistic regression with a penalty on large weights, by Newton's method.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kg.data.judged import Judged, judged, write
from kg.data.judged import fit as fitted

SOURCE = Path(__file__).resolve().parents[2] / "benchmarks" / "readings" / "signs.jsonl"
TARGET = Path(__file__).with_name("event-weights.tsv")
_FEWEST, _PENALTY, _WRITTEN = 8, 10.0, "written"
_HEADER = "# source: made by kg.data.make_event_weights from benchmarks/readings/signs.jsonl\n# licence: Apache-2.0\n"


def make(source: Path = SOURCE, target: Path = TARGET) -> int:
    """Writes the table (sign, weight, events that show it) and returns how many rows it has."""
    events = read(source)
    return write(target, _HEADER, "events", events, fit(events))


def read(source: Path = SOURCE) -> list[Judged]:
    """The judged events; those of written texts show one sign more."""
    return [_of_text(one) for one in judged(source)]


def _of_text(event: Judged) -> Judged:
    if not event.article.startswith(_WRITTEN):
        return event
    return replace(event, signs={**event.signs, _WRITTEN: 1.0})  # more are right: what real articles show no sign of


def fit(events: Iterable[Judged]) -> dict[str, float]:
    """A weight for each sign that enough events show, and one to begin with."""
    return fitted(events, _FEWEST, _PENALTY)


if __name__ == "__main__":
    make()
