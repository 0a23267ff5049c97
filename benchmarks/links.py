"""Measures how many links of events are right on articles about Taiwan and about companies, judged by eye.

    python benchmarks/links.py [--news FILE] [--show PART]

`benchmarks/links/judged.jsonl` holds a verdict on each link that was read: the article, the place of the word that
shows the event, the predicate, the name at its other end, whether the text says so, and else why it went wrong.
`--show` prints what is found in the articles of a part (open, sealed, later, fourth, fifth), each link with its
sentence and verdict.
Needs drcd_trad in $KG_DATA. With `--news` the articles are instead those of a JSON Lines file with id, part, kind,
date, title and text, collected from the addresses in `links/news_sources.tsv`; the verdicts are in `judged_news.jsonl`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import Kind
from kg.pipeline import analyse_text

_HERE = Path(__file__).resolve().parent
_JUDGED, _JUDGED_NEWS = _HERE / "links" / "judged.jsonl", _HERE / "links" / "judged_news.jsonl"
_DATA = Path(os.environ.get("KG_DATA", _HERE.parent.parent / "shared" / "data"))
_SEED = 20261129
_TAIWAN, _COMPANY = re.compile("[台臺]灣"), re.compile("公司|企業")
_DATED = re.compile(r"\d\s*年")
_EACH, _DATES = 30, 2  # articles of each kind; years told in an article
_PARTS = ("open", "sealed", "later", "fourth", "fifth")
_LATER = (
    (2, _EACH // 2, "later"),
    (1, _EACH // 2, "fourth"),
    (0, None, "fifth"),
)  # fewest years in an article, how many


@dataclass(frozen=True, slots=True)
class Article:
    """A drawn text: `kind` taiwan or company; `part` open where its verdicts guided the rules."""

    id: str
    kind: str
    part: str
    text: str
    date: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """What an event is said to have: `at` the place of the word that shows it."""

    id: str
    at: int
    predicate: str
    object: str

    @property
    def key(self) -> tuple[str, int, str, str]:
        """What a verdict is known by."""
        return (self.id, self.at, self.predicate, self.object)


def drawn() -> tuple[Article, ...]:
    """The articles, drawn once and for all by a seed: sixty, every other one sealed, thirty twice, and all left."""
    chance = random.Random(_SEED)
    rows = _rows("drcd_trad", "part.jsonl")
    picked = [(kind, row) for kind, pool in _pools(rows, _DATES) for row in chance.sample(pool, _EACH)]
    parts = [(kind, row, _PARTS[number % 2]) for number, (kind, row) in enumerate(picked)]
    for seed, (dates, many, part) in enumerate(_LATER, _SEED + 1):
        taken = {row["id"] for _, row, _ in parts}
        chance = random.Random(seed)
        for kind, pool in _pools(rows, dates):
            rest = [row for row in pool if row["id"] not in taken]
            parts += [(kind, row, part) for row in chance.sample(rest, many or len(rest))]
    return tuple(Article(row["id"], kind, part, row["text"]) for kind, row, part in parts)


def news(file: Path) -> tuple[Article, ...]:
    """The articles of a JSON Lines file that is kept elsewhere."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return tuple(Article(r["id"], r["kind"], r["part"], r["text"], r["date"], r["title"]) for r in rows)


def _pools(rows: list[dict], dates: int) -> tuple[tuple[str, list[dict]], ...]:
    """The articles about Taiwan and those about companies that tell so many years."""
    dated = [row for row in rows if len(_DATED.findall(row["text"])) >= dates]
    company = [row for row in dated if _COMPANY.search(row["text"])]
    taiwan = [row for row in dated if _TAIWAN.search(row["text"]) and not _COMPANY.search(row["text"])]
    return (("taiwan", taiwan), ("company", company))


def _rows(name: str, file: str) -> list[dict]:
    lines = (_DATA / name / file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found(article: Article) -> Iterator[tuple[Link, str, str]]:
    """The links of an article's events, each with the event's name and its sentence."""
    analysis = analyse_text(article.text, id=article.id, date=article.date, title=article.title)
    folded = analysis.document.folded
    for event in analysis.events:
        for one in event.arguments:
            name = one.mention.value if one.mention.kind is not Kind.EVENT else one.mention.surface
            predicate = re.split("[#/]", one.role)[-1]
            link = Link(article.id, event.trigger.start, predicate, name or one.mention.surface)
            yield link, event.mention.span.of(folded), one.evidence.span.of(folded)


def verdicts(file: Path = _JUDGED) -> dict[tuple[str, int, str, str], dict]:
    """The verdicts by what they judge."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    rows = [json.loads(line) for line in lines]
    return {(row["id"], row["at"], row["predicate"], row["object"]): row for row in rows}


def main() -> None:
    """Print precision by part, kind and predicate."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show")
    parser.add_argument("--news", type=Path)
    options = parser.parse_args()
    judged, counts = verdicts(_JUDGED_NEWS if options.news else _JUDGED), Counter[tuple[str, str]]()
    for article in news(options.news) if options.news else drawn():
        if options.show == article.part:
            print(f"\n== {article.kind} {article.id}")
        for link, name, sentence in found(article):
            verdict = judged.get(link.key)
            told = "unjudged" if verdict is None else "right" if verdict["right"] else "wrong"
            for group in (
                f"{article.part}, all",
                f"{article.part}, {article.kind}",
                f"{article.part}, {link.predicate}",
            ):
                counts[group, told] += 1
            if options.show == article.part:
                print(f"{link.at} [{name}] {link.predicate} -> {link.object}  ({told})\n      {sentence}")
    if not options.show:
        _print(counts)


def _print(counts: Counter[tuple[str, str]]) -> None:
    print("| links | right | wrong | not judged | precision |\n|---|---|---|---|---|")
    for group in sorted({group for group, _ in counts}):
        right, wrong, unjudged = (counts[group, told] for told in ("right", "wrong", "unjudged"))
        share = f"{right / (right + wrong):.3f}" if right + wrong else "-"
        print(f"| {group} | {right} | {wrong} | {unjudged} | {share} |")


if __name__ == "__main__":
    main()
