"""Makes deed-weights.tsv and deed-layers.npy, by which a verb more or less surely tells a deed, from texts of our own.

    python -m kg.data.make_deed_weights

Source: the texts of benchmarks/gold whose events a reader wrote down (this project; what is sealed is left out). A verb
is right where the shortest name of an event holds it. Logistic regression on the signs of its sentence and, with a
larger penalty, on LAC's layers of the word, by Newton's method.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg import pipeline
from kg.data.judged import newton
from kg.evaluate.gold import GoldEvent, Row, load
from kg.find.weights import START
from kg.model import Span
from kg.parse import deed_layers
from kg.read import document as documents
from kg.read.script import fold
from kg.relate.deed_roles import RULE
from kg.relate.deed_signs import LEAST_LAYERS, USUAL_LAYERS
from kg.relate.deed_verbs import Reader, Text
from kg.relate.signs import Signs
from kg.settings import Settings

GOLD = Path(__file__).resolve().parents[2] / "benchmarks" / "gold"
SOURCES = ("another-hand/open.jsonl", "genres-2024.jsonl", "third-hand/open.jsonl", "deeds/*.jsonl")
SIGNS, LAYERS = Path(__file__).with_name("deed-weights.tsv"), Path(__file__).with_name(deed_layers.MODEL)
_FEWEST, _PENALTY, _DAMPED = 6, 4.0, 0.05
_EVEN, _FEW = 0.0, 0.005  # log-odds of about .5; the share of told verbs that may be lost
_HEADER = "# source: made by kg.data.make_deed_weights from benchmarks/gold\n# licence: Apache-2.0\n"


@dataclass(frozen=True)
class Judged:
    """A verb: what its sentence shows, LAC's layers of it (1408,), and whether a reader took it for an event."""

    signs: Signs
    layers: NDArray[np.float64]
    right: bool


def make(sources: Iterable[Path] = ()) -> int:
    """Writes both files and returns how many verbs they were made from."""
    chosen = tuple(sources) or tuple(path for name in SOURCES for path in sorted(GOLD.glob(name)))
    verbs = [one for path in chosen for row in load(path) for one in judged(row)]
    signs, layers = fit(verbs)
    shown = Counter(name for one in verbs for name in one.signs)
    signs[LEAST_LAYERS] = _least(verbs, signs, layers)
    rows = "".join(f"{name}\t{weight:.2f}\t{shown.get(name, len(verbs))}\n" for name, weight in sorted(signs.items()))
    SIGNS.write_text(f"{_HEADER}sign\tweight\tverbs\n{rows}", encoding="utf-8")
    np.save(LAYERS, layers.astype(np.float32))
    return len(verbs)


def judged(row: Row) -> Iterator[Judged]:
    """The verbs of a text that may tell a deed, but for those that tell an event of a known type."""
    kit = pipeline.tools(Settings())
    document = documents.make(row.text, id=row.id, title=row.title, published=row.date)
    read = pipeline.analyse(document, kit)
    told = tuple(one for one in read.events if one.mention.rule != RULE)
    gold = [one for one in places(document.folded, row.events or ()) if one is not None]
    layers = dict(deed_layers.layers(kit.tagger, document, read.sentences))
    text = Text(document, read.sentences, read.mentions, read.reading.chronicle)
    reader = Reader(text, told)
    for deed in (one for verbs in reader.clauses() for one in verbs):
        if deed.verb.start in layers:
            right = any(span.overlaps(deed.verb) for span in gold)
            yield Judged(deed.signs, layers[deed.verb.start], right)


def fit(verbs: list[Judged]) -> tuple[dict[str, float], NDArray[np.float64]]:
    """A weight for each sign that enough verbs show, with one to begin with, and the weights of the layers (1408,)."""
    shown = Counter(name for one in verbs for name in one.signs)
    names = [START, *sorted(name for name, many in shown.items() if many >= _FEWEST)]
    seen = np.array([[1.0, *(one.signs.get(name, 0.0) for name in names[1:])] for one in verbs])
    layers = np.array([one.layers for one in verbs])
    middle, spread = layers.mean(axis=0), layers.std(axis=0) + 1e-3
    both = np.concatenate([seen, _DAMPED * (layers - middle) / spread], axis=1)
    weights = newton(both, np.array([float(one.right) for one in verbs]), np.ones(len(verbs)), _PENALTY)
    deep = _DAMPED * weights[len(names) :] / spread
    signs = dict(zip(names, weights[: len(names)].tolist(), strict=True))
    signs[USUAL_LAYERS] = float(middle @ deep)
    signs[START] -= signs[USUAL_LAYERS]
    return signs, deep


def places(text: str, events: Iterable[GoldEvent]) -> Iterator[Span | None]:
    """Where the shortest name of each event stands inside the longest that the text has; no place serves twice."""
    used: set[tuple[int, int]] = set()
    for event in events:
        names = sorted((fold(one) for one in event.names), key=len, reverse=True)
        found = (hit for name in names for hit in re.finditer(re.escape(name), text) if hit.span() not in used)
        hit = next((one for one in found if names[-1] in one.group()), None)
        if hit is None:
            yield None
            continue
        used.add(hit.span())
        start = hit.start() + hit.group().index(names[-1])
        yield Span(start, start + len(names[-1]))


def _least(verbs: list[Judged], signs: dict[str, float], layers: NDArray[np.float64]) -> float:
    """The sum of layers that all but a few of the verbs reach that would be told."""
    sums = [float(one.layers @ layers) for one in verbs]
    totals = (signs[START] + sum(signs.get(name, 0.0) * value for name, value in one.signs.items()) for one in verbs)
    told = [deep for deep, total in zip(sums, totals, strict=True) if deep + total > _EVEN]
    return float(np.quantile(told, _FEW))


if __name__ == "__main__":
    make()
