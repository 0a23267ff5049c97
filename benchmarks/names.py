"""Scores names of organisations, places and persons on sets made by others, beside jieba and LAC as they come.

    python benchmarks/names.py [--limit N] [--errors] [--data DIR] [--sets NAME ...]

Strict micro F1: start, end and type must all be right. Each row is an article of one sentence. In cluener
organization, government and company count as ORG, address and scene as LOC, name as PER; its other types don't count.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.find import doubts, names, tagger
from kg.model import Document, Kind, Sentence, Span
from kg.read import document as reader

TYPES = {
    "ORG": "ORG", "LOC": "LOC", "PER": "PER",
    "organization": "ORG", "government": "ORG", "company": "ORG", "address": "LOC", "scene": "LOC", "name": "PER",
}  # fmt: skip
KINDS = {Kind.ORGANISATION: "ORG", Kind.PLACE: "LOC", Kind.PERSON: "PER"}
SETS = ("msra_ner", "peoples_daily_ner", "uner_gsd_trad", "cluener")
Found = frozenset[tuple[int, int, str]]
Finder = Callable[[Document, tuple[Sentence, ...]], Found]


@dataclass
class Score:
    """Counts by type of right, missed and invented names, the time taken, and the wrong ones."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def add(self, text: str, gold: Found, found: Found) -> None:
        """Notes one row."""
        for what, names_ in (("right", gold & found), ("missed", gold - found), ("invented", found - gold)):
            self.counts.update((what, name[2]) for name in names_)
        for mark, names_ in (("-", gold - found), ("+", found - gold)):
            for start, end, kind in sorted(names_):
                self.wrong.append(
                    f"{mark} {kind} {text[max(0, start - 8) : start]}【{text[start:end]}】{text[end : end + 8]}"
                )

    def f1(self, kind: str = "") -> float:
        """F1 of one type, or of all together."""
        total = dict.fromkeys(("right", "missed", "invented"), 0)
        for (what, of), number in self.counts.items():
            total[what] += number if kind in ("", of) else 0
        return 2 * total["right"] / max(1, 2 * total["right"] + total["missed"] + total["invented"])


def main() -> int:
    """Prints one line a set and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=0, help="only the first N rows of each set")
    parser.add_argument("--errors", action="store_true", help="print the wrong names of ours")
    parser.add_argument("--data", type=Path, default=default_data())
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    options = parser.parse_args()
    print(f"{'set':20}{'way':8}{'rows':>6}{'F1':>8}{'ORG':>8}{'LOC':>8}{'PER':>8}{'char/s':>9}")
    for name in options.sets:
        path = options.data / name / "dev.jsonl"
        if not path.is_file():
            print(f"{name:20}missing: {path}")
            continue
        rows = list(read_rows(path, options.limit))
        for way, finder in WAYS.items():
            report(name, way, finder, rows, errors=options.errors)
    return 0


def report(name: str, way: str, finder: Finder, rows: list[tuple[Document, Found]], *, errors: bool) -> None:
    """Runs one way over one set and prints its line."""
    score = measure(finder, rows)
    speed = sum(len(document.text) for document, _ in rows) / max(score.seconds, 1e-9)
    kinds = "".join(f"{score.f1(kind):8.3f}" for kind in ("ORG", "LOC", "PER"))
    print(f"{name:20}{way:8}{len(rows):6}{score.f1():8.3f}{kinds}{speed:9.0f}", flush=True)
    if errors and way == "ours":
        print("\n".join(score.wrong))


def default_data() -> Path:
    """`$KG_DATA`, else the shared data beside the repository."""
    return Path(os.environ.get("KG_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def read_rows(path: Path, limit: int) -> Iterator[tuple[Document, Found]]:
    """Documents and their gold names."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if limit and number >= limit:
            return
        row = json.loads(line)
        gold = ((entity["start"], entity["end"], TYPES.get(entity["type"], "")) for entity in row["entities"])
        yield reader.make(row["text"], id=row["id"]), frozenset(entity for entity in gold if entity[2])


def measure(finder: Finder, rows: list[tuple[Document, Found]]) -> Score:
    """The score of one way over a set."""
    score = Score()
    finder(rows[0][0], whole(rows[0][0]))
    for document, gold in rows:
        started = time.perf_counter()
        found = finder(document, whole(document))
        score.seconds += time.perf_counter() - started
        score.add(document.text, gold, found)
    return score


def whole(document: Document) -> tuple[Sentence, ...]:
    """The whole text as one sentence."""
    return (Sentence(Span(0, len(document.text))),)


def raw(name: str) -> Finder:
    """A tagger's own ORG, LOC and PER."""

    def find(document: Document, sentences: tuple[Sentence, ...]) -> Found:
        tagged = tagger.get(name).tag(document, sentences)
        tokens = (token for sentence in tagged for token in sentence.tokens)
        return frozenset((token.span.start, token.span.end, token.pos) for token in tokens if token.pos in TYPES)

    return find


def ours(document: Document, sentences: tuple[Sentence, ...]) -> Found:
    """LAC's tags and our second stage, without what LAC only guesses."""
    lac = tagger.get("lac")
    tagged = lac.tag(document, sentences)
    mentions = doubts.find(lac, document, tagged, names.find(document, tagged))
    return frozenset((one.span.start, one.span.end, KINDS[one.kind]) for one in mentions)


WAYS: dict[str, Finder] = {"jieba": raw("jieba"), "lac": raw("lac"), "ours": ours}

if __name__ == "__main__":
    sys.exit(main())
