"""Counts of right, missed and invented answers, and the figures that follow from them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One wrong answer: `what` is `miss` or `invention`, in row `row`, of type `type`, the words and where."""

    row: str
    type: str
    what: str
    words: str
    start: int = -1
    end: int = -1

    def __str__(self) -> str:
        place = f" [{self.start},{self.end})" if self.start >= 0 else ""
        return f"{self.what}\t{self.type}\t{self.row}{place}\t{self.words}"


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """Counts of one type: `right` answers, `missed` ones of the gold file, `invented` ones of ours."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.missed + other.missed, self.invented + other.invented)

    @property
    def precision(self) -> float:
        """Share of our answers that are right, 0 to 1; 1 where we gave none."""
        given = self.right + self.invented
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold answers that we gave, 0 to 1; 1 where there are none."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = 2 * self.right + self.missed + self.invented
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The scores of one gold file by type, in order of name, with every wrong answer in order of the file."""

    gold: str
    rows: int
    scores: tuple[tuple[str, Score], ...]
    findings: tuple[Finding, ...] = ()

    def __getitem__(self, kind: str) -> Score:
        return dict(self.scores)[kind]

    @property
    def total(self) -> Score:
        """All types together (micro average)."""
        return sum((score for _, score in self.scores), Score())

    def table(self) -> str:
        """The scores as a table of plain text."""
        lines = [f"{self.gold} ({self.rows} rows)", f"{'type':<10} {'P':>6} {'R':>6} {'F1':>6} {'gold':>6}"]
        for name, score in (*self.scores, ("all", self.total)):
            figures = f"{score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f}"
            lines.append(f"{name:<10} {figures} {score.right + score.missed:6d}")
        return "\n".join(lines)


def compare(gold: Iterable[_Key], found: Iterable[_Key]) -> tuple[Score, list[_Key], list[_Key]]:
    """The score of two collections compared as sets, with the misses and the inventions in order."""
    wanted, given = dict.fromkeys(gold), dict.fromkeys(found)
    missed = [key for key in wanted if key not in given]
    invented = [key for key in given if key not in wanted]
    return Score(len(wanted) - len(missed), len(missed), len(invented)), missed, invented


def add_up(parts: Iterable[Mapping[str, Score]]) -> tuple[tuple[str, Score], ...]:
    """The sums by type of many rows' scores, in order of type."""
    sums: dict[str, Score] = {}
    for part in parts:
        for name, score in part.items():
            sums[name] = sums.get(name, Score()) + score
    return tuple(sorted(sums.items()))
