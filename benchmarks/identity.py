"""Measures who is who against judged pairs of mentions of different articles, and names against judged pairs of names.

    python benchmarks/identity.py [--cache FILE] [--texts FILE]

`benchmarks/identity/judged.jsonl` holds pairs of mentions (article id, offsets, words) of the evening news in
`$KG_DATA/raw_xwlb/part.jsonl`, judged by eye: one thing or two. Half of them (`sealed`) were judged before the rules
were written and are no guide to mend them by; the parts `later` and `fresh` were drawn and judged afterwards. `first`
tells how a pair was drawn: joined, or near and left apart.
`drawn.jsonl` holds 361 more, of articles that no pair before them is of: `drawn` (looked at to mend rules), `last`
(judged and scored once, when the rules stood), and of each some of Taiwan's news of 2017 (from the history of
github.com/TaiwanStat/Taiwan-news-crawlers), whose articles are known by their addresses; their texts are read from the
JSON lines (`id`, `title`, `text`, `date`) of `--texts`, without which they are left out. `sampled` and `sampled last`
are 386 more, drawn at random or as the hardest (`how`), half of them judged and scored once; `anew` and `anew last`
are 264 of other articles drawn the same way.
`aliases.jsonl` beside it holds pairs of names that stand in that text. `--cache` keeps the analyses of the articles.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.find import gazetteer
from kg.model import Analysis, Corpus
from kg.pipeline import analyse, tools
from kg.read import document, script
from kg.resolve import entities, name_forms, names, telling
from kg.settings import Settings

_HERE = Path(__file__).resolve().parent
JUDGED = _HERE / "identity" / "judged.jsonl"
DRAWN = _HERE / "identity" / "drawn.jsonl"
ALIASES = _HERE / "identity" / "aliases.jsonl"
TEXTS = Path(os.environ.get("KG_DATA", _HERE.parents[1] / "shared" / "data")) / "raw_xwlb" / "part.jsonl"

Row = dict[str, object]
_Mention = tuple[str, int, int]


@dataclass(slots=True)
class Outcome:
    """What became of the judged pairs of a kind: by (judged one, joined) their number; and B-cubed over the mentions.

    B-cubed looks at each judged mention with those it was judged against, itself included: how many of those it was
    joined with it should be (precision), how many of those it should be joined with it is (recall).
    """

    pairs: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    _judged: dict[_Mention, list[tuple[bool, bool]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: _Mention, other: _Mention, *, same: bool, joined: bool) -> None:
        """Counts a pair."""
        self.pairs[same, joined] += 1
        for mention in (one, other):
            self._judged[mention].append((same, joined))

    @property
    def joins(self) -> tuple[int, int]:
        """Joins that are right, and all of them."""
        return self.pairs[True, True], self.pairs[True, True] + self.pairs[False, True]

    @property
    def apart(self) -> tuple[int, int]:
        """Pairs left apart that are two things, and all of them."""
        return self.pairs[False, False], self.pairs[False, False] + self.pairs[True, False]

    @property
    def recall(self) -> tuple[int, int]:
        """Pairs judged one that were joined, and all of them."""
        return self.pairs[True, True], self.pairs[True, True] + self.pairs[True, False]

    @property
    def b_cubed(self) -> float:
        """The F1 of B-cubed."""
        precisions, recalls = [], []
        for told in self._judged.values():
            right = 1 + sum(same and joined for same, joined in told)
            precisions.append(right / (1 + sum(joined for _, joined in told)))
            recalls.append(right / (1 + sum(same for same, _ in told)))
        precision, recall = (sum(values) / len(values) for values in (precisions, recalls))
        return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print a line for each kind and half, then the figures of names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--texts", type=Path)
    options = parser.parse_args()
    judged = [*rows(JUDGED), *rows(DRAWN)]
    told = outcomes(corpus(judged, options.cache, options.texts), judged)
    print("| kind | half | joins right | left apart rightly | precision | recall | B-cubed F1 |")
    print("|---|---|---|---|---|---|---|")
    for (kind, half), one in sorted(told.items()):
        right, apart = ("/".join(map(str, pair)) for pair in (one.joins, one.apart))
        cells = (kind, half, right, apart, share(*one.joins), share(*one.recall), f"{one.b_cubed:.3f}")
        print("| " + " | ".join(cells) + " |")
    for half in ("open", "sealed"):
        print(f"names, {half}: F1 {alias_f1(half):.3f}")


def rows(path: Path) -> list[Row]:
    """The judged pairs in order of the file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def outcomes(built: Corpus, judged: list[Row]) -> dict[tuple[str, str], Outcome]:
    """By kind and half what became of the pairs, as far as both mentions are found."""
    paths = {(name, m.span.start, m.span.end): path for (name, m), path in built.links.items()}
    found: dict[tuple[str, str], Outcome] = defaultdict(Outcome)
    for row in judged:
        one, other = (tuple(row[side][:3]) for side in "ab")  # type: ignore[index]
        left, right = paths.get(one), paths.get(other)
        if left is not None and right is not None:
            outcome = found[str(row["kind"]), half_of(row)]
            outcome.add(one, other, same=bool(row["same"]), joined=left == right)
    return found


def alias_f1(half: str) -> float:
    """The F1 of telling by the names alone that two of `aliases.jsonl` are of one thing; nan where it has none."""
    told = [(bool(row["same"]), _alike(row)) for row in rows(ALIASES) if half_of(row) == half]
    right = told.count((True, True))
    return 2 * right / (2 * right + told.count((True, False)) + told.count((False, True)))


def half_of(row: Row) -> str:
    """Which half a judged pair is of; `later` where it was drawn and judged afterwards."""
    return str(row.get("part", "sealed" if row["sealed"] else "open"))


def share(part: int, whole: int) -> str:
    """A ratio in two places, `-` of nothing."""
    return f"{part / whole:.2f}" if whole else "-"


def _alike(row: Row) -> bool:
    one, other = (script.fold(str(row[side])).strip("《》") for side in "ab")
    if row["kind"] == "place":
        here, there = ({record.path for record in gazetteer.lookup(name)[:1]} for name in (one, other))
        if here and there:
            return here == there
    short, long = sorted((one, other), key=len)
    whose = [telling.whose(name_forms.canonical(name)) for name in (one, other)]
    return whose[0] == whose[1] or names.short_form(short, long) >= names.SURE


def corpus(judged: list[Row], cache: Path | None = None, texts: Path | None = None) -> Corpus:
    """The articles that judged pairs come from, resolved together; `texts` holds those that are not of the news."""
    homes = (TEXTS, texts) if texts else (TEXTS,)
    return entities.resolve(_kept(judged, cache, homes) if cache is not None else tuple(_analyses(judged, homes)))


def _kept(judged: list[Row], cache: Path, homes: tuple[Path, ...]) -> tuple[Analysis, ...]:
    if not cache.exists():
        cache.write_bytes(pickle.dumps(tuple(_analyses(judged, homes))))
    loaded: tuple[Analysis, ...] = pickle.loads(cache.read_bytes())
    return loaded


def _analyses(judged: list[Row], homes: tuple[Path, ...]) -> Iterator[Analysis]:
    kit = tools(Settings())
    wanted = {row[side][0] for row in judged for side in "ab"}  # type: ignore[index]
    for line in (line for home in homes for line in home.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        if row["id"] in wanted:
            yield analyse(document.make(row["text"], id=row["id"], title=row["title"], published=row["date"]), kit)


if __name__ == "__main__":
    main()
